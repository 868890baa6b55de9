"""The sheet a chart is drawn on: lines, boxes, marks and text at places in points, from its top left."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from sphinx_kfor.charts.lettering import LINE, SIZE, font, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 400.0
#: Text and axes; nothing else has this colour, so that it can be told in the SVG.
INK = "#010203"
_POINTS_AN_INCH = 72
_FAINT = 0.3


class Look(NamedTuple):
    """How a series looks: told apart by hatch, mark and dash as well as by colour.

    The colours are of Okabe and Ito's palette, those that stand out from white and from black by 3 to 1.
    """

    colour: str
    hatch: str
    mark: str
    dash: tuple[float, ...]


LOOKS = (
    Look("#0072b2", "", "o", ()),
    Look("#d55e00", "/////", "s", (5, 2)),
    Look("#009e73", ".....", "^", (1.5, 1.5)),
    Look("#cc79a7", "xxxxx", "D", (6, 2, 1.5, 2)),
    Look("#8c8c8c", "-----", "v", (9, 3)),
)


class Sheet:
    """A sheet of a height, in points."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.figure = Figure(figsize=(WIDTH / _POINTS_AN_INCH, height / _POINTS_AN_INCH))
        self.figure.patch.set_visible(False)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, WIDTH)
        self.axes.set_ylim(height, 0)

    def text(self, x: float, y: float, lines: Sequence[str], *, ha: str = "left", va: str = "center") -> None:
        """Lines of text around, above (`bottom`) or below (`top`) a place; never read as a formula."""
        top = {"top": y, "center": y - LINE * len(lines) / 2, "bottom": y - LINE * len(lines)}[va]
        for number, line in enumerate(lines):
            base = top + LINE * number + (LINE + SIZE * 0.7) / 2
            self._write(x, base, line, ha=ha, va="baseline")

    def upright(self, x: float, y: float, lines: Sequence[str], va: str = "top") -> None:
        """Lines of text turned by a quarter, that end (`top`) or begin (`bottom`) at a place."""
        for number, line in enumerate(lines):
            offset = (number - (len(lines) - 1) / 2) * LINE
            self._write(x + offset, y, line, ha="center", va=va, rotation=90)

    def _write(self, x: float, y: float, line: str, **how: object) -> None:
        self.axes.text(x, y, plain(line), fontproperties=font(), color=INK, parse_math=False, **how)  # type: ignore[arg-type]

    def rule(self, xs: Sequence[float], ys: Sequence[float], *, faint: bool = False) -> None:
        """A thin line of an axis or a grid."""
        self._line(xs, ys, INK, 0.8, alpha=_FAINT if faint else 1)

    def whisker(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """A line over a range, with ends to be seen on any colour."""
        self._line(xs, ys, INK, 1.4)

    def arrow(self, x: float, y: float, direction: str) -> None:
        """The head of an arrow: `<`, `>`, `^` or `v`."""
        self._line([x], [y], INK, 0, marker=direction, markersize=5, markeredgecolor=INK)

    def curve(self, xs: Sequence[float], ys: Sequence[float], look: Look) -> None:
        """The line of a series."""
        self._line(xs, ys, look.colour, 1.8, linestyle=(0, look.dash or None))

    def mark(self, x: float, y: float, look: Look) -> None:
        """A mark of a series."""
        self._line([x], [y], look.colour, 0, marker=look.mark, markersize=6, markeredgecolor=look.colour)

    def _line(
        self, xs: Sequence[float], ys: Sequence[float], colour: str, width: float, **how: object
    ) -> None:
        self.axes.add_line(Line2D(xs, ys, color=colour, linewidth=width, clip_on=False, **how))  # type: ignore[arg-type]

    def box(self, x: float, y: float, width: float, height: float, look: Look) -> None:
        """A bar of a series, filled or hatched."""
        fill = "none" if look.hatch else look.colour
        self.axes.add_patch(
            Rectangle((x, y), width, height, facecolor=fill, edgecolor=look.colour, hatch=look.hatch, lw=0.8)
        )

    def saved(self, form: str, salt: str) -> bytes:
        """The sheet as a file of a form: `svg`, `pdf` or `png`."""
        stream = BytesIO()
        undated: dict[str, dict[str, None]] = {
            "svg": {"Date": None},
            "pdf": {"CreationDate": None},
            "png": {},
        }
        mpl.rcParams["svg.hashsalt"] = salt
        self.figure.savefig(stream, format=form, metadata=undated[form], dpi=200)
        return stream.getvalue()
