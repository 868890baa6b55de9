"""The figures of a table as series that can be drawn: one scale, one unit, and nothing made up.

The first column names the categories, each other column is a series. Bounds and ranges are kept; a
cell that is no figure, and figures of different units, are refused.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.annotations.annotation import Address
from sphinx_kfor.evidence.extracts.sorting import read_column
from sphinx_kfor.evidence.figures.cell_units import of_cell
from sphinx_kfor.evidence.figures.flags import is_missing
from sphinx_kfor.evidence.figures.moments import moments
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.extracts.grid import Grid
    from sphinx_kfor.evidence.figures.figure import Figure, Notation

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
        moments: the years that the categories are, or parts of years; empty where one is no date.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    moments: tuple[float, ...] = ()

    def named(self, series: Series) -> str:
        """A series' name with the unit, unless it says that itself."""
        unit = self.unit if self.unit not in series.name else ""
        return f"{series.name} ({unit})" if unit and series.name else series.name or unit


def plotted(grid: Grid, notation: Notation) -> Plot:
    """The series of a table. Raises EvidenceError: `chart`, saying which cell cannot be drawn."""
    names, rows = grid.rows[0], grid.rows[1:]
    if len(names) < _LEAST_COLUMNS or not rows:
        raise EvidenceError("chart", "a chart needs a column of names, a column of figures, and a row")
    _refuse_crowds(len(names) - 1, len(rows))
    columns = [list(_column(grid, column, notation)) for column in range(1, len(names))]
    read = [cell for column in columns for cell in column if cell]
    if not read:
        raise EvidenceError("chart", "all cells are empty; there is nothing to draw")
    largest = max((cell.figure for cell in read), key=lambda figure: figure.power)
    own = _one_unit(read)
    _refuse_scales(read, largest)
    series = (
        Series(name, tuple(_point(cell.figure, largest.power) if cell else None for cell in column))
        for name, column in zip(names[1:], columns, strict=True)
    )
    between = " " if largest.sign.isalpha() else ""
    scale = f"{largest.sign}{between}{largest.scale}".strip()
    unit = " ".join(filter(None, (scale, own)))
    called = grid.called or ("",) * len(rows)
    categories = tuple(row[0] or name for row, name in zip(rows, called, strict=True))
    return Plot(categories, tuple(series), unit, moments(categories, notation))


def _refuse_crowds(series: int, categories: int) -> None:
    for number, most, what, option in (
        (series, MOST_SERIES, "series", "columns"),
        (categories, MOST_CATEGORIES, "categories", "rows"),
    ):
        if number > most:
            raise EvidenceError(
                "chart", f"the chart has {number} {what}, more than {most}; choose some with '{option}'"
            )


@dataclass(frozen=True)
class _Cell:
    """A cell's figure with what its headers say of it, where it stands, and the author's unit for it."""

    figure: Figure
    place: str
    given: str
    scaled: bool


def _column(grid: Grid, column: int, notation: Notation) -> Iterator[_Cell | None]:
    """The figures of a column; None where the source has none."""
    texts = [row[column] for row in grid.rows[1:]]
    around = next((row[column] for row in grid.around if row[column]), "")
    figures = read_column(texts, (grid.original[0][column], around), notation)
    for row, (text, figure) in enumerate(zip(texts, figures, strict=True), 1):
        place = f"{grid.rows[row][0]} > {grid.rows[0][column]}"
        if is_missing(text):
            yield None
            continue
        if figure is None:
            raise EvidenceError(
                "chart",
                f"'{text}' ({place}) is no figure; leave it out with 'rows' or 'columns', or use kfor:table",
            )
        units = grid.around[row][column] if grid.around else ""
        address = Address(1, grid.original[row][0], grid.original[0][column], units=units)
        given = grid.units.get((row, 0)) or grid.units.get((0, column), "")
        whole = of_cell(figure, address.headers, notation)
        shown = replace(whole, text=grid.formatted.get((row, column), figure.text))
        yield _Cell(shown, place, given, scaled=figure.power > 0)


def _refuse_scales(cells: list[_Cell], largest: Figure) -> None:
    """Refuse a figure that is printed without its scale beside another of a larger one."""
    for cell in cells:
        if cell.figure.power != largest.power and not cell.scaled and cell.figure.number:
            raise EvidenceError(
                "chart",
                f"'{cell.figure.text}' ({cell.place}) is not in '{largest.scale}' as others are, and would be"
                " read as if it were; chart each",
            )


def _point(figure: Figure, power: int) -> Point:
    low, high = (float(value.scaleb(-power)) for value in (figure.value, figure.top))
    return Point(figure.text, min(low, high), max(low, high), figure.bound)


def _one_unit(cells: list[_Cell]) -> str:
    """The unit of all figures beside their currency: their own, else what the author gives row or column.

    Raises:
        EvidenceError: `chart`, for figures of different units or currencies.
    """
    units: dict[tuple[str, str], tuple[str, str]] = {}
    for cell in cells:
        own = cell.figure.unit or ("" if cell.figure.currency else cell.given)
        units.setdefault((cell.figure.currency, own), (cell.figure.sign, cell.place))
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
