"""Units that stand outside a table's headers, and citations of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

CREWS = """Crews by port, thousands

| Port | 2018 | Fish (t) |
|---|---|---|
| Alva | 61.2 | 12 |
| Brona | 20 | 9 |
"""
LONG = "Porto;Indicatore;Anno;Valore\nAlva;addetti (migliaia);2018;23,4\nBrona;addetti (migliaia);2018;9,1\n"


@pytest.fixture
def crews(project: Project) -> Project:
    project.add_source("id: crews, type: report, title: Crews, issued: 2019", "crews.md", CREWS)
    project.add_source(
        "id: lungo, type: dataset, title: Addetti, issued: 2019, language: it", "lungo.csv", LONG
    )
    return project


TABLE = "```{kfor:table} crews\n:columns: Port; 2018\n%s\n```\n"


def test_the_unit_of_a_title_is_printed_with_the_table(crews: Project) -> None:
    crews.page(TABLE % "")
    assert "Unit: thousands" in crews.printed()


@pytest.mark.parametrize("option", [":caption: Crews (thousands)", ":units: 2018 = thousand men"])
def test_it_is_not_printed_twice(crews: Project, option: str) -> None:
    crews.page(TABLE % option)
    assert "Unit:" not in crews.printed()


@pytest.mark.parametrize(
    "option",
    [
        ":caption: Crews (millions)",
        ":note: All figures are in millions.",
        ':notes: "Alva > 2018: in millions"',
        ":caption: Crews, tonnes",
    ],
)
def test_captions_and_notes_say_no_other_unit(crews: Project, option: str) -> None:
    crews.page(TABLE % option)
    said = crews.build("text", "-q").said
    assert said.count("[kfor.bound]") == 1
    assert "is not what the source says that the cells are counted in" in said


@pytest.mark.parametrize(
    "option", [":caption: Crews, in thousands", ":note: Thousands are spent on boats.", ":caption: Crews"]
)
def test_captions_and_notes_may_say_the_same(crews: Project, option: str) -> None:
    crews.page(TABLE % option)
    assert crews.build("text", "-q").said == ""


def test_a_value_is_never_parted_from_what_stands_beside_it_in_its_row(crews: Project) -> None:
    crews.page(
        "{kfor:value}`lungo > 1 > Alva > Valore` or {kfor:value}`lungo > 1 > Alva > Valore; format=0.0`.\n\n"
        "{kfor:value}`lungo > 1 > Brona > Valore` thousand.\n"
    )
    result = crews.build("text", "-q")
    assert result.said.count("'migliaia', said of the table, belongs to '23,4'") == 1
    assert "[kfor.bound]" in result.said
    assert "23.4\u00a0thousand" in result.text("index.txt")


def test_a_citation_rests_on_a_cell(crews: Project) -> None:
    crews.page(
        'They landed 12 tonnes {kfor:cite}`crews > 1 > Alva > "Fish (t)"`, '
        'and nine {kfor:cite}`see crews > 1 > Brona > "Fish (t)", table 1`.\n'
    )
    assert crews.build("text", "-q", "-W", "-n").status == 0
    assert "(Crews 2019, table 1)" in crews.printed()
    crews.page("{kfor:cite}`crews > 1 > Cora > 2018`\n")
    assert "table 1 has no row 'Cora'" in crews.refused()
    crews.page("{kfor:cite}`crews > 1 > Alva`\n")
    assert "write a cell as `source > table > row > column`" in crews.refused()


@pytest.mark.parametrize(
    ("caption", "said"),
    [
        ("Crews in 2021", "'2021' in the caption is none that the table names"),
        ("Crews in 2018, as published in 2021", ""),
        ("Crews of the port", ""),
    ],
)
def test_a_caption_says_no_other_year(crews: Project, caption: str, said: str) -> None:
    crews.page(TABLE % f":caption: {caption}")
    found = crews.build("text", "-q").said
    assert said in found
    assert bool(found) == bool(said)
