"""The cells of an extract as rows, whose columns and rows are found by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.tables import place_of
from sphinx_kfor.evidence.extracts.extract import shown
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.annotations.annotation import Target


@dataclass
class Cells:
    """The cells of an extract.

    Attributes:
        header: the names of the columns.
        rows: the rows, in the order in which they are printed.
        names: what the source calls each row, by its identity, for those without a name in their first cell.
        units: what stands outside the headers and says what each cell of a row is counted in, by identity.
    """

    header: list[str]
    rows: list[list[str]]
    names: dict[int, str]
    units: dict[int, list[str]]

    @classmethod
    def of(cls, cells: Sequence[Target]) -> Cells:
        """Of its headers, then its rows one by one."""
        width = sum(target.cell is not None and target.cell.row is None for target in cells)
        lines = [cells[at : at + width] for at in range(0, len(cells), width)]
        header, *rows = ([shown(target) for target in line] for line in lines)
        said = [[target.cell.units if target.cell else "" for target in line] for line in lines]
        named = {id(row): line[-1].cell for row, line in zip(rows, lines[1:], strict=True)}
        names = {row: cell.row or "" for row, cell in named.items() if cell}
        return cls(header, rows, names, dict(zip(map(id, (header, *rows)), said, strict=True)))

    @property
    def around(self) -> list[list[str]]:
        """What stands outside the headers and says what each cell is counted in."""
        return [self.units[id(row)] for row in (self.header, *self.rows)]

    def place(self, wanted: tuple[str, ...]) -> tuple[int, int]:
        """The row and column, in the grid, of a column's header or a row's name, or of a row and column.

        Args:
            wanted: the name of a column or row, or those of a row and a column.
        """
        if len(wanted) > 1:
            return self._row_of(wanted[0]), place_of(wanted[1], self.header, "column")
        try:
            return 0, place_of(wanted[0], self.header, "column")
        except EvidenceError as column_error:
            try:
                return self._row_of(wanted[0]), 0
            except EvidenceError as row_error:
                raise EvidenceError(column_error.subtype, f"{column_error}; {row_error}") from None

    def beside(self, row: int, column: int) -> list[str]:
        """What the source says around a name at that place: the cells that it names, and their units."""
        cells = [self.header, *self.rows]
        said = "; ".join(dict.fromkeys(unit for line in self.around for unit in line if unit))
        return [*(cells[row] if row else [line[column] for line in cells]), said]

    def _row_of(self, wanted: str) -> int:
        """The place in the grid of a row: by its first cell as printed, else by its name in the source."""
        called = [self.names[id(row)] for row in self.rows]
        printed = [row[0] or name for row, name in zip(self.rows, called, strict=True)]
        try:
            return place_of(wanted, printed, "row") + 1
        except EvidenceError as error:
            if error.subtype != "reference" or wanted not in called:
                raise
            return place_of(wanted, called, "row") + 1
