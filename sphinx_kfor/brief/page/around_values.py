"""What a page says around a value in its block, and the cells of a table that the value is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.brief.markup import prose
from sphinx_kfor.evidence.documents.all_tables import choose_table
from sphinx_kfor.evidence.extracts.requests import MOST_ROWS
from sphinx_kfor.evidence.figures.other_names import Said
from sphinx_kfor.evidence.figures.table_names import names_of
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from docutils import nodes

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.annotations.annotation import Address, Annotation
    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.table_names import Names
    from sphinx_kfor.evidence.sources.source import Source
    from sphinx_kfor.evidence.text.spans import Span

_UNIT = re.compile(r".*\d[^\w%\u2030]*", re.DOTALL)
#: How messages on figures end.
MEND = "correct it, cite what has it, or accept it with a reason"
SAY = "say what it is, take another cell, or accept it with a reason"


class InTable(NamedTuple):
    """The cells of one table that a value is made of.

    Attributes:
        source: the table's source, whose text is here.
        table: the table.
        cells: the cells, in order; none for a figure that is typed, which may be several of the source's.
        columns: what each one's column is called.
        rows: what each one's row is called; with its group's name where rows have one name.
        row_names: the same of all rows.
    """

    source: Source
    table: Table
    cells: Sequence[Address]
    columns: Sequence[str]
    rows: Sequence[str]
    row_names: Sequence[str]

    @property
    def grouped(self) -> bool:
        """Whether rows have a group's name before their own: `Lakes Women`."""
        return [*self.row_names] != [*self.table.keys]

    @property
    def own(self) -> tuple[Sequence[str], Sequence[str], Sequence[str]] | None:
        """What the rows of cells in one column are called, with all rows and columns; or columns, of one row.

        None for cells of several rows and columns.
        """
        if len({*self.columns}) == 1:
            return self.rows, self.row_names, self.table.names
        return (self.columns, self.table.names, self.row_names) if len({*self.rows}) == 1 else None

    @property
    def numbers(self) -> list[Decimal]:
        """What the cells say, in order; none where one is no figure."""
        figures = [self.source.notation.read(cell.value) for cell in self.cells]
        return [figure.value for figure in figures if figure is not None] if all(figures) else []


@dataclass(frozen=True)
class AroundValues:
    """The words around the values of one block.

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

    @property
    def writing(self) -> Notation:
        """How the page writes figures."""
        return self.page.notation

    def printed(self, value: Span) -> str:
        """A value as it is printed, white space evened out."""
        return " ".join(self.text[value.start : value.end].split())

    def start(self, value: Span) -> int:
        """Where the sentence of a value begins."""
        return sentence_start(self.text, value.start, self.writing.language)

    def sentence(self, value: Span) -> str:
        """The sentence of a value."""
        return self.text[self.start(value) : sentence_end(self.text, value.end, self.writing.language)]

    def said(self, value: Span) -> Said:
        """What the page says around a value."""
        start, language = self.start(value), self.writing.language
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
            _UNIT.sub("", self.printed(value)),
        )

    @property
    def _read_before(self) -> str:
        """What a reader has read right before the block: its heading, and the block before it."""
        return f"{prose.heading_over(self.node)} {self.earlier}"

    def in_table(self, rests: Sequence[Annotation]) -> InTable | None:
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
        if len(table.keys) > MOST_ROWS:
            return None
        rows, names = [cell.row or "" for cell in cells], table.row_names
        if len({*names}) < len(names):
            names = [row.joined or row.name for row in table.rows]
            rows = [_row_at(table, cell, names) for cell in cells]
        return InTable(source, table, cells, [cell.column for cell in cells], rows, names)

    def names(
        self, of: InTable, names: Sequence[str], across: Sequence[str] = (), alike: Sequence[str] = ()
    ) -> Names:
        """The names of a table's rows, or of its columns; see `Names`."""
        texts = (of.source.document.seen, self.page.own_words)
        writings = (of.source.notation, self.writing)
        return names_of((*names,), (of.table.title, *across), texts, writings, (*alike,))


def _row_at(table: Table, cell: Address, names: Sequence[str]) -> str:
    """What the row is called in which a cell stands, if no other of its name has the same there."""
    at = table.names.index(cell.column) if cell.column in table.names else -1
    of_name = [place for place, name in enumerate(table.row_names) if name == cell.row]
    found = [place for place in of_name if table.row(place)[at].text == cell.value]
    return names[found[0]] if at >= 0 and len(found) == 1 else cell.row or ""
