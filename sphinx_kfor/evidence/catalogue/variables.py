"""Keys that look like one of CSL's variables, or of ours under `custom`, and are none."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.catalogue.records import Custom
from sphinx_kfor.evidence.problems import Caution, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.catalogue.yaml_lines import Mapping, Place

#: The variables of CSL 1.0.2, appendix IV, and of its drafts, as reference managers export them.
_CSL = frozenset(
    """
    id type custom citation-key citation-label citation-number categories language journalAbbreviation
    title title-short shortTitle abstract annote archive archive_collection archive_location
    archive-collection archive-location archive-place authority available-date call-number chair
    chapter-number collection-editor collection-number collection-title compiler composer container-author
    container-title container-title-short contributor curator dimensions director division DOI edition
    editor editorial-director editor-translator event event-date event-place event-title
    executive-producer first-reference-note-number genre guest host illustrator interviewer ISBN ISSN
    issue issued jurisdiction keyword locator medium narrator note number number-of-pages
    number-of-volumes organizer original-author original-date original-publisher original-publisher-place
    original-title page page-first part-number part-title performer PMCID PMID printing-number producer
    publisher publisher-place recipient references reviewed-author reviewed-genre reviewed-title scale
    script-writer section series-creator source status submitted supplement-number translator URL accessed
    author version volume volume-title year-suffix volume-title-short locators files
    """.split()
)
_SHORTEST = 4


def look_alike_keys(entry: Mapping, identifier: str, place: Place) -> Iterator[Problem]:
    """A caution on each key that nothing reads and that is spelled nearly like one that is read, or ours.

    A key of ours stands under `custom`: elsewhere `rights: private` or a marking would hide nothing.
    """
    if place.file.lower().endswith(".bib"):
        return
    custom = entry.get("custom")
    ours = frozenset(field.name.replace("_", "-") for field in fields(Custom))
    known = {False: _CSL, True: ours}
    keys = [(key, False) for key in entry]
    keys += [(key, True) for key in custom] if isinstance(custom, dict) else []
    for key, inside in keys:
        if key in ours - _CSL and not inside:
            message = (
                f"'{identifier}': nothing reads '{key}' here; write it under custom, 'custom: {{{key}: …}}'"
            )
            yield Problem.of(Caution("catalogue", message), place.file, place.line_of(key))
            continue
        meant = _meant(key, known[inside])
        if not meant or meant in (custom if inside else entry):  # type: ignore[operator]
            continue
        where = f"custom.{key}" if inside else key
        message = f"'{identifier}': nothing reads '{where}'; did you mean '{meant}'?"
        yield Problem.of(Caution("catalogue", message), place.file, place.line_of(key))


@cache
def _meant(key: str, known: frozenset[str]) -> str:
    """The key that one is nearly spelled like; empty for one that is known, or like none."""
    if key in known or len(key) < _SHORTEST:
        return ""
    spelled = {name.lower(): name for name in sorted(known)}
    plain = key.lower().replace("_", "-").replace(" ", "-")
    return next((name for low, name in spelled.items() if plain == low or _one_slip(plain, low)), "")


def _one_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter: left out, put in, another one, or two that changed places."""
    start = _shared(one, other)
    end = _shared(one[start:][::-1], other[start:][::-1])
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])  # noqa: PLR2004


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
