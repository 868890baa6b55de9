"""A figure as it was read: what a number in a source says, with its bound, scale, currency and unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, localcontext

from sphinx_kfor.evidence.figures.numerals import PRECISION


@dataclass(frozen=True)
class Figure:
    """A figure.

    Attributes:
        text: as it stands in its source.
        number: the number, before its scale.
        high: the upper end of a range; None for a single number.
        power: the scale, as a power of ten.
        scale: the scale's word as it stands.
        bound: one of `grammar.BOUNDS`, or empty.
        bound_word: the bound as it stands.
        currency: the ISO 4217 code, or empty.
        sign: the currency as it stands.
        unit: the unit, such as `%` or `soldiers`, or empty.
        measure: the identifier that CLDR has for the unit, or empty.
        flag: what a statistical office puts behind it, such as `p`, or the mark of a note; or empty.
        times: what a count such as `dozen` multiplies it by, which is its scale then.
        also: the same in another currency or unit, which stands in brackets behind.
    """

    text: str
    number: Decimal
    high: Decimal | None = None
    power: int = 0
    scale: str = ""
    bound: str = ""
    bound_word: str = ""
    currency: str = ""
    sign: str = ""
    unit: str = ""
    measure: str = ""
    flag: str = ""
    times: Decimal = Decimal(1)
    also: Figure | None = field(default=None, compare=False)

    @property
    def value(self) -> Decimal:
        """The number with its scale; the lower end of a range."""
        return scaled(self.number, self.power) * self.times

    @property
    def top(self) -> Decimal:
        """The upper end of a range with its scale, else the value."""
        return scaled(self.number if self.high is None else self.high, self.power) * self.times

    @property
    def decimals(self) -> int:
        """The number of digits behind the decimal mark."""
        return decimals_of(self.number)


def scaled(number: Decimal, power: int) -> Decimal:
    """A number times a power of ten, exactly."""
    with localcontext() as context:
        context.prec = PRECISION
        return number.scaleb(power)


def decimals_of(number: Decimal) -> int:
    """The number of digits behind a number's decimal mark."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
