"""New names of columns: a year that the source has not, another rate, and an M that may be a million."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

_RECORD = "id: s, type: report, title: A report, publisher: Office, issued: 2023, language: en"


@pytest.mark.parametrize(
    ("table", "rename", "cautioned"),
    [
        ("Port,Crew\nAlva,12\n", "Crew = Crew, 2019", True),
        ("Port,Crew\nAlva,12\n", "Crew = Crew, 2023", False),
        ("Port,Crew\nAlva,12\nCounted in 2019,\n", "Crew = Crew, 2019", False),
        ("Port,Crew 2019\nAlva,12\n", "Crew 2019 = Men 2019", False),
        ("Port,Births per 1 000\nAlva,12\n", "Births per 1 000 = Births per hundred", True),
        ("Port,Births per 1 000\nAlva,12\n", "Births per 1 000 = Births per thousand", False),
    ],
)
def test_a_new_name_brings_no_year_and_no_other_rate(
    project: Project, table: str, rename: str, *, cautioned: bool
) -> None:
    project.add_source(_RECORD, "s.csv", table)
    project.page(f'```{{kfor:table}} s\n:rename: "{rename}"\n```\n')
    assert bool(project.build("text", "-q").said) == cautioned


@pytest.mark.parametrize(
    ("header", "sentence", "cautioned"),
    [
        ("Passengers (M)", "Alva had 12.3 million passengers", False),
        ("Passengers (M)", "Alva had 12.3 passengers", False),
        ("Passengers (M)", "Alva had 12.3 thousand passengers", True),
        ("Passengers (M),Passengers (F)", "Alva had 12.3 million passengers", True),
        ("Passengers (M),Passengers (F)", "Alva had 12.3 male passengers", False),
    ],
)
def test_a_capital_m_may_be_a_million(
    project: Project, header: str, sentence: str, *, cautioned: bool
) -> None:
    cells = "12.3" + ",4.5" * header.count(",")
    project.add_source(_RECORD, "s.csv", f"Port,{header}\nAlva,{cells}\n")
    project.page(f"{sentence} {{kfor:cite}}`s`.\n")
    assert bool(project.build("text", "-q").said) == cautioned
