"""What folding changes in a text, found without looking at every character.

Characters that fold one to one are replaced in the whole text by `str.replace`. The rest is
looked for in what that gives, and only where a rare character or a doubled one says that it may
stand. A change is (start, end, replacement), in code points of the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.characters import (
    ASCII_SPACES,
    DASH,
    FOLDED,
    GUILLEMET_CLOSING,
    GUILLEMET_OPENING,
    GUILLEMETS,
    LINE_HYPHEN,
    LONGER,
    MARK_SPACE,
    ONE_TO_ONE,
    SOFT_BREAK,
    UNSEEN,
    UNSPACED_GAP,
)
from sphinx_kfor.evidence.text.patterns import compiled, late
from sphinx_kfor.evidence.text.scripts import has_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOUBLED = frozenset(["''", "``"])
_DOTS = late(r"\.(?= \. \.)")
_JOINING = frozenset(UNSEEN + " -")

#: What stands in a run of white space, dashes and invisible characters.
_RUN = late(
    rf"(?P<hyphen>{LINE_HYPHEN})"
    rf"|(?P<dash>[\s{UNSEEN}]++{DASH}[\s{UNSEEN}]*+|{DASH}[\s{UNSEEN}]++|--+)"
    rf"|(?P<gone>{SOFT_BREAK})"
    rf"|(?P<space>\s[\s{UNSEEN}]++|[{UNSEEN}]++\s[\s{UNSEEN}]*+)"
    rf"|(?P<unseen>[{UNSEEN}]++)"
)
_FOLDED_RUN = {"dash": "-", "gone": "", "space": " ", "unseen": ""}
#: Runs, as evened, that no letter beside them can make anything else.
_PLAIN_RUNS = {"  ": " ", "   ": " ", " - ": "-", " -": "-", " -  ": "-"} | {
    run: " " if " " in run else ""
    for unseen in UNSEEN
    for run in (unseen, f" {unseen}", f"{unseen} ")
    if run != "\u00ad "  # which may end a line in a word
}
#: Two letters or digits, between which no fold reaches across; jamo make one syllable.
_INERT = late(r"[^\W\u0640\u1100-\u11ff]{2}")
_DIGITS = frozenset("0123456789")
_EVENED = frozenset(ONE_TO_ONE)
_LONGER = frozenset(LONGER)
_UNSEEN = frozenset(UNSEEN)
_GUILLEMETS = frozenset(GUILLEMETS)
_MARK_SPACE = late(MARK_SPACE)
#: Marks before which French sets a space.
_SPACED_MARKS = ";:!?"

Change = tuple[int, int, str]


def evened(text: str, present: frozenset[str]) -> str:
    """The text with everything replaced that folds one to one."""
    even = text
    if not text.isprintable():
        for space in ASCII_SPACES:
            even = even.replace(space, " ")
    for character in present & _EVENED:
        even = even.replace(character, ONE_TO_ONE[character])
    even = even.replace("`", "'")
    if '"' not in even:
        return even
    *marked, rest = even.split('"')
    return "".join(part + ('"' if part[-1:] in _DIGITS else "'") for part in marked) + rest


def inert(text: str, place: int) -> int:
    """The first place from here on at which a text can be cut without changing how it folds."""
    found = _INERT.search(text, place)
    return found.start() + 1 if found else len(text)


def changes(text: str, even: str, present: frozenset[str]) -> list[Change]:
    """All changes but those one to one, in order and apart.

    Args:
        text: the text.
        even: what `evened` made of it.
        present: its characters that are not ASCII.
    """
    unspaced = [*_unspaced(text, present), *_before_marks(text, even)]
    found = [
        *_guillemets(text, present),
        *unspaced,
        *_runs(text, even, present),
        *((at, at + 5, "...") for at in _dots(even)),
        *_longer(text, present),
        *_doubled_marks(text, even),
    ]
    found.sort()
    return _with_letters(text, present, _apart(found) if unspaced or present & _GUILLEMETS else found)


def _guillemets(text: str, present: frozenset[str]) -> Iterator[Change]:
    """Guillemets with the space inside them."""
    if not present & _GUILLEMETS:
        return
    for match in compiled(f"{GUILLEMET_OPENING}|(?P<closing>{GUILLEMET_CLOSING})").finditer(text):
        inches = match["closing"] and text[match.start() - 1] in _DIGITS
        yield *match.span(), '"' if inches else "'"


def _unspaced(text: str, present: frozenset[str]) -> list[Change]:
    """White space in scripts that have none between words."""
    if not has_unspaced("".join(present)):
        return []
    return [(*match.span(), "") for match in compiled(UNSPACED_GAP).finditer(text)]


def _before_marks(text: str, even: str) -> list[Change]:
    """The space before a mark, as French sets it."""
    if not has_spaced_mark(even):
        return []
    return [(*match.span(), "") for match in _MARK_SPACE.finditer(text)]


def has_spaced_mark(even: str) -> bool:
    """Whether a text whose kinds of space are one has a space before a mark."""
    present = [mark for mark in _SPACED_MARKS if mark in even]
    return bool(present) and any(f" {mark}" in even for mark in present)


def has_unspaced_gap(text: str) -> bool:
    """Whether a text has white space that folds to nothing."""
    return " " in text and has_unspaced(text) and compiled(UNSPACED_GAP).search(text) is not None


def _apart(found: list[Change]) -> list[Change]:
    """Without what lies in an earlier change; of those that begin in one place the longest stays."""
    apart: list[Change] = []
    for change in sorted(found, key=lambda change: (change[0], -change[1])):
        if not apart or change[0] >= apart[-1][1]:
            apart.append(change)
    return apart


def _runs(text: str, even: str, present: frozenset[str]) -> Iterator[Change]:
    """Changes in runs of white space, dashes and invisible characters."""
    sites = [
        at for at in _places(even, "-") if even[at - 1 : at] in _JOINING or even[at + 1 : at + 2] in _JOINING
    ]
    for character in present & _UNSEEN:
        sites += _places(even, character)
    sites += _places(even, "  ")
    sites.sort()
    done, size = 0, len(even)
    for site in sites:
        if site < done:
            continue
        start, done = site, site + 1
        while start and even[start - 1] in _JOINING:
            start -= 1
        while done < size and even[done] in _JOINING:
            done += 1
        plain = _PLAIN_RUNS.get(even[start:done])
        if plain is not None and not (plain == "-" and "\n" in text[start:done]):
            yield start, done, plain
            continue
        for match in _RUN.finditer(text, start, done + 1):
            if match.lastgroup == "hyphen":
                yield *match.span(), "" if _only_breaks_the_line(match) else "-"
            else:
                yield *match.span(), _FOLDED_RUN[match.lastgroup or ""]


def _dots(even: str) -> Iterator[int]:
    done = 0
    for match in _DOTS.finditer(even):
        if match.start() >= done:
            done = match.start() + 5
            yield match.start()


def _longer(text: str, present: frozenset[str]) -> Iterator[Change]:
    for character in present & _LONGER:
        for place in _places(text, character):
            yield place, place + 1, LONGER[character]


def _doubled_marks(text: str, even: str) -> Iterator[Change]:
    """A quotation mark, or inches, typed as two single marks."""
    done = 0
    for at in _places(even, "'"):
        if at >= done and text[at : at + 2] in _DOUBLED:
            done = at + 2
            yield at, done, '"' if text[at - 1 : at] in _DIGITS else "'"


def _with_letters(text: str, present: frozenset[str], found: list[Change]) -> list[Change]:
    """With the changes that make letters and their marks one (NFC), where nothing else changes them."""
    pattern = _denormal(frozenset(filter(_may_be_denormal, present)))
    if pattern is None or unicodedata.is_normalized("NFC", text):
        return found
    starts = [change[0] for change in found]
    letters = []
    for match in pattern.finditer(text):
        before = bisect_right(starts, match.start()) - 1
        folded = before >= 0 and match.start() < found[before][1]
        # A combining mark behind a character that folds stays by itself.
        if not folded and match[0][0] not in FOLDED:
            letters.append((*match.span(), unicodedata.normalize("NFC", match[0])))
    return sorted(found + letters)


def _may_be_denormal(character: str) -> bool:
    return (
        unicodedata.combining(character) > 0
        or "\u1100" <= character <= "\u11ff"
        or not unicodedata.is_normalized("NFC", character)
    )


@cache
def _denormal(characters: frozenset[str]) -> re.Pattern[str] | None:
    """Matches what NFC may change, of a text that has these of the characters that it touches."""
    marks = "".join(c for c in characters if unicodedata.combining(c) and "\u0300" <= c < "\U0001e900")
    singles = "".join(c for c in characters if unicodedata.normalize("NFC", c) != c)
    letters = [
        rf"[^\s{marks}][{marks}]+" if marks else "",
        "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?",
        f"[{singles}]" if singles else "",
    ]
    return re.compile("|".join(filter(None, letters))) if characters else None


def _places(text: str, wanted: str) -> Iterator[int]:
    """Where a string stands; overlapping occurrences once."""
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + len(wanted))


def _only_breaks_the_line(match: re.Match[str]) -> bool:
    """A capital after a small letter starts a word of its own: `Kosovo-⏎Serbia` keeps its hyphen."""
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return not (after.isupper() and before.islower())
