"""Units in the cells of data in long form, and in the codes of statistical offices."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.row_units import unit_beside
from sphinx_kfor.evidence.languages import language

ENGLISH = Notation("en", language("en"))


@pytest.mark.parametrize(
    ("names", "cells", "power", "kind"),
    [
        (["freq,unit,geo\\TIME", "2019"], ["A,THS_PER,DE", "7"], 3, ""),
        (["freq,unit,geo\\TIME", "2019"], ["A,MIO_EUR,DE", "7"], 6, "EUR"),
        (["geo", "unit", "OBS_VALUE"], ["DE", "MIO_NAC", "7"], 6, ""),
        (["geo", "unit", "OBS_VALUE"], ["DE", "CP_MEUR", "7"], 6, "EUR"),
        (["LOCATION", "MEASURE", "Value"], ["AUS", "MLN_USD", "7"], 6, "USD"),
        (["Country", "Units", "Scale", "2019"], ["Kosovo", "Euros", "Billions", "7"], 9, "EUR"),
        (["geo", "unit", "OBS_VALUE"], ["DE", "THS_HA", "7"], 3, "area-hectare"),
        (["geo", "unit", "OBS_VALUE"], ["DE", "THS_T", "7"], 3, "mass-tonne"),
        (["geo", "unit", "OBS_VALUE"], ["DE", "MIO_M3", "7"], 6, "volume-cubic-meter"),
        (["geo", "unit", "OBS_VALUE"], ["DE", "GWH", "7"], 0, "energy-gigawatt-hour"),
        (["geo", "Unit of measure", "Value"], ["DE", "T", "7"], 0, "mass-tonne"),
        (["Country", "Indicator", "2019"], ["Kosovo", "GDP (current US$)", "7"], 0, "USD"),
        (["Paese", "Indicatore", "Valore"], ["Italia", "occupati (thousands)", "7"], 3, ""),
    ],
)
def test_units_beside(names: list[str], cells: list[str], power: int, kind: str) -> None:
    unit = unit_beside(names, cells, len(names) - 1, ENGLISH)
    assert unit is not None
    assert (unit.power, unit.currency or unit.measure) == (power, kind)
    read = unit_of(unit.text, ENGLISH) or unit_of(f"({unit.text})", ENGLISH)
    assert read is not None
    assert (read.power, read.currency or read.measure) == (power, kind)


@pytest.mark.parametrize(
    "header",
    [
        "Rate (per 1 000)",
        "Deaths per 1,000",
        "Route (M25)",
        "Money supply (M2)",
        "Pupils (year 6)",
        "Score (points)",
        "Bars",
        "Boats (under 12 m)",
    ],
)
def test_what_is_no_unit(header: str) -> None:
    assert unit_of(header, ENGLISH) is None


@pytest.mark.parametrize("code", ["PC", "PC_GDP", "PC_ACT", "PCH_PRE"])
def test_per_cent_in_a_column_and_in_a_shared_key(code: str) -> None:
    unit = unit_beside(["geo", "unit", "OBS_VALUE"], ["DE", code, "12.3"], 2, ENGLISH)
    assert unit is not None
    assert unit.share == "%"
    # Nothing is printed of a shared key beside the figure, so `12.3` alone may be said of it.
    assert unit_beside(["freq,unit,geo\\TIME", "2019"], [f"A,{code},DE", "12.3"], 1, ENGLISH) is None


@pytest.mark.parametrize("code", ["NR", "PER", "I15", "M", "RT", "A", "TOTAL", "PPS_HAB"])
def test_codes_that_are_no_unit_for_certain(code: str) -> None:
    assert unit_beside(["geo", "unit", "OBS_VALUE"], ["DE", code, "7"], 2, ENGLISH) is None
