"""The addresses of cells: `Sheet!B5`, `'Lifts 2025'!A4:D20`; read, written, and taken together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


_ADDRESS = re.compile(
    r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!]+))!"
    r"\$?(?P<left>[A-Za-z]{1,3})\$?(?P<top>\d{1,7})(?::\$?(?P<right>[A-Za-z]{1,3})\$?(?P<bottom>\d{1,7}))?"
)
#: So many cells are named together.
_MANY = 3
_PLAIN_NAME = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True)
class Area:
    """Cells of a sheet, by row and column from 1."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int


def address(words: str) -> Area | None:
    """The cells that an address names, its sheet as it is typed; None if it is none."""
    match = _ADDRESS.fullmatch(words.strip())
    if not match:
        return None
    sheet = match["quoted"].replace("''", "'") if match["quoted"] else match["plain"].strip()
    top, left = int(match["top"]), column_number(match["left"])
    bottom, right = int(match["bottom"] or top), column_number(match["right"] or match["left"])
    return Area(sheet, min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def together(places: Iterable[str]) -> list[str]:
    """Places, each once; many cells of one sheet are named by the areas that hold them.

    A header far above the rows that are shown is no part of where they stand.
    """
    found = list(dict.fromkeys(places))
    cells = [match for one in found if (match := _ADDRESS.fullmatch(one))]
    sheets = {match.string.rpartition("!")[0] for match in cells}
    if len(cells) < _MANY or len(cells) < len(found) or len(sheets) > 1:
        return found
    rows = sorted({int(match[part]) for match in cells for part in ("top", "bottom") if match[part]})
    columns = [column_number(match[part]) for match in cells for part in ("left", "right") if match[part]]
    areas = _runs(rows)
    areas = areas[1:] if len(areas) > 1 and areas[0][0] == areas[0][1] else areas
    areas = areas if len(areas) <= _MANY else [(areas[0][0], areas[-1][1])]
    sheet, left, right = sheets.pop(), column_letters(min(columns)), column_letters(max(columns))
    return [f"{sheet}!{left}{top}:{right}{bottom}" for top, bottom in areas]


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Rows that follow each other, each by its first and its last."""
    starts = [row for at, row in enumerate(rows) if not at or row - rows[at - 1] > 1]
    ends = [row for row, after in zip(rows, [*rows[1:], 0], strict=True) if after - row != 1]
    return list(zip(starts, ends, strict=True))


def quoted(name: str) -> str:
    """A sheet's name as an address has it: in quotation marks where it is no single word."""
    return name if _PLAIN_NAME.fullmatch(name) else "'" + name.replace("'", "''") + "'"


def named(words: str) -> str:
    """A sheet's name, of what an author types: with or without its quotation marks."""
    words = words.strip()
    marked = len(words) > 1 and words[0] == words[-1] == "'"
    return words[1:-1].replace("''", "'") if marked else words


def column_letters(number: int) -> str:
    """The letters of a column: 28 is AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The number of a column: AB is 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
