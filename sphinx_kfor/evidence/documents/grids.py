"""The tables that a reader found, with their cells by address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.tables import Cell, Table
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.documents.reading import Grid

_SPACE = re.compile(r"\s+")


def grids_as_tables(text: str, grids: Sequence[Grid]) -> list[Table]:
    """The tables of a reading, numbered in their order."""
    return [_of_grid(text, number, grid) for number, grid in enumerate(grids, 1)]


def _of_grid(text: str, number: int, grid: Grid) -> Table:
    """A table that a reader found."""

    def row(place: int) -> tuple[Cell, ...]:
        return tuple(_cell(text, span) for span in grid.rows[grid.header + place])

    columns = range(len(grid.rows[0]))
    names = tuple(
        joined([_cell(text, grid.rows[at][column]) for at in range(grid.header)]) for column in columns
    )
    lower = tuple(_cell(text, grid.rows[grid.header - 1][column]).text for column in columns)
    keys = [_cell(text, row[0]).text for row in grid.rows[grid.header :]]
    line = text.count("\n", 0, grid.rows[0][0][0]) + 1
    return Table(number, line, grid.title, names, keys, row, lower=lower if grid.header > 1 else ())


def _cell(text: str, span: tuple[int, int]) -> Cell:
    return Cell(_SPACE.sub(" ", text[slice(*span)]).strip(), Span(*span))


def joined_rows(rows: Sequence[Sequence[Cell]]) -> tuple[Cell, ...]:
    """The headers of columns named in several rows; an empty upper name is its left neighbour's."""
    over = [Cell("", Span(0, 0))] * (len(rows) - 1)
    names = []
    for column, lowest in enumerate(rows[-1]):
        own = [row[column] for row in rows[:-1]]
        first = next((level for level, cell in enumerate(own) if cell.text), len(own))
        over = [cell if level >= first else over[level] for level, cell in enumerate(own)]
        # A column between groups has no name at all.
        names.append(joined([*over, lowest]) if lowest.text or first < len(own) else lowest)
    return tuple(names)


def joined(cells: list[Cell]) -> Cell:
    """The header of a column whose name stands in several rows, joined by a space."""
    words = list(dict.fromkeys(cell.text for cell in cells if cell.text))
    last = next((cell for cell in reversed(cells) if cell.text), cells[-1])
    return Cell(" ".join(words), last.span)
