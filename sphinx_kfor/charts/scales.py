"""From figures to places: an axis of numbers, its ticks, and the moments of a line chart."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from sphinx_kfor.evidence.languages.locales import locale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.extracts.chart_series import Plot

#: Axes that may begin elsewhere than at zero still do where zero is nearer than this share of their length:
#: heights are compared where figures double.
_NEAR = 1.0
#: How ticks may go up, times a power of ten; and what is no difference.
_STEPS = (1, 2, 2.5, 5, 10)
_CLOSE = 1e-9


@dataclass(frozen=True)
class Scale:
    """An axis: what lies between two numbers lies between two places, in points."""

    low: float
    high: float
    start: float
    end: float

    def at(self, number: float) -> float:
        """The place of a number."""
        return self.start + (number - self.low) / (self.high - self.low) * (self.end - self.start)


def bounds(plot: Plot, *, zero: bool) -> tuple[float, float]:
    """The smallest and the largest number, and zero if it is wanted or near; never the same."""
    points = [point for one in plot.series for point in one.points if point]
    low, high = min(point.low for point in points), max(point.high for point in points)
    if zero or 0 < low <= (high - low) * _NEAR or low == high:
        low = min(low, 0)
    if zero or 0 < -high <= (high - low) * _NEAR or low == high:
        high = max(high, 0)
    return (low, high) if low < high else (0, 1)


def ticks(low: float, high: float, count: int = 5) -> list[float]:
    """Round numbers from below the lowest to above the highest."""
    if low == high:
        low, high = low - 1, high + 1
    rough = (high - low) / count
    tens = 10.0 ** math.floor(math.log10(rough))
    step = next(one for one in _STEPS if one * tens >= rough * (1 - _CLOSE)) * tens
    first, last = math.floor(low / step + _CLOSE), math.ceil(high / step - _CLOSE)
    return [round(number * step, 12) for number in range(first, last + 1)]


def labels(numbers: Sequence[float], language: str) -> list[str]:
    """How a language writes the numbers of an axis."""
    found = locale(language)
    return [
        format_decimal(number + 0.0, "#,##0.########", locale=found).replace("-", "\u2212")
        for number in numbers
    ]


def moments(plot: Plot) -> list[float] | None:
    """The moments of a plot's categories where they go on in time, by which they stand apart; else None."""
    rising = bool(plot.moments) and all(earlier < later for earlier, later in pairwise(plot.moments))
    return list(plot.moments) if rising else None


def backwards(plot: Plot) -> tuple[str, str] | None:
    """The first two categories of which the later date stands first; None for none."""
    found = (at for at, (one, other) in enumerate(pairwise(plot.moments)) if one > other)
    at = next(found, None)
    return None if at is None else (plot.categories[at], plot.categories[at + 1])
