"""A table as it is printed: the cells of an extract sorted, renamed, given units and turned.

What the source says in a cell is never changed; names of columns and rows are the author's to
change, and say nothing that was checked.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.tables import place_of
from sphinx_kfor.evidence.extracts.cell_formats import flags_of, formatted_cells
from sphinx_kfor.evidence.extracts.extract import shown
from sphinx_kfor.evidence.extracts.sorting import sorted_rows
from sphinx_kfor.evidence.figures.caption_units import rate_left_out, says_units
from sphinx_kfor.evidence.figures.flags import is_missing
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.row_units import unit_beside
from sphinx_kfor.evidence.figures.units import check_name, check_unit
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.annotations.annotation import Target
    from sphinx_kfor.evidence.figures.figure import Figure, Notation

ALIGNMENTS = ("left", "center", "right", "decimal")


@dataclass(frozen=True)
class Arrangement:
    """How an author wants a table to be set.

    Attributes:
        rename: new names of columns and rows, by their names in the source.
        units: units of columns and rows, likewise.
        sort: the column to sort by; empty for the source's order.
        descending: whether the largest comes first.
        transpose: whether columns become rows.
        align: alignments of the columns as printed, one for all or one each; empty for our own.
        widths: relative widths of the columns as printed; empty for what their text needs.
        notes: where each note belongs: a column or row, or a row and a column, by their names in the source.
        formats: patterns for figures (see `formatting.formatted`) by column or row; by an empty name for all.
    """

    rename: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False
    transpose: bool = False
    align: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    notes: tuple[tuple[str, ...], ...] = ()
    formats: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Grid:
    """A table to be printed.

    Attributes:
        rows: the text of all rows, the header first.
        original: the same with the names that columns and rows have in the source.
        units: the unit of a column or row, by the row and column of its name.
        notes: the numbers of the notes on a cell, from 0, by its row and column.
        align: one of `ALIGNMENTS` for each column.
        widths: relative widths of the columns; empty for none.
        lacking: for each body row and column, what it lacks beside the longest decimals of its column:
            `0` for one digit less, `.00` for no mark and no digit.
        around: what stands outside the headers and says what each cell is counted in.
        last: the cells that stand last since they could not be sorted by number.
        formatted: the cells that are printed in another form than the source's, by row and column.
        flags: the flags and marks of notes behind figures, likewise.
        called: what the rows are called in the source, also where their first cell is empty.
    """

    rows: list[list[str]]
    original: list[list[str]]
    units: dict[tuple[int, int], str]
    notes: dict[tuple[int, int], list[int]]
    align: tuple[str, ...]
    widths: tuple[int, ...]
    lacking: list[list[str]]
    around: list[list[str]] = field(default_factory=list)
    last: tuple[str, ...] = ()
    formatted: dict[tuple[int, int], str] = field(default_factory=dict)
    flags: dict[tuple[int, int], str] = field(default_factory=dict)
    called: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """What stands outside the headers and says what all cells are counted in; empty where they differ."""
        said = {unit for row in self.around for unit in row if unit}
        return said.pop() if len(said) == 1 else ""

    def unsaid(self, notation: Notation) -> list[str]:
        """What stands outside the headers, says what cells are counted in, and in no cell of their rows."""
        names = self.original[0]
        found = [
            unit.strip("()")
            for row, units in zip(self.original, self.around, strict=True)
            for column, unit in enumerate(units)
            if unit and unit_beside(names, row, column, notation) is None
        ]
        return list(dict.fromkeys(found))

    def left_out(self, writings: tuple[Notation, Notation]) -> list[tuple[str, str]]:
        """What new names of columns and rows leave out that the cells are counted in, with the new name."""
        names = [(0, column) for column in range(len(self.rows[0]))]
        names += [(row, 0) for row in range(1, len(self.rows))]
        found = []
        for row, column in names:
            old, new = self.original[row][column], self.rows[row][column]
            added = self.units.get((row, column))
            said = f"{new} ({added})" if added else new
            unit = unit_of(old, writings[0]) if old != new else None
            rate = rate_left_out(old, said, writings) if old != new else ""
            if unit and not says_units(old, [said], writings):
                found.append((unit.text, said))
            elif rate:
                found.append((rate, said))
        return found

    @property
    def printed(self) -> list[list[str]]:
        """The rows, with units behind the names that have one."""
        rows = [list(row) for row in self.rows]
        for (row, column), text in self.formatted.items():
            rows[row][column] = text
        for (row, column), unit in self.units.items():
            rows[row][column] = f"{rows[row][column]} ({unit})"
        return rows


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
    width = sum(target.cell is not None and target.cell.row is None for target in cells)
    texts = [shown(target) for target in cells]
    header, *rows = (texts[at : at + width] for at in range(0, len(texts), width))
    numbers = {id(row): number for number, row in enumerate(rows, 1)}
    names = {
        id(row): target.cell.row or ""
        for row, target in zip(rows, cells[2 * width - 1 :: width], strict=True)
        if target.cell
    }
    how = _by_old_names(how, {*header, *(row[0] for row in rows)})
    units_of = [target.cell.units if target.cell else "" for target in cells]
    around = [units_of[at : at + width] for at in range(0, len(cells), width)]
    last: tuple[str, ...] = ()
    if how.sort:
        _fill_first_cells(rows, names)
        column = place_of(how.sort, header, "column")
        rows, last = sorted_rows(rows, header, column, around[1:], notation, descending=how.descending)
    around = [around[0], *(around[numbers[id(row)]] for row in rows)]
    said = "; ".join(dict.fromkeys(unit for row in around for unit in row if unit))
    original = [list(header), *(list(row) for row in rows)]
    named = [list(row) for row in original]
    for name, new in how.rename.items():
        row, column = _place((name,), header, rows, names)
        _refuse_taken(new, [one[0] for one in rows] if row else header, row - 1 if row else column)
        known = original[row] if row else [line[column] for line in original]
        check_name(new, [*known, said], writings)
        named[row][column] = new
    units = {_place((name,), header, rows, names): unit for name, unit in how.units.items()}
    for (row, column), unit in units.items():
        known = original[row] if row else [line[column] for line in original]
        check_unit(unit, [*known, said], writings)
    written = formatted_cells(
        original, how.formats, around, lambda name: _place((name,), header, rows, names), writings
    )
    flags = flags_of(original, notation)
    notes: dict[tuple[int, int], list[int]] = {}
    for number, named_by in enumerate(how.notes):
        notes.setdefault(_place(named_by, header, rows, names), []).append(number)
    if how.transpose:
        named, original, around = _turned(named), _turned(original), _turned(around)
        units = {place[::-1]: unit for place, unit in units.items()}
        notes = {place[::-1]: numbers for place, numbers in notes.items()}
        written = {place[::-1]: text for place, text in written.items()}
        flags = {place[::-1]: flag for place, flag in flags.items()}
    count = len(named[0])
    for option, given in (("align", how.align), ("widths", how.widths)):
        if given and len(given) not in ({1, count} if option == "align" else {count}):
            raise EvidenceError("option", f"'{option}' has {len(given)} parts, and the table {count} columns")
    align = how.align * count if len(how.align) == 1 else how.align or _alignments(named[1:], count, notation)
    printed = [
        [written.get((row, at), cell) for at, cell in enumerate(cells)] for row, cells in enumerate(named)
    ]
    lacking = _lacking(printed[1:], align, writings[1] if written else notation)
    called = () if how.transpose else tuple(names[id(row)] for row in rows)
    return Grid(
        named, original, units, notes, align, how.widths, lacking, around, last, written, flags, called
    )


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


def _place(
    wanted: tuple[str, ...], header: list[str], rows: list[list[str]], names: dict[int, str]
) -> tuple[int, int]:
    """The row and column, in the grid, of a column's header or a row's name, or of a row and column.

    Args:
        wanted: the name of a column or row, or those of a row and a column.
        header: the names of the columns.
        rows: the rows, as they are printed.
        names: their names, by identity, for those without one in their first cell.
    """
    if len(wanted) > 1:
        return _row_of(wanted[0], rows, names), place_of(wanted[1], header, "column")
    try:
        return 0, place_of(wanted[0], header, "column")
    except EvidenceError as column_error:
        try:
            return _row_of(wanted[0], rows, names), 0
        except EvidenceError as row_error:
            raise EvidenceError(column_error.subtype, f"{column_error}; {row_error}") from None


def _row_of(wanted: str, rows: list[list[str]], names: dict[int, str]) -> int:
    """The place in the grid of a row, by its first cell as it is printed, else by its name in the source."""
    try:
        return place_of(wanted, [row[0] or names[id(row)] for row in rows], "row") + 1
    except EvidenceError as error:
        called = [names[id(row)] for row in rows]
        if error.subtype != "reference" or wanted not in called:
            raise
        return place_of(wanted, called, "row") + 1


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
