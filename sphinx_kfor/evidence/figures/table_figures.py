"""The figures of a table's cells, with what its headers make of them.

Offsets are Unicode code points.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.around_units import unit_around
from sphinx_kfor.evidence.figures.bound_words import LIMIT
from sphinx_kfor.evidence.figures.cell_flags import has_letters, parted
from sphinx_kfor.evidence.figures.cell_units import merged
from sphinx_kfor.evidence.figures.grammar import BASIS_POINTS, POINTS
from sphinx_kfor.evidence.figures.head_counts import own_columns
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.lone_m import MILLION, may_be_millions
from sphinx_kfor.evidence.figures.measures import unscaled
from sphinx_kfor.evidence.figures.mentions import Mention, Reader
from sphinx_kfor.evidence.figures.row_units import (
    may_say_units,
    share_of_row,
    unit_above,
    units_of_parts,
    units_of_row,
)
from sphinx_kfor.evidence.figures.times import times_in
from sphinx_kfor.evidence.figures.titled import time_of_title
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.documents.tables import Cell, Table
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.periods import Said
    from sphinx_kfor.evidence.figures.unit_words import Unit

#: Data of more rows is not searched.
MOST_ROWS = 20_000
_HUNDRED = Decimal(100)
#: So many rows above the data may say what these count; of so many cells all are kept while they are read.
_FIRST, _MOST_KEPT = 20, 500_000
_NO_TIME: frozenset[Said] = frozenset()
_PLAIN, _NOUGHT = frozenset([""]), frozenset([Decimal(0)])


def figures_of_table(
    table: Table, reader: Reader, *, data: bool
) -> Iterator[tuple[Mention, tuple[int, int]]]:
    """The figures of a table's cells, with what its headers make of them, and the places of their cells."""
    if table.fault:
        return
    if len(table.keys) > MOST_ROWS:
        raise EvidenceError("unsearched", f"more than {MOST_ROWS:,} rows are not searched for figures")
    columns = [unit_of(name, reader.writing) for name in table.names]
    around = unit_around(table, reader.writing)
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
    of_all = time_of_title(table, reader.writing)
    for number, key in enumerate(table.row_names):
        of_row = unit_of(key, reader.writing) or parts.get(number)
        row = rows[number]
        told = units_of_row(table.names, [cell.text for cell in row], reader.writing)
        share = share_of_row(table.names, [cell.text for cell in row[:1]], reader.writing)
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
            times = of_all | (of_time | of_column if of_time and of_column else of_time or of_column)
            limit = of_limit or column in limited
            over = _Over(named, unit, times, titled, key, column in millions, limit, share)
            yield from _of_cell(cell._replace(text=bare), over, reader, data=data)


class _Over(NamedTuple):
    """What stands over a cell, and beside it: its column, unit and times, if it is a limit, a share."""

    header: str
    unit: Unit | None
    times: frozenset[Said]
    above: str
    beside: str
    either: bool
    limited: bool
    share: str


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
    (header, unit, times, above, beside, either, limited, share), one = over, mention
    values, kinds, own, bare, told = one.values, one.kinds, one.unit, one.bare, one.over
    kinds = kinds | {share} if share and kinds == _PLAIN else kinds
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
