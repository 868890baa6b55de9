"""Cells that a page says something rose or fell to, or by, held to the years and signs of their table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.brief.page.around_values import MEND
from sphinx_kfor.brief.page.figure_pairs import Fault
from sphinx_kfor.evidence.figures.balances import balance_said, has_negatives
from sphinx_kfor.evidence.figures.changes import arrivals, changes
from sphinx_kfor.evidence.figures.in_time import before_in_time, year_of
from sphinx_kfor.evidence.figures.mentions import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_kfor.brief.page.around_values import AroundValues, InTable
    from sphinx_kfor.evidence.annotations.annotation import Annotation
    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.figures.changes import Arrival
    from sphinx_kfor.evidence.sources.source import Source
    from sphinx_kfor.evidence.text.spans import Span


@dataclass(frozen=True)
class HeldChanges:
    """The values of one block of which it says that something rose or fell.

    Attributes:
        around: the words around them.
    """

    around: AroundValues

    def came_to(self, value: Span, rests: Sequence[Annotation]) -> str:
        """What is wrong where something rises to a cell that is less than all before it; or falls to more.

        Args:
            value: its place.
            rests: what it rests on.
        """
        found = self.around.in_table(rests) if self._arrival(value) else None
        if found is None or len(found.cells) != 1:
            return ""
        (cell,) = found.cells
        return self._came_to(value, found.source, found.table, (cell.row or "", cell.column, cell.value))

    def came_to_typed(
        self, place: Span, source: Source, table: Table, cells: Sequence[tuple[str, str, str]]
    ) -> str:
        """The same of a typed figure, of which a table has some cells: row, column and text of each."""
        told = [self._came_to(place, source, table, cell) for cell in cells]
        return told[0] if told and all(told) else ""

    def _came_to(self, place: Span, source: Source, table: Table, cell: tuple[str, str, str]) -> str:
        arrival, (row, column, text) = self._arrival(place), cell
        figure = source.notation.read(text) if arrival else None
        known = before_in_time(table, row, column, source.notation) if figure else []
        if arrival is None or figure is None or not known:
            return ""
        contrary = max(known) <= figure.value if not arrival.rises else min(known) >= figure.value
        if not contrary or set(known) == {figure.value}:
            return ""
        goes, went = ("up", "down") if arrival.rises else ("down", "up")
        printed = self.around.printed(place)
        return f"something goes {goes} to '{printed}' here, and went {went} in its source; {MEND}"

    def _arrival(self, place: Span) -> Arrival | None:
        """What says that something rose or fell to a figure."""
        come = arrivals(self.around.text, Reader(self.around.writing))
        return next(
            (one for one in come if one.place.start < place.end and place.start < one.place.end), None
        )

    def signed(self, value: Span, rests: Sequence[Annotation], turn: str) -> str:
        """What is wrong where something rises by a cell below nought, or falls by one above it among others.

        Args:
            value: the cell's place.
            rests: what it rests on.
            turn: whether the sentence says that something went `up` by it, or `down`; empty for neither.
        """
        said = turn or balance_said(self.around.said(value).before, self.around.writing)
        found = self.around.in_table(rests) if said else None
        if found is None or len(found.cells) != 1 or not found.numbers:
            return ""
        is_below = found.numbers[0] < 0
        if is_below == (said == "down") or not (is_below or has_negatives(found.table, found.columns[0])):
            return ""
        there = "below nought" if is_below else "above nought, in a column that has others below it"
        return f"'{self.around.printed(value)}' goes {said} here, and is {there} in its source; {MEND}"

    def backwards(self, reader: Reader, rests: Mapping[Span, Sequence[Annotation]]) -> Iterator[Fault]:
        """What goes *from* a cell *to* one of an earlier year of its row or column.

        Args:
            reader: reads the page's figures.
            rests: what each value of the block rests on.
        """
        for change in changes(self.around.text, reader) if len(rests) > 1 else ():
            end = change.start + len(change.text)
            found = [self.around.in_table(rests[one]) for one in rests if change.start <= one.start < end]
            cells = [one for one in found if one is not None and len(one.cells) == len(one.numbers) == 1]
            if len(found) == len(cells) == 2:  # noqa: PLR2004 (from and to)
                fell = change.last < change.first
                first, last = sorted(cells, key=lambda one: one.numbers, reverse=fell)
                (year, what), (later, other) = _dated(first), _dated(last)
                if 0 < later < year and what == other:
                    told = f"'{change.text}' goes from {year} to {later} in its source"
                    yield Fault(told, change.text, change.start)


def _dated(one: InTable) -> tuple[int, tuple[str, str]]:
    """The year of a cell, and the rest of what its row and column are called; 0 for none, or two."""
    (year, row), (other, column) = year_of(one.rows[0]), year_of(one.columns[0])
    return 0 if year and other else year or other, (row, column)
