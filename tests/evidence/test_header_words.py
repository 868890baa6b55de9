"""What headers say that their cells count, with the nouns that they count."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.row_units import unit_above, unit_beside
from sphinx_kfor.evidence.languages import language

ENGLISH = Notation("en", language("en"))


@pytest.mark.parametrize(
    ("header", "tag", "power", "kind"),
    [
        ("US dollars, millions", "en", 6, "USD"),
        ("EUR (thousands)", "en", 3, "EUR"),
        ("Landings (t, thousands)", "en", 3, "mass-tonne"),
        ("Travellers (million people)", "en", 6, ""),
        ("Thousand persons", "en", 3, ""),
        ("Million tonnes of coal equivalent", "en", 6, "mass-tonne"),
        ("Emissions (kt CO₂)", "en", 0, "mass-kilotonne"),
        ("Gas (m3)", "en", 0, "volume-cubic-meter"),
        ("kEUR", "en", 3, "EUR"),
        ("Wages (€ per hour)", "en", 0, "EUR"),
        ("Tausend Personen", "de", 3, ""),
        ("Empfang 1000 t", "de", 3, "mass-tonne"),
        ("Montant (en milliers d’euros)", "fr", 3, "EUR"),
        ("Miliardi di euro correnti", "it", 9, "EUR"),
        ("Miles de personas", "es", 3, ""),
        ("Zaposleni (u hiljadama)", "sr-Latn", 3, ""),
    ],
)
def test_headers_with_units(header: str, tag: str, power: int, kind: str) -> None:
    unit = unit_of(header, Notation(tag, language(tag)))
    assert unit is not None
    assert (unit.power, unit.currency or unit.measure) == (power, kind)


@pytest.mark.parametrize(
    "header",
    [
        "Thousand Islands",
        "Million Dollar Quay",
        "Thousand-year flood",
        "Deaths per million",
        "PPS",
        "Days",
        "All",
    ],
)
def test_names_that_are_no_units(header: str) -> None:
    assert unit_of(header, ENGLISH) is None


def test_a_cell_beside_says_what_a_figure_counts() -> None:
    names = ["Indicator", "Unit", "Year", "Value"]
    unit = unit_beside(names, ["Exports", "million EUR", "2018", "12"], 3, ENGLISH)
    assert unit is not None
    assert (unit.power, unit.currency) == (6, "EUR")
    scaled = unit_beside(["A", "UNIT_MULT", "CURRENCY", "V"], ["x", "3", "EUR", "12"], 3, ENGLISH)
    assert scaled is not None
    assert (scaled.power, scaled.currency) == (3, "EUR")
    assert unit_beside(["Port", "Skipper", "Boats"], ["Alva", "May", "3"], 2, ENGLISH) is None


def test_rows_above_the_data_say_what_a_column_counts() -> None:
    unit = unit_above(["Title", "PreUnit", "Unit", "2018"], ["GDP", "£", "m", "2000"], ENGLISH)
    assert unit is not None
    assert (unit.power, unit.currency) == (6, "GBP")
