"""Cells of tables without the letters that are flags behind their figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.figure import Notation

#: A cell that may end with a flag in letters.
_LETTERED = re.compile(r"(?P<figure>.*\d)\s(?P<letters>[a-z]{1,3})")


def has_letters(cell: str, writing: Notation) -> bool:
    """Whether letters behind the figure of a cell are a flag."""
    match = _LETTERED.fullmatch(cell) if cell[-1:].islower() else None
    figure = writing.read(cell) if match else None
    return bool(figure and figure.flag.isalpha())


def parted(cell: str, writing: Notation, *, lettered: bool) -> tuple[str, str]:
    """A cell without the letters that are a flag, and these; all of it and nothing where there are none.

    Args:
        cell: its text.
        writing: how its source writes figures.
        lettered: whether others of its column have flags in letters: `9.0 m` beside them has no unit.
    """
    match = _LETTERED.fullmatch(cell) if cell[-1:].islower() else None
    alone = lettered and match and len(match["letters"]) == 1
    if match and (alone or has_letters(cell, writing)):
        return match["figure"], match["letters"]
    return cell, ""
