"""Guesses of `kfor add` that nobody has reviewed: lines of a catalogue that end with its comment."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_kfor.evidence.catalogue.yaml_lines import Place

#: The comment that marks a guess.
TO_REVIEW = "# to review"
_MARK = TO_REVIEW.encode()
#: So many bytes are looked through at once.
_PART = 1 << 20
_FOUND = re.compile(rf"^[ \t]*(?:-[ \t]+)?id:[ \t]*['\"]?(?P<id>[^\s'\"#]+)|[ \t]{TO_REVIEW}", re.MULTILINE)


def unreviewed(identifiers: Iterable[str], places: Mapping[str, Place]) -> dict[str, int]:
    """How many guesses the records of some sources still hold, by id, sorted; only those that hold any."""
    wanted = {identifier for identifier in identifiers if identifier in places}
    found: Counter[str] = Counter()
    for file in sorted({places[identifier].file for identifier in wanted}):
        current = ""
        for identifier in _marks(Path(file)):
            if identifier:
                current = identifier
            elif current in wanted:
                found[current] += 1
    return dict(sorted(found.items()))


def _marks(path: Path) -> Iterator[str]:
    """Of a catalogue the ids in order, and nothing for each guess; none at all where it holds no guess.

    It may be large: it is not held in memory.
    """
    try:
        with path.open("rb") as file:
            if not _holds_guesses(file):
                return
            file.seek(0)
            for line in file:
                if b"id:" in line or _MARK in line:
                    for match in _FOUND.finditer(line.decode("utf-8", "replace")):
                        yield match["id"] or ""
    except OSError:
        return


def _holds_guesses(file: BinaryIO) -> bool:
    before = b""
    while part := file.read(_PART):
        if _MARK in before + part:
            return True
        before = part[-len(_MARK) :]
    return False


def said_of(held: Mapping[str, int]) -> str:
    """What there is to review, by the ids of records, and how."""
    names = ", ".join(f"'{name}' ({number})" for name, number in held.items())
    records = "the record" if len(held) == 1 else f"{len(held)} records,"
    return f"guesses stand in {records} {names}; correct each, and delete its '{TO_REVIEW}'"
