"""Figures to reckon with: intervals of exact decimals, what they count, and how exactly they are known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal, DecimalException, localcontext
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.comparisons import kind_of
from sphinx_kfor.evidence.figures.formatting import multiplied
from sphinx_kfor.evidence.figures.grammar import PERCENT, POINTS
from sphinx_kfor.evidence.figures.numerals import PRECISION
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kfor.evidence.figures.figure import Figure, Notation

_ENDLESS = Decimal("Infinity")
#: A product or a quotient is known to so many digits.
_DIGITS = 3
#: No source writes more digits; what has them was divided.
_MOST_WRITTEN = 40
_HUNDRED = Decimal(100)
_STEM = 4
#: A result has no more digits before or behind its decimal mark.
_LARGEST = 60


@dataclass(frozen=True)
class Quantity:
    """A figure, or what was worked out of figures.

    Attributes:
        low: the least that it may be; minus infinity for no end.
        high: the most that it may be.
        low_open: whether it is more than `low`.
        high_open: whether it is less than `high`.
        kind: what it counts: an ISO 4217 code, `%`, `pp`, a unit; empty for things.
        exponent: what its last digit counts, as a power of ten; None where three digits are known.
        power: the scale that its parts are written in.
        about: whether a part of it is said to be rounded.
        bare: whether it is a number that the author typed.
        counted: what things it counts, as its source names them; empty for what says no more than `kind`.
    """

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False
    kind: str = ""
    exponent: int | None = 0
    power: int = 0
    about: bool = False
    bare: bool = False
    counted: str = ""

    @property
    def is_point(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


def quantity(figure: Figure, writing: Notation) -> Quantity:
    """What a figure says, with what its headers say of it.

    A bound leaves one end open: *more than 700* has no most, *up to 20* no least.
    """
    figure = multiplied(figure)
    low, high = sorted((figure.value, figure.top))
    low_open = high_open = False
    if figure.bound in {"over", "from", "above"}:
        high, low_open, high_open = _ENDLESS, figure.bound != "from", True
    elif figure.bound in {"under", "to", "nearly", "barely", "even"}:
        low, high_open, low_open = -_ENDLESS, figure.bound not in {"to", "even"}, True
    numbers = [figure.number, *([] if figure.high is None else [figure.high])]
    exponents = [number.as_tuple().exponent for number in numbers]
    endless = any(len(number.as_tuple().digits) > _MOST_WRITTEN for number in numbers)  # as that of `1/3`
    exponent = None if endless else max(one for one in exponents if isinstance(one, int)) + figure.power
    kind = kind_of(figure, writing)
    about, counted = figure.bound == "about", "" if kind else figure.unit
    return Quantity(low, high, low_open, high_open, kind, exponent, figure.power, about, counted=counted)


def bare(number: Decimal) -> Quantity:
    """A number that the author typed."""
    return Quantity(number, number, exponent=None, bare=True)


def negative(one: Quantity) -> Quantity:
    """The same, counted down."""
    return replace(
        one,
        low=one.high.copy_negate(),
        high=one.low.copy_negate(),
        low_open=one.high_open,
        high_open=one.low_open,
    )


def added(one: Quantity, other: Quantity, *, less: bool = False) -> Quantity:
    """A sum, or a difference. Raises EvidenceError: `syntax`, `option`; see `_summed_kind`."""
    if one.bare or other.bare:
        raise EvidenceError("syntax", "a bare number may multiply or divide, never be added; name what it is")
    kind = _summed_kind(one.kind, other.kind, less=less)
    second = negative(other) if less else other
    known = one.exponent is not None and other.exponent is not None
    return Quantity(
        _exact(lambda: one.low + second.low),
        _exact(lambda: one.high + second.high),
        one.low_open or second.low_open,
        one.high_open or second.high_open,
        kind,
        max(one.exponent or 0, other.exponent or 0) if known else None,
        max(one.power, other.power),
        one.about or other.about,
        counted=_summed_things(one.counted, other.counted),
    )


def _summed_things(one: str, other: str) -> str:
    """What things a sum counts. Raises EvidenceError: `option`, for things of two names."""
    if one and other and not _stems(one) & _stems(other):
        raise EvidenceError(
            "option",
            f"'{one}' and '{other}' cannot be added or subtracted; if they can, put them behind the brackets",
        )
    return max(one, other, key=len)


def _stems(words: str) -> set[str]:
    """The beginnings of words: `ship` and `ships` have the same."""
    return {word[:_STEM] for word in words.casefold().split()}


def _summed_kind(one: str, other: str, *, less: bool) -> str:
    """What a sum counts; the difference of two per cents is percentage points."""
    if {one, other} == {PERCENT, POINTS}:
        return PERCENT
    if one != other:
        raise EvidenceError("option", f"{_said(one)} and {_said(other)} cannot be added or subtracted")
    return POINTS if less and one == PERCENT else one


def times(one: Quantity, other: Quantity) -> Quantity:
    """A product; per cent of something is a part of it. Raises EvidenceError: `option`, for two units."""
    for part, whole in ((one, other), (other, one)):
        if part.kind == PERCENT and not whole.bare:
            return replace(_times(_scaled(part, Decimal("0.01")), whole), kind=whole.kind)
    if one.kind and other.kind:
        raise EvidenceError("option", f"{_said(one.kind)} and {_said(other.kind)} cannot be multiplied")
    made = _times(one, other)
    counted = one.counted if other.bare else other.counted if one.bare else ""
    return replace(made, kind=one.kind or other.kind, bare=one.bare and other.bare, counted=counted)


def _times(one: Quantity, other: Quantity) -> Quantity:
    ends = [
        (_exact(lambda a=a, b=b: a * b), opened or also)  # type: ignore[misc]
        for a, opened in ((one.low, one.low_open), (one.high, one.high_open))
        for b, also in ((other.low, other.low_open), (other.high, other.high_open))
    ]
    return _between(ends, one, other)


def over(one: Quantity, other: Quantity) -> Quantity:
    """A quotient. Raises EvidenceError: `option`, for a division by nought or by another unit."""
    if other.low <= 0 <= other.high:
        raise EvidenceError("option", "it would be divided by zero, or by what may be zero")
    if other.kind and other.kind != one.kind:
        raise EvidenceError("option", f"{_said(one.kind)} cannot be divided by {_said(other.kind)}")
    ends = [
        (_exact(lambda a=a, b=b: a / b), opened or also)  # type: ignore[misc]
        for a, opened in ((one.low, one.low_open), (one.high, one.high_open))
        for b, also in ((other.low, other.low_open), (other.high, other.high_open))
    ]
    made = _between(ends, one, other)
    kind, counted = "" if other.kind else one.kind, one.counted if other.bare else ""
    return replace(made, kind=kind, bare=one.bare and other.bare, counted=counted)


def absolute(one: Quantity) -> Quantity:
    """The same without its sign."""
    if one.low >= 0:
        return one
    if one.high <= 0:
        return negative(one)
    return replace(one, low=Decimal(0), high=max(-one.low, one.high), low_open=False)


def share(part: Quantity, whole: Quantity) -> Quantity:
    """A part in per cent of a whole."""
    return replace(_scaled(over(part, whole), _HUNDRED), kind=PERCENT)


def change(before: Quantity, after: Quantity) -> Quantity:
    """A change in per cent. Raises EvidenceError: `option`, for one from below nought, which has no sense."""
    if before.low < 0:
        raise EvidenceError(
            "option", "a change in per cent from a figure below zero says nothing; write `b - a`"
        )
    if before.is_point:
        return share(
            added(after, before, less=True) if before.kind != PERCENT else _less(after, before), before
        )
    ratio = share(after, before)
    return replace(ratio, low=ratio.low - _HUNDRED, high=ratio.high - _HUNDRED)


def _less(after: Quantity, before: Quantity) -> Quantity:
    """The change of a share, to be said in per cent of it."""
    return replace(added(after, before, less=True), kind=PERCENT)


def _scaled(one: Quantity, factor: Decimal) -> Quantity:
    return replace(one, low=_exact(lambda: one.low * factor), high=_exact(lambda: one.high * factor))


def _between(ends: list[tuple[Decimal, bool]], one: Quantity, other: Quantity) -> Quantity:
    low, high = min(ends), max(ends)
    return Quantity(
        low[0], high[0], low[1], high[1], "", None, max(one.power, other.power), one.about or other.about
    )


def _exact(reckon: Callable[[], Decimal]) -> Decimal:
    """A number to far more digits than are printed. Raises EvidenceError: `option`, where there is none."""
    with localcontext() as context:
        context.prec = PRECISION
        try:
            return reckon()
        except DecimalException:
            raise EvidenceError(
                "option", "the bounds of its parts leave nothing that could be said"
            ) from None


def rounded(one: Quantity) -> tuple[Quantity, bool]:
    """The same with the digits that are known, and whether any was dropped; a bound on its safe side.

    Raises EvidenceError: `option`, where neither end is known.
    """
    if one.low == -_ENDLESS and one.high == _ENDLESS:
        raise EvidenceError("option", "the bounds of its parts leave nothing that could be said")
    if any(end.is_finite() and end and abs(end.adjusted()) > _LARGEST for end in (one.low, one.high)):
        raise EvidenceError("option", f"it comes to a number of more than {_LARGEST} digits")
    bound = not one.is_point
    low = _to_digits(one.low, one.exponent, ROUND_FLOOR if bound else ROUND_HALF_EVEN)
    high = _to_digits(one.high, one.exponent, ROUND_CEILING if bound else ROUND_HALF_EVEN)
    return replace(one, low=low, high=high), (low, high) != (one.low, one.high)


def _to_digits(number: Decimal, exponent: int | None, way: str) -> Decimal:
    if not number.is_finite():
        return number
    last = number.adjusted() - _DIGITS + 1 if exponent is None else exponent
    with localcontext() as context:
        context.prec = PRECISION
        return number.quantize(Decimal(1).scaleb(last), rounding=way)


def _said(kind: str) -> str:
    """What a figure counts, for a message."""
    return f"'{kind.partition('-')[2].replace('-', ' ') or kind}'" if kind else "a plain number"
