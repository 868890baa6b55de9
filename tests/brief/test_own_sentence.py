"""What the author's own sentence says beside a passage answers what the source's sentence says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project

TALK = """The dam of Orle

“I would look again at the plan,” said Ana Ruiz, the engineer. She said that the gate would “cost a fortune” \
and that the lake was full.

The treasurer told the board that reserves stood at 26 million crowns. If the gate is not mended, the road \
will flood. Should nothing be done, the mill may close. Nobody claims that the pumps are new.

Is it true that the dam leaks in May? Only nine of the usual 46 boats sailed. The council pays an estimated \
3,000 crowns a boat, although it has paid more.
"""
DEBATE = """House of Orle, debate of 3 May

The Minister for Water (Dr Naomi Fell): The lake is full. There is a study, which suggests that pumps save \
money.

Mr Idris Vane (Upper Orle): My council says that the pumps are old. I shall vote for the bill.

Dr Fell: I have set aside 90 million crowns over three years.
"""
TALK_RECORD = "id: talk, type: article-newspaper, title: The dam, publisher: The Herald, language: en"
DEBATE_RECORD = "id: debate, type: report, title: Debate, publisher: House of Orle, language: en"


@pytest.fixture
def orle(project: Project) -> Project:
    project.add_source(TALK_RECORD, "talk.txt", TALK)
    project.add_source(DEBATE_RECORD, "debate.txt", DEBATE)
    return project


AGAIN = "{kfor:quote}`look again at the plan <talk>`"
COST = "{kfor:quote}`cost a fortune <talk>`"
FLOOD = "{kfor:quote}`the road will flood <talk>`"
CLOSE = "{kfor:quote}`the mill may close <talk>`"
NEW = "{kfor:quote}`the pumps are new <talk>`"
LEAKS = "{kfor:quote}`the dam leaks in May <talk>`"
RESERVES = '{kfor:value}`talk > "reserves stood at [26 million crowns]"`'
BOATS = '{kfor:value}`talk > "Only [nine] of the usual 46 boats sailed"`'
FEE = '{kfor:value}`talk > "an estimated [3,000 crowns] a boat"`'
LAKE = "{kfor:quote}`The lake is full. <debate>`"
PUMPS = "{kfor:quote}`pumps save money <debate>`"
VOTE = "{kfor:quote}`vote for the bill <debate>`"
ASIDE = '{kfor:value}`debate > "set aside [90 million crowns]"`'

HONEST = [
    f"Ana Ruiz would {AGAIN}.",
    f"Ana Ruiz has doubts. She would {AGAIN}, she says.",
    f"Ruiz fears that the gate may {COST}.",
    f"If it is not mended, {FLOOD}.",
    f"Unless something is done, {CLOSE}.",
    f"The paper does not claim that {NEW}.",
    f"The paper asks whether {LEAKS}.",
    f"The treasurer put the reserves at {RESERVES}.",
    f"There are reserves of {RESERVES}, the treasurer says.",
    f"Of 46 boats {BOATS} sailed.",
    f"A boat costs the council an estimated {FEE}.",
    f"The Minister told the House: {LAKE}",
    f"Naomi Fell was calm about the lake: {LAKE}",
    f"As the Minister sees it, a study suggests that {PUMPS}.",
    f"Mr Vane promised to {VOTE}.",
    f"The Minister has set aside {ASIDE} over three years, she says.",
    (
        "The reserves are large, the treasurer told the board "
        '{kfor:cite}`talk > "reserves stood at 26 million crowns"`.'
    ),
]


@pytest.mark.parametrize("page", HONEST)
def test_what_the_sentence_says_itself_is_not_said_against_it(orle: Project, page: str) -> None:
    orle.page(f"{page}\n")
    result = orle.build("text", "-q")
    assert (result.status, result.said) == (0, "")


ALTERED = [
    (f"Ana Ruiz will {AGAIN}.", "context.modal"),
    (f"Ruiz says that the gate does {COST}.", "context.modal"),
    (f"Soon {FLOOD}.", "context.condition"),
    (f"In May {CLOSE}.", "context.condition"),
    (f"The paper says that {NEW}.", "context.negation"),
    (f"The paper says that {LEAKS}.", "context.question"),
    (f"There are reserves of {RESERVES}.", "context.attribution"),
    (f"Ana Ruiz told the board of reserves of {RESERVES}.", "context.attribution"),
    (f"A boat costs the council {FEE}.", "accept-bound"),
    (f"The lake, to be brief: {LAKE}", "context.speech"),
    (f"Mr Vane told the House: {LAKE}", "speaker."),
    (f"Naomi Fell said that {PUMPS}.", "context.attribution"),
    (f"Naomi Fell promised to {VOTE}.", "speaker.another"),
    (f"Reserves of {ASIDE} over three years are there.", "context.speech"),
    (
        (
            "Ana Ruiz told the board that the reserves are large "
            '{kfor:cite}`talk > "reserves stood at 26 million crowns"`.'
        ),
        "context.attribution",
    ),
]


@pytest.mark.parametrize(("page", "code"), ALTERED)
def test_the_altered_twin_is_cautioned(orle: Project, page: str, code: str) -> None:
    orle.page(f"{page}\n")
    result = orle.build("text", "-q")
    assert result.status == 0
    assert code in result.said


def test_a_pronoun_that_may_be_either_s_names_nobody(orle: Project) -> None:
    orle.page(f"Vane met Fell at the lake; he said: {LAKE}\n")
    assert "context.speech" in orle.build("text", "-q").said


def test_a_block_quotation_goes_on_the_sentence_before_it(orle: Project) -> None:
    orle.page("If nothing is done:\n\n```{kfor:quote} talk\nthe mill may close\n```\n")
    assert orle.build("text", "-q").said == ""
    orle.page("So it goes.\n\n```{kfor:quote} talk\nthe mill may close\n```\n")
    assert "context.condition" in orle.build("text", "-q").said


def test_a_figure_of_the_block_quotation_below_is_sourced(orle: Project) -> None:
    page = "Fell, who wants 90 million crowns, told the House {kfor:cite}`talk` that\n\n"
    orle.page(page + "```{kfor:quote} debate\nI have set aside 90 million crowns over three years.\n```\n")
    assert "kfor.unsourced" not in orle.build("text", "-q").said
    orle.page(page.replace("90", "80") + "```{kfor:quote} debate\nThe lake is full.\n```\n")
    assert "kfor.unsourced" in orle.build("text", "-q").said


def test_a_build_without_the_texts_says_the_same(orle: Project) -> None:
    orle.page(f"The Minister said: {LAKE} {VOTE} is what Vane will do. {RESERVES} are left.\n")
    said = orle.build("text", "-q").said
    assert CliRunner().invoke(main, ["lock", str(orle.folder), "--yes"]).exit_code == 0
    orle.forget_texts()
    assert orle.build("text", "-q").said == said
