"""A table as it is printed: the cells of an extract sorted, renamed, given units and turned.

What the source says in a cell is never changed; names of columns and rows are the author's to
change, and say nothing that was checked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.tables import place_of
from sphinx_kfor.evidence.extracts.cell_formats import flags_of, formatted_cells
from sphinx_kfor.evidence.extracts.cells import Cells
from sphinx_kfor.evidence.extracts.grid import Grid
from sphinx_kfor.evidence.extracts.sorting import sorted_rows
from sphinx_kfor.evidence.figures.flags import is_missing
from sphinx_kfor.evidence.figures.units import check_name, check_unit
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.annotations.annotation import Target
    from sphinx_kfor.evidence.extracts.grid import Arrangement
    from sphinx_kfor.evidence.figures.figure import Figure, Notation


def arranged(
    cells: Sequence[Target], how: Arrangement, notation: Notation, page: Notation | None = None
) -> Grid:
    """The grid of an extract's cells.

    Args:
        cells: its headers, then its rows one by one.
        how: what the author wants.
        notation: how the source writes figures.
        page: how the page does; None for a page in the source's language.

    Raises:
        EvidenceError: `reference`, for a column or row that is not there, `option`, for as many widths or
            alignments as there are not columns.
    """
    writings = (notation, page or notation)
    table = Cells.of(cells)
    how = _by_old_names(how, {*table.header, *(row[0] for row in table.rows)})
    last = _sort(table, how, notation) if how.sort else ()
    original = [list(table.header), *(list(row) for row in table.rows)]
    rows, units = _renamed(table, how.rename, writings), _with_units(table, how.units, writings)
    written = formatted_cells(
        original, how.formats, table.around, lambda name: table.place((name,)), writings
    )
    notes: dict[tuple[int, int], list[int]] = {}
    for number, named_by in enumerate(how.notes):
        notes.setdefault(table.place(named_by), []).append(number)
    grid = Grid(
        rows=rows,
        original=original,
        units=units,
        notes=notes,
        align=(),
        widths=how.widths,
        lacking=[],
        around=table.around,
        last=last,
        formatted=written,
        flags=flags_of(original, notation),
        called=tuple(table.names[id(row)] for row in table.rows),
    )
    return _aligned(_transposed(grid) if how.transpose else grid, how.align, writings)


def _sort(table: Cells, how: Arrangement, notation: Notation) -> tuple[str, ...]:
    """Put the rows in the order that is wanted; returns the cells that stand last, being no figures."""
    _fill_first_cells(table.rows, table.names)
    column = place_of(how.sort, table.header, "column")
    around = table.around[1:]
    table.rows, last = sorted_rows(
        table.rows, table.header, column, around, notation, descending=how.descending
    )
    return last


def _renamed(table: Cells, rename: dict[str, str], writings: tuple[Notation, Notation]) -> list[list[str]]:
    """The rows, with new names of columns and rows; raises EvidenceError for one that says another thing."""
    named = [list(table.header), *(list(row) for row in table.rows)]
    for name, new in rename.items():
        row, column = table.place((name,))
        _refuse_taken(
            new, [one[0] for one in table.rows] if row else table.header, row - 1 if row else column
        )
        check_name(new, table.beside(row, column), writings)
        named[row][column] = new
    return named


def _with_units(
    table: Cells, units: dict[str, str], writings: tuple[Notation, Notation]
) -> dict[tuple[int, int], str]:
    """The units of columns and rows by their places; raises EvidenceError for one that the source lacks."""
    placed = {table.place((name,)): unit for name, unit in units.items()}
    for place, unit in placed.items():
        check_unit(unit, table.beside(*place), writings)
    return placed


def _transposed(grid: Grid) -> Grid:
    """Its columns as rows."""
    return replace(
        grid,
        rows=_turned(grid.rows),
        original=_turned(grid.original),
        around=_turned(grid.around),
        units={place[::-1]: unit for place, unit in grid.units.items()},
        notes={place[::-1]: numbers for place, numbers in grid.notes.items()},
        formatted={place[::-1]: text for place, text in grid.formatted.items()},
        flags={place[::-1]: flag for place, flag in grid.flags.items()},
        called=(),
    )


def _aligned(grid: Grid, align: tuple[str, ...], writings: tuple[Notation, Notation]) -> Grid:
    """The grid with an alignment for each column; raises `option` where as many are not given."""
    count = len(grid.rows[0])
    for option, given, fitting in (("align", align, {1, count}), ("widths", grid.widths, {count})):
        if given and len(given) not in fitting:
            raise EvidenceError("option", f"'{option}' has {len(given)} parts, and the table {count} columns")
    each = align * count if len(align) == 1 else align or _alignments(grid.rows[1:], count, writings[0])
    printed = [
        [grid.formatted.get((row, at), cell) for at, cell in enumerate(cells)]
        for row, cells in enumerate(grid.rows)
    ]
    lacking = _lacking(printed[1:], each, writings[1] if grid.formatted else writings[0])
    return replace(grid, align=each, lacking=lacking)


def _fill_first_cells(rows: list[list[str]], names: dict[int, str]) -> None:
    """Write the first cell that rows share into each, since they are moved apart."""
    above = ""
    for row in rows:
        above = row[0] or above
        row[0] = row[0] or (above if names[id(row)] else "")


def _by_old_names(how: Arrangement, known: set[str]) -> Arrangement:
    """The same in the source's names, where an author uses the new ones that `rename` gives."""
    renamed = {new: name for name, new in how.rename.items() if new not in known}

    def old(name: str) -> str:
        return renamed.get(name, name)

    return replace(
        how,
        sort=old(how.sort),
        units={old(name): unit for name, unit in how.units.items()},
        notes=tuple(tuple(map(old, place)) for place in how.notes),
        formats={old(name) if name else "": pattern for name, pattern in how.formats.items()},
    )


def _turned(rows: list[list[str]]) -> list[list[str]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _refuse_taken(new: str, names: list[str], place: int) -> None:
    """Raise `option` for a new name that is the source's own for another row or column."""
    wanted = fold_words(new).lower()
    if any(fold_words(one).lower() == wanted for at, one in enumerate(names) if at != place):
        raise EvidenceError("option", f"'rename' gives '{names[place]}' the name of another, '{new}'")


def _alignments(body: list[list[str]], count: int, notation: Notation) -> tuple[str, ...]:
    """Columns of nothing but figures stand at the decimal mark."""
    return tuple(
        "decimal" if figures and all(figure is not None for figure in figures) else "left"
        for figures in (_figures(body, column, notation) for column in range(count))
    )


def _lacking(body: list[list[str]], align: tuple[str, ...], notation: Notation) -> list[list[str]]:
    lacking = [[""] * len(align) for _ in body]
    for column, alignment in enumerate(align):
        if alignment == "decimal":
            most = max((f.decimals for f in _figures(body, column, notation) if f is not None), default=0)
            for row, cells in zip(lacking, body, strict=True):
                figure = notation.read(cells[column])
                if figure and figure.decimals < most:
                    row[column] = "." * (figure.decimals == 0) + "0" * (most - figure.decimals)
    return lacking


def _figures(body: list[list[str]], column: int, notation: Notation) -> list[Figure | None]:
    return [notation.read(row[column]) for row in body if not is_missing(row[column])]
