"""Figures of a brief's own prose, looked for in the sources that it cites.

A figure agrees with one of a source if the two may say the same number of the same thing: bounds and
words do not matter, a scale may be written out, per cent and currencies must agree. What a table's
header says holds for its cells.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.mentions import Mention, Reader
from sphinx_kfor.evidence.figures.units import Counted, counted_in
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.figures.figure import Notation


#: Data of more rows is not searched.
MOST_ROWS = 20_000
#: The first cells of so many rows are asked what their rows are counted in.
_MOST_KEYS = 200


class Figures:
    """The figures of a source, by their numbers; read when the first is looked for."""

    def __init__(self, document: Document, writing: Notation) -> None:
        self._found: dict[Decimal, list[Mention]] = defaultdict(list)
        for mention in _mentions(document, Reader(writing)):
            for value in mention.values:
                self._found[value].append(mention)

    def texts(self, most: int) -> list[str]:
        """The figures as they stand in the source, the first so many numbers of them."""
        return [" ".join(found[0].text.split()) for found in islice(self._found.values(), most)]

    def of(self, values: Iterable[Decimal]) -> Iterator[Mention]:
        """The figures that may say one of some numbers."""
        for value in sorted(values):
            yield from self._found.get(value, ())


def _mentions(document: Document, reader: Reader) -> Iterator[Mention]:
    said = _said_of_cells(document, reader)
    if document.data:
        for start, end, text in _cells(document):
            for mention in reader.mentions(text):
                yield _in_table(replace(mention, start=start, end=end), said)
        return
    seen = document.seen
    for mention in [*reader.mentions(seen), *reader.spelled(seen)]:
        line = seen[
            seen.rfind("\n", 0, mention.start) + 1 : (seen.find("\n", mention.end) + 1 or len(seen) + 1) - 1
        ]
        yield _in_table(mention, said) if document.row_mark in line else mention


def _in_table(mention: Mention, said: Counted) -> Mention:
    """A figure of a table, with what the table's headers may make of it."""
    scaled = {value * factor for value in mention.values for factor in said.factors if mention.factor == 1}
    kinds = mention.kinds | said.kinds if mention.kinds == {""} else mention.kinds
    return replace(mention, values=mention.values | scaled, kinds=kinds, tabular=True)


def _said_of_cells(document: Document, reader: Reader) -> Counted:
    """What headers, first cells and titles of tables say that cells are counted in."""
    if document.read_from_positions or not (document.data or document.row_mark in document.seen):
        return Counted()
    said = counted_in(" ; ".join(name for table in document.tables for name in table.names), reader.writing)
    others = (words for table in document.tables for words in (table.title, *table.keys[:_MOST_KEYS]))
    for unit in filter(None, (unit_of(words, reader.writing) for words in others)):
        said |= counted_in(unit.text, reader.writing)
    return said


def _cells(document: Document) -> Iterator[tuple[int, int, str]]:
    """The cells of data, with their places."""
    for table in document.tables:
        if len(table.keys) > MOST_ROWS:
            raise EvidenceError("unsearched", f"more than {MOST_ROWS:,} rows are not searched for figures")
        for number in range(len(table.keys)):
            yield from ((*cell.span, cell.text) for cell in table.row(number))
