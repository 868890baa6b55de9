"""What the headers of a cell, and what stands around its table, make of the cell's figure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.header_units import unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.figures.figure import Figure, Notation
    from sphinx_kfor.evidence.figures.unit_words import Unit


def of_cell(figure: Figure, headers: Iterable[str], writing: Notation) -> Figure:
    """A cell's figure with what the headers of its column and of its row say of it."""
    unit = said_of(figure, headers, writing)
    if unit is None:
        return figure
    rate = (
        " ".join(filter(None, (unit.said, unit.per)))
        if not unit.per.startswith("/")
        else unit.said + unit.per
    )
    return replace(
        figure,
        power=figure.power or unit.power,
        scale=figure.scale or unit.scale,
        currency=figure.currency or unit.currency,
        sign=figure.sign or unit.sign,
        unit=figure.unit or unit.count or (rate if unit.per else unit.said),
        measure=figure.measure or ("" if unit.per else unit.measure),
    )


def said_of(figure: Figure, headers: Iterable[str], writing: Notation) -> Unit | None:
    """What the header of a cell's column, else of its row, says that the figure does not; None for none."""
    unit = merged(unit_of(header, writing) for header in headers)
    if unit is None:
        return None
    more = (unit.power and not figure.power, unit.currency and not figure.currency)
    own = figure.unit or (unit.currency and figure.currency not in {"", unit.currency})
    shared = (unit.share or unit.count or unit.measure or unit.doubtful) and not figure.currency
    return unit if not own and (any(more) or shared) else None


def merged(units: Iterable[Unit | None]) -> Unit | None:
    """The nearest of units, with the scale or the currency that one further away adds; None for none."""
    found: Unit | None = None
    for unit in filter(None, units):
        if found is None:
            found = unit
        elif found.share or unit.share or found.per or found.count or unit.count:
            continue
        elif found.currency and not found.power and unit.power and unit.currency in {"", found.currency}:
            text = f"{unit.text}, {found.text}"
            found = replace(found, power=unit.power, scale=unit.scale, text=text)
        elif not (found.currency or found.measure) and (unit.currency or unit.measure):
            text = f"{found.text}, {unit.text}"
            counted = replace(found, currency=unit.currency, sign=unit.sign, text=text)
            found = replace(counted, measure=unit.measure, said=unit.said)
    return found


def said_over(text: str, headers: Iterable[str], writing: Notation) -> Unit | None:
    """What the headers say over a cell with digits that is no plain figure, as `(700)`; None for none."""
    if not any(character.isdigit() for character in text):
        return None
    unit = merged(unit_of(header, writing) for header in headers)
    own = unit and any(part in text for part in (unit.scale, unit.sign, unit.said) if part)
    return None if own else unit
