"""Lines: figures in their order, each line named at its end. Dates stand as far apart as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.charts.frame import PAD, Frame
from sphinx_kfor.charts.heading import Heading
from sphinx_kfor.charts.lettering import LINE, width, wrapped
from sphinx_kfor.charts.scales import moments

if TYPE_CHECKING:
    from sphinx_kfor.charts.chart import Chart
    from sphinx_kfor.charts.sheet import Sheet
    from sphinx_kfor.evidence.extracts.chart_series import Point, Series

#: The share of the width that names may take.
_NAMES = 0.24
#: Up to so many figures of a single line are printed beside it.
_FEW = 12


@dataclass(frozen=True)
class Lines:
    """A chart of lines."""

    chart: Chart

    def draw(self) -> Sheet:
        """The sheet."""
        series = self.chart.plot.series
        names = [wrapped(one.name, _NAMES * self.chart.width, 3) for one in series] if len(series) > 1 else []
        right = max((width(line) for lines in names for line in lines), default=0)
        frame = Frame(
            self.chart,
            Heading(self.chart.plot, self.chart.width, None),
            zero=False,
            marked=True,
            room=LINE + 2 * PAD,
            places=moments(self.chart.plot),
            right=right + 3 * PAD if names else PAD,
            least=sum(LINE * len(lines) + 1 for lines in names),
        )
        sheet = frame.sheet()
        for number, one in enumerate(series):
            self._line(sheet, frame, number, one)
        ends = [_end(frame, one) for one in series]
        for y, lines, number in _apart(list(zip(ends, names, strict=False)), sheet.height):
            sheet.mark(frame.right_end + PAD, y, number)
            sheet.text(frame.right_end + 2.5 * PAD, y, lines)
        return sheet

    def _line(self, sheet: Sheet, frame: Frame, number: int, one: Series) -> None:
        for run in _runs(one.points):
            xs = [frame.x(row) for row, _ in run]
            sheet.curve(xs, [frame.scale.at(point.low) for _, point in run], number)
        for row, point in enumerate(one.points):
            if point:
                x, near, far = frame.x(row), frame.scale.at(point.low), frame.scale.at(point.high)
                sheet.mark(x, near, number)
                end = frame.reach(sheet, x, point, near, far, below=False)
                if self._says(frame, point):
                    self._say(sheet, frame, one.points, row, end)

    @staticmethod
    def _say(sheet: Sheet, frame: Frame, points: tuple[Point | None, ...], row: int, end: float) -> None:
        """Print a figure where the line leaves room: away from the side that rises, in a valley under it."""
        point = points[row]
        if point is None:
            return
        after, before = _higher(points, row, 1), _higher(points, row, -1)
        low = frame.scale.at(point.low) + PAD
        if after and before and not point.bound and low + LINE <= frame.scale.start:
            sheet.text(frame.x(row), low, [point.text], ha="center", va="top")
            return
        wide = width(point.text)
        aside = max(0, min(wide / 2, (frame.slot - wide) / 2)) * (before - after)
        sheet.text(frame.x(row) + aside, end, [point.text], ha="center", va="bottom")

    def _says(self, frame: Frame, point: Point) -> bool:
        """Whether a figure is printed: all of a short single line, and what is more than its number."""
        alone = len(self.chart.plot.series) == 1 and len(self.chart.plot.categories) <= _FEW
        special = bool(point.bound) or point.low != point.high
        return special or (alone and width(point.text) <= frame.slot)


def _runs(points: tuple[Point | None, ...]) -> list[list[tuple[int, Point]]]:
    """The points that follow one another without a gap."""
    runs: list[list[tuple[int, Point]]] = [[]]
    for row, point in enumerate(points):
        if point:
            runs[-1].append((row, point))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _higher(points: tuple[Point | None, ...], row: int, step: int) -> bool:
    """Whether the line goes up from a figure to the one before or behind it."""
    here, other = points[row], points[row + step] if 0 <= row + step < len(points) else None
    return bool(here and other and other.low > here.low)


def _end(frame: Frame, one: Series) -> float:
    """Where a line ends, or the foot of the frame for one that has no figure."""
    last = next((point for point in reversed(one.points) if point), None)
    return frame.scale.at(last.low) if last else frame.scale.start


def _apart(ends: list[tuple[float, list[str]]], bottom: float) -> list[tuple[float, list[str], int]]:
    """The names of lines, as near to their ends as they can stand without touching, all above the bottom."""
    order = sorted(range(len(ends)), key=lambda number: ends[number][0])
    halves = [LINE * len(ends[number][1]) / 2 for number in order]
    places: list[float] = []
    floor = 0.0
    for number, half in zip(order, halves, strict=True):
        places.append(max(ends[number][0], floor + half))
        floor = places[-1] + half + 1
    for at in reversed(range(len(places))):
        places[at] = min(places[at], bottom - halves[at])
        bottom = places[at] - halves[at] - 1
    return [(y, ends[number][1], number) for y, number in zip(places, order, strict=True)]
