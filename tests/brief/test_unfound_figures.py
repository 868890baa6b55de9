"""What is said of a figure that no source has says how it differs from what one has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

_RECORD = "id: s, type: report, title: A report, publisher: Office, issued: 2025, language: en"
_TEXT = """
Crime fell by 9 per cent. Supervision costs about 310 crowns. The fund has some 190 million.
A bed costs 4,150 crowns a day. In 2023 there were 203 tonnes.
"""


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Crime rose by 9 per cent", r"'9 per cent', but something goes down by it, not up"),
        ("Supervision costs about 310 crowns a month", r"'about 310', but not by the month"),
        ("A bed costs 4,150 crowns a week", r"'4,150', but not by the week"),
        ("The fund has exactly 190 million", r"there is 'some 190 million'"),
        ("A bed costs at least 4,150 crowns", r"'at least 4,150' stands .* there is '4,150'"),
        ("In March 2022 there were 203 tonnes", r"is said of March, 2022 here, and of 2023 in its source"),
    ],
)
def test_a_message_says_how_a_figure_differs(project: Project, typed: str, told: str) -> None:
    project.add_source(_RECORD, "s.md", _TEXT)
    project.page(f"{typed} {{kfor:cite}}`s`.\n")
    assert re.search(told, project.build("text", "-q").said)
