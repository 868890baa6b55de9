"""What other cells of a table say that one is counted in: a column *Unit*, a row *Unit*, an indicator's name.

Data in long form have a row for each figure, and say its unit beside it: `employed (thousands)`, `EUR`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.header_units import Unit, merged, named, unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.figures.figure import Notation

_NAMES = re.compile(
    r"(?:pre-?\s?)?units?(?:[ _]+(?:of[ _]+)?measure(?:ment)?)?|measure|uom|currency|unit[_ ]mult(?:iplier)?"
    r"|(?:maß)?einheit(?:en)?|währung|unité(?: de mesure)?|devise|monnaie|unità(?: di misura)?|valuta"
    r"|unidad(?:es)?(?: de medida)?|moneda|jedinica(?: mere)?|јединица(?: мере)?|njësia",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r".*[(\[][^()\[\]]+[)\]]\s*", re.DOTALL)
_POWER = re.compile(r"\d{1,2}")
#: So many rows may say something of the data before these begin, and so many columns are looked at.
_FIRST, _MOST_COLUMNS = 20, 200


def names_unit(name: str) -> bool:
    """Whether a column or row of a name says what others are counted in."""
    return bool(_NAMES.fullmatch(name.strip()))


def unit_beside(names: Sequence[str], cells: Sequence[str], column: int, writing: Notation) -> Unit | None:
    """What the other cells of a row say that one of its cells is counted in; None for nothing.

    Args:
        names: the names of the columns.
        cells: the texts of the row.
        column: the place of the cell.
        writing: how the source writes figures, and its words.
    """
    found = []
    for place, (name, cell) in enumerate(zip(names[:_MOST_COLUMNS], cells, strict=False)):
        if place == column or not place or not cell:
            continue
        if names_unit(name):
            found.append(_told(name, cell, writing))
        elif _BRACKETED.fullmatch(cell) and writing.read(cell) is None:
            found.append(unit_of(cell, writing))
    return merged(found)


def unit_above(keys: Sequence[str], cells: Sequence[str], writing: Notation) -> Unit | None:
    """What rows such as *Unit*, above the data, say that a column is counted in.

    Args:
        keys: the names of the rows.
        cells: what stands in the column, in the first rows.
        writing: how the source writes figures, and its words.
    """
    said = [cell for key, cell in zip(keys[:_FIRST], cells, strict=False) if names_unit(key) and cell]
    return _told("", " ".join(said), writing) if said else None


def _told(name: str, cell: str, writing: Notation) -> Unit | None:
    """The unit of a cell that says one; a multiplier is a power of ten (SDMX, `UNIT_MULT`)."""
    if "mult" in name.lower() and _POWER.fullmatch(cell.strip()):
        power = int(cell)
        return Unit(named(power, writing.grammar), power, named(power, writing.grammar)) if power else None
    found = unit_of(cell, writing)
    measure = None if found else writing.grammar.units.get(cell.strip())
    return Unit(cell, said=cell, measure=measure) if measure else found
