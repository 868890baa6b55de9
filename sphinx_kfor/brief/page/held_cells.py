"""Values of a block held to the names that their own sentence gives them: of rows, columns and years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.brief.markup import prose
from sphinx_kfor.evidence.documents.all_tables import choose_table
from sphinx_kfor.evidence.extracts.requests import MOST_ROWS
from sphinx_kfor.evidence.figures.alike_rows import alike_rows, before_in_time, other_number
from sphinx_kfor.evidence.figures.changes import arrivals
from sphinx_kfor.evidence.figures.grammar import MINUS
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.figures.other_names import Said
from sphinx_kfor.evidence.figures.table_names import WORD, names_of
from sphinx_kfor.evidence.figures.times import (
    contradict,
    earlier,
    named,
    times_between,
    times_closing,
    times_in,
    times_named,
)
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.annotations.annotation import Address, Annotation
    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.figures.changes import Arrival
    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.figures.periods import Said as Time
    from sphinx_kfor.evidence.sources.corpus import Source
    from sphinx_kfor.evidence.text.spans import Span

#: How a message on a figure ends.
MEND = "correct it, cite what has it, or accept it with a reason"


@dataclass(frozen=True)
class HeldCells:
    """The values of one block.

    Attributes:
        page: the page that it stands on.
        node: its node.
        text: its text, with values as they are printed.
        values: the places of the values in it, in order.
        earlier: what a reader has read right before it.
    """

    page: Verification
    node: nodes.Element
    text: str
    values: Sequence[Span]
    earlier: str = ""

    def fault(self, value: Span, rests: Sequence[Annotation], times: Sequence[frozenset[Time]]) -> str:
        """What is wrong with what the sentence says a value is of; empty for nothing.

        Args:
            value: its place.
            rests: what it rests on.
            times: what sources say of the time of each of its parts.
        """
        return self._between_others(value, times) or self._in_table(value, rests, times)

    def turned(
        self, value: Span, rests: Sequence[Annotation], times: Sequence[frozenset[Time]], turn: str
    ) -> str:
        """What is wrong where a figure is worked out of two years between which its cells went the other way.

        Args:
            value: its place.
            rests: what it rests on.
            times: what sources say of the time of each of its parts.
            turn: whether the sentence says that something went `up` by it, or `down`; empty for neither.
        """
        if not turn or len(times) != 2 or not all(map(_years, times)):  # noqa: PLR2004 (one and another)
            return ""
        writings = [self.page.domain.sources[one.source].notation for one in rests for _ in one.targets]
        targets = [target for one in rests for target in one.targets]
        cells = [target.cell for target in targets if target.cell is not None and not target.private]
        one_line = len({cell.row for cell in cells}) == 1 or len({cell.column for cell in cells}) == 1
        figures = [writing.read(one.quote.exact) for writing, one in zip(writings, targets, strict=True)]
        sizes = [figure.number for figure in figures if figure is not None]
        if not one_line or not len(cells) == len(sizes) == len(times):
            return ""
        if re.search(rf"[{MINUS}]\s?\d", self._printed(value)):
            return f"something goes {turn} by '{self._printed(value)}' here, which has a minus; {MEND}"
        (_, first), (_, last) = sorted(zip(map(_years, times), sizes, strict=True))
        if first == last or _years(times[0]) == _years(times[1]) or (turn == "up") == (first < last):
            return ""
        went = "up" if first < last else "down"
        return (
            f"something goes {turn} by '{self._printed(value)}' here, and went {went} in its source; {MEND}"
        )

    def came_to(self, value: Span, rests: Sequence[Annotation]) -> str:
        """What is wrong where something rises to a cell that is less than all before it; or falls to more.

        Args:
            value: its place.
            rests: what it rests on.
        """
        found = self._table(rests) if self._arrival(value) else None
        if found is None or len(found[2]) != 1:
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
        return (
            f"something goes {goes} to '{self._printed(place)}' here, and went {went} in its source; {MEND}"
        )

    def _arrival(self, place: Span) -> Arrival | None:
        """What says that something rose or fell to a figure."""
        come = arrivals(self.text, Reader(self.page.notation))
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

    def _between_others(self, value: Span, times: Sequence[frozenset[Time]]) -> str:
        """A figure worked out of two years that the sentence says to be between others."""
        known = sorted((_years(one), one) for one in times)
        if len(known) < 2 or not all(years for years, _ in known):  # noqa: PLR2004 (one cannot be between)
            return ""
        said = times_between(self._sentence(value), value.start - self._start(value), self.page.notation)
        ends = [known[0][1], known[-1][1]]
        if said is None or ends[0] == ends[1] or not any(map(contradict, said, ends)):
            return ""
        here, there = (" to ".join(map(named, pair)) for pair in (said, ends))
        return f"'{self._printed(value)}' is said of {here} here, and is worked out of {there}; {MEND}"

    def _in_table(self, value: Span, rests: Sequence[Annotation], times: Sequence[frozenset[Time]]) -> str:
        """What a table that is here tells: a value of one year, row or column given to another."""
        found = self._table(rests)
        if found is None:
            return ""
        source, table, cells = found
        rows, columns = [cell.row or "" for cell in cells], [cell.column for cell in cells]
        told = self._given_away(value, (source, table), rows, columns, cells)
        return told or self._of_another_column(value, source, table, times)

    def _given_away(
        self,
        place: Span,
        of: tuple[Source, Table],
        rows: Sequence[str],
        columns: Sequence[str],
        cells: Sequence[Address],
    ) -> str:
        """What a figure of some rows and columns of a table is said of, if that is another of them."""
        (source, table), said = of, self._said(place)
        texts, writings = (source.document.seen, self.page.own_words), (source.notation, self.page.notation)
        for own, names, across in (
            (rows, table.row_names, table.names),
            (columns, table.names, table.row_names),
        ):
            if cells and len({*own}) > 1 and own is rows and self._is_share(place, cells):
                total = names_of((*names,), (), texts, writings).is_total
                own = [name for name in own if not total(name)]  # noqa: PLW2901 (a share is of its part)
            if cells and len({*own}) != 1:
                continue  # worked out of several, it may be of something that the table does not name
            counted = next(iter(WORD.findall(said.behind)), "").lower()
            alike = (
                alike_rows(table, own, columns, source.notation, counted) if names is table.row_names else ()
            )
            known = names_of((*names,), (table.title, *across), texts, writings, alike)
            other = said.other(own, known)
            if own is rows and not other and len({*own}) == 1:
                figure = self.text[place.start : place.end]
                other = other_number((said.before, figure, said.tail), own[0], table.row_names, writings)
            if other and not self._is_alike(other, cells, table, across=own is columns):
                mine = ", ".join(f"'{name}'" for name in dict.fromkeys(own))
                return (
                    f"'{self._printed(place)}' is said of '{other}' here, and is of {mine} in its source; "
                    f"take it from '{other}', name {mine} in the sentence, or accept it with a reason"
                )
        return ""

    def _is_share(self, place: Span, cells: Sequence[Address]) -> bool:
        """Whether a figure is worked out as a per cent of cells that are none."""
        said = (cell.value + cell.column for cell in cells)
        return "%" in self._printed(place) and not any("%" in words for words in said)

    def _of_another_column(
        self, value: Span, source: Source, table: Table, times: Sequence[frozenset[Time]]
    ) -> str:
        """A cell of one year whose clause ends with that of another row or column of its table."""
        around = self._said(value)
        said = times_closing(around.closing, self.page.notation) if len(times) == 1 else frozenset()
        if not said and len(times) == 1 and not earlier(around.behind, self.page.notation):
            said = times_named(around.own_clause, self.page.notation)
        if not said or not times[0] or not contradict(said, times[0]):
            return ""
        known = (times_in([name], source.notation) for name in (*table.names, *table.row_names))
        if not any(one and said & one and not contradict(said, one) for one in known):
            return ""
        here, there = named(said), named(times[0])
        return f"'{self._printed(value)}' is said of {here} here, and of {there} in its source; {MEND}"

    def _table(self, rests: Sequence[Annotation]) -> tuple[Source, Table, list[Address]] | None:
        """The one table of whose cells a value is made, with these; None without its text."""
        targets = [(one.source, target) for one in rests for target in one.targets]
        cells = [target.cell for _, target in targets if target.cell is not None and not target.private]
        places = {(source, target.cell.table if target.cell else 0) for source, target in targets}
        if len(cells) < len(targets) or len(places) != 1:
            return None
        ((identifier, number),) = places
        source = self.page.domain.sources[identifier]
        if not number or source.path is None:
            return None
        try:
            table = choose_table(source.document, str(number))
        except EvidenceError:
            return None
        return (source, table, cells) if len(table.keys) <= MOST_ROWS else None

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

    def _printed(self, value: Span) -> str:
        return " ".join(self.text[value.start : value.end].split())

    def _start(self, value: Span) -> int:
        return sentence_start(self.text, value.start, self.page.notation.language)

    def _sentence(self, value: Span) -> str:
        end = sentence_end(self.text, value.end, self.page.notation.language)
        return self.text[self._start(value) : end]

    def _said(self, value: Span) -> Said:
        """What the page says around a value."""
        start, language = self._start(value), self.page.notation.language
        end = sentence_end(self.text, value.end, language)
        first = max((one.end for one in self.values if start <= one.end <= value.start), default=start)
        last = min((one.start for one in self.values if value.end <= one.start < end), default=end)
        led = self.text[:start].rstrip()
        before = led[sentence_start(led, max(0, len(led) - 1), language) :] if led else self._read_before
        return Said(
            before,
            self.text[first : value.start],
            self.text[value.end : last],
            self.text[start:end],
            language,
        )

    @property
    def _read_before(self) -> str:
        """What a reader has read right before the block: its heading, and the block before it."""
        return f"{prose.heading_over(self.node)} {self.earlier}"


def _years(times: frozenset[Time]) -> list[str]:
    """The years of a time, in order."""
    return sorted(which for kind, which in times if kind == "year")
