"""How an author wants a table to be set, and the grid that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.caption_units import rate_left_out, says_units
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.row_units import unit_beside

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.figure import Notation

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
