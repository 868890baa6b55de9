"""Figures of a brief's own prose, looked for in the sources that it cites.

A figure agrees with one of a source if the two may say the same number of the same thing: a scale may be
written out, per cent, currencies and units must agree. What a table's header says holds for its cells.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.mentions import Mention, Reader
from sphinx_kfor.evidence.figures.rates import may_be_by, may_cell_be_by
from sphinx_kfor.evidence.figures.table_figures import figures_of_table
from sphinx_kfor.evidence.figures.times import times_of
from sphinx_kfor.evidence.figures.told import Told
from sphinx_kfor.evidence.figures.years import is_likely_year
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.periods import Said


#: How far from a figure its sentence may name what it counts, in code points.
_NEAR = 160
_SENTENCE, _WORD = late(r"[.!?](?:\s|\Z)|\n\s*\n"), late(r"[^\W\d_]{2,}")
_WORD_BEHIND = late(r"\s+(\w+)")
#: What ends a clause behind a figure, and how many times as much one sum may be as another of its kind.
_CLOSED, _LIKE = late(r"\s*[.,;!?)](?!\d)"), 10
_TOKEN = late(r"\w+|[^\w\s]")
#: How much before a word says whether a number or an article belongs to it, in code points.
_LONG = 24
#: So many figures of a source are compared to name the nearest.
MOST_NAMED = 2_000


class Figures:
    """The figures of a source, by their numbers; read when the first is looked for."""

    def __init__(self, document: Document, writing: Notation) -> None:
        self._text, self._grammar, self._writing = document.seen, writing.grammar, writing
        self._found: dict[Decimal, list[Mention]] = defaultdict(list)
        for mention in _mentions(document, Reader(writing)):
            for value in mention.values:
                self._found[value].append(mention)

    def texts(self, like: str = "") -> list[str]:
        """The figures as they stand in the source, each once, up to `MOST_NAMED`; see `Mention.told`.

        Args:
            like: a figure; only those with as many digits are wanted.
        """
        return self._by_digits.get(_digits(like), []) if like else self._by_digits[-1]

    @cached_property
    def _by_digits(self) -> dict[int, list[str]]:
        """The figures by how many digits they are written with; all of them by -1."""
        texts: dict[int, list[str]] = {-1: []}
        found = (one for mentions in self._found.values() for one in mentions)
        for text in dict.fromkeys(one.told for one in found):
            for digits in (-1, _digits(text.partition(" under ")[0])):
                known = texts.setdefault(digits, [])
                known += [text] * (len(known) < MOST_NAMED)
        return texts

    def of(self, values: Iterable[Decimal]) -> Iterator[Mention]:
        """The figures that may say one of some numbers."""
        for value in sorted(values):
            yield from self._found.get(value, ())

    def between(self, low: Decimal, high: Decimal) -> Iterator[tuple[Decimal, Mention]]:
        """The figures that may say a number between two, both included, with that number."""
        values = self.values
        for value in values[bisect_left(values, low) : bisect_right(values, high)]:
            yield from ((value, mention) for mention in self._found[value])

    @cached_property
    def told(self) -> Told:
        """The source's text with the figures of its sentences."""
        plain = (one for some in self._found.values() for one in some if not one.tabular)
        kept: list[Mention] = []
        # Of `7 of 24`, which may be a share, there are two.
        for one in sorted(plain, key=lambda figure: (figure.start, figure.end)):
            if not kept or kept[-1].end <= one.start:
                kept.append(one)
        return Told(self._text, kept, self._writing)

    def times_of(self, found: Mention) -> frozenset[Said]:
        """The years, halves, quarters and months that the source says of a figure."""
        if found.tabular:
            return found.times
        return times_of(self._text, found.start, found.end, self._writing)

    def is_by(self, found: Mention, rate: str) -> bool:
        """Whether a figure may be a rate by a time, by CLDR's identifier; any is by an empty one."""
        if rate and found.tabular:
            return may_cell_be_by(f"{found.above} {found.beside}", self._text, rate, self._writing)
        return not rate or may_be_by(self._text, found.start, found.end, rate, self._writing)

    def names_unit(self, found: Mention, unit: str) -> bool:
        """Whether a figure's sentence names a unit, *days lost: 2.7 a year*, or those of a cell."""
        if found.tabular:
            named = (self._units_named(words, free=True) for words in (found.above, found.beside))
            return any(unit in units for units in named)
        return unit in self._units_near(found, free=False)

    def currencies_said(self, found: Mention) -> frozenset[str]:
        """The one currency of a paragraph that says it of others: `96 million euros, of it 23 million`.

        It is said for a figure with a scale that counts nothing itself; in a sentence for others as well.
        """
        if found.tabular or found.unit or found.counted or self._counts(found):
            return frozenset()
        if found.factor <= 1:
            return self._currency_before(found)
        start = self._text.rfind("\n\n", 0, found.start) + 1
        end = self._text.find("\n\n", found.end)
        end = len(self._text) if end < 0 else end
        said = {kind for at, one in self._currencies if start <= at < end for kind in one.kinds}
        return frozenset(said) if len(said) == 1 else frozenset()

    def _currency_before(self, found: Mention) -> frozenset[str]:
        """The currency of a sum like a figure that ends its clause: `310,000 euros, then | 240,000`."""
        if not _CLOSED.match(self._text, found.end) or is_likely_year(found.text):
            return frozenset()
        start = found.start - len(_SENTENCE.split(self._text[max(0, found.start - _NEAR) : found.start])[-1])
        sums = [one for at, one in self._currencies if start <= at < found.start]
        alike = sums and min(sums[-1].values) < _LIKE * min(found.values) < _LIKE**2 * min(sums[-1].values)
        return sums[-1].kinds if alike else frozenset()

    def _counts(self, found: Mention) -> bool:
        """Whether what a figure counts follows behind *of*: `1,2 milioni | di persone`."""
        words, behind = self._writing.language.words, _WORD_BEHIND.match(self._text, found.end)
        known = words("genitives", "complements", "part_links", "turn_links").plain
        return behind is not None and behind[1].lower() in known

    @cached_property
    def _currencies(self) -> list[tuple[int, Mention]]:
        """The figures with a currency, with where they stand."""
        mentions = {one.start: one for some in self._found.values() for one in some if not one.tabular}
        return [
            (at, one)
            for at, one in sorted(mentions.items())
            if any(kind.isalpha() and kind.isupper() for kind in one.kinds)
        ]

    def names_another(self, found: Mention, unit: str) -> bool:
        """Whether a figure's sentence says that it counts in another unit of that kind: *days*, no weeks."""
        kind = unit.partition("-")[0]
        return not self.names_unit(found, unit) and any(
            one.partition("-")[0] == kind for one in self._units_near(found, free=True)
        )

    def _units_near(self, found: Mention, *, free: bool) -> set[str]:
        """The units that a figure's sentence names; or those behind neither an article nor a number."""
        if found.tabular:
            return set()
        before = _SENTENCE.split(self._text[max(0, found.start - _NEAR) : found.start])[-1]
        behind = _SENTENCE.split(self._text[found.end : found.end + _NEAR])[0]
        return self._units_named(before, free=free) | self._units_named(behind, free=free)

    def _units_named(self, words: str, *, free: bool) -> set[str]:
        """The units that some words name; or those of them behind neither an article nor a number."""
        named = (
            self._grammar.units.at(words, word.start())
            for word in _WORD.finditer(words)
            if not free or self._is_free(words[: word.start()])
        )
        return {one[0] for one in named if one is not None}

    def _is_free(self, before: str) -> bool:
        """Whether what stands before a unit leaves it to other figures: no *a year*, *per week*, *5 days*."""
        words = _TOKEN.findall(before[-_LONG:]) or [":"]
        lists = ("determiners", "time_determiners", "numerals", "cardinals")
        small = self._grammar.language.words(*lists).plain
        return not words[-1][-1].isdigit() and words[-1].lower() not in small

    @cached_property
    def values(self) -> list[Decimal]:
        """All numbers that its figures may say, in order."""
        return sorted(self._found)


def _digits(text: str) -> int:
    """How many digits a figure is written with."""
    return sum(map(str.isdigit, text))


def _mentions(document: Document, reader: Reader) -> Iterator[Mention]:
    cells: list[tuple[int, int]] = []
    if not document.read_from_positions and (document.data or document.row_mark in document.seen):
        for table in document.tables:
            for mention, span in figures_of_table(table, reader, data=document.data):
                cells.append(span)
                yield mention
    if document.data:
        return
    seen, cells = document.seen, sorted(set(cells))
    rows = document.row_mark in seen
    for mention in [*reader.mentions(seen), *reader.spelled(seen)]:
        at = bisect_right(cells, (mention.start, len(seen))) - 1
        if at < 0 or not cells[at][0] <= mention.start < cells[at][1]:
            row = rows and document.row_mark in _line_at(seen, mention)
            yield replace(mention, tabular=True) if row else mention


def _line_at(text: str, mention: Mention) -> str:
    """The line of a text in which a figure stands."""
    end = text.find("\n", mention.end)
    return text[text.rfind("\n", 0, mention.start) + 1 : end if end >= 0 else len(text)]
