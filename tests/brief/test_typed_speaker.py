"""A speaker whom the brief's own words name beside an inline quotation is held to the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project

TALK = (
    "“The pumps work,” said Ana Ruiz, the engineer. “The dam is safe.” Bo Lind said that he had his doubts. "
    "The council paid 4 million crowns for the new gate.\n"
)
RECORD = (
    "id: talk, type: article-newspaper, title: Talk at the dam, publisher: The Herald, language: en, "
    "author: [{family: Byrne, given: Kim}]"
)
DAM = "{kfor:quote}`The dam is safe. <talk>`"
PAID = "{kfor:quote}`The council paid 4 million crowns <talk>`"


@pytest.fixture
def talk(project: Project) -> Project:
    project.add_source(RECORD, "talk.txt", TALK)
    return project


@pytest.mark.parametrize(
    "page",
    [
        f"Lind: {DAM}",
        f"- Bo Lind: {DAM}",
        f"{DAM}, said Lind.",
        f"{DAM}, Bo Lind said.",
        f"Mr Lind insisted that {DAM}.",
        f"According to Lind, {DAM}.",
        f"Nobody knows. Then Lind added: {DAM}",
        f"Quirke: {DAM}",
        f"Quirke wrote that {PAID}.",
    ],
)
def test_another_than_the_source_names(talk: Project, page: str) -> None:
    talk.page(f"{page}\n")
    result = talk.build("text", "-q")
    assert result.status == 0
    assert "[kfor.speaker]" in result.said


@pytest.mark.parametrize(
    "page",
    [
        f"Ruiz: {DAM}",
        f"{DAM}, said Ana Ruiz.",
        f"The engineer, Ana Ruiz, said that {DAM}",
        f"Kim Byrne writes that {PAID}.",
        f"Byrne writes: {PAID}.",
        f"The Herald reports that {PAID}.",
        f"Herald: {PAID}",
        f"Result: {PAID}",
        f"In Lund the record says {PAID}.",
    ],
)
def test_the_one_whom_the_source_names(talk: Project, page: str) -> None:
    talk.page(f"{page}\n")
    talk.printed()


def test_it_is_accepted_like_any_other(talk: Project) -> None:
    reason = "She quotes him in the next paragraph."
    talk.page(f'Quirke wrote that {PAID[:-2]}; accept-speaker="{reason}">`.\n')
    talk.printed()


def test_an_option_says_more_than_the_words_around(talk: Project) -> None:
    talk.page(f"Lind said so: {DAM[:-2]}; speaker=Ana Ruiz>`\n")
    talk.printed()


def test_without_its_text_the_lock_says_the_same(talk: Project) -> None:
    talk.page(f"Ruiz: {DAM}\n\nLind: {DAM}\n\nHerald: {PAID}\n")
    said = talk.build("text", "-q", "-E").said
    assert CliRunner().invoke(main, ["lock", str(talk.folder), "--yes"]).exit_code == 0
    talk.forget_texts()
    again = talk.build("text", "-q", "-E")
    assert again.status == 0
    assert said.count("[kfor.speaker]") == again.said.count("[kfor.speaker]") == 1
