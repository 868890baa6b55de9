"""Letters that statistics offices put behind figures: flags for the prose as for `kfor:value`, no scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_cautions import cautioned

if TYPE_CHECKING:
    from project import Project

RATES = "area\\time\t2020 \t2021 \nNorland\t8.5 \t9.4 k\nSuland\t7.1 b\t6.2 m\nWestland\t5.0 \t3.3 bu\n"
PIPES = "Rates.\n\n| Area | 2021 |\n|---|---|\n| Norland | 9.4 k |\n| Suland | 12.3 b |\n"
LOADS = "Area\tLoad\nNorland\t9.4 km\nSuland\t3 bn\n"
SOURCES = {"rates": ("tsv", RATES), "pipes": ("md", PIPES), "loads": ("tsv", LOADS)}


@pytest.fixture
def rates(project: Project) -> Project:
    for name, (ending, text) in SOURCES.items():
        project.add_source(
            f"id: {name}, type: dataset, title: The {name}, issued: 2021", f"{name}.{ending}", text
        )
    return project


@pytest.mark.parametrize(
    ("figure", "source"),
    [
        ("9.4", "rates"),
        ("7.1", "rates"),
        ("6.2", "rates"),
        ("3.3", "rates"),
        ("9.4", "pipes"),
        ("9.4 km", "loads"),
        ("3 billion", "loads"),
    ],
)
def test_a_figure_before_a_flag_is_found(rates: Project, figure: str, source: str) -> None:
    rates.page(f"It stood at {figure} then {{kfor:cite}}`{source}`.\n")
    result = rates.build("html", "-q", "-W")
    assert (result.status, result.said) == (0, "")


@pytest.mark.parametrize(
    ("figure", "source"),
    [
        ("9,400", "rates"),
        ("7.1 billion", "rates"),
        ("6.2 million", "rates"),
        ("9,400", "pipes"),
        ("3", "loads"),
    ],
)
def test_a_flag_scales_no_figure(rates: Project, figure: str, source: str) -> None:
    rates.page(f"It stood at {figure} then {{kfor:cite}}`{source}`.\n")
    assert f"'{figure}' stands in no source cited beside it" in cautioned(rates)


def test_a_flag_scales_no_figure_of_the_cell_that_is_printed_beside_it(rates: Project) -> None:
    rates.page("It is {kfor:value}`rates > 1 > Norland > 2021`, or 9,400 as we have it.\n")
    assert "'9,400' stands in no source cited beside it" in cautioned(rates)
