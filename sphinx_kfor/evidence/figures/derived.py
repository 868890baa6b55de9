"""A figure that is worked out of others, as a page prints it, and its working in figures."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from babel.numbers import get_currency_symbol

from sphinx_kfor.evidence.figures.expressions import worked_out
from sphinx_kfor.evidence.figures.figure import Figure, scaled
from sphinx_kfor.evidence.figures.formatting import LOCAL, formatted, points
from sphinx_kfor.evidence.figures.grammar import PERCENT, POINTS
from sphinx_kfor.evidence.figures.quantities import quantity, rounded
from sphinx_kfor.evidence.figures.scales import named, named_power
from sphinx_kfor.evidence.languages.locales import locale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.quantities import Quantity

_ISO = 3
_SIGNS = str.maketrans({"*": "×", "-": "−", "/": "÷"})
#: The power of ten that the names of scales go by.
_THOUSAND = 3


def derive(
    expression: str, parts: Mapping[str, tuple[Figure, Notation]], page: Notation, *, noughts: bool = False
) -> Figure:
    """The figure that an expression comes to.

    Args:
        expression: the expression.
        parts: the figures by their names, each with what its headers say of it and how its source writes.
        page: how the page writes figures.
        noughts: whether a product or quotient keeps the noughts at its end, as a format may ask for them.

    Raises:
        EvidenceError: see `expressions.worked_out`, `quantities.rounded`.
    """
    figures = {name: quantity(figure, writing) for name, (figure, writing) in parts.items()}
    made, dropped = rounded(worked_out(expression, figures))
    if made.exponent is None and not noughts:
        made = replace(made, low=made.low.normalize(), high=made.high.normalize())
    power = named_power(_power(made, figures), page.tag)
    low, high = (_in_power(end, power) for end in (made.low, made.high))
    bound, number, other = _ends(made, low, high)
    if made.is_point and (dropped or made.about):
        bound = "about"
    word = page.words("bounds", bound).entries[:1] if bound else ()
    sign = get_currency_symbol(made.kind, locale(page.tag or "en")) if _is_money(made.kind) else ""
    return Figure(
        "",
        number,
        other,
        power,
        named(power, number, page.tag) if power else "",
        bound,
        word[0] if word else "",
        made.kind if sign else "",
        sign,
        (made.counted or _unit(made.kind, parts, page)) if not sign else "",
        made.kind if "-" in made.kind else "",
    )


def _ends(made: Quantity, low: Decimal, high: Decimal) -> tuple[str, Decimal, Decimal | None]:
    """The bound, the number and the other end of a range."""
    if made.is_point:
        return "", low, None
    if not made.high.is_finite():
        return ("over" if made.low_open else "from"), low, None
    if not made.low.is_finite():
        return ("under" if made.high_open else "to"), high, None
    return "", low, high


def _power(made: Quantity, figures: Mapping[str, Quantity]) -> int:
    """The scale to write a figure in: the largest of its parts', or one below, that leaves one or more."""
    size = max((abs(end) for end in (made.low, made.high) if end.is_finite()), default=Decimal(0))
    if made.kind in {PERCENT, POINTS} or (made.exponent is None and not made.kind and made.power == 0):
        return 0
    powers = {figure.power for figure in figures.values()}
    powers |= set(range(max(powers, default=0) - _THOUSAND, 0, -_THOUSAND))
    return next((power for power in sorted(powers, reverse=True) if size >= Decimal(10) ** power), 0)


def _in_power(number: Decimal, power: int) -> Decimal:
    if not number.is_finite():
        return number
    said = scaled(number, -power)
    exponent = said.as_tuple().exponent
    return Decimal(int(said)) if isinstance(exponent, int) and exponent > 0 else said


def _is_money(kind: str) -> bool:
    return len(kind) == _ISO and kind.isupper()


def _unit(kind: str, parts: Mapping[str, tuple[Figure, Notation]], page: Notation) -> str:
    if kind == PERCENT:
        return PERCENT
    if kind == POINTS:
        return points(page)
    return next(
        (
            figure.unit
            for figure, _ in parts.values()
            if kind and figure.unit and (figure.measure == kind or figure.unit.lower() == kind)
        ),
        "",
    )


def printed(figure: Figure, page: Notation, pattern: str = "") -> str:
    """A derived figure in a page's writing. Raises EvidenceError: `option`; see `formatted`."""
    return formatted(figure, page, pattern or LOCAL, page)


def working(expression: str, texts: Mapping[str, str], result: str) -> str:
    """The expression with the figures in place of their names: `700 − 150 = 550`."""
    signs = " ".join(expression.translate(_SIGNS).split())
    said = re.sub(r"[a-z][a-z0-9_]*(?!\s*\()", lambda match: texts.get(match[0], match[0]), signs)
    return f"{said} = {result}"
