"""The frame of a chart whose figures go up: the axis at its left, the categories under it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kfor.charts.lettering import LINE, width, wrapped
from sphinx_kfor.charts.scales import Scale, bounds, labels, ticks
from sphinx_kfor.charts.sheet import Sheet

if TYPE_CHECKING:
    from sphinx_kfor.charts.chart import Chart
    from sphinx_kfor.charts.heading import Heading
    from sphinx_kfor.evidence.extracts.chart_series import Point

PAD = 6.0
#: How high the place of the figures is: a share of the width, within bounds.
_HEIGHT, _LOWEST, _HIGHEST = 0.55, 170.0, 240.0
_UPRIGHT = 150.0
_ARROW = 9.0


@dataclass(frozen=True)
class Frame:
    """The frame.

    Attributes:
        chart: what it holds.
        heading: what stands above it.
        zero: whether its axis begins at zero.
        marked: whether its axis has ticks and a grid.
        room: for text above the highest and below the lowest figure, in points.
        places: where the categories are on an axis of time; None for the same distance between all.
        right: room for text at the right, in points.
        least: how high the place of the figures is at least, in points.
    """

    chart: Chart
    heading: Heading
    zero: bool
    marked: bool
    room: float
    places: list[float] | None
    right: float
    least: float = 0.0

    @cached_property
    def ticks(self) -> list[float]:
        """The numbers on the axis."""
        return ticks(*bounds(self.chart.plot, zero=self.zero))

    @cached_property
    def left(self) -> float:
        """Where the axis is."""
        return max(map(width, labels(self.ticks, self.chart.language))) + PAD if self.marked else 0

    @property
    def right_end(self) -> float:
        """Where the right end is."""
        return self.chart.width - self.right

    @property
    def bottom(self) -> float:
        """Where the place of the figures ends."""
        high = max(_LOWEST, min(_HIGHEST, _HEIGHT * self.chart.width))
        return self.heading.height + max(high, self.least)

    @property
    def slot(self) -> float:
        """How much room a category has."""
        return (self.right_end - self.left) / len(self.chart.plot.categories)

    @cached_property
    def scale(self) -> Scale:
        """The axis of numbers."""
        low, high = bounds(self.chart.plot, zero=self.zero)
        if self.marked:
            low, *_, high = self.ticks
        top = self.heading.height + (self.room if high > 0 or not self.zero else PAD)
        bottom = self.bottom - (self.room if low < 0 else 0)
        return Scale(low, high, bottom, top)

    def x(self, row: int) -> float:
        """The middle of a category."""
        if self.places is None:
            return self.left + self.slot * (row + 0.5)
        first, last = self.places[0], self.places[-1]
        share = (self.places[row] - first) / (last - first) if last > first else 0.5
        margin = min(self.slot / 2, 28)
        return self.left + margin + share * (self.right_end - self.left - 2 * margin)

    @cached_property
    def names(self) -> list[list[str]]:
        """The lines of the categories' names, as wide as their places."""
        return [wrapped(name, self._distance - PAD, 5) for name in self.chart.plot.categories]

    @cached_property
    def upright(self) -> bool:
        """Whether the names are turned, since a word of one is wider than its place."""
        words = (word for name in self.chart.plot.categories for word in name.split())
        return any(width(word) > self._distance - PAD for word in words)

    @cached_property
    def _distance(self) -> float:
        """The shortest way from one category to the next."""
        middles = [self.x(row) for row in range(len(self.chart.plot.categories))]
        gaps = [after - before for before, after in pairwise(middles)]
        return min([*gaps, self.slot] if self.places is None else gaps or [self.slot])

    def sheet(self) -> Sheet:
        """A sheet with heading, axis, grid and the categories' names."""
        bottom = self.bottom
        upright = [wrapped(name, _UPRIGHT, 2) for name in self.chart.plot.categories]
        if self.upright:
            below = max(width(line) for lines in upright for line in lines)
        else:
            below = LINE * max(map(len, self.names))
        sheet = Sheet(self.chart.width, bottom + below + 2 * PAD)
        self.heading.draw(sheet)
        if self.marked:
            self._grid(sheet)
        end = None
        for row in range(len(self.chart.plot.categories)):
            if not self.upright:
                sheet.text(self.x(row), bottom + PAD, self.names[row], ha="center", va="top")
            elif end is None or self.x(row) - end >= LINE * len(upright[row]):
                sheet.upright(self.x(row), bottom + PAD, upright[row])
                end = self.x(row)
        return sheet

    def _grid(self, sheet: Sheet) -> None:
        for number, label in zip(self.ticks, labels(self.ticks, self.chart.language), strict=True):
            y = self.scale.at(number)
            sheet.rule([self.left, self.right_end], [y, y], faint=True)
            sheet.text(self.left - PAD, y, [label], ha="right")

    def reach(self, sheet: Sheet, x: float, point: Point, near: float, far: float, *, below: bool) -> float:  # noqa: PLR0913
        """Draw what a figure has beside its number, a range or a bound; returns where its text may stand.

        Args:
            sheet: where to draw.
            x: the middle of the figure.
            point: the figure.
            near: the place of the number.
            far: the place of the other end of a range.
            below: whether the text stands under the figure.
        """
        if point.low != point.high:
            sheet.whisker([x, x], [near, far])
            sheet.whisker([x - 4, x + 4], [far, far])
        side = 1 if below else -1
        end = far + side * PAD
        if point.bound in {"over", "from", "under", "to"}:
            sheet.arrow(x, end + side * 2, "^" if point.bound in {"over", "from"} else "v")
            end += side * _ARROW
        return end
