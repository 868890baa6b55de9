"""Figures of a brief's own prose, looked for in the sources that it cites.

A figure agrees with one of a source if the two may say the same number of the same thing: bounds and
words do not matter, a scale may be written out, per cent and currencies must agree. What a table's
header says holds for its cells.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.annotations import Target
from sphinx_kfor.evidence.headers import unit_of
from sphinx_kfor.evidence.keys import key_of
from sphinx_kfor.evidence.mentions import PERCENT, Mention, Reader
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.selectors import Span, describe
from sphinx_kfor.evidence.units import Counted, counted_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from sphinx_kfor.evidence.corpus import Source
    from sphinx_kfor.evidence.documents import Document
    from sphinx_kfor.evidence.figures import Notation

#: Data of more rows is not searched.
MOST_ROWS = 20_000
#: The first cells of so many rows are asked what their rows are counted in.
_MOST_KEYS = 200


@dataclass(frozen=True)
class MentionRequest:
    """A figure that a brief's prose states beside a citation of a source.

    Attributes:
        source: the source's id.
        words: the figure as the author typed it.
        values: what it may say.
        kinds: what it may count; see `Mention`.
        exacting: whether a table must say of its cells what this counts, as for a cell with more typed at it.
        doubtful: whether the source must write it with as many decimals; see `Mention`.
    """

    source: str
    words: str
    values: frozenset[Decimal]
    kinds: frozenset[str]
    exacting: bool = False
    doubtful: bool = False

    @classmethod
    def of(cls, source: str, mention: Mention, *, exacting: bool = False) -> MentionRequest:
        """What asks a source for a figure of the prose."""
        return cls(source, mention.text, mention.values, mention.kinds, exacting, mention.doubtful)

    @property
    def key(self) -> str:
        """Its name in the lock."""
        values = sorted(f"{value.normalize():f}" for value in self.values)
        demands = ["exacting"] * self.exacting + ["doubtful"] * self.doubtful
        return key_of(self.source, "mention", values, sorted(self.kinds), *demands)

    @property
    def said(self) -> str:
        """How messages name it."""
        return self.words

    def targets(self, source: Source) -> list[Target]:
        """Where the source has it first. Raises EvidenceError: `unsourced`, if it has it nowhere."""
        found = next(agreeing(self, source.figures), None)
        if found is None:
            raise EvidenceError("unsourced", f"'{self.source}' does not have '{self.words}'")
        span = Span(found.start, found.end)
        return [Target(*describe(source.document, span), source.layout.locate(span))]


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


def agreeing(wanted: MentionRequest, known: Figures) -> Iterator[Mention]:
    """The figures of a source that say what is wanted."""
    alike = (found for found in known.of(wanted.values) if found.doubtful or not wanted.doubtful)
    return (found for found in alike if _same_kind(wanted, found))


def _same_kind(wanted: MentionRequest, found: Mention) -> bool:
    if wanted.kinds & found.kinds or (found.tabular and "" in found.kinds and not wanted.exacting):
        return True
    return "" in wanted.kinds and PERCENT not in found.kinds


def _mentions(document: Document, reader: Reader) -> Iterator[Mention]:
    said = _said_of_cells(document, reader)
    if document.delimited:
        for start, end, text in _cells(document):
            for mention in reader.mentions(text):
                yield _in_table(replace(mention, start=start, end=end), said)
        return
    seen = document.seen
    for mention in [*reader.mentions(seen), *reader.spelled(seen)]:
        line = seen[
            seen.rfind("\n", 0, mention.start) + 1 : (seen.find("\n", mention.end) + 1 or len(seen) + 1) - 1
        ]
        yield _in_table(mention, said) if "|" in line else mention


def _in_table(mention: Mention, said: Counted) -> Mention:
    """A figure of a table, with what the table's headers may make of it."""
    scaled = {value * factor for value in mention.values for factor in said.factors if mention.factor == 1}
    kinds = mention.kinds | said.kinds if mention.kinds == {""} else mention.kinds
    return replace(mention, values=mention.values | scaled, kinds=kinds, tabular=True)


def _said_of_cells(document: Document, reader: Reader) -> Counted:
    """What headers, first cells and titles of tables say that cells are counted in."""
    if not document.delimited and "|" not in document.seen:
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
