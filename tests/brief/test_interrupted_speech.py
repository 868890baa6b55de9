"""Speech that a newspaper interrupts to say who speaks, quoted with an omission there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project

NEWS = """The yard will not close this year, its owners say.

"We will not leave a hull half done," Ines Kolm told the men in the hall at Dunmore. "But nobody should
build on us for ever. The slip is worn," she added.
"""
RECORD = "id: news, type: report, title: The yard, language: en, author: [{family: Orr, given: Jo}]"
PRINTED = "“We will not leave a hull half done […] But nobody should build on us”"


@pytest.fixture
def news(project: Project) -> Project:
    project.add_source(RECORD, "news.txt", NEWS)
    return project


def said(words: str) -> str:
    return f"Ines Kolm told the men: {{kfor:quote}}`{words} <news>`\n"


@pytest.mark.parametrize("cut", ["done. […] But", "done […]. But", "done […] But"])
def test_the_omission_may_stand_on_either_side_of_the_stop(news: Project, cut: str) -> None:
    news.page(said(f"We will not leave a hull half {cut} nobody should build on us"))
    assert PRINTED in news.printed()
    assert "kfor." not in news.build("text", "-E").said


def test_the_same_is_printed_from_the_lock(news: Project) -> None:
    typed = ("done. […] But", "done […]. But")
    news.page(
        "\n".join(said(f"We will not leave a hull half {cut} nobody should build on us") for cut in typed)
    )
    assert CliRunner().invoke(main, ["lock", str(news.folder), "--yes"]).exit_code == 0
    news.forget_texts()
    assert news.printed("-E").count(PRINTED) == len(typed)


def test_typed_with_the_source_s_marks_who_speaks_is_not_hidden(news: Project) -> None:
    news.page(said('We will not leave a hull half done," […] "But nobody should build on us'))
    assert "kfor." not in news.build("text").said


def test_a_stop_that_the_source_has_nowhere_is_refused(news: Project) -> None:
    news.page(said("We will not leave a hull […]. should build on us"))
    assert "[kfor.quote]" in news.refused()


def test_a_message_shows_the_letter_whose_case_was_changed(news: Project) -> None:
    news.page("Tomas Fey said that {kfor:quote}`we will not leave a hull half done <news>`\n")
    assert "'we will not leave a hull half done'" in news.build("text").said


@pytest.mark.parametrize("behind", ["A guard disagreed.", "The yard is old."])
def test_who_speaks_behind_the_speech_does_not_part_it(project: Project, behind: str) -> None:
    told = "“Nobody ever said close it,” he said. “They said: we have no men. What would you have done?”"
    project.add_source(RECORD, "news.txt", f"Tomas Fey came to the yard on Monday. {told} {behind}\n")
    words = "Nobody ever said close it. […] They said: we have no men."
    project.page(f"Tomas Fey said: {{kfor:quote}}`{words} <news>`\n")
    assert "kfor." not in project.build("text").said


def test_an_answer_of_somebody_else_is_no_more_of_it(project: Project) -> None:
    told = "“The yard is full,” said Tomas Fey. “But nobody works there now,” said Ines Kolm.\n"
    project.add_source(RECORD, "news.txt", told)
    project.page("Tomas Fey said: {kfor:quote}`The yard is full […] nobody works there now <news>`\n")
    assert "accept-omission.hides" in project.build("text").said
