"""Columns that count heads, pieces or hours, or are rates by many, whatever their table is counted in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.around_units import unit_around
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.unit_words import Unit

_BRACKETS = late(r"[(\[]([^()\[\]]+)[)\]]")
#: A rate by a round number, as `per 1 000` and `je 100.000`.
PER_MANY = late(
    r"(?<!\w)(?:per|pro|je|par|pour|por|cada|su|ogni|na|për|на|auf)\s1\d*(?:[.,\s\u00a0\u202f'\u2019]?000)*(?![\d.,]*\d)",
    re.IGNORECASE,
)
#: What behind a unit says of what it is: `Hours | of downtime`.
_OF = late(r"\s*(?:\Z|(?:of|de|di|des|du|der|von|për|të)\s|d['\u2019])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
#: So many cells of a table are looked at, and so many whole ones in a column are no chance.
_MOST_CELLS, _FEW = 5_000, 2
_WHOLE = 100


def counts_itself(header: str, writing: Notation) -> bool:
    """Whether a header says what its column counts: `Staff (FTE)`, a rate by many, `Hours of downtime`."""
    counts = writing.language.words("head_counts").plain
    unit = writing.grammar.units.at(header.lower(), 0)
    return (
        PER_MANY.search(header) is not None
        or any(part.strip().lower() in counts for part in _BRACKETS.findall(header))
        or (unit is not None and _OF.match(header, unit[1]) is not None)
    )


def own_columns(table: Table, writing: Notation) -> frozenset[int]:
    """The places of the columns that are not counted in what is said around their table.

    Their headers say so, as *Inspectors* does beside *Annual cost*; or, under *million euros*, their figures
    are whole where those of most others are not, or, under *per cent*, all above a hundred: *Persons asked*.

    Args:
        table: the table, which is sound.
        writing: how its source writes figures, and its words.
    """
    names = table.names
    money = money_columns(names, writing)
    told = {at for at, name in enumerate(names) if not at or counts_itself(name, writing)}
    told |= _of_staff(names, writing) if money else set()
    around = unit_around(table, writing)
    if around is None:
        return frozenset(told)
    bare = [at for at, name in enumerate(names) if at not in told and unit_of(name, writing) is None]
    columns = table.columns(_MOST_CELLS, _MOST_CELLS)
    figures = {at: [*_numbers(columns[at], writing)] for at in bare if at < len(columns)}
    apart = {at for at, numbers in figures.items() if len(numbers) >= _FEW and _are_apart(numbers, around)}
    sure = money & {*figures} or {*figures}
    return frozenset(told | (apart - money)) if len(sure - apart) > len(sure & apart) else frozenset(told)


def money_columns(names: Sequence[str], writing: Notation) -> set[int]:
    """The places of the columns whose headers say money, and of the parts of these: *of which overtime*."""
    words, parts = (writing.language.words(one) for one in ("money_names", "part_names"))
    found: set[int] = set()
    for at, name in enumerate(names[1:], 1):
        part = at - 1 in found and parts.match(name.lower()) is not None
        found |= {at} if part or not words.plain.isdisjoint(_WORD.findall(name.lower())) else set()
    return found


def _of_staff(names: Sequence[str], writing: Notation) -> set[int]:
    """The places of the columns that begin with persons or things, and say no money."""
    words = [_WORD.findall(name.lower()) for name in names]
    money, staff = (writing.language.words(one).plain for one in ("money_names", "staff_names"))
    return {at for at, one in enumerate(words) if one and one[0] in staff and money.isdisjoint(one)}


def _numbers(cells: Sequence[str], writing: Notation) -> Iterator[Decimal]:
    return (figure.value for figure in map(writing.read, cells) if figure is not None)


def _are_apart(numbers: Sequence[Decimal], around: Unit) -> bool:
    """Whether figures are written as money, or as shares, of that kind of table are not."""
    if around.percent:
        return all(number > _WHOLE for number in numbers)
    return all(number.as_tuple().exponent == 0 for number in numbers)
