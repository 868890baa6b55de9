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


def test_a_value_before_a_quotation_is_no_quotation(talk: Project) -> None:
    talk.page(f'It cost {{kfor:value}}`talk > "paid [4 million crowns]"`. Ruiz is sure: {DAM}\n')
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


FLOOR = (
    "The Chair: We come to the wells.\n\n"
    "Jorge Belmonte: The biggest waste is a minister who has metered 38 wells. Shame.\n\n"
    "Carmen Oduya: The Member was himself a minister for six years and metered none. I promise nothing.\n\n"
    "Irene Haldane: In Pinares the school closed because no water came. Will it happen again?\n\n"
    "Carmen Oduya: I cannot guarantee rain.\n"
)
WASTE = "{kfor:quote}`The biggest waste is a minister who has metered 38 wells. <floor>`"
MEMBER = "{kfor:quote}`was himself a minister for six years <floor>`"
SCHOOL = "{kfor:quote}`the school closed because no water came <floor>`"


@pytest.fixture
def floor(project: Project) -> Project:
    project.add_source(
        "id: floor, type: report, title: Report of the assembly, publisher: Assembly, language: en",
        "floor.txt",
        FLOOR,
    )
    return project


@pytest.mark.parametrize(
    "page",
    [
        f"Jorge Belmonte was not impressed: {WASTE}",
        f"Then Mr Belmonte lost patience: {WASTE}",
        f"The member for Pinares, Jorge Belmonte, was blunt: {WASTE}",
        f"Jorge Belmonte was not impressed: {WASTE} Carmen Oduya replied that he {MEMBER}.",
        f"Jorge Belmonte was not impressed: {WASTE} Oduya added: {MEMBER}.",
        f"For the towns Irene Haldane asked about it; she recalled that in Pinares {SCHOOL}.",
        f"Irene Haldane was worried, and she said that {SCHOOL}.",
        f"Irene Haldane recalled that {SCHOOL}.",
        f"Irene Haldane recalled that in Pinares {SCHOOL}.",
    ],
)
def test_whom_the_sentence_is_of_speaks(floor: Project, page: str) -> None:
    floor.page(f"{page}\n")
    floor.printed()


@pytest.mark.parametrize(
    "page",
    [
        f"Irene Haldane was not impressed: {WASTE}",
        f"Jorge Belmonte asked whether it would rain; he recalled that in Pinares {SCHOOL}.",
        f"{WASTE} Oduya said.",
        f"{WASTE}, Oduya said to the chair of the assembly.",
        f"The wells are few: {WASTE}",
        f"Haldane met Oduya in Pinares; she said that {SCHOOL}.",
    ],
)
def test_who_does_not_speak_is_not_taken_for_the_speaker(floor: Project, page: str) -> None:
    floor.page(f"{page}\n")
    result = floor.build("text", "-q")
    assert result.status == 0
    assert "[kfor.speaker]" in result.said or "[kfor.context]" in result.said


def test_a_sentence_of_the_brief_about_a_thing_names_nobody(talk: Project) -> None:
    talk.page(f"The Herald is plain: {PAID}\n\nRuiz has a question: {PAID}\n")
    talk.printed()


@pytest.mark.parametrize(
    "before",
    ["The engineer, Bo Lind, called this", "Lind said that", "Ana Ruiz left. Bo Lind called the dam"],
)
def test_prose_that_names_another_than_the_option(talk: Project, before: str) -> None:
    quote = f'{DAM[:-2]}; speaker="Ana Ruiz"'
    talk.page(f"{before} {quote}>`\n")
    result = talk.build("text", "-q")
    assert result.status == 0
    assert "your words beside it name" in result.said
    assert "'Ana Ruiz'" in result.said
    talk.page(f'{before} {quote}; accept-speaker.another="He reads her words out."> `\n'.replace("> `", ">`"))
    talk.printed()


@pytest.mark.parametrize(
    "before",
    [
        "The engineer, Ana Ruiz, called this",
        "Ms Ruiz said that",
        "Lind quoted Ruiz:",
        "Lind said that Ruiz had told him:",
        "Asked by Bo Lind, Ruiz said that",
        "Bo Lind left, and she said that",
        "The engineer said that",
        "Result:",
        "The Herald reports that",
        "Kim Byrne writes that",
    ],
)
def test_prose_that_agrees_with_the_option(talk: Project, before: str) -> None:
    talk.page(f'{before} {DAM[:-2]}; speaker="Ana Ruiz">`\n')
    talk.printed()


def test_who_is_called_by_an_office_is_named_so_and_not_by_the_heading(project: Project) -> None:
    text = "Road Works\n\nThe mayor promised that the road will open again in June. Ana Quirke asked.\n"
    project.add_source(RECORD.replace("talk", "road", 1), "road.txt", text)
    project.page("Quirke promised that the {kfor:quote}`road will open again in June <road>`.\n")
    assert "not said to be those of 'Quirke' but of 'The mayor'" in project.build().said
