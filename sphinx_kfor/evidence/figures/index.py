"""Figures of a brief's own prose, looked for in the sources that it cites.

A figure agrees with one of a source if the two may say the same number of the same thing: a scale may be
written out, per cent, currencies and units must agree. What a table's header says holds for its cells.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.bound_words import LIMIT
from sphinx_kfor.evidence.figures.cell_flags import has_letters, parted
from sphinx_kfor.evidence.figures.grammar import BASIS_POINTS, POINTS
from sphinx_kfor.evidence.figures.head_counts import own_columns
from sphinx_kfor.evidence.figures.header_units import Unit, merged, unit_of
from sphinx_kfor.evidence.figures.lone_m import MILLION, may_be_millions
from sphinx_kfor.evidence.figures.measures import unscaled
from sphinx_kfor.evidence.figures.mentions import Mention, Reader
from sphinx_kfor.evidence.figures.rates import may_be_by, may_cell_be_by
from sphinx_kfor.evidence.figures.row_units import may_say_units, unit_above, units_of_parts, units_of_row
from sphinx_kfor.evidence.figures.times import times_in, times_of
from sphinx_kfor.evidence.figures.told import Told
from sphinx_kfor.evidence.figures.years import is_likely_year
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.documents.tables import Cell, Table
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.periods import Said


#: How far from a figure its sentence may name what it counts, in code points.
_NEAR = 160
_SENTENCE, _WORD = late(r"[.!?](?:\s|\Z)|\n\s*\n"), late(r"[^\W\d_]{2,}")
_WORD_BEHIND = late(r"\s+(\w+)")
#: What ends a clause behind a figure, and how many times as much one sum may be as another of its kind.
_CLOSED, _LIKE = late(r"\s*[.,;!?)](?!\d)"), 10
_TOKEN = late(r"\w+|[^\w\s]")
#: Data of more rows is not searched.
MOST_ROWS = 20_000
_HUNDRED = Decimal(100)
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
            for mention, span in _of_table(table, reader, data=document.data):
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


#: So many rows above the data may say what these count; of so many cells all are kept while they are read.
_FIRST, _MOST_KEPT = 20, 500_000
_NO_TIME: frozenset[Said] = frozenset()
_PLAIN, _NOUGHT = frozenset([""]), frozenset([Decimal(0)])


def _of_table(table: Table, reader: Reader, *, data: bool) -> Iterator[tuple[Mention, tuple[int, int]]]:
    """The figures of a table's cells, with what its headers make of them, and the places of their cells."""
    if table.fault:
        return
    if len(table.keys) > MOST_ROWS:
        raise EvidenceError("unsearched", f"more than {MOST_ROWS:,} rows are not searched for figures")
    columns = [unit_of(name, reader.writing) for name in table.names]
    around = next(filter(None, (unit_of(words, reader.writing) for words in table.said_around)), None)
    first = (
        [table.row(place) for place in range(min(_FIRST, len(table.keys)))]
        if may_say_units(table.keys)
        else []
    )
    for column, unit in enumerate(columns):
        if column and unit is None and first:
            cells = [row[column].text for row in first]
            columns[column] = unit_above(table.keys[:_FIRST], cells, reader.writing)
    rows = _Rows(table)
    lettered = _lettered(rows, reader.writing)
    over_columns = [(times_in([name], reader.writing), f"{name}: {table.title}") for name in table.names]
    millions = may_be_millions(table.names, reader.writing)
    heads = own_columns(table, reader.writing)
    limits = reader.writing.language.words("limits", "plan_names")
    limited = {at for at, name in enumerate(table.names) if limits.search(name.lower())}
    above = {at: over if at in heads else merged([over, around]) for at, over in enumerate(columns)}
    parts = units_of_parts(table.keys, reader.writing)
    for number, key in enumerate(table.row_names):
        of_row = unit_of(key, reader.writing) or parts.get(number)
        row = rows[number]
        told = units_of_row(table.names, [cell.text for cell in row], reader.writing)
        of_time, of_limit = times_in([key], reader.writing), limits.search(key.lower()) is not None
        for column, cell in enumerate(row):
            unit = above.get(column, around)
            if column and (of_row or told):
                beside = merged(unit for place, unit in told if place != column)
                unit = merged(
                    [*columns[column : column + 1], of_row, beside, None if column in heads else around]
                )
            bare = parted(cell.text, reader.writing, lettered=column in lettered)[0]
            named = table.names[column] if column < len(table.names) else ""
            of_column, titled = (
                over_columns[column] if column < len(over_columns) else (_NO_TIME, table.title)
            )
            times = of_time | of_column if of_time and of_column else of_time or of_column
            over = _Over(named, unit, times, titled, key, column in millions, of_limit or column in limited)
            yield from _of_cell(cell._replace(text=bare), over, reader, data=data)


class _Over(NamedTuple):
    """What stands over a cell, and beside it: its column, unit and times, and whether it is a limit."""

    header: str
    unit: Unit | None
    times: frozenset[Said]
    above: str
    beside: str
    either: bool
    limited: bool


def _over(header: str, unit: Unit) -> str:
    """What says the scale of a figure, with the header of its column."""
    return header if unit.text in header else f"{header} ({unit.text})".strip()


class _Rows:
    """The rows of a table, which is read once if it is small."""

    def __init__(self, table: Table) -> None:
        self.count = len(table.keys)
        self._row = table.row
        few = self.count * len(table.names) < _MOST_KEPT
        self._kept = [table.row(number) for number in range(self.count)] if few else None

    def __getitem__(self, number: int) -> tuple[Cell, ...]:
        return self._row(number) if self._kept is None else self._kept[number]

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return (self[number] for number in range(self.count))


def _lettered(rows: _Rows, writing: Notation) -> set[int]:
    """The columns in which letters behind figures are flags."""
    return {column for row in rows for column, cell in enumerate(row) if has_letters(cell.text, writing)}


def _of_cell(
    cell: Cell, over: _Over, reader: Reader, *, data: bool
) -> Iterator[tuple[Mention, tuple[int, int]]]:
    span = (cell.span.start, cell.span.end)
    for mention in reader.mentions(cell.text):
        at = cell.span.start
        place = span if data else (at + mention.start, min(at + mention.end, cell.span.end))
        yield _of_headers(mention, over, place), span


def _of_headers(mention: Mention, over: _Over, place: tuple[int, int]) -> Mention:
    """A figure of a table at its place, with what the table's headers make of it."""
    (header, unit, times, above, beside, either, limited), one = over, mention
    values, kinds, own, bare, told = one.values, one.kinds, one.unit, one.bare, one.over
    if either and one.factor == 1:
        values |= {value * _power_of_ten(MILLION) for value in values}
    if unit is not None:
        measure, power = unscaled(unit.measure)
        power += unit.power
        if power and one.factor == 1:
            scale, bare = _power_of_ten(power), values - _NOUGHT
            values |= {value * scale for value in values}
            told = _over(header, unit) if bare else ""
        if unit.share == BASIS_POINTS:
            values = frozenset(value / _HUNDRED for value in values)
        said = unit.currency or (POINTS if unit.share == BASIS_POINTS else unit.share)
        kinds = frozenset([said]) if said and kinds == _PLAIN and not own else kinds
        own = own or measure or (unit.said if unit.doubtful else "")
    return Mention(  # by place: a table may have a million
        *place, one.text, values, kinds, one.factor, True, one.doubtful, own, one.bound or LIMIT * limited,  # noqa: FBT003
        one.bound_word,
        one.bound_start, one.step, one.digits, one.counted, bare, told, times, above, beside,
    )  # fmt: skip


@lru_cache(maxsize=64)
def _power_of_ten(power: int) -> Decimal:
    return Decimal(10) ** power
