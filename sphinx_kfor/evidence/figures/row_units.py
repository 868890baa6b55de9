"""What other cells of a table say that one is counted in: a column *Unit*, a row *Unit*, an indicator's name.

Data in long form have a row for each figure, and say its unit beside it: `employed (thousands)`, `EUR`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.cell_units import merged
from sphinx_kfor.evidence.figures.currencies import CODES
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.measures import signs_in_capitals
from sphinx_kfor.evidence.figures.unit_words import Unit, named
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.figures.figure import Notation

_NAMES = late(
    r"(?:pre-?\s?)?units?(?:[ _]+(?:of[ _]+)?measure(?:ment)?)?|measure|uom|currency|unit[_ ]mult(?:iplier)?"
    r"|scal(?:e|ing|a)|(?:maß)?einheit(?:en)?|währung|unité(?: de mesure)?|devise|monnaie|échelle"
    r"|unità(?: di misura)?|valuta|escala|unidad(?:es)?(?: de medida)?|moneda|jedinica(?: mere)?"
    r"|јединица(?: мере)?|njësia",
    re.IGNORECASE,
)
_BRACKETED = late(r".*[(\[][^()\[\]]+[)\]]\s*", re.DOTALL)
#: Codes of units in the data of statistical offices (SDMX): `THS_PER`, `MIO_EUR`, `PC_GDP`.
_CODE = late(r"[A-Z\d]+(?:_[A-Z\d]+)*")
_POWERS = {"THS": 3, "TH": 3, "MIO": 6, "MN": 6, "MLN": 6, "MRD": 9, "BN": 9, "BLN": 9, "BIO": 9}
_SHARES = {"PC": "%", "PCT": "%", "PT": "%", "PCH": "%", "PP": "pp"}
#: Parts of codes that are not the unit of this sign for certain.
_UNSURE = frozenset({"M", "MM", "MT", "MI"})
#: The length of a currency's code.
_ISO = 3
#: Names of columns that share a cell, as Eurostat writes them: `freq,unit,geo\TIME_PERIOD`.
_SHARED = late(r"[\w ]+(?:,[\w ]+)+(?:\\.*)?")
_POWER = late(r"\d{1,2}")
#: So many rows may say something of the data before these begin, and so many columns are looked at.
_FIRST, _MOST_COLUMNS = 20, 200


@lru_cache(maxsize=1024)
def names_unit(name: str) -> bool:
    """Whether a column or row of a name says what others are counted in."""
    return bool(_NAMES.fullmatch(name.strip()))


def units_of_row(names: Sequence[str], cells: Sequence[str], writing: Notation) -> list[tuple[int, Unit]]:
    """What the cells of a row say that others of it are counted in, each with the place of its column.

    Args:
        names: the names of the columns.
        cells: the texts of the row.
        writing: how the source writes figures, and its words.
    """
    coded = _coded_units(names, cells, writing)
    found = [(0, unit) for unit in coded if not unit.share]  # `12.3` may be said of it
    for place, (name, cell) in enumerate(zip(names[:_MOST_COLUMNS], cells, strict=False)):
        unit = None
        if place and cell and names_unit(name):
            unit = _told(name, cell, writing)
        elif place and cell.endswith((")", "]")) and writing.read(cell) is None:
            unit = unit_of(cell, writing) if _BRACKETED.fullmatch(cell) else None
        found += [(place, unit)] if unit else []
    return found


def share_of_row(names: Sequence[str], cells: Sequence[str], writing: Notation) -> str:
    """The share that a code of a row makes of its figures, which may be said of them: `%` of `A,PC,FR`."""
    return next((unit.share for unit in _coded_units(names, cells, writing) if unit.share), "")


def _coded_units(names: Sequence[str], cells: Sequence[str], writing: Notation) -> list[Unit]:
    """The units that the first cell of a row has among its codes."""
    if not (names and cells and "," in names[0] and _SHARED.fullmatch(names[0])):
        return []
    parts = zip(names[0].partition("\\")[0].split(","), cells[0].split(","), strict=False)
    told = (_told(name, cell.strip(), writing) for name, cell in parts if names_unit(name))
    return [unit for unit in told if unit]


def unit_beside(names: Sequence[str], cells: Sequence[str], column: int, writing: Notation) -> Unit | None:
    """What the other cells of a row say that one of its cells is counted in; None for nothing."""
    return merged(unit for place, unit in units_of_row(names, cells, writing) if place != column)


def unit_above(keys: Sequence[str], cells: Sequence[str], writing: Notation) -> Unit | None:
    """What rows named *Unit*, or a first one without a name, say that a column is counted in.

    Args:
        keys: the names of the rows.
        cells: what stands in the column, in the first rows.
        writing: how the source writes figures, and its words.
    """
    said = [cell for key, cell in zip(keys[:_FIRST], cells, strict=False) if names_unit(key) and cell]
    if not said and keys and not keys[0].strip():
        said = [cell for cell in cells[:1] if cell and writing.read(cell) is None]
    return _told("", " ".join(said), writing) if said else None


def units_of_parts(keys: Sequence[str], writing: Notation) -> dict[int, Unit]:
    """What rows of parts are counted in, by their places: what the row above says, of which they are parts.

    Of `Revenue (EUR million)` and `of which fares` the latter says nothing itself.
    """
    openers, whole = writing.language.words("part_names"), None
    found: dict[int, Unit] = {}
    for place, key in enumerate(keys):
        said = unit_of(key, writing)
        if openers.match(key.lower()) and said is None:
            found |= {place: whole} if whole else {}
        else:
            whole = said
    return found


def may_say_units(keys: Sequence[str]) -> bool:
    """Whether a row above the data may say what columns are counted in."""
    return bool(keys) and (not keys[0].strip() or any(map(names_unit, keys[:_FIRST])))


def _told(name: str, cell: str, writing: Notation) -> Unit | None:
    """The unit of a cell that says one; a multiplier is a power of ten (SDMX, `UNIT_MULT`)."""
    if "mult" in name.lower() and _POWER.fullmatch(cell.strip()):
        power = int(cell)
        return Unit(named(power, writing.grammar), power, named(power, writing.grammar)) if power else None
    found = unit_of(cell, writing) or _coded(cell, writing)
    measure = None if found else writing.grammar.units.get(cell.strip())
    money = None if found or measure else writing.grammar.currencies.get(cell.strip())
    if money:
        return Unit(cell, money[1], currency=money[0], sign=cell)
    return Unit(cell, said=cell, measure=measure) if measure else found


def _coded(cell: str, writing: Notation) -> Unit | None:
    """What a code such as `MIO_EUR` or `CP_MEUR` says; None where it says nothing that we know."""
    if not _CODE.fullmatch(cell):
        return None
    power, told = 0, None
    for part in cell.split("_"):
        if part in _POWERS:
            power += _POWERS[part]
            continue
        told = _of_part(part, writing)
        if told:
            break
    if told is None and not power:
        return None
    told = told or Unit("")
    power += told.power
    scale = named(power, writing.grammar) if power else ""
    text = " ".join(filter(None, (scale, told.currency, told.share or told.said)))
    return replace(told, text=text, power=power, scale=scale)


def _of_part(part: str, writing: Notation) -> Unit | None:
    """What a part of a code says: a share, a currency or a physical unit."""
    if part in _SHARES:
        return Unit(part, share=_SHARES[part], said=_SHARES[part])
    money = writing.grammar.currencies.get(part) if part[-_ISO:] in CODES else None
    if money:
        return Unit(part, money[1], currency=money[0], sign=money[0])
    said, measure = signs_in_capitals().get(part, ("", "")) if part not in _UNSURE else ("", "")
    return Unit(part, said=said, measure=measure) if measure else None
