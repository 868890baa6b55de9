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
