"""Rows whose first cell is empty have the name of the row above."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

_RECORD = "id: s, type: report, title: A report, publisher: Office, issued: 2023, language: en"
_GROUPS = "Region,Sex,2022\nNorth,Men,12\n,Women,15\nSouth,Men,9\n,Women,8\n"
_HEADED = "Region,2021,2022\nNorth,,\nMen,14,15\nSouth,,\nMen,8,9\n"
_BARE = "Region,2021,2022\nNorth,11,12\n,14,15\n"


@pytest.mark.parametrize(
    ("table", "row", "printed"),
    [
        (_GROUPS, "North", "12"),
        (_GROUPS, "North Women", "15"),
        (_GROUPS, "South Men", "9"),
        (_GROUPS, "south women", "8"),
        (_HEADED, "South Men", "9"),
        (_HEADED, "Men (2)", "9"),
        (_BARE, "North (2)", "15"),
    ],
)
def test_a_row_is_named_by_the_row_above(project: Project, table: str, row: str, printed: str) -> None:
    project.add_source(_RECORD, "s.csv", table)
    project.page(f"There were {{kfor:value}}`s > 1 > {row} > 2022` there.\n")
    assert f"There were {printed} there." in project.printed()


@pytest.mark.parametrize(
    ("row", "ways"), [("Women", "'North Women', 'South Women'"), ("West", "'South Women'")]
)
def test_a_name_that_is_none_is_told_the_names_that_are(project: Project, row: str, ways: str) -> None:
    project.add_source(_RECORD, "s.csv", _GROUPS)
    project.page(f"There were {{kfor:value}}`s > 1 > {row} > 2022` there.\n")
    assert ways in project.build("text", "-q").said


def test_a_row_that_is_moved_apart_keeps_the_name_of_its_group(project: Project) -> None:
    project.add_source(_RECORD, "s.csv", _GROUPS)
    chosen = ":rows: South Women\n:rename: South Women = Southern women"
    project.page(
        "".join(f"```{{kfor:table}} s\n{options}\n```\n\n" for options in (chosen, ":sort: 2022 desc"))
    )
    rows = [line.split() for line in project.build("text").text("index.txt").splitlines() if "omen" in line]
    assert [" ".join(row).strip("| ").replace(" | ", " ") for row in rows] == [
        "Southern women Women 8",
        "North Women 15",
        "South Women 8",
    ]
