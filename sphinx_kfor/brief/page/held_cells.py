"""Values of a block held to the names that their own sentence gives them: of rows, columns and years."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_kfor.brief.page.around_values import MEND, InTable
from sphinx_kfor.brief.page.held_changes import HeldChanges
from sphinx_kfor.brief.page.held_plans import HeldPlans
from sphinx_kfor.evidence.extracts.requests import MOST_ROWS
from sphinx_kfor.evidence.figures.alike_rows import alike_columns, alike_rows, other_number
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.in_time import undated, year_of
from sphinx_kfor.evidence.figures.intervals import other_class
from sphinx_kfor.evidence.figures.times import (
    contradict,
    earlier,
    named,
    other_parts,
    times_closing,
    times_in,
    times_named,
)
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.brief.page.around_values import AroundValues
    from sphinx_kfor.evidence.annotations.annotation import Address, Annotation
    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.figures.periods import Said as Time
    from sphinx_kfor.evidence.sources.source import Source
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
        told = self._given_away(value, found) or HeldPlans(self.around).fault(value, found)
        return told or self._of_another_column(value, found.source, found.table, times)

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
        over = [next((name for name in table.names if one.above.startswith(f"{name}:")), "") for one in found]
        columns = [name for name in table.names if name in over]
        cells = [*zip(rows, over, (one.text for one in found), strict=True)]
        of = InTable(source, table, [], columns, rows, table.row_names)
        told = self._given_away(place, of) or HeldPlans(self.around).fault(place, of)
        return told or HeldChanges(self.around).came_to_typed(place, source, table, cells)

    def _given_away(self, place: Span, of: InTable) -> str:
        """What a figure of some rows and columns of a table is said of, if that is another of them."""
        rows, columns = list(of.rows), list(of.columns)
        if len({*rows}) > 1 and self._is_share(place, of.cells):
            total = self.around.names(of, of.row_names, of.table.names, ()).is_total
            rows = [name for name in rows if not total(name)]  # a share is of its part
        for own, by_row in ((rows, True), (columns, False)):
            if of.cells and len({*own}) != 1:
                continue  # worked out of several, it may be of something that the table does not name
            other = self._other(place, of, own, by_row=by_row)
            other = other or self._other_class(place, of, own, of.row_names if by_row else of.table.names)
            changed = not by_row and bool(other) and self._is_change_of(place, other, of)
            if other and not changed and not self._is_alike(other, of, across=not by_row):
                mine = ", ".join(f"'{name}'" for name in dict.fromkeys(own))
                return (
                    f"'{self.around.printed(place)}' is said of '{other}' here, and is of {mine} in its "
                    f"source; take it from '{other}', name {mine} in the sentence, or accept it with a reason"
                )
        return ""

    def _is_change_of(self, place: Span, column: str, of: InTable) -> bool:
        """Whether a figure is the per cent by which another column's went: *GDP fell by 2 %*."""
        said, writing = self.around.said(place), of.source.notation
        units = [unit_of(name, writing) for name in of.columns]
        around = [*filter(None, (unit_of(words, writing) for words in (column, *of.table.said_around)))][:1]
        goes = said.language.words("rises", "falls").search(fold_text(said.clause).lower())
        shares = said.is_share and all(unit and unit.share for unit in units)
        return goes is not None and shares and not any(unit.share for unit in around)

    def _other(self, place: Span, of: InTable, own: Sequence[str], *, by_row: bool) -> str:
        """The name of another row, or column, to which a figure is given; empty for none."""
        said, writing = self.around.said(place), of.source.notation
        names, across = (of.row_names, of.table.names) if by_row else (of.table.names[1:], of.row_names)
        if by_row:
            alike = alike_rows(of.table, own, of.columns, writing)
        else:
            alike = alike_columns(of.table, own, writing)
        whole = undated(names, own)  # *Men* are those of *Men 2024*, beside *Women 2024*
        bare = {name: rest for rest, name in whole.items()}
        dated = {year_of(name)[0] for name in own}
        names = [name for name in names if len(dated) != 1 or year_of(name)[0] in dated | {0}]
        short = ([bare.get(name, name) for name in some] for some in (names, across, alike))
        known = self.around.names(of, *short)
        told = [bare.get(name, name) for name in own]
        other = said.other(told, replace(known, grouped=by_row and of.grouped))
        if by_row and not other and len({*own}) == 1:
            figure, writings = self.around.text[place.start : place.end], (writing, self.around.writing)
            other = other_number((said.before, figure, said.tail), own[0], of.table.row_names, writings)
        return whole.get(other, other)

    def _other_class(self, place: Span, of: InTable, own: Sequence[str], names: Sequence[str]) -> str:
        """The class of the rows, or columns, to which a figure of another is given: *of those under 30*."""
        if len({*own}) != 1:
            return ""
        said, writings = self.around.said(place), (of.source.notation, self.around.writing)
        known = self.around.names(of, names)
        every = known.is_total(own[0]) and not known.total_in(f"{said.earlier} {said.sentence}")
        return other_class(
            "" if every else own[0],
            names,
            (said.own_words, f"{said.earlier} {said.before} | {said.behind}"),
            writings,
        )

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
        said |= other_parts(around.before, said, self.around.writing)
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
    def _is_alike(other: str, of: InTable, *, across: bool) -> bool:
        """Whether the cell of what is named reads as that of the value."""
        if len(of.cells) != 1:
            return False
        try:
            row = of.table.find_row(of.rows[0] if across else other)
            column = of.table.column(other if across else of.columns[0])
        except EvidenceError:
            return True
        return of.table.row(row)[column].text == of.cells[0].value
