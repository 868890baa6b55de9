"""What the author's own sentence says beside a passage is not said against it; what it says otherwise is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from click.testing import CliRunner

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project

_PLACE = re.compile(r"index\.md:(\d+): WARNING: .*\[kfor\.(?:context|speaker|bound)\]")


class Kind(NamedTuple):
    """A kind of word over a passage of the source, with pages that say as much, and such as do not."""

    source: str
    honest: tuple[str, ...]
    altered: tuple[str, ...]
    language: str = "en"


def quote(words: str, tail: str = "") -> str:
    return f"{{kfor:quote}}`{words} <talk{tail}>`"


def cite(words: str) -> str:
    return f'{{kfor:cite}}`talk > "{words}"`'


AGAIN = quote("look again at the plan for the ramp")
CLOSED = quote("close the ramp in winter")
SAFE = quote("the wall is safe")
SILT = quote("the silt is rising")

KINDS = {
    "would": Kind(
        "Ines Kolm is the harbour master. The board would look again at the plan for the ramp.",
        (
            f"The board would {AGAIN} if asked.",
            f"In May the board could perhaps {AGAIN}.",
            f"The board threatened to {AGAIN}.",
            f"The board would review the ramp {cite('look again at the plan for the ramp')}.",
        ),
        (
            f"The board did {AGAIN}.",
            f"It would rain, and the board did {AGAIN}.",
            f"It would rain. The board did {AGAIN}.",
            f"Although it would rain, the board did {AGAIN}.",
            f"The board did {AGAIN}, and it would rain.",
            f"The ramp was said to be one that {quote('look again', '')} would not mend; they did {AGAIN}.",
        ),
    ),
    "may": Kind(
        "The board may close the ramp in winter.",
        (f"The board may {CLOSED}.", f"It is possible that they {CLOSED}.", f"The board might {CLOSED}."),
        (f"The board must {CLOSED}.", f"The board will {CLOSED}.", f"The board would like to {CLOSED}."),
    ),
    "should": Kind(
        "The board should close the ramp in winter.",
        (
            f"The auditors recommend that the board {CLOSED}.",
            f"The board ought to {CLOSED}.",
            f"The board is urged to {CLOSED}.",
        ),
        (f"The board may {CLOSED}.", f"The board was seen to {CLOSED}."),
    ),
    "think": Kind(
        "Ines Kolm: I think the wall is safe.\n\nTomas Fey: It is old.",
        (f"Kolm thinks that {SAFE}.", f"Ines Kolm believes that {SAFE}.", f"In her view, says Kolm, {SAFE}."),
        (f"Kolm: {SAFE}", f"Kolm knows that {SAFE}.", f"Fey thinks that {SAFE}."),
    ),
    "if": Kind(
        "If the tolls are not paid, the wall is safe.",
        (
            f"If nobody pays, {SAFE}.",
            f"Unless the tolls are paid, {SAFE}.",
            f"The law says that if tolls are not paid, {SAFE}.",
            f"Failing payment, {SAFE}.",
        ),
        (
            f"If the tolls are paid, {SAFE}.",
            f"If it rains, they wait; {SAFE}.",
            f"They left if they could, and {SAFE}.",
            f"If it rains they do not wait. But {SAFE}.",
        ),
    ),
    "question": Kind(
        "Is it true that the wall is safe?",
        (f"They asked whether {SAFE}.", f"The question is whether {SAFE}.", f"Who says that {SAFE}?"),
        (f"Asked about it, they found that {SAFE}.", f"Nobody doubts that {SAFE}."),
    ),
    "not": Kind(
        "The board does not hold that the wall is safe.",
        (f"The board does not think that {SAFE}.", f"The board denies that {SAFE}."),
        (
            f"The board holds that {SAFE}.",
            f"The board does not deny that {SAFE}.",
            f"They do not agree, but the board holds that {SAFE}.",
        ),
    ),
    "limiter": Kind(
        "In May the wall is safe, unless it rains.",
        (
            f"The board says that {SAFE}, unless it rains.",
            f"Unless it rains, {SAFE}.",
            f"The auditors write that {SAFE} {quote('unless it rains')}.",
        ),
        (f"The board says that {SAFE}.", f"The board says that {SAFE}, but nobody asked."),
    ),
    "qualifier": Kind(
        "Nearly half of the lorries turned back.",
        (f"Nearly half of {quote('the lorries turned back')}.",),
        (f"Most of {quote('the lorries turned back')}.", f"On that day {quote('the lorries turned back')}."),
    ),
    "speech": Kind(
        "The Minister for Ports (Ines Kolm): It rains. The wall is safe.\n\n"
        "Tomas Fey: So it is. The silt is rising.\n\nInes Kolm: Let us go.",
        (
            f"Kolm told the House: {SAFE}",
            f"Kolm believes in stone only: {SAFE}",
            f"Ines Kolm is plain that {SAFE}.",
            f"The minister was willing to say that {SAFE}.",
            f"Kolm spoke first. She was sure that {SAFE}.",
            f"Fey conceded as a witness that {SILT}.",
            f"He had been asked twice. In Fey's words, {SILT}.",
            f"Kolm calls the wall safe {cite('The wall is safe')}.",
        ),
        (
            f"Fey told the House: {SAFE}",
            f"Kolm told Fey: {SILT}",
            f"It is well known that {SAFE}.",
            f"The minister was sure that {SILT}.",
            f"Kolm spoke first. Tomas Fey was there. He was sure that {SAFE}.",
            f"The wall holds {cite('The wall is safe')}.",
            f"Fey calls the wall safe {cite('The wall is safe')}.",
        ),
    ),
    "reported": Kind(
        "The residents suggest that the wall is safe. Nobody else does.",
        (
            f"The residents suggest that {SAFE}.",
            f"According to residents, {SAFE}.",
            f"The residents believe the wall to hold {cite('the wall is safe')}.",
        ),
        (
            f"The council suggests that {SAFE}.",
            f"The residents show that {SAFE}.",
            f"In May {SAFE}.",
            f"Ines Kolm suggests that {SAFE}.",
        ),
    ),
    "German": Kind(
        "Der Rat könnte die Rampe im Winter schließen.",
        (f"The board might shut it: {quote('die Rampe im Winter schließen')}",),
        (f"The board must shut it: {quote('die Rampe im Winter schließen')}",),
        "de",
    ),
}


def cautioned(project: Project, kind: Kind, pages: tuple[str, ...], language: str = "en") -> list[str]:
    """The pages, each a paragraph, that draw a caution."""
    record = (
        f"id: talk, type: article-newspaper, title: Talk, publisher: The Gazette, language: {kind.language}"
    )
    project.add_source(record, "talk.txt", f"{kind.source}\n")
    # A heading apart, so that no paragraph is read on from the one before.
    text = "".join(f"## Part {at}\n\n{page}\n\n" for at, page in enumerate(pages))
    project.page(text)
    result = project.build("text", "-q", "-E", "-D", f"language={language}")
    assert result.status == 0, result.said
    lines = (project.folder / "index.md").read_text("utf-8").splitlines()
    return [lines[int(match[1]) - 1] for match in _PLACE.finditer(result.said)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_that_says_it_is_not_cautioned(project: Project, kind: str) -> None:
    assert cautioned(project, KINDS[kind], KINDS[kind].honest) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_that_says_otherwise_is(project: Project, kind: str) -> None:
    found = cautioned(project, KINDS[kind], KINDS[kind].altered)
    assert [page for page in KINDS[kind].altered if page not in found] == []


def test_the_lock_knows_what_a_page_may_say(project: Project) -> None:
    kind = KINDS["speech"]
    pages = (kind.honest[0], kind.honest[3], kind.honest[4], kind.altered[2])
    assert cautioned(project, kind, pages) == [kind.altered[2]]
    assert CliRunner().invoke(main, ["lock", str(project.folder), "--yes"]).exit_code == 0
    (project.corpus / "talk.txt").unlink()
    result = project.build("text", "-q", "-E")
    assert result.status == 0, result.said
    assert len(_PLACE.findall(result.said)) == 1


def test_a_reason_for_what_the_sentence_answers_is_said_to_be_for_nothing(project: Project) -> None:
    kind = KINDS["would"]
    accepted = quote("look again", '; accept-context="Nobody minds it here."')
    assert cautioned(project, kind, (f"The board would {accepted} at it.",)) == []
    assert "your own sentence answers; delete it" in project.build("text", "-q", "-E").said
