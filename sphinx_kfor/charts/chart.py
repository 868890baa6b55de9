"""A chart, and what its pictures are kept by."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.extracts.chart_series import Plot, Point


KINDS = ("bar", "column", "line", "dot")
#: How wide charts are drawn, in units: for a page, and for a narrow one. On a page a unit is about a pixel.
WIDE, NARROW = 560.0, 280.0
#: Counts up when the same chart is drawn in another way.
_DRAWING = 4


@dataclass(frozen=True)
class Chart:
    """A chart.

    Attributes:
        kind: one of `KINDS`.
        plot: what it shows.
        language: tag of the language whose number format the axis has.
        no_data: what stands where the source has an empty cell.
        width: how wide it is drawn, in units.
        family: of its letters; empty for those of the page that it stands in.
        accent: the colour of its first series; empty for ours.
    """

    kind: str
    plot: Plot
    language: str
    no_data: str
    width: float = WIDE
    family: str = ""
    accent: str = ""

    @property
    def bounded(self) -> bool:
        """Whether a figure in it is a bound, which it shows by an arrow."""
        return any(point and point.bound in {"over", "from", "under", "to"} for point in self._points)

    @property
    def ranged(self) -> bool:
        """Whether a figure in it is a range, which it shows by a line."""
        return any(point and point.low != point.high for point in self._points)

    @property
    def _points(self) -> list[Point | None]:
        return [point for one in self.plot.series for point in one.points]

    @property
    def digest(self) -> str:
        """What its pictures are kept by."""
        return hashlib.sha256(f"{_DRAWING} {self!r}".encode()).hexdigest()[:16]
