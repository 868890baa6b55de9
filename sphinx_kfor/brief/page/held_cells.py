"""Values of a block held to the names that their own sentence gives them: of rows, columns and years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.brief.page.around_values import MEND
from sphinx_kfor.evidence.extracts.requests import MOST_ROWS
from sphinx_kfor.evidence.figures.alike_rows import alike_rows, before_in_time, other_number
from sphinx_kfor.evidence.figures.changes import arrivals
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.figures.table_names import names_of
from sphinx_kfor.evidence.figures.times import (
    contradict,
    earlier,
    named,
    times_closing,
    times_in,
    times_named,
)
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.brief.page.around_values import AroundValues
    from sphinx_kfor.evidence.annotations.annotation import Address, Annotation
    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.figures.changes import Arrival
    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.figures.periods import Said as Time
    from sphinx_kfor.evidence.sources.corpus import Source
    from sphinx_kfor.evidence.text.spans import Span


@dataclass(frozen=True)
class HeldCells:
    """The values of one block.

    Attributes:
        around: the words around them.
    """

    around: AroundValues

    def fault(self, value: Span, rests: Sequence[Annotation], times: Sequence[frozenset[Time]]) -> str:
        """What is wrong with what the sentence says a value is of; empty for nothing.

        Args:
            value: its place.
            rests: what it rests on.
            times: what sources say of the time of each of its parts.
        """
        found = self.around.in_table(rests)
        if found is None:
            return ""
        rows, columns = [cell.row or "" for cell in found.cells], [cell.column for cell in found.cells]
        told = self._given_away(value, (found.source, found.table), rows, columns, found.cells)
        return told or self._of_another_column(value, found.source, found.table, times)

    def came_to(self, value: Span, rests: Sequence[Annotation]) -> str:
        """What is wrong where something rises to a cell that is less than all before it; or falls to more.

        Args:
            value: its place.
            rests: what it rests on.
        """
        found = self.around.in_table(rests) if self._arrival(value) else None
        if found is None or len(found.cells) != 1:
            return ""
        source, table, (cell,) = found
        return self._came_to(value, (source, table), (cell.row or "", cell.column, cell.value))

    def _came_to(self, place: Span, of: tuple[Source, Table], cell: tuple[str, str, str]) -> str:
        """The same of a cell: its row, its column and what stands in it."""
        arrival, (source, table), (row, column, text) = self._arrival(place), of, cell
        figure = source.notation.read(text)
        if arrival is None or figure is None:
            return ""
        known = before_in_time(table, row, column, source.notation) or [figure.value]
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

    def fault_of_typed(self, place: Span, source: Source, found: Sequence[Mention]) -> str:
        """The same of a figure that is typed, of which a source has cells of one table and nothing else.

        Args:
            place: its place.
            source: the source, whose text is here.
            found: the cells.
        """
        rows = [one.beside for one in found]
        tables = [
            table
            for table in source.document.tables
            if len(table.keys) <= MOST_ROWS and not set(rows).isdisjoint(table.row_names)
        ]
        if len(tables) != 1 or not all(rows):
            return ""
        table = tables[0]
        of = [next((name for name in table.names if one.above.startswith(f"{name}:")), "") for one in found]
        columns = [name for name in table.names if name in of]
        cells = zip(rows, of, (one.text for one in found), strict=True)
        came = [self._came_to(place, (source, table), cell) for cell in cells]
        return self._given_away(place, (source, table), rows, columns, []) or (came[0] if all(came) else "")

    def _given_away(
        self,
        place: Span,
        of: tuple[Source, Table],
        rows: Sequence[str],
        columns: Sequence[str],
        cells: Sequence[Address],
    ) -> str:
        """What a figure of some rows and columns of a table is said of, if that is another of them."""
        (source, table), said = of, self.around.said(place)
        texts, writings = (
            (source.document.seen, self.around.page.own_words),
            (source.notation, self.around.writing),
        )
        for own, names, across in (
            (rows, table.row_names, table.names),
            (columns, table.names, table.row_names),
        ):
            if cells and len({*own}) > 1 and own is rows and self._is_share(place, cells):
                total = names_of((*names,), (), texts, writings).is_total
                own = [name for name in own if not total(name)]  # noqa: PLW2901 (a share is of its part)
            if cells and len({*own}) != 1:
                continue  # worked out of several, it may be of something that the table does not name
            alike = alike_rows(table, own, columns, source.notation) if names is table.row_names else ()
            known = names_of((*names,), (table.title, *across), texts, writings, alike)
            other = said.other(own, known)
            if own is rows and not other and len({*own}) == 1:
                figure = self.around.text[place.start : place.end]
                other = other_number((said.before, figure, said.tail), own[0], table.row_names, writings)
            if other and not self._is_alike(other, cells, table, across=own is columns):
                mine = ", ".join(f"'{name}'" for name in dict.fromkeys(own))
                printed = self.around.printed(place)
                return (
                    f"'{printed}' is said of '{other}' here, and is of {mine} in its source; "
                    f"take it from '{other}', name {mine} in the sentence, or accept it with a reason"
                )
        return ""

    def _is_share(self, place: Span, cells: Sequence[Address]) -> bool:
        """Whether a figure is worked out as a per cent of cells that are none."""
        said = (cell.value + cell.column for cell in cells)
        return "%" in self.around.printed(place) and not any("%" in words for words in said)

    def _of_another_column(
        self, value: Span, source: Source, table: Table, times: Sequence[frozenset[Time]]
    ) -> str:
        """A cell of one year whose clause ends with that of another row or column of its table."""
        around = self.around.said(value)
        said = times_closing(around.closing, self.around.writing) if len(times) == 1 else frozenset()
        if not said and len(times) == 1 and not earlier(around.behind, self.around.writing):
            said = times_named(around.own_clause, self.around.writing)
        if not said or not times[0] or not contradict(said, times[0]):
            return ""
        known = (times_in([name], source.notation) for name in (*table.names, *table.row_names))
        if not any(one and said & one and not contradict(said, one) for one in known):
            return ""
        here, there = named(said), named(times[0])
        return f"'{self.around.printed(value)}' is said of {here} here, and of {there} in its source; {MEND}"

    @staticmethod
    def _is_alike(other: str, cells: Sequence[Address], table: Table, *, across: bool) -> bool:
        """Whether the cell of what is named reads as that of the value."""
        if len(cells) != 1:
            return False
        try:
            row = table.find_row((cells[0].row or "") if across else other)
            column = table.column(other if across else cells[0].column)
        except EvidenceError:
            return True
        return table.row(row)[column].text == cells[0].value
