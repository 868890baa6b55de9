"""New names of a table's columns and rows, held to what else its source has in that table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.all_tables import choose_table
from sphinx_kfor.evidence.extracts.requests import MOST_ROWS
from sphinx_kfor.evidence.figures.new_names import says_another
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_kfor.evidence.extracts.grid import Grid
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.sources.corpus import Source


def misnamed(
    rename: Mapping[str, str], grid: Grid, number: int, source: Source, page: Notation
) -> Iterator[str]:
    """What is wrong with new names that make another column or row of one.

    Args:
        rename: the new names by the old ones.
        grid: the part of the table that is printed.
        number: which table of the source it is.
        source: the source; without its text only the columns and rows that are printed are known.
        page: how the page writes figures.
    """
    writings = (source.notation, page)
    for names, cells in _whole(number, source) or _printed(grid):
        figures = [writings[0].read(cell) for cell in cells]
        numbers = [figure.value if figure else None for figure in figures]
        for place, old in enumerate(names):
            new = rename.get(old, old)
            wrong = says_another(new, place, names, numbers, writings) if new != old else ""
            if wrong:
                yield f"'{new}' in 'rename' {wrong}; name it as its source does, or accept it with a reason"


#: The names of columns with the cells of a row, and those of rows with the cells of a column.
_Lines = list[tuple[list[str], list[str]]]


def _whole(number: int, source: Source) -> _Lines:
    try:
        table = choose_table(source.document, str(number)) if source.path is not None else None
    except EvidenceError:
        return []
    if table is None or not 0 < len(table.keys) <= MOST_ROWS:
        return []
    rows = [[cell.text for cell in table.row(place)] for place in range(len(table.keys))]
    return [([*table.names[1:]], rows[-1][1:]), ([*table.row_names], [row[-1] for row in rows])]


def _printed(grid: Grid) -> _Lines:
    header, *rows = grid.original
    return [(header[1:], rows[-1][1:] if rows else []), ([row[0] for row in rows], [row[-1] for row in rows])]
