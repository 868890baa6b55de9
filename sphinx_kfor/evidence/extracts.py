"""Extracts: cells, tables and figures that an author has cut from a source.

An extract is asked for by address, or for a figure in a sentence by the words around it. Its record
is an annotation whose targets are the cells, in the source's order, row by row, headers first.
Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.annotations import Address, Annotation, Target
from sphinx_kfor.evidence.cautions import of_figure
from sphinx_kfor.evidence.figures import outside
from sphinx_kfor.evidence.folding import fold_text
from sphinx_kfor.evidence.headers import said_of, said_over
from sphinx_kfor.evidence.keys import key_of
from sphinx_kfor.evidence.marks import refuse_bidi
from sphinx_kfor.evidence.nearest import describe_miss
from sphinx_kfor.evidence.printing import printed
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations import Request, Verdict
from sphinx_kfor.evidence.replacements import figure_in
from sphinx_kfor.evidence.selectors import Span, TextQuote, anchor, describe, ready_prefixes
from sphinx_kfor.evidence.tables import choose
from sphinx_kfor.evidence.unsourced import MentionRequest

if TYPE_CHECKING:
    from sphinx_kfor.evidence.corpus import Source
    from sphinx_kfor.evidence.documents import Document
    from sphinx_kfor.evidence.tables import Cell, Table

#: A table of more rows is data; the author says which of them to print.
MOST_ROWS = 500
#: How far around a figure a bound or a scale is looked for.
_AROUND = 40
#: A figure with its bound, scale and unit has no more words than this.
_MOST_WORDS = 8
_BRACKETS = re.compile(r"([^\[\]]*)\[([^\[\]]*\S[^\[\]]*)\]([^\[\]]*)")


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
        table = choose(source.document.tables, self.table)
        columns = [table.column(name) for name in self.columns] or range(len(table.headers))
        if not self.rows and len(table.keys) > MOST_ROWS:
            raise EvidenceError(
                "option", f"table {table.number} has {len(table.keys):,} rows; name those to print in 'rows'"
            )
        rows = [table.find_row(name) for name in self.rows] or range(len(table.keys))
        cells: list[tuple[Cell, str | None, int]]
        cells = [(table.headers[column], None, column) for column in columns]
        cells += [(row[column], row[0].text, column) for row in map(table.row, rows) for column in columns]
        return [_target(source.document, table, *cell) for cell in cells]


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
        table = choose(source.document.tables, self.table)
        column, row = table.column(self.column), table.row(table.find_row(self.row))
        return [_target(source.document, table, row[column], row[0].text, column)]


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
        return [Target(quote, position, source.layout.locate(span), cell=Address(value=quote.exact))]

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
        document, elisions = source.document, source.language.elisions
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


ExtractRequest = TableRequest | CellRequest | FigureRequest | MentionRequest


def extract(request: ExtractRequest, source: Source) -> Annotation:
    """Cut an extract from its source's text. Raises EvidenceError, as the request's `targets`."""
    targets = request.targets(source)
    cautions = _left_out(request, source, targets[0])
    return Annotation.of(source.document, source.id, targets, Verdict.VERBATIM.value, cautions)


def shown(target: Target) -> str:
    """What is printed of a cell or figure."""
    return " ".join(printed(target.cell.value, "")).strip() if target.cell else ""


def _left_out(request: ExtractRequest, source: Source, target: Target) -> list[tuple[str, str]]:
    """Cautions on what belongs to a figure and is not printed with it."""
    if isinstance(request, CellRequest):
        return _header(source, target)
    return _in_sentence(source, target) if isinstance(request, FigureRequest) else []


def _header(source: Source, target: Target) -> list[tuple[str, str]]:
    """A caution on the scale, currency or per cent that a cell's header says for it."""
    text, cell, figure = shown(target), target.cell, source.notation.read(shown(target))
    if cell is None:
        return []
    unit = said_of(figure, cell, source.notation) if figure else said_over(text, cell, source.notation)
    if unit is None:
        return []
    said = f"'{unit.text}' in the header belongs to '{text}'"
    return [("bound", f"{said}; print it by 'format' or 'unit', or accept with a reason")]


def _in_sentence(source: Source, target: Target) -> list[tuple[str, str]]:
    """Cautions on what belongs to a figure and was left outside the brackets, or else on what governs it."""
    seen, document = source.document.seen, source.document
    start = document.view.seen(target.position.start)
    end = start + len(target.quote.exact)
    left = outside(seen[max(0, start - _AROUND) : start], seen[end : end + _AROUND], source.notation)
    if left:
        said = f"'{left}' belongs to '{target.quote.exact}'"
        return [("bound", f"{said}; put it in the brackets, or accept with a reason")]
    return [*of_figure(document, Span(start, end), source.language)]


def _target(document: Document, table: Table, cell: Cell, row: str | None, column: int) -> Target:
    quote, position = describe(document, cell.span)
    address = Address(table.number, row, table.names[column], cell.text)
    return Target(quote, position, "" if document.delimited else f"table {table.number}", cell=address)
