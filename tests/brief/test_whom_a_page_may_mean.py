# ruff: noqa: E501 (a pair a line)
"""A page's pronoun or noun may mean anybody of its kind who was spoken of: only what none of them said is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project

SOURCES = {
    "wire": (
        "Stonecrop Minerals wants to dig for another 18 years. It says the pit would secure 140 jobs. Opponents put "
        "the number at about 90. The company called that estimate “fanciful”.\n\n"
        "“We measured in the wettest spring on record,” the county's planner, Delia Northcote, told the committee. "
        "Dr Owen Farrant, a lung doctor, was delighted.\n\n"
        "The Islands Council was blunter. It accused the firm of breaking the contract, which it said required four "
        "lorries. Its leader, Morag Tulloch, has written to the minister. “We have been managed from a distance for "
        "thirty years,” she writes.\n\n"
        "Donald Eriksen, who has kept the store for 22 years, was more hopeful: the boats, he thinks, will be back "
        "by Easter. Two shopkeepers said that they had lost a third of their trade.\n\n"
        "The interior ministry denied that. In a written reply to questions, it said that its guards had “never "
        "refused passage to a patrol”.\n\n"
        "Families who came back told the Office that rents had become unaffordable.\n\n"
        "According to the Commission's registrar, Dalia Novak, the backlog is due to missing land registers. The "
        "Inspectorate takes a different view: in its opinion, the duty to appear in person is the main obstacle.\n\n"
        "Members heard from a resident of Pier Street, who complained that engines were left running until "
        "two in the morning. Another resident agreed.\n"
    ),
    "minutes": (
        "The Minister reported that 118 schools were taking part. Uptake had averaged 84 per cent before the pilot "
        "began. She noted that uptake among the poor had risen from 72 to 89 per cent.\n\n"
        "Ms Lund explained that two ships were withdrawn. In answer to Mr Rennie, she said that no crew would be "
        "dismissed. Mr Rennie was not persuaded.\n"
    ),
    "hearing": (
        "MS NORTHCOTE (county planner), examined by MR HALE\n\nQ. Unsound in what way?\n\n"
        "A. It assumes that every lorry is sheeted. I stood at the gate and counted.\n\n"
        "Q. Would you accept that it works?\n\nA. No. I would not.\n\n"
        "DR FARRANT, examined by MR HALE\n\nQ. You called it a death sentence.\n\n"
        "A. I never have. What I said is that fine dust shortens lives.\n"
    ),
    "audit": (
        "The Islands Council has argued since 2020 that it should hold the contract. In our view this would by "
        "itself spoil the service. Staff whom we met described the fleet as “held together by goodwill”.\n\n"
        "The Department estimates the cost of two ships at between 150 and 190 million crowns.\n"
    ),
    "it": (
        "La presidente dei sindaci, Elena Vigorelli, accusa il ministro Bruno Carrisi. La chiusura, sostiene, "
        "costerà 40 milioni di euro l'anno.\n"
    ),
}
RECORDS = {
    "wire": "type: article-newspaper, title: Wire, publisher: Meridian",
    "minutes": "type: report, title: Minutes, publisher: Assembly",
    "hearing": "type: report, title: Hearing, publisher: Brackley Inquiry",
    "audit": "type: report, title: Audit, publisher: Office of the Auditor General",
    "it": "type: article-newspaper, title: Ponte, publisher: Corriere",
}
JOBS, FANCIFUL, SPRING = (
    "{wire:would secure 140 jobs}",
    "{wire:fanciful}",
    "{wire:in the wettest spring on record}",
)
LORRIES, DISTANCE = "{wire!required four lorries}", "{wire:managed from a distance for thirty years}"
BOATS, TRADE = "{wire:will be back by Easter}", "{wire!had lost a third of their trade}"
PATROL, RENTS = "{wire:never refused passage to a patrol}", "{wire!rents had become unaffordable}"
REGISTERS, DUTY = (
    "{wire!is due to missing land registers}",
    "the duty to appear in person is the main obstacle",
)
ENGINES, UPTAKE = "{wire:engines were left running until two}", "{minutes!had risen from 72 to 89 per cent}"
CREW, LIVES = "{minutes:no crew would be dismissed}", "{hearing:fine dust shortens lives}"
SHEETED, SERVICE = "{hearing:assumes that every lorry is sheeted}", "{audit:by itself spoil the service}"
GOODWILL = "{audit:held together by goodwill}"
BOTH = f'{{kfor:cite}}`wire > "is due to missing land registers"; wire > "{DUTY}"`'

#: What gives a passage to its speaker, and what gives it to somebody else.
PAIRS = [
    (f"Stonecrop promises much. The pit, by its account, {JOBS}.", f"The Council promises much. The pit, by its account, {JOBS}."),
    (f"Stonecrop has a word for it: {FANCIFUL}.", f"Farrant called it {FANCIFUL}."),
    (f"Asked about it, Northcote was plain. She measured, she told Mr Ashe, {SPRING}.", f"Asked about it, Farrant was plain. He measured, he told Mr Ashe, {SPRING}."),
    (f"Few share the planner's doubts. She told the board that it was measured {SPRING}.", f"Few share the doctor's doubts. He told the board that it was measured {SPRING}."),
    (f"In the Islands Council's reading four are required {LORRIES}.", f"In the interior ministry's reading four are required {LORRIES}."),
    (f"Tulloch is angry. The isles, her letter says, were {DISTANCE}.", f"Northcote is angry. The isles, her letter says, were {DISTANCE}."),
    (f"The isles, as their council's leader puts it, were {DISTANCE}.", f"The isles, as the county's planner puts it, were {DISTANCE}."),
    (f"The boats, says the storekeeper, {BOATS}.", f"The boats, says the planner, {BOATS}."),
    (f"The boats, says the storekeeper, {BOATS}.", f"The boats, say two shopkeepers, {BOATS}."),
    (f"A third is gone, two of them say: shopkeepers {TRADE}.", f"A third is gone, Eriksen says: shopkeepers {TRADE}."),
    (f"The interior ministry answers that they {PATROL}.", f"The Inspectorate answers that they {PATROL}."),
    (f"Those who come back seldom feel safe: they told the Office that it is dear {RENTS}.", f"The Inspectorate told the Office that it is dear {RENTS}."),
    (f"Dalia Novak attributes it to missing registers; the Inspectorate believes that it is the duty {BOTH}.", f"Morag Tulloch attributes it to missing registers; the planner believes that it is the duty {BOTH}."),
    (f"A woman from Pier Street told members that {ENGINES}.", f"The planner told members that {ENGINES}."),
    (f"It went up, the minister reported {UPTAKE}.", f"It went up, Mr Rennie reported {UPTAKE}."),
    (f"Asked by Mr Rennie about jobs, Ms Lund gave an assurance: {CREW}.", f"Asked by Ms Lund about jobs, Mr Rennie gave an assurance: {CREW}."),
    (f"At the inquiry Northcote explained that it {SHEETED}.", f"At the inquiry Farrant explained that it {SHEETED}."),
    (f"Dust, Farrant told the inquiry, is deadly: {LIVES}.", f"Dust, Northcote told the inquiry, is deadly: {LIVES}."),
    (f"The Council wants it; the Auditor General doubts that this would {SERVICE}.", f"The Auditor General wants it; the Council fears that this would {SERVICE}."),
    (f"The crews speak of a fleet {GOODWILL}.", f"The Council speaks of a fleet {GOODWILL}."),
    ("The Department's figure is {audit=at [between 150 and 190 million crowns]}.", "The Council's figure is {audit=at [between 150 and 190 million crowns]}."),
]  # fmt: skip


def marked(page: str) -> str:
    """A page with quotations for `{id:words}`, citations for `{id!words}` and values for `{id=words}`."""
    page = re.sub(r"\{(\w+):([^}`]+)\}(?!`)", r"{kfor:quote}`\2 <\1>`", page)
    page = re.sub(r"\{(\w+)!([^}]+)\}", r'{kfor:cite}`\1 > "\2"`', page)
    return re.sub(r"\{(\w+)=([^}]+)\}", r'{kfor:value}`\1 > "\2"`', page)


@pytest.fixture
def isles(project: Project) -> Project:
    for name, text in SOURCES.items():
        tag = name if name == "it" else "en"
        project.add_source(f"id: {name}, {RECORDS[name]}, language: {tag}", f"{name}.txt", text)
    return project


def doubts(project: Project, page: str, language: str = "en") -> list[str]:
    """The cautions on who speaks."""
    project.page(f"{marked(page)}\n")
    result = project.build("text", "-q", "-D", f"language={language}")
    assert result.status == 0
    spoken = re.compile(r"accept-(speaker|context\.(attribution|speech))")
    return [one for one in result.said.splitlines() if spoken.search(one)]


@pytest.mark.parametrize("page", [honest for honest, _ in PAIRS])
def test_whoever_may_be_meant_is_the_speaker(isles: Project, page: str) -> None:
    assert doubts(isles, page) == []


@pytest.mark.parametrize("page", [twin for _, twin in PAIRS])
def test_who_cannot_be_meant_is_cautioned(isles: Project, page: str) -> None:
    assert doubts(isles, page)


def test_a_verb_without_a_subject_goes_on_with_who_spoke(isles: Project) -> None:
    cost = "{it=costerà [40 milioni di euro] l'anno}"
    assert doubts(isles, f"Elena Vigorelli stima il danno in {cost}.", "it") == []


def test_the_lock_knows_who_else_speaks(isles: Project) -> None:
    page = f"The boats, says the storekeeper, {BOATS}.\n\nThe boats, says the planner, {BOATS}."
    assert len(doubts(isles, page)) == 1
    assert CliRunner().invoke(main, ["lock", str(isles.folder), "--yes"]).exit_code == 0
    isles.forget_texts()
    assert len(doubts(isles, page)) == 1
