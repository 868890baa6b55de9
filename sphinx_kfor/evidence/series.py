"""The figures of a table as series that can be drawn: one scale, one unit, and nothing made up.

The first column names the categories, each other column is a series. Bounds and ranges are kept; a
cell that is no figure, and figures of different units, are refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures import Figure, Notation
    from sphinx_kfor.evidence.grids import Grid

#: More series than this cannot be told apart without colour.
MOST_SERIES = 5
#: More categories than this cannot be read.
MOST_CATEGORIES = 200
_LEAST_COLUMNS = 2


@dataclass(frozen=True)
class Point:
    """A figure to draw.

    Attributes:
        text: as it stands in its source.
        low: its number, in the scale of its chart; of a range the lower end.
        high: the upper end of a range, else the same as `low`.
        bound: `over`, `from`, `under`, `to`, `about`, or empty (see `Figure`).
    """

    text: str
    low: float
    high: float
    bound: str = ""


@dataclass(frozen=True)
class Series:
    """Figures of one name, one for each category; None where the source has an empty cell."""

    name: str
    points: tuple[Point | None, ...]


@dataclass(frozen=True)
class Plot:
    """What a chart shows.

    Attributes:
        categories: their names.
        series: their figures.
        unit: the one unit of all figures with currency and scale, such as `€bn` or `cars`; may be empty.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str


def plotted(grid: Grid, notation: Notation) -> Plot:
    """The series of a table. Raises EvidenceError: `chart`, saying which cell cannot be drawn."""
    names, rows = grid.rows[0], grid.rows[1:]
    if len(names) < _LEAST_COLUMNS or not rows:
        raise EvidenceError("chart", "a chart needs a column of names, a column of figures, and a row")
    _refuse_crowds(len(names) - 1, len(rows))
    figures = [
        [_figure(row[column], f"{row[0]} > {names[column]}", notation) for row in rows]
        for column in range(1, len(names))
    ]
    read = [figure for column in figures for figure in column if figure]
    if not read:
        raise EvidenceError("chart", "all cells are empty; there is nothing to draw")
    largest = max(read, key=lambda figure: figure.power)
    series = (
        Series(name, tuple(_point(figure, largest.power) if figure else None for figure in column))
        for name, column in zip(names[1:], figures, strict=True)
    )
    between = " " if largest.sign.isalpha() else ""
    scale = f"{largest.sign}{between}{largest.scale}".strip()
    unit = " ".join(filter(None, (scale, _one_unit(grid, figures))))
    return Plot(tuple(row[0] for row in rows), tuple(series), unit)


def _refuse_crowds(series: int, categories: int) -> None:
    for number, most, what, option in (
        (series, MOST_SERIES, "series", "columns"),
        (categories, MOST_CATEGORIES, "categories", "rows"),
    ):
        if number > most:
            raise EvidenceError(
                "chart", f"the chart has {number} {what}, more than {most}; choose some with '{option}'"
            )


def _figure(text: str, place: str, notation: Notation) -> Figure | None:
    if not text:
        return None
    figure = notation.read(text)
    if figure is None:
        raise EvidenceError(
            "chart",
            f"'{text}' ({place}) is no figure; leave it out with 'rows' or 'columns', or use kfor:table",
        )
    return figure


def _point(figure: Figure, power: int) -> Point:
    low, high = (float(value.scaleb(-power)) for value in (figure.value, figure.top))
    return Point(figure.text, min(low, high), max(low, high), figure.bound)


def _one_unit(grid: Grid, figures: list[list[Figure | None]]) -> str:
    """The unit of all figures beside their currency: their own, else what the author gives row or column.

    Raises:
        EvidenceError: `chart`, for figures of different units or currencies.
    """
    units: dict[tuple[str, str], tuple[str, str]] = {}
    for column, drawn in enumerate(figures, 1):
        for row, figure in enumerate(drawn, 1):
            if figure:
                given = grid.units.get((row, 0)) or grid.units.get((0, column), "")
                own = figure.unit or ("" if figure.currency else given)
                place = f"{grid.rows[row][0]} > {grid.rows[0][column]}"
                units.setdefault((figure.currency, own), (figure.sign, place))
    (first, *others) = units.items()
    if others:
        raise EvidenceError(
            "chart",
            f"the figures have different units: {_in_unit(*first)}, {_in_unit(*others[0])}; chart each",
        )
    return first[0][1]


def _in_unit(key: tuple[str, str], found: tuple[str, str]) -> str:
    unit = " ".join(filter(None, (found[0], key[1])))
    return f"'{found[1]}' is in '{unit}'" if unit else f"'{found[1]}' has none"
