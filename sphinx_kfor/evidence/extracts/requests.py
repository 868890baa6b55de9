"""What an author asks for of a table or a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.annotations.annotation import Address, Target, key_of
from sphinx_kfor.evidence.documents.all_tables import cell_place, choose_table
from sphinx_kfor.evidence.documents.notes import notes
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor, describe, ready_prefixes
from sphinx_kfor.evidence.extracts.said_units import SaidUnits
from sphinx_kfor.evidence.figures.figure import figure_in
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations.marks import refuse_bidi
from sphinx_kfor.evidence.quotations.nearest import describe_miss
from sphinx_kfor.evidence.quotations.request import Request
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kfor.evidence.documents.tables import Cell, Table
    from sphinx_kfor.evidence.sources.source import Source
    from sphinx_kfor.evidence.text.spans import Span


#: A table of more rows is data; the author says which of them to print.
MOST_ROWS = 500
#: A figure with its bound, scale and unit has no more words than this.
_MOST_WORDS = 8
_BRACKETS = late(r"([^\[\]]*)\[([^\[\]]*\S[^\[\]]*)\]([^\[\]]*)")


@dataclass(frozen=True)
class TableRequest:
    """A table, or part of one.

    Attributes:
        source: a source's id.
        table: its number, or words of its title or header.
        columns: the headers of the columns, in the order wanted; empty for all.
        rows: the first cells of the rows, in the order wanted; empty for all.
    """

    source: str
    table: str = "1"
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its name in the lock."""
        return key_of(self.source, "table", self.table, list(self.columns), list(self.rows))

    @property
    def said(self) -> str:
        """How messages name it."""
        return f"table {self.table}"

    def targets(self, source: Source) -> list[Target]:
        """The cells, the headers first. Raises EvidenceError: see `tables.choose`, `Table.column`."""
        table = choose_table(source.document, self.table)
        columns = [table.column(name) for name in self.columns] or range(len(table.headers))
        if not self.rows and len(table.keys) > MOST_ROWS:
            raise EvidenceError(
                "option", f"table {table.number} has {len(table.keys):,} rows; name those to print in 'rows'"
            )
        rows = [table.find_row(name) for name in self.rows] or range(len(table.keys))
        cells: list[tuple[Cell, str | None, int]]
        cells = [(table.headers[column], None, column) for column in columns]
        full = [(row, column) for row in self._rows(table, rows) for column in columns]
        cells += [(row.cells[column], row.name if column else row.label, column) for row, column in full]
        said = SaidUnits(table, source)
        heads = [""] * (len(cells) - len(full))
        units = [*heads, *(said.of(row.cells, column) for row, column in full)]
        return [_target(source, table, *cell, unit) for cell, unit in zip(cells, units, strict=True)]

    def _rows(self, table: Table, places: Sequence[int]) -> Iterator[_Row]:
        """Rows with their names; the first chosen one of a group has the cell that names it."""
        above = -1
        for place in places:
            cells, label = table.row(place), table.label_of(place)
            if self.rows and above != label != place:
                yield _Row(table.row_names[place], (table.row(label)[0], *cells[1:]), table.row_names[label])
            else:
                yield _Row(table.row_names[place], cells, table.row_names[place])
            above = label


class _Row(NamedTuple):
    """A row that is printed, its name, and that of the row in which its first cell stands."""

    name: str
    cells: tuple[Cell, ...]
    label: str


@dataclass(frozen=True)
class CellRequest:
    """One cell of a table: `source`, and the names of `table`, `row` and `column`."""

    source: str
    table: str
    row: str
    column: str

    @property
    def key(self) -> str:
        """Its name in the lock."""
        return key_of(self.source, "cell", self.table, self.row, self.column)

    @property
    def said(self) -> str:
        """How messages name it."""
        return f"{self.source} > {self.table} > {self.row} > {self.column}"

    def targets(self, source: Source) -> list[Target]:
        """The cell. Raises EvidenceError: see `tables.choose`, `Table.column`, `Table.find_row`."""
        table = choose_table(source.document, self.table)
        column, place = table.column(self.column), table.find_row(self.row)
        row = table.row(place)
        said = SaidUnits(table, source).of(row, column)
        return [_target(source, table, row[column], table.row_names[place], column, said)]


@dataclass(frozen=True)
class FigureRequest:
    """A figure in a sentence: `source`, and the `words` around it with the figure in brackets."""

    source: str
    words: str

    @property
    def key(self) -> str:
        """Its name in the lock."""
        return key_of(self.source, "figure", self.words)

    @property
    def said(self) -> str:
        """How messages name it."""
        return self.words

    def targets(self, source: Source) -> list[Target]:
        """The figure.

        Raises:
            EvidenceError: `syntax`, if the words have not one pair of brackets with a figure in it, `quote`,
                if the source does not have them, `ambiguous`, if it has them more than once.
        """
        span = self._span(source)
        quote, position = describe(source.document, span)
        where, page = source.layout.locate(span), source.layout.page(span)
        return [Target(quote, position, where, cell=Address(value=quote.exact), page=page)]

    def _span(self, source: Source) -> Span:
        refuse_bidi(self.words)
        match = _BRACKETS.fullmatch(self.words)
        if not match:
            raise EvidenceError("syntax", f"'{self.words}': put the figure, and only it, in brackets")
        before, figure, after = match.groups()
        if not figure_in(fold_text(figure), source.language) or len(figure.split()) > _MOST_WORDS:
            raise EvidenceError(
                "syntax",
                f"'[{figure}]' is not a figure; put one, with its bound, scale and unit, in the brackets; "
                "words are quoted by kfor:quote",
            )
        document, elisions = source.document, source.language.words("elisions").plain
        spans = anchor(document, TextQuote(figure, before, after), elisions)
        if not spans:
            before, figure, after = _without_notes(before, figure, after)
            spans = anchor(document, TextQuote(figure, before, after), elisions)
        if len(spans) == 1:
            return spans[0]
        if spans:
            places = "".join(f"\n  behind '{words}'" for words in ready_prefixes(document, spans))
            raise EvidenceError(
                "ambiguous", f"the figure stands {len(spans)} times; give more words:{places}"
            )
        whole = before + figure + after
        if anchor(document, TextQuote(whole), elisions):
            raise EvidenceError(
                "quote", f"'[{figure}]' is part of a word or number; put all of it in brackets"
            )
        raise EvidenceError(
            "quote", describe_miss(Request(self.source, whole), whole, "", document, source.layout.locate)
        )


def _without_notes(*pieces: str) -> list[str]:
    """Pieces of a text without the marks of notes, which a reader reads past: `[€6 billion]¹`."""
    marks = {place for note in notes("".join(pieces)) for place in range(note.start, note.end)}
    kept, at = [], 0
    for piece in pieces:
        kept.append("".join(letter for place, letter in enumerate(piece, at) if place not in marks))
        at += len(piece)
    return kept


def _target(  # noqa: PLR0913, PLR0917 (a cell and its place)
    source: Source, table: Table, cell: Cell, row: str | None, column: int, said: str
) -> Target:
    quote, position = describe(source.document, cell.span)
    units = said if row is not None and column else ""
    address = Address(table.number, row, table.names[column], cell.text, units)
    where, page = cell_place(source.document, table, cell), source.layout.page(cell.span)
    return Target(quote, position, where, cell=address, page=page)
