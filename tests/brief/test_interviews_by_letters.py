"""Interviews whose turns begin with a letter: who that is stands over the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

TALK = """“A ramp is no plan”: Ines Kolm in conversation

Harbour Review, June 2025. Interview by Tomas Fey.

Ines Kolm has run the yard at Dunmore since 2020. We met in her office.

Q: The board lets small yards bid. You must be delighted.

A: I am pleased. The bond is the trouble, and no bank here will lend it unless the members pledge their boats.

Q: How much have you spent so far? People say that the yard cannot last.

A: About 3 million crowns. I thought that the answer was honest.
"""
RECORD = "id: talk, type: interview, title: No plan, language: en, author: [{family: Kolm, given: Ines}]"


@pytest.fixture
def talk(project: Project) -> Project:
    project.add_source(RECORD, "talk.txt", TALK)
    return project


@pytest.mark.parametrize(
    "page",
    [
        "Ines Kolm thought {kfor:quote}`the answer was honest <talk>`.\n",
        "```{kfor:quote} talk\n:speaker: Ines Kolm\n\nThe bond is the trouble\n```\n",
        "For Ms Kolm {kfor:quote}`[t]he bond is the trouble <talk>`.\n",
    ],
)
def test_who_answers_is_who_is_named_over_the_turns(talk: Project, page: str) -> None:
    talk.page(page)
    assert "kfor." not in talk.build("text").said


@pytest.mark.parametrize(
    "page",
    [
        "Tomas Fey says that {kfor:quote}`the answer was honest <talk>`.\n",
        "Ines Kolm says that {kfor:quote}`the yard cannot last <talk>`.\n",
        "```{kfor:quote} talk\n:speaker: Tomas Fey\n\nThe bond is the trouble\n```\n",
        "{kfor:quote}`The bond is the trouble <talk>`.\n",
    ],
)
def test_another_is_cautioned(talk: Project, page: str) -> None:
    talk.page(page)
    assert "[kfor." in talk.build("text").said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("D: Perché?\n\nR: Ero povera. Ho preso il loro denaro.\n", "Ho preso il loro denaro."),
        ("F. Warum?\n\nA. Ich war arm. Ich nahm ihr Geld.\n", "Ich nahm ihr Geld."),
        ("ZED: Why?\n\nKOSS: I was poor. I took their money.\n", "I took their money."),
        ("Zed : Pourquoi ?\n\nKoss : J’étais pauvre. J’ai pris l’argent.\n", "J’ai pris l’argent."),
    ],
)
def test_one_question_and_its_answer_are_a_conversation(project: Project, text: str, words: str) -> None:
    project.add_source("id: talk, type: interview, title: Why, issued: 2020, language: en", "talk.txt", text)
    project.page(f"{{kfor:quote}}`{words} <talk>`\n")
    assert "[kfor.context]" in project.build("text").said


@pytest.mark.parametrize(
    "text",
    [
        "A. Who pays?\n\nB. The town. It pays each year.\n",
        "Costs: These are due in May.\n\nResults: The town pays. It pays each year.\n",
        "Costs: Are they due in May?\n\nThe town pays. It pays each year.\n",
    ],
)
def test_labels_and_numbers_by_letters_are_none(project: Project, text: str) -> None:
    project.add_source("id: talk, type: report, title: Why, issued: 2020, language: en", "talk.txt", text)
    project.page("{kfor:quote}`It pays each year. <talk>`\n")
    assert "kfor." not in project.build("text").said
