"""How the figures of data are written, where that is another way than the source's language: `9.5` in German.

Programs write data as in English, whatever the language of its names. A cell such as `1.234` is one thousand
in one way and one in the other, so that the other cells of its column must tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_kfor.evidence.figures.writing import Writing

_POINT, _COMMA = ".,", ",."
_CELL = r"[-+\u2212]?%s(?:\s?%%)?"


def other_marks(columns: Iterable[Sequence[str]], writing: Writing) -> str:
    """The decimal mark and what parts thousands in the cells of data; empty where these are its language's.

    Args:
        columns: the cells of each column.
        writing: how the source's language writes figures.
    """
    own, other = (_POINT, _COMMA) if writing.decimal == "." else (_COMMA, _POINT)
    plain, ours, theirs = _groups(own), _decimals(own), _decimals(other)
    found = False
    for cells in columns:
        if any(ours.fullmatch(cell) for cell in cells):
            return ""
        foreign = any(theirs.fullmatch(cell) for cell in cells)
        if not foreign and any(plain.fullmatch(cell) for cell in cells):
            return ""
        found = found or foreign
    return other if found else ""


def _groups(marks: str) -> re.Pattern[str]:
    """Figures in groups of three, with these marks."""
    return re.compile(_CELL % rf"[1-9]\d{{0,2}}(?:{re.escape(marks[1])}\d{{3}})+")


def _decimals(marks: str) -> re.Pattern[str]:
    """Figures that have decimals for certain, with these marks."""
    decimal, group = map(re.escape, marks)
    grouped = rf"[1-9]\d{{0,2}}(?:{group}\d{{3}})+{decimal}\d+"
    return re.compile(_CELL % rf"(?:{grouped}|0{decimal}\d+|\d+{decimal}(?:\d{{1,2}}|\d{{4,}}))")
