"""Sources that only repeat each other do not corroborate a judgement."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project

SHARED = (
    "The harbour master closed the old ramp on Tuesday evening after two lorries had slid "
    "into the cold water behind it.\n"
)
JUDGEMENT = """
```{kfor:judgement} The ramp stays closed
:likelihood: likely
:confidence: high
The ramp is likely to stay closed: {kfor:quote}`two lorries had slid <gazette>`,
{kfor:quote}`the cold water <echo>`.
```
"""
CAUTION = "high confidence rests on one origin, 'echo'"


@pytest.fixture
def repeated(project: Project) -> Project:
    told(project)
    project.write("corpus/gazette.txt", f"The ferry\n\n{SHARED}\nNobody was hurt.\n")
    project.write("corpus/echo.txt", f"The ramp\n\nThis is known so far.\n\n{SHARED}")
    project.page(JUDGEMENT)
    return project


def told(project: Project, custom: str = "") -> None:
    """Write the catalogue, with something more in the records."""
    records = [
        f"- {{id: {one}, type: article, title: {one}, language: en, "
        f"custom: {{file: {one}.txt{custom.replace('ID', one)}}}}}"
        for one in ("gazette", "echo")
    ]
    project.write("corpus/catalogue.yaml", "\n".join(records))


def test_two_sources_of_one_text_are_one_origin(repeated: Project) -> None:
    assert CAUTION in repeated.build("text", "-q").said
    assert CAUTION in repeated.build("text", "-q").said  # and in an unchanged build


def test_two_that_their_author_calls_independent_are_two(repeated: Project) -> None:
    told(repeated, ", origin: ID-itself")
    assert "one origin" not in repeated.build("text", "-q").said


def test_an_item_of_another_origin_counts_for_itself(repeated: Project) -> None:
    repeated.page(JUDGEMENT.replace("<echo>", "<echo; origin=harbour-office>"))
    assert "one origin" not in repeated.build("text", "-q").said


def test_a_fresh_clone_is_cautioned_alike(repeated: Project) -> None:
    result = CliRunner().invoke(main, ["lock", str(repeated.folder), "--yes"])
    assert "origin   gazette: gazette -> echo" in result.output
    lock = json.loads((repeated.corpus / "evidence.lock.json").read_text("utf-8"))
    assert lock["origins"] == {"gazette": "echo"}
    repeated.forget_texts()
    assert CAUTION in repeated.build("text", "-q", "-E").said
    assert "up to date" in CliRunner().invoke(main, ["lock", str(repeated.folder), "--check"]).output


def test_a_changed_text_is_compared_again(repeated: Project) -> None:
    assert CAUTION in repeated.build("text", "-q").said
    repeated.write("corpus/echo.txt", "The ramp\n\nIt fell into the cold water.\n")
    assert "one origin" not in repeated.build("text", "-q").said


def test_an_unread_source_is_named(repeated: Project) -> None:
    repeated.page(JUDGEMENT.replace("{kfor:quote}`the cold water <echo>`", "{kfor:cite}`echo`"))
    (repeated.corpus / "echo.txt").unlink()
    assert "no text tells the origin of echo" in repeated.build("text").said
