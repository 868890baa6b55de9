"""Cells of a table in another form than the source's, and the flags behind their figures.

What is no figure stays as it is, and so do years under a pattern for all columns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.cell_units import merged
from sphinx_kfor.evidence.figures.flags import is_missing
from sphinx_kfor.evidence.figures.formatting import formatted
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_kfor.evidence.figures.figure import Figure, Notation

    Place = tuple[int, int]

_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
#: A figure in the brackets of accounts, which it keeps in every form.
_ACCOUNTS = re.compile(r"\((?P<inside>[^()]+)\)")


def formatted_cells(
    rows: Sequence[Sequence[str]],
    formats: dict[str, str],
    units: Sequence[Sequence[str]],
    place_of: Callable[[str], Place],
    writings: tuple[Notation, Notation],
) -> dict[Place, str]:
    """The cells that patterns print in another form, by row and column.

    Args:
        rows: the texts of all rows, the header first.
        formats: the patterns, by the name of a column or row; by an empty one for all.
        units: what is said of each cell outside the headers.
        place_of: the row and column of a name.
        writings: how the source writes figures; how the page does.

    Raises:
        EvidenceError: `reference`, for a name that is not there, `option`, for a pattern that does not fit.
    """
    places = {place_of(name): pattern for name, pattern in formats.items() if name}
    found: dict[Place, str] = {}
    header, body = rows[0], rows[1:]
    for column in range(1 if len(header) > 1 else 0, len(header)):
        cells = [row[column] for row in body]
        for row, cell in enumerate(cells, 1):
            named = places.get((0, column)) or places.get((row, 0))
            pattern = named or ("" if _are_years(cells) else formats.get("", ""))
            accounts = _ACCOUNTS.fullmatch(cell)
            figure = writings[0].read(accounts["inside"] if accounts else cell) if pattern else None
            if figure is None:
                continue
            around = (header[column], body[row - 1][0] if column else "", units[row][column])
            where = f"{body[row - 1][0]} > {header[column]}"
            text = _written(figure, _of_header(pattern, around, writings[0]), where, writings)
            found[row, column] = f"({text})" if accounts else text + _flag(cell, figure)
    return found


def flags_of(rows: Sequence[Sequence[str]], notation: Notation) -> dict[Place, str]:
    """The flags and marks of notes behind the figures of a table's cells, by row and column."""
    return {
        (number, column): figure.flag
        for number, row in enumerate(rows[1:], 1)
        for column, cell in enumerate(row)
        if (column or len(row) == 1) and (figure := notation.read(cell)) and figure.flag
    }


def _written(figure: Figure, pattern: str, where: str, writings: tuple[Notation, Notation]) -> str:
    try:
        return formatted(figure, writings[0], pattern, writings[1])
    except EvidenceError as error:
        raise EvidenceError(error.subtype, f"{where}: {error}") from None


def _flag(cell: str, figure: Figure) -> str:
    """The flag behind a figure, as far from it as in the source."""
    if not figure.flag:
        return ""
    return " " * cell.removesuffix(figure.flag)[-1:].isspace() + figure.flag


def _are_years(cells: Sequence[str]) -> bool:
    """Whether the cells of a column are years, which no language writes as figures."""
    full = [cell for cell in cells if not is_missing(cell)]
    return bool(full) and all(_YEAR.fullmatch(cell) for cell in full)


def _of_header(pattern: str, around: tuple[str, ...], notation: Notation) -> str:
    """A pattern without its per cent where a header says that already."""
    unit = merged(unit_of(words, notation) for words in around)
    return pattern.removesuffix("%") if unit and unit.percent else pattern
