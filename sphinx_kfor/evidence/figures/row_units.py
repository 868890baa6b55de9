"""What other cells of a table say that one is counted in: a column *Unit*, a row *Unit*, an indicator's name.

Data in long form have a row for each figure, and say its unit beside it: `employed (thousands)`, `EUR`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.currencies import CODES
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
#: Codes of units in the data of statistical offices (SDMX): `THS_PER`, `MIO_EUR`, `PC_GDP`.
_CODE = re.compile(r"[A-Z\d]+(?:_[A-Z\d]+)*")
_POWERS = {"THS": 3, "TH": 3, "MIO": 6, "MN": 6, "MRD": 9, "BN": 9, "BIO": 9}
_SHARES = {"PC": "%", "PCT": "%", "PT": "%"}
_MEASURES = {"T": ("t", "mass-tonne"), "KG": ("kg", "mass-kilogram"), "KM": ("km", "length-kilometer")}
_MEASURES |= {
    "HA": ("ha", "area-hectare"),
    "GWH": ("GWh", "energy-gigawatt-hour"),
    "MW": ("MW", "power-megawatt"),
}
#: Names of columns that share a cell, as Eurostat writes them: `freq,unit,geo\TIME_PERIOD`.
_SHARED = re.compile(r"[\w ]+(?:,[\w ]+)+(?:\\.*)?")
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
    found: list[Unit | None] = []
    if names and cells and _SHARED.fullmatch(names[0]):
        parts = zip(names[0].partition("\\")[0].split(","), cells[0].split(","), strict=False)
        coded = [_told(name, cell.strip(), writing) for name, cell in parts if names_unit(name)]
        found += [unit for unit in coded if unit and (unit.power or unit.currency)]
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
    found = unit_of(cell, writing) or _coded(cell, writing)
    measure = None if found else writing.grammar.units.get(cell.strip())
    return Unit(cell, said=cell, measure=measure) if measure else found


def _coded(cell: str, writing: Notation) -> Unit | None:
    """What a code such as `MIO_EUR` says; None where it says nothing that we know."""
    if not _CODE.fullmatch(cell):
        return None
    first, *others = cell.split("_")
    power = _POWERS.get(first, 0)
    counted = (others[0] if others else "") if power else first
    scale = named(power, writing.grammar) if power else ""
    said, measure = _MEASURES.get(counted, ("", ""))
    share, currency = _SHARES.get(counted, ""), counted if counted in CODES else ""
    text = " ".join(filter(None, (scale, currency, share, said)))
    if not text:
        return None
    return Unit(text, power, scale, currency, currency, share, share or said, measure)
