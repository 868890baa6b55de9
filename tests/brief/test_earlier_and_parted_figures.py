"""A figure of an earlier time is not set as the present one, nor a part beside another whole than its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

TEXT = """The hospital had 1,140 vacancies in March, down from 1,310 a year earlier.

Of those who left, 24 answered. Surgery went within three years in 15 out of 19 cases. Beds rose by \
5 per cent more than a year earlier.
"""
RECORD = "id: wire, type: report, title: Wire, publisher: Wire, language: en"
EARLIER = '{kfor:value}`wire > "down from [1,310] a year earlier"`'
CITED = '{kfor:cite}`wire > "in 15 out of 19 cases"`'


@pytest.fixture
def wire(project: Project) -> Project:
    project.add_source(RECORD, "wire.txt", TEXT)
    return project


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (f"In March it had {EARLIER} vacancies.", "context.time"),
        ("It has {kfor:quote}`1,310 <wire>` vacancies.", "context.time"),
        (f"Surgery went in 15 of 24 cases {CITED}.", "'15 of 24' has '15 out of 19'"),
        (f"Surgery went in 19 of 15 cases {CITED}.", "'19 of 15' has '15 out of 19'"),
    ],
)
def test_it_is_cautioned(wire: Project, page: str, code: str) -> None:
    wire.page(f"{page}\n")
    result = wire.build("text", "-q")
    assert result.status == 0
    assert code in result.said


@pytest.mark.parametrize(
    "page",
    [
        f"It has fewer than the {EARLIER} of a year before.",
        f"Vacancies are down from {EARLIER}.",
        "It had {kfor:quote}`1,140 vacancies in March, down from 1,310 <wire>`.",
        f"Surgery went in 15 of 19 cases {CITED}.",
        f"Surgery went in fifteen of the 19 cases {CITED}, and 24 answered.",
        'Beds rose by {kfor:value}`wire > "rose by [5 per cent more] than"` then.',
    ],
)
def test_it_is_not(wire: Project, page: str) -> None:
    wire.page(f"{page}\n")
    result = wire.build("text", "-q")
    assert (result.status, result.said) == (0, "")
