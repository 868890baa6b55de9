"""The sheet a chart is drawn on: lines, boxes, marks and text at places in units, from its top left, as SVG.

Text and axes take the colour of the page (`currentColor`), and text is text, in the letters of the page. Each
series has a class, by which a page gives it a colour of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.charts.lettering import LINE, SIZE, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAINT = 0.3
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
#: The heads of arrows, from their points.
_ARROWS = {"<": "l8 -4.5v9z", ">": "l-8 -4.5v9z", "^": "l-4.5 8h9z", "v": "l-4.5 -8h9z"}


class Look(NamedTuple):
    """How a series looks: told apart by hatch, mark and dash as well as by colour.

    The colours are of Okabe and Ito's palette, those that stand out from white and from black by 3 to 1.
    """

    colour: str
    hatch: str
    mark: str
    dash: str


LOOKS = (
    Look("#0072b2", "", "M{x} {y}m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z", ""),
    Look("#d55e00", "M0 6L6 0", "M{x} {y}m-4 -4h8v8h-8z", "8 3"),
    Look("#009e73", "M2 2h1.6v1.6h-1.6z", "M{x} {y}m0 -5l5 9h-10z", "2 2"),
    Look("#cc79a7", "M0 0L6 6M0 6L6 0", "M{x} {y}m0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z", "9 3 2 3"),
    Look("#8c8c8c", "M0 3h6", "M{x} {y}m0 5l5 -9h-10z", "14 4"),
)


@dataclass
class Sheet:
    """A sheet of a size, in units.

    Attributes:
        width: how wide it is.
        height: how high it is.
        parts: what is drawn on it.
        texts: the lines of text on it.
    """

    width: float
    height: float
    parts: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    _hatched: set[int] = field(default_factory=set)

    def text(self, x: float, y: float, lines: Sequence[str], *, ha: str = "left", va: str = "center") -> None:
        """Lines of text around, above (`bottom`) or below (`top`) a place."""
        top = {"top": y, "center": y - LINE * len(lines) / 2, "bottom": y - LINE * len(lines)}[va]
        for number, line in enumerate(lines):
            base = top + LINE * number + (LINE + SIZE * 0.7) / 2
            self._write(x, base, line, _ANCHORS[ha])

    def upright(self, x: float, y: float, lines: Sequence[str], va: str = "top") -> None:
        """Lines of text turned by a quarter, that end (`top`) or begin (`bottom`) at a place."""
        for number, line in enumerate(lines):
            base = x + (number - (len(lines) - 1) / 2) * LINE + SIZE * 0.35
            self._write(
                base,
                y,
                line,
                "end" if va == "top" else "start",
                f' transform="rotate(-90 {_n(base)} {_n(y)})"',
            )

    def _write(self, x: float, y: float, line: str, anchor: str, turned: str = "") -> None:
        if line:
            self.texts.append(line)
            start = "" if anchor == "start" else f' text-anchor="{anchor}"'
            self.parts.append(
                f'<text x="{_n(x)}" y="{_n(y)}"{start}{turned}>{escape(plain(line), quote=False)}</text>'
            )

    def rule(self, xs: Sequence[float], ys: Sequence[float], *, faint: bool = False) -> None:
        """A thin line of an axis or a grid."""
        light = f' stroke-opacity="{_FAINT}"' if faint else ""
        self._line(xs, ys, f'stroke="currentColor"{light}')

    def whisker(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """A line over a range, with ends to be seen on any colour."""
        self._line(xs, ys, 'stroke="currentColor" stroke-width="2"')

    def arrow(self, x: float, y: float, direction: str) -> None:
        """The head of an arrow around a place: `<`, `>`, `^` or `v`."""
        tip = -4 if direction in "<^" else 4
        x, y = (x + tip, y) if direction in "<>" else (x, y + tip)
        self.parts.append(f'<path d="M{_n(x)} {_n(y)}{_ARROWS[direction]}" fill="currentColor"/>')

    def curve(self, xs: Sequence[float], ys: Sequence[float], series: int) -> None:
        """The line of a series."""
        dash = f' stroke-dasharray="{LOOKS[series].dash}"' if LOOKS[series].dash else ""
        self._line(
            xs, ys, f'class="kfor-line-{series}" stroke="{LOOKS[series].colour}" stroke-width="2.4"{dash}'
        )

    def mark(self, x: float, y: float, series: int) -> None:
        """A mark of a series."""
        look = LOOKS[series]
        path = look.mark.format(x=_n(x), y=_n(y))
        self.parts.append(f'<path class="kfor-series-{series}" d="{path}" fill="{look.colour}"/>')

    def _line(self, xs: Sequence[float], ys: Sequence[float], how: str) -> None:
        points = "L".join(f"{_n(x)} {_n(y)}" for x, y in zip(xs, ys, strict=True))
        self.parts.append(f'<path d="M{points}" fill="none" {how}/>')

    def box(self, x: float, y: float, width: float, height: float, series: int) -> None:
        """A bar of a series, filled or hatched."""
        look = LOOKS[series]
        fill = look.colour
        kind = f'class="kfor-series-{series}" '
        if look.hatch:
            self._hatched.add(series)
            fill, kind = f"url(#NAME-{series})", f'class="kfor-line-{series}" stroke="{look.colour}" '
        place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
        self.parts.append(f'<rect {kind}{place} fill="{fill}"/>')

    def svg(self, name: str, family: str = "", accent: str = "") -> str:
        """The sheet as an SVG.

        Args:
            name: what the names in it begin with.
            family: of its letters; empty for those of the page that it stands in.
            accent: the colour of the first series; empty for ours.
        """
        patterns = "".join(
            f'<pattern id="NAME-{one}" width="6" height="6" patternUnits="userSpaceOnUse">'
            f'<path class="kfor-line-{one}" d="{LOOKS[one].hatch}" fill="none" stroke="{LOOKS[one].colour}" '
            'stroke-width="1.4"/></pattern>'
            for one in sorted(self._hatched)
        )
        letters = f' font-family="{escape(family)}"' if family else ""
        # A number on a line stands out from it; a page in HTML does that itself, in its own colour.
        halo = 'stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
        width, height = _n(self.width), _n(self.height)
        size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        body = "".join([f"<defs>{patterns}</defs>" if patterns else "", *self.parts])
        made = (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} fill="currentColor" '
            f'font-size="{_n(SIZE)}"{letters}>'
            f"{body}</svg>"
        )
        made = made.replace("NAME-", f"{name}-")
        made = made.replace("<text ", f"<text {halo} ") if family else made
        return made.replace(LOOKS[0].colour, accent) if accent else made


def _n(number: float) -> str:
    """A number with a decimal at most."""
    return f"{round(number, 1):g}"
