"""The figures of a table as they are drawn, and what cannot be."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.extracts.chart_series import Plot, Point, plotted
from sphinx_kfor.evidence.extracts.grid import Grid
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.problems import EvidenceError

ENGLISH = Notation("en", language("en"))


def plot(*rows: str, units: dict[tuple[int, int], str] | None = None) -> Plot:
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    return plotted(Grid(cells, cells, units or {}, {}, (), (), []), ENGLISH)


def refused(*rows: str, units: dict[tuple[int, int], str] | None = None) -> str:
    with pytest.raises(EvidenceError) as raised:
        plot(*rows, units=units)
    assert raised.value.subtype == "chart"
    return str(raised.value)


def test_names_and_figures() -> None:
    made = plot("Boat|Trips|Load", "Alva|20|31.5", "Brona|3|")
    assert made.categories == ("Alva", "Brona")
    assert [one.name for one in made.series] == ["Trips", "Load"]
    assert made.series[1].points == (Point("31.5", 31.5, 31.5), None)
    assert made.unit == ""


def test_bounds_and_ranges_are_kept() -> None:
    (one,) = plot("A|B", "x|more than 700", "y|300–450").series
    assert one.points == (Point("more than 700", 700, 700, "over"), Point("300–450", 300, 450))


@pytest.mark.parametrize(
    ("cells", "values", "unit"),
    [
        (("€16bn", "€2bn"), (16, 2), "€bn"),
        (("€16bn", "€500 million"), (16, 0.5), "€bn"),
        (("5 %", "7%"), (5, 7), "%"),
        (("EUR 5", "EUR 6"), (5, 6), "EUR"),
        (("1,200 km", "1 km"), (1200, 1), "km"),
    ],
)
def test_one_scale_and_one_unit(cells: tuple[str, str], values: tuple[float, float], unit: str) -> None:
    made = plot("A|B", f"x|{cells[0]}", f"y|{cells[1]}")
    assert tuple(point.low for point in made.series[0].points if point) == values
    assert made.unit == unit


def test_what_a_header_says_is_the_unit() -> None:
    made = plot("A|Trade (€bn)", "x|16", "y|0")
    assert made.unit == "€bn"
    assert made.named(made.series[0]) == "Trade (€bn)"
    assert plot("A|Share", "x|5 %").named(plot("A|Share", "x|5 %").series[0]) == "Share (%)"


def test_a_unit_that_the_author_gives() -> None:
    assert plot("A|B", "x|1", "y|2", units={(0, 1): "cars"}).unit == "cars"
    assert plot("A|B", "x|1", "y|2", units={(1, 0): "cars", (2, 0): "cars"}).unit == "cars"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("A|B", "x|5 km", "y|7 kg"), "different units: 'x > B' is in 'km', 'y > B' is in 'kg'"),
        (("A|B", "x|5 %", "y|7"), "'x > B' is in '%', 'y > B' has none"),
        (("A|B", "x|€5", "y|$7"), "'x > B' is in '€', 'y > B' is in '$'"),
        (("A|B", "x|sold"), "'sold' (x > B) is no figure; leave it out with 'rows' or 'columns'"),
        (("A|B", "x|NaN"), "'NaN' (x > B) is no figure"),
        (("A|Trade (€bn)|Share (%)", "x|16|5"), "'x > Trade (€bn)' is in '€', 'x > Share (%)' is in '%'"),
        (("A|B", "x|16bn", "y|500"), "'500' (y > B) is not in 'bn' as others are"),
        (("A|B (€bn)|C (€ million)", "x|16|500"), "'500' (x > C (€ million)) is not in 'bn' as others are"),
        (("A", "x"), "a chart needs a column of names, a column of figures, and a row"),
        (("A|B",), "and a row"),
        (("A|B", "x|"), "all cells are empty"),
        (
            ("A|B|C|D|E|F|G", "x|1|2|3|4|5|6"),
            "the chart has 6 series, more than 5; choose some with 'columns'",
        ),
        (("A|B", *("x|1" for _ in range(201))), "the chart has 201 categories, more than 200"),
    ],
)
def test_what_cannot_be_drawn(rows: tuple[str, ...], said: str) -> None:
    assert said in refused(*rows)


def test_units_given_to_some_are_mixed() -> None:
    assert "'x > B' is in 'cars', 'x > C' has none" in refused("A|B|C", "x|1|2", units={(0, 1): "cars"})
