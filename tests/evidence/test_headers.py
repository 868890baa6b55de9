"""What a header says of its cells, and that it is not lost on the way to the page."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.annotations.annotation import Address
from sphinx_kfor.evidence.figures.cell_units import of_cell
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.languages import language

ENGLISH = Notation("en", language("en"))


@pytest.mark.parametrize(
    ("header", "power", "currency", "percent"),
    [
        ("€ bn", 9, "EUR", False),
        ("Trade (€ bn)", 9, "EUR", False),
        ("Trade 2022 (US$ bn)", 9, "USD", False),
        ("Trade in EUR million", 6, "EUR", False),
        ("Budget (million euros)", 6, "EUR", False),
        ("EUR", 0, "EUR", False),
        ("in thousands", 3, "", False),
        ("Boats, million", 6, "", False),
        ("Share (%)", 0, "", True),
        ("Share, per cent", 0, "", True),
        ("Boats, '000", 3, "", False),
        ("Boats 000s", 3, "", False),
        ("Boats (000)", 3, "", False),
        ("EUR 000", 3, "EUR", False),
        ("€’000", 3, "EUR", False),
        ("Cost € million", 6, "EUR", False),
        ("Cost USD mn", 6, "USD", False),
        ("(in millions of euros)", 6, "EUR", False),
        ("Cost, Mio. €", 6, "EUR", False),
        ("Boats — thousands", 3, "", False),
        ("Boats 2022, '000", 3, "", False),
        ("% of all", 0, "", True),
        ("Options (million crowns, prices of 2023)", 6, "", False),
        ("Options (million euros, prices of 2023)", 6, "EUR", False),
    ],
)
def test_what_a_header_says(header: str, power: int, currency: str, percent: bool) -> None:  # noqa: FBT001
    unit = unit_of(header, ENGLISH)
    assert unit
    assert (unit.power, unit.currency, unit.percent) == (power, currency, percent)


@pytest.mark.parametrize(
    "header",
    [
        "Trade",
        "m",
        "ALL",
        "Number of dollars",
        "Cars per trip",
        "Some",
        "",
        "(2022)",
        "Cases per 100,000",
        "Cases per 100 000",
        "Euro area",
        "Thousand Oaks",
        "Line 2000",
        "The % sign",
        "Well-in",
    ],
)
def test_a_header_that_says_nothing(header: str) -> None:
    assert unit_of(header, ENGLISH) is None


def test_a_cell_has_what_its_headers_say_unless_it_says_so_itself() -> None:
    def cell(text: str, column: str, row: str = "Alva") -> tuple[int, str, str]:
        figure = ENGLISH.read(text)
        assert figure
        whole = of_cell(figure, Address(1, row, column).headers, ENGLISH)
        return int(whole.value), whole.currency, whole.unit

    assert cell("16", "€ bn") == (16 * 10**9, "EUR", "")
    assert cell("16", "2022", "Trade (€ bn)") == (16 * 10**9, "EUR", "")
    assert cell("16", "Share (%)") == (16, "", "%")
    assert cell("$16", "€ bn") == (16, "USD", "")
    assert cell("16 million", "€ bn") == (16 * 10**6, "EUR", "")
    assert cell("16 cars", "€ bn") == (16, "", "cars")
    assert cell("16", "Boats (dozens)") == (16, "", "dozens")
    assert cell("16", "Boats in tens of thousands") == (16, "", "tens of thousands")
    assert cell("16", "Boats, lakh") == (1_600_000, "", "")
    assert cell("16", "Catch (thousand tonnes)") == (16_000, "", "tonnes")
    assert cell("16", "Fläche, ha") == (16, "", "ha")
