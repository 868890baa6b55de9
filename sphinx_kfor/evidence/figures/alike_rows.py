"""The rows of a table that count the same, so that a figure of one may be said of another by mistake.

Rows of *Ships*, *Crew* and *Cargo* do not, if nothing says so: *the ships carried 40 tonnes* is of the cargo.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.identifiers import is_likely_year
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.figures.row_units import unit_beside
from sphinx_kfor.evidence.figures.table_names import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.figures.figure import Notation

#: A number from here on names a row as nothing else does; so many words before one set it against another.
_LEAST, _NEAR = 100, 3


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
    mine = {unit for name in own if name in table.row_names for unit in [_unit(table, name, writing)]}
    if mine and mine != {None}:
        return tuple(name for name in table.row_names if _unit(table, name, writing) in mine)
    said = any(unit_of(words, writing) for words in (*columns, *table.said_around))
    rows = any(unit_of(name, writing) for name in table.row_names)
    return tuple(table.row_names) if said and not rows else ()


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


def _unit(table: Table, name: str, writing: Notation) -> str | None:
    """What a row says itself that its cells are counted in, in a column *Unit*."""
    cells = [cell.text for cell in table.row(list(table.row_names).index(name))]
    found = unit_beside(table.names, cells, -1, writing)
    return found.text if found else None
