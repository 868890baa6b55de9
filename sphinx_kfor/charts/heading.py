"""What stands above a chart: what its figures are, and which series looks how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.charts.lettering import LINE, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kfor.charts.sheet import Sheet
    from sphinx_kfor.evidence.extracts.chart_series import Plot

_SAMPLE = 22.0
_GAP = 18.0


@dataclass(frozen=True)
class Heading:
    """The heading of a plot; `sample` draws how a series looks, None where the lines are named themselves."""

    plot: Plot
    width: float
    sample: Callable[[Sheet, float, float, int], None] | None

    @property
    def title(self) -> list[str]:
        """The unit, and the name of a series that is alone."""
        alone = len(self.plot.series) == 1
        text = self.plot.named(self.plot.series[0]) if alone else self.plot.unit
        return wrapped(text, self.width) if text else []

    @property
    def entries(self) -> list[list[tuple[float, int, str]]]:
        """The entries of the legend, line by line: place, number of the series, name."""
        if self.sample is None or len(self.plot.series) == 1:
            return []
        lines: list[list[tuple[float, int, str]]] = [[]]
        x = 0.0
        for number, one in enumerate(self.plot.series):
            (name,) = wrapped(one.name, self.width - _SAMPLE, lines=1)
            needed = _SAMPLE + width(name)
            if lines[-1] and x + needed > self.width:
                lines.append([])
                x = 0.0
            lines[-1].append((x, number, name))
            x += needed + _GAP
        return lines

    @property
    def height(self) -> float:
        """How much room it takes."""
        lines = len(self.title) + len(self.entries)
        return (LINE + 2) * lines + 6 * bool(lines)

    def draw(self, sheet: Sheet) -> None:
        """Draw it at the top."""
        y = (LINE + 2) / 2
        for line in self.title:
            sheet.text(0, y, [line])
            y += LINE + 2
        for entries in self.entries:
            for x, number, name in entries:
                if self.sample:
                    self.sample(sheet, x, y, number)
                sheet.text(x + _SAMPLE, y, [name])
            y += LINE + 2


def swatch(sheet: Sheet, x: float, y: float, series: int) -> None:
    """A piece of a bar."""
    sheet.box(x, y - 5, 16, 10, series)


def dot(sheet: Sheet, x: float, y: float, series: int) -> None:
    """A mark."""
    sheet.mark(x + 8, y, series)
