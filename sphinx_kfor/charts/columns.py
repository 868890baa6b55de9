"""Columns: one for each figure, side by side in the order of the categories, from zero."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.charts import heading
from sphinx_kfor.charts.frame import PAD, Frame
from sphinx_kfor.charts.lettering import LINE, width, wrapped

if TYPE_CHECKING:
    from sphinx_kfor.charts.chart import Chart
    from sphinx_kfor.charts.sheet import Sheet
    from sphinx_kfor.evidence.extracts.chart_series import Point

#: How much of a category's place its columns take.
_FULL = 0.78
_WIDEST = 66.0


@dataclass(frozen=True)
class Columns:
    """A chart of columns."""

    chart: Chart

    @cached_property
    def slot(self) -> float:
        """How wide a column's place may be, if there is no axis beside it."""
        plot = self.chart.plot
        return self.chart.width / len(plot.categories) * _FULL / len(plot.series)

    @cached_property
    def texts(self) -> list[list[list[str]]]:
        """The lines of each figure, by series and category; none at all if they have no room."""
        texts = [
            [point.text if point else self.chart.no_data for point in one.points]
            for one in self.chart.plot.series
        ]
        if any(width(word) > self.slot + PAD for one in texts for text in one for word in text.split()):
            return []
        return [[wrapped(text, self.slot + PAD) for text in one] for one in texts]

    def draw(self) -> Sheet:
        """The sheet."""
        lines = max((len(lines) for one in self.texts for lines in one), default=0)
        above = heading.Heading(self.chart.plot, self.chart.width, heading.swatch)
        frame = Frame(
            self.chart,
            above,
            zero=True,
            marked=not self.texts,
            room=LINE * lines + PAD * 3,
            places=None,
            right=PAD,
        )
        sheet = frame.sheet()
        for number, one in enumerate(self.chart.plot.series):
            for row, point in enumerate(one.points):
                self._column(sheet, frame, number, row, point)
        sheet.rule([frame.left, frame.right_end], [frame.scale.at(0)] * 2)
        return sheet

    def _column(self, sheet: Sheet, frame: Frame, number: int, row: int, point: Point | None) -> None:
        count = len(self.chart.plot.series)
        broad = min(frame.slot * _FULL / count, _WIDEST)
        x = frame.x(row) + (number - count / 2) * broad
        lines = self.texts[number][row] if self.texts else []
        zero = frame.scale.at(0)
        if point is None and lines:
            sheet.text(x + broad / 2, zero - PAD, lines, ha="center", va="bottom")
        elif point is None:
            sheet.upright(x + broad / 2, zero - PAD, [self.chart.no_data], "bottom")
        if point is None:
            return
        negative = point.high < 0
        near, far = (point.high, point.low) if negative else (point.low, point.high)
        top, end = frame.scale.at(near), frame.scale.at(far)
        sheet.box(x + broad * 0.06, min(zero, top), broad * 0.88, abs(top - zero), number)
        end = frame.reach(sheet, x + broad / 2, point, top, end, below=negative)
        sheet.text(x + broad / 2, end, lines, ha="center", va="top" if negative else "bottom")
