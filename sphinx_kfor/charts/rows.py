"""Bars and dots: a row for each category, its name on the left, each figure in words at its end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.charts import heading
from sphinx_kfor.charts.lettering import LINE, width, wrapped
from sphinx_kfor.charts.scales import Scale, bounds, labels, ticks
from sphinx_kfor.charts.sheet import Sheet

if TYPE_CHECKING:
    from sphinx_kfor.charts.chart import Chart
    from sphinx_kfor.evidence.extracts.chart_series import Point

#: Shares of the width that names and figures may take.
_NAMES = 0.38
_VALUES = 0.27
_GAP = 10.0
_BAR = 16.0
_PAD = 6.0
_ARROW = 12.0
#: Between the numbers of an axis.
_APART = 16.0


@dataclass(frozen=True)
class Rows:
    """A chart of rows."""

    chart: Chart

    @property
    def dots(self) -> bool:
        """Whether it has dots on an axis; bars need none, since they begin at zero and say their figure."""
        return self.chart.kind == "dot"

    @cached_property
    def names(self) -> list[list[str]]:
        """The lines of each category's name."""
        return [wrapped(name, _NAMES * self.chart.width) for name in self.chart.plot.categories]

    @cached_property
    def values(self) -> list[list[list[str]]]:
        """The lines of each figure, by series and category."""
        return [
            [
                wrapped(point.text if point else self.chart.no_data, _VALUES * self.chart.width, 3)
                for point in one.points
            ]
            for one in self.chart.plot.series
        ]

    @cached_property
    def heights(self) -> list[list[float]]:
        """How high each figure's place is, by category and series."""
        made = []
        for row, name in enumerate(self.names):
            figures = [max(_BAR + 2, LINE * len(lines[row])) for lines in self.values]
            lack = max(0, LINE * len(name) - sum(figures))
            made.append([height + lack / len(figures) for height in figures])
        return made

    @cached_property
    def ticks(self) -> list[float]:
        """The numbers on the axis: as many as have room side by side."""
        low, high = bounds(self.chart.plot, zero=False)
        for count in (5, 4, 3, 2, 1):
            found = ticks(low, high, count)
            if (
                sum(width(label) + _APART for label in labels(found, self.chart.language))
                < self.chart.width - self._left - _VALUES * self.chart.width
            ):
                break
        return found

    @cached_property
    def scale(self) -> Scale:
        """The axis, with room for the figures at both ends."""
        low, high = bounds(self.chart.plot, zero=not self.dots)
        left, margin = self._left + 2 * _PAD, _PAD
        if self.dots:
            low, *_, high = self.ticks
            first, *_, last = labels(self.ticks, self.chart.language)
            left, margin = max(left, width(first) / 2), width(last) / 2
        room = {False: 0.0, True: 0.0}
        for one, texts in zip(self.chart.plot.series, self.values, strict=True):
            for point, lines in zip(one.points, texts, strict=True):
                negative = point is not None and not self.dots and _ends(point)[1] < 0
                needed = max(map(width, lines)) + 2 * _PAD + _ARROW * bool(point and point.bound)
                room[negative] = max(room[negative], needed)
        return Scale(low, high, left + room[True], self.chart.width - max(room[False], margin))

    def draw(self) -> Sheet:
        """The sheet."""
        above = heading.Heading(
            self.chart.plot, self.chart.width, heading.dot if self.dots else heading.swatch
        )
        below = above.height + sum(sum(heights) + _GAP for heights in self.heights)
        sheet = Sheet(self.chart.width, below + (LINE + _PAD if self.dots else 1))
        above.draw(sheet)
        if self.dots:
            self._axis(sheet, above.height, below)
        y = above.height + _GAP / 2
        for row, name in enumerate(self.names):
            whole = sum(self.heights[row])
            sheet.text(self._left, y + whole / 2, name, ha="right")
            for number, one in enumerate(self.chart.plot.series):
                height = self.heights[row][number]
                self._figure(sheet, number, one.points[row], self.values[number][row], y + height / 2)
                y += height
            y += _GAP
        if not self.dots:
            sheet.rule([self.scale.at(0)] * 2, [above.height, below])
        return sheet

    @property
    def _left(self) -> float:
        return max(width(line) for lines in self.names for line in lines)

    def _axis(self, sheet: Sheet, top: float, bottom: float) -> None:
        for number, label in zip(self.ticks, labels(self.ticks, self.chart.language), strict=True):
            x = self.scale.at(number)
            sheet.rule([x, x], [top, bottom], faint=True)
            sheet.text(x, bottom + _PAD, [label], ha="center", va="top")

    def _figure(self, sheet: Sheet, number: int, point: Point | None, lines: list[str], y: float) -> None:
        if point is None:
            sheet.text(self.scale.at(max(0, self.scale.low)) + _PAD, y, lines)
            return
        near, far = map(self.scale.at, _ends(point))
        if self.dots:
            sheet.mark(near, y, number)
            far = max(near, far)
        else:
            zero = self.scale.at(0)
            sheet.box(min(zero, near), y - _BAR / 2, abs(near - zero), _BAR, number)
        if point.low != point.high:
            sheet.whisker([near, far], [y, y])
            sheet.whisker([far, far], [y - 5, y + 5])
        negative = not self.dots and _ends(point)[1] < 0
        side = -1 if negative else 1
        x = far + side * (_PAD + 3 * self.dots)
        if point.bound in {"over", "from", "under", "to"}:
            sheet.arrow(x + side * 2, y, ">" if point.bound in {"over", "from"} else "<")
            x += side * _ARROW
        sheet.text(x, y, lines, ha="right" if negative else "left")


def _ends(point: Point) -> tuple[float, float]:
    """The end of a figure that is nearer to zero, and the other."""
    return (point.high, point.low) if point.high < 0 else (point.low, point.high)
