"""Numbers in digits, with what makes another number of them: exponents, powers, fractions.

Offsets are Unicode code points.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal, DecimalException, localcontext
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    import re

_SPACES = " \u00a0\u202f\u2009"
_APOSTROPHES = "'\u2019"
#: Digits with whatever may stand between them; a space only between groups of three.
NUMBER = rf"\d+(?:[.,\u066b\u066c\uff0c\uff0e{_APOSTROPHES}]\d+|[{_SPACES}](?=\d{{3}}(?!\d))\d{{3}})*+"
VULGAR = "\u00bc-\u00be\u2150-\u215f"
RAISED = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
_RAISED_SIGN = "\u207b\u207a"
_MINUS, _RANK = (
    "\u2212-",
    str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b\u207a", "0123456789-+"),
)
_EXPONENT = late(rf"[eE](?P<rank>[+{_MINUS}]?\d{{1,2}})(?![\w.,]*\d|\w)")
_TEN = late(
    rf"\s?[\u00d7x*\u00b7]\s?10(?:\^(?P<rank>[+{_MINUS}]?\d{{1,2}})|(?P<raised>[{_RAISED_SIGN}]?[{RAISED}]{{1,2}}))(?!\d)"
)
_POWER = late(rf"\^(?P<rank>[+{_MINUS}]?\d{{1,2}})(?!\d|\.\d)|(?P<raised>[{_RAISED_SIGN}]?[{RAISED}]{{1,2}})")
_FRACTION = late(rf"(?:(?<=\d)(?P<bare>/(?P<whole>\d{{1,3}}))(?![\d/-]|[.,]\d|\w)|\s?(?P<vulgar>[{VULGAR}]))")
_MIXED = late(r"(?:\s{1,2}|-)(?P<part>\d{1,2})/(?P<whole>\d{1,3})(?![\d/]|[.,]\d|\w)")
_MOST_PARTS = 100
#: Figures of as many digits are exact.
PRECISION = 200


class Grown(NamedTuple):
    """A number with what stands behind its digits: its value, and where it ends."""

    value: Decimal
    end: int


def grown(text: str, start: int, end: int, number: Decimal) -> Grown:
    """A number with its exponent, power or fraction.

    Args:
        text: the text.
        start: where its digits begin.
        end: where they end.
        number: what they say.
    """
    plain = number == number.to_integral_value()
    for pattern in (_EXPONENT, _TEN):
        match = pattern.match(text, end)
        if match:
            return Grown(number.scaleb(_rank(match)), match.end())
    match = _POWER.match(text, end)
    if match and (match["rank"] or text[start:end] == "10"):
        powered = _powered(number, _rank(match))
        if powered is not None:
            return Grown(powered, match.end())
    match = _FRACTION.match(text, end) if plain else None
    if match and match["vulgar"]:
        return Grown(number + vulgar(match["vulgar"]), match.end())
    if match and number < int(match["whole"]) <= _MOST_PARTS and number:
        return Grown(divided(number, Decimal(match["whole"])), match.end())
    match = _MIXED.match(text, end) if plain else None
    if match and 0 < int(match["part"]) < int(match["whole"]) <= _MOST_PARTS:
        return Grown(number + divided(Decimal(match["part"]), Decimal(match["whole"])), match.end())
    return Grown(number, end)


def vulgar(sign: str) -> Decimal:
    """The value of a fraction's sign, such as `½`."""
    part, _, whole = unicodedata.normalize("NFKC", sign).partition("\u2044")
    return divided(Decimal(part), Decimal(whole or 1))


def divided(part: Decimal, whole: Decimal) -> Decimal:
    """A part of a whole, to more digits than any source has."""
    with localcontext() as context:
        context.prec = 60
        return part / whole


def _rank(match: re.Match[str]) -> int:
    """The number that a power or an exponent is raised to."""
    groups = match.groupdict()
    return int((groups.get("raised") or groups["rank"]).translate(_RANK).replace("\u2212", "-"))


def _powered(number: Decimal, rank: int) -> Decimal | None:
    with localcontext() as context:
        context.prec = 60
        try:
            return number**rank
        except DecimalException:
            return None
