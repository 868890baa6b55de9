"""New names of a table's columns and rows, held to what else its source has in that table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.all_tables import choose_table
from sphinx_kfor.evidence.extracts.requests import MOST_ROWS
from sphinx_kfor.evidence.figures.new_names import says_another
from sphinx_kfor.evidence.figures.plans import is_planned, says_plan
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_kfor.evidence.extracts.grid import Grid
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.sources.source import Source


#: The names of columns with the cells of a row, and those of rows with the cells of a column.
Lines = list[tuple[list[str], list[str]]]


def misnamed(rename: Mapping[str, str], lines: Lines, writings: tuple[Notation, Notation]) -> Iterator[str]:
    """What is wrong with new names that make another column or row of one.

    Args:
        rename: the new names by the old ones.
        lines: the columns and rows of the table.
        writings: how its source writes figures, and its words; the same of the page.
    """
    for names, cells in lines:
        figures = [writings[0].read(cell) for cell in cells]
        numbers = [figure.value if figure else None for figure in figures]
        for place, old in enumerate(names):
            new = rename.get(old, old)
            wrong = says_another(new, place, names, numbers, writings) if new != old else ""
            if wrong:
                yield f"'{new}' in 'rename' {wrong}; name it as its source does, or accept it with a reason"


def unplanned(
    rename: Mapping[str, str], lines: Lines, writings: tuple[Notation, Notation], said: str
) -> Iterator[str]:
    """New names of columns or rows of plans that leave out what these are.

    Args:
        rename: the new names by the old ones.
        lines: the columns and rows of the table.
        writings: how its source writes figures, and its words; the same of the page.
        said: what else the author says of the table.
    """
    for names, _cells in lines:
        for old in filter(rename.get, names):
            new = rename[old]
            if is_planned(old, names, writings[0]) and not says_plan([new, said], [old], writings[1]):
                yield (
                    f"'{new}' in 'rename' does not say what '{old}' does, a plan or a goal; "
                    "say so in the name or in the caption, or accept it with a reason"
                )


def lines_of(grid: Grid, number: int, source: Source) -> Lines:
    """The columns and rows of a table of a source; without its text those that are printed.

    Args:
        grid: the part of the table that is printed.
        number: which table of the source it is.
        source: the source.
    """
    return _whole(number, source) or _printed(grid)


def _whole(number: int, source: Source) -> Lines:
    try:
        table = choose_table(source.document, str(number)) if source.path is not None else None
    except EvidenceError:
        return []
    if table is None or not 0 < len(table.keys) <= MOST_ROWS:
        return []
    rows = [[cell.text for cell in table.row(place)] for place in range(len(table.keys))]
    return [([*table.names[1:]], rows[-1][1:]), ([*table.row_names], [row[-1] for row in rows])]


def _printed(grid: Grid) -> Lines:
    header, *rows = grid.original
    return [(header[1:], rows[-1][1:] if rows else []), ([row[0] for row in rows], [row[-1] for row in rows])]
