"""What a source says in its own voice is not printed as what somebody else said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

AUDIT = (
    "# Report\n\n"
    "We visited the Department in May. The Department told us that the lease is signed. "
    "Dr Helena Brandt leads it.\n\n"
    "The case for change is sound.\n\n"
    "We conclude that it is not ready. However, the estimate of savings rests on assumptions that have not "
    "been tested, and the costs are incomplete. The contract runs to May.\n\n"
    "A survey of households suggests that such losses may amount to a further 15 million.\n"
)
RESTS = "{kfor:quote}`rests on assumptions that have not been tested <audit>`"


@pytest.fixture
def audit(project: Project) -> Project:
    project.add_source(
        "id: audit, type: report, title: Report, publisher: Office of the Auditor General, language: en",
        "audit.md",
        AUDIT,
    )
    return project


@pytest.mark.parametrize(
    "lead",
    [
        "The estimate",
        "The report finds that the estimate",
        "The auditors say that the estimate",
        "The Auditor General warns that the estimate",
        "The Department is right that much is done, but the estimate",
        "They conclude that the estimate",
    ],
)
def test_its_own_words_are_its_makers(audit: Project, lead: str) -> None:
    audit.page(f"{lead} {RESTS}.\n")
    audit.printed()


@pytest.mark.parametrize("who", ["The Department", "Dr Helena Brandt", "Brandt"])
def test_its_own_words_are_nobody_elses(audit: Project, who: str) -> None:
    audit.page(f"{who} admits that the estimate {RESTS}.\n")
    result = audit.build("text", "-q")
    assert "the source says it in its own words, your sentence gives it to" in result.said


def test_speech_may_go_on_in_the_paragraph(audit: Project) -> None:
    audit.page("The Department said that {kfor:quote}`Dr Helena Brandt leads it <audit>`.\n")
    audit.printed()


@pytest.mark.parametrize(
    "lead",
    [
        "The Auditor General goes no further than to say, on the strength of a survey, that such losses",
        "The Auditor General, who cites a survey, says that such losses",
    ],
)
def test_a_maker_tells_on_what_a_survey_says(audit: Project, lead: str) -> None:
    audit.page(f"{lead} {{kfor:quote}}`may amount to a further 15 million <audit>`.\n")
    audit.printed()


def test_what_a_survey_says_is_not_its_makers_alone(audit: Project) -> None:
    audit.page(
        "The Auditor General holds that losses {kfor:quote}`may amount to a further 15 million <audit>`.\n"
    )
    assert "which ascribes it to somebody" in audit.build("text", "-q").said
