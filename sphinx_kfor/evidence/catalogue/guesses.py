"""Guesses of `kfor add` that nobody has reviewed: lines of a catalogue that end with its comment."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_kfor.evidence.catalogue.yaml_lines import Place

#: The comment that marks a guess.
TO_REVIEW = "# to review"
_FOUND = re.compile(rf"^[ \t]*(?:-[ \t]+)?id:[ \t]*['\"]?(?P<id>[^\s'\"#]+)|[ \t]{TO_REVIEW}", re.MULTILINE)


def unreviewed(identifiers: Iterable[str], places: Mapping[str, Place]) -> dict[str, int]:
    """How many guesses the records of some sources still hold, by id, sorted; only those that hold any."""
    wanted = {identifier for identifier in identifiers if identifier in places}
    found: Counter[str] = Counter()
    for file in sorted({places[identifier].file for identifier in wanted}):
        try:
            text = Path(file).read_text("utf-8", "replace")
        except OSError:
            continue
        current = ""
        for match in _FOUND.finditer(text) if TO_REVIEW in text else ():
            if match["id"]:
                current = match["id"]
            elif current in wanted:
                found[current] += 1
    return dict(sorted(found.items()))


def said_of(held: Mapping[str, int]) -> str:
    """What there is to review, by the ids of records, and how."""
    names = ", ".join(f"'{name}' ({number})" for name, number in held.items())
    records = "the record" if len(held) == 1 else f"{len(held)} records,"
    return f"guesses stand in {records} {names}; correct each, and delete its '{TO_REVIEW}'"
