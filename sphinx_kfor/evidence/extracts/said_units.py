"""What is said outside the headers of a table that its cells are counted in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.around_units import unit_around
from sphinx_kfor.evidence.figures.cell_units import merged
from sphinx_kfor.evidence.figures.head_counts import own_columns
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.row_units import may_say_units, unit_above, unit_beside, units_of_parts

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.tables import Cell, Table
    from sphinx_kfor.evidence.figures.unit_words import Unit
    from sphinx_kfor.evidence.sources.source import Source

#: Rows above the data that may say their unit.
_FIRST_ROWS = 20


@dataclass
class SaidUnits:
    """What is said outside the headers of a table's cells that they are counted in."""

    table: Table
    source: Source
    _columns: dict[int, Unit | None] = field(default_factory=dict)

    @cached_property
    def around(self) -> Unit | None:
        """What the catalogue or the table's title says; None for nothing."""
        return unit_around(self.table, self.source.notation)

    @cached_property
    def _own(self) -> frozenset[int]:
        return own_columns(self.table, self.source.notation)

    @cached_property
    def _parts(self) -> dict[int, Unit]:
        """What rows of parts are counted in, by where their names stand."""
        units = units_of_parts(self.table.keys, self.source.notation)
        return {self.table.row(place)[0].span.start: unit for place, unit in units.items()}

    def of(self, row: tuple[Cell, ...], column: int) -> str:
        """What is said of a cell, in the source's words: beside it, above it, around the table."""
        if not column:
            return ""
        beside = unit_beside(self.table.names, [cell.text for cell in row], column, self.source.notation)
        whole = self._parts.get(row[0].span.start)
        around = None if column in self._own else self.around
        found = merged([beside, whole, self._above(column), around])
        if found is None:
            return ""
        return found.text if unit_of(found.text, self.source.notation) else f"({found.text})"

    def _above(self, column: int) -> Unit | None:
        if column not in self._columns:
            keys = self.table.keys[:_FIRST_ROWS]
            cells = [self.table.row(place)[column].text for place in range(len(keys))]
            known = may_say_units(keys)
            self._columns[column] = unit_above(keys, cells, self.source.notation) if known else None
        return self._columns[column]
