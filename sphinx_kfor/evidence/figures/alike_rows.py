"""The rows of a table that count the same, so that a figure of one may be said of another by mistake.

Rows of *Ships*, *Crew* and *Cargo* do not, if nothing says so: *the ships carried 40 tonnes* is of the cargo.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.around_units import unit_around
from sphinx_kfor.evidence.figures.cell_units import merged
from sphinx_kfor.evidence.figures.head_counts import own_columns
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.measures import is_time
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.figures.row_units import units_of_row
from sphinx_kfor.evidence.figures.table_names import WORD, name_stems, sexes
from sphinx_kfor.evidence.figures.times import times_in
from sphinx_kfor.evidence.figures.years import is_likely_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.unit_words import Unit

#: A number from here on names a row as nothing else does; so many words before one set it against another.
_LEAST, _NEAR = 100, 3
_IN_BRACKETS = re.compile(r"\(([^\W\d_]+)[^()]*\)")


def alike_rows(
    table: Table, own: Iterable[str], columns: Iterable[str], writing: Notation
) -> tuple[str, ...]:
    """The names of the rows that count the same as some of them for certain; none where nothing says so.

    Args:
        table: the table.
        own: the names of these rows.
        columns: the names of the columns of the figures.
        writing: how the source writes figures, and its words.
    """
    names = tuple(table.row_names)
    place = next((at for at, name in enumerate(names) if name in {*own}), None)
    if place is None:
        return ()
    cells = [cell.text for cell in table.row(place)]
    units = {at: cells[at] for at, _ in units_of_row(table.names, cells, writing)}
    if units:
        return tuple(
            name
            for at, name in enumerate(names)
            if all(table.row(at)[column].text == unit for column, unit in units.items())
        )
    said = any(unit_of(name, writing) for name in columns) or unit_around(table, writing) is not None
    said = said or _differ((*table.names[1:],), writing)
    return names if said and not _say_units(names, writing) else ()


@lru_cache(maxsize=8)
def _differ(names: tuple[str, ...], writing: Notation) -> bool:
    """Whether a table's columns count different things, as *Pay (EUR)* and *Crew*: its rows do not."""
    units = ((name, unit_of(name, writing)) for name in names if not times_in([name], writing))
    said = (
        (unit.currency, unit.measure) if unit else _IN_BRACKETS.findall(name.lower())
        for name, unit in units
        if not (unit and unit.share)
    )
    return len({*map(tuple, said)}) > 1


def alike_columns(table: Table, own: Iterable[str], writing: Notation) -> tuple[str, ...]:
    """The names of the columns that count the same unit as some of them, which the table says.

    Args:
        table: the table.
        own: the names of these columns.
        writing: how the source writes figures, and its words.
    """
    around = unit_around(table, writing)
    heads = own_columns(table, writing)
    units = {
        name: _kind(merged([unit_of(name, writing), None if at in heads else around]))
        for at, name in enumerate(table.names)
        if at
    }
    mine, persons = {units.get(name) for name in own}, sexes(writing.language)

    def is_of_persons(names: Iterable[str]) -> bool:
        return all(not persons.isdisjoint(name_stems([name], writing.language)) for name in names)

    sexed = is_of_persons(own)
    return tuple(
        name for name, unit in units.items() if {unit} == mine and (unit or (sexed and is_of_persons([name])))
    )


def _kind(unit: Unit | None) -> tuple[str, ...]:
    """What a unit counts; nothing for a time, in which a table may have quite other things."""
    told = (unit.currency, unit.share, unit.measure, unit.per) if unit else ()
    return told if any(told) and unit and not is_time(unit.measure) else ()


@lru_cache(maxsize=8)
def _say_units(names: tuple[str, ...], writing: Notation) -> bool:
    """Whether one of a table's rows says in its name what it counts."""
    return any(unit_of(name, writing) for name in names)


def other_number(
    said: tuple[str, str, str], own: str, names: Sequence[str], writings: tuple[Notation, Notation]
) -> str:
    """The row whose name is a number that a clause has, and not that of the figure's own: *at 6,200*.

    Args:
        said: the words of the sentence before the figure, the figure, and those behind it in its clause.
        own: the name of the figure's row.
        names: those of all rows of the table.
        writings: how the source writes figures, and the page.
    """
    source, page = writings
    rows = {name: figure.number for name in names for figure in [source.read(name)] if figure is not None}
    if own not in rows or len(rows) < len(names) or any(map(is_likely_year, names)):
        return ""
    parting = page.language.words("comparisons", "time_partings", "counterparts").plain
    words = re.split(r"[;:]\s", said[0])[-1] + "".join(said[1:])
    told: set[Decimal] = set()
    for one in Reader(page).mentions(words):
        if rows[own] in one.values:
            return ""
        apart = not parting.isdisjoint(WORD.findall(words[: one.first].lower())[-_NEAR:])
        told |= set() if apart else one.values
    others = [name for name, number in rows.items() if number in told and number >= _LEAST]
    return others[0] if len(others) == 1 else ""
