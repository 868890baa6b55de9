"""Units, names and formats are the author's, and make no other figure of the source's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

TABLE = "```{kfor:table} boats\n%s\n```\n"


@pytest.fixture
def boats(project: Project) -> Project:
    path = project.corpus / "catalogue.yaml"
    record = "- {id: boats, type: report, title: The boats, issued: 2021, custom: {file: boats.md}}\n"
    path.write_text(path.read_text() + record, "utf-8")
    project.write(
        "corpus/boats.md",
        "Boat | Trips | Cars per trip |\n---|---|---|\nAlva | 20 | 31.5 |\nBrona | 3 | 8 |\n",
    )
    return project


@pytest.mark.parametrize(
    "tail", ['unit="thousand cars"', "unit=000", "unit=½", "format=0,000", "format=#,#0", "format=000"]
)
def test_neither_unit_nor_format_makes_another_number(boats: Project, tail: str) -> None:
    boats.page(f"{{kfor:value}}`boats > 1 > Alva > Trips; {tail}`\n")
    assert "[kfor.option]" in boats.refused()


@pytest.mark.parametrize(
    "options",
    [
        ":rename: Alva = Brona",
        ":rename: Alva = Brona; Brona = Alva",
        ":rename: Trips = Cars per trip",
        ":units: Trips = thousand",
        ":units: Alva = 000",
    ],
)
def test_neither_unit_nor_name_gives_a_figure_to_another(boats: Project, options: str) -> None:
    boats.page(TABLE % options)
    assert "[kfor.option]" in boats.refused()


def test_a_unit_names_what_is_counted(boats: Project) -> None:
    boats.page("{kfor:value}`boats > 1 > Alva > Trips; unit=m2`\n")
    assert "20\u00a0m2" in boats.build("text", "-q").text("index.txt")
