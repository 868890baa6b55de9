"""What is refused, how it is said, and what is printed instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from project import Project

ALTERED = "```{kfor:quote} ferry\nThe harbour master, Mr. Tomas Fey, closed the ramp on Monday\n```\n"


def test_one_changed_word(project: Project) -> None:
    project.page(ALTERED)
    said = project.refused()
    assert f"{project.folder}/index.md:3: ERROR: 'ferry' does not have these words" in said
    assert "nearest, in para. 3: 'The harbour master, Mr. Tomas Fey, closed the ramp on Tuesday'" in said
    assert "on [-Monday-] {+Tuesday+}" in said
    assert "[kfor.quote]" in said


def test_it_is_said_again_when_nothing_was_touched(project: Project) -> None:
    project.page(ALTERED)
    project.refused()
    second = project.build("text")
    assert second.status == 1
    assert second.read() == []
    assert "on [-Monday-] {+Tuesday+}" in second.said


def test_a_suppressed_message_does_not_turn_the_build_green(project: Project) -> None:
    project.write("conf.py", (project.folder / "conf.py").read_text() + 'suppress_warnings = ["kfor"]\n')
    project.page(ALTERED)
    assert "Monday" not in project.refused()


def test_the_author_s_words_are_printed_nowhere(project: Project) -> None:
    project.page(ALTERED + "\nAnd {kfor:quote}`shut the ramp on Monday <ferry>`.\n")
    for builder, name in (
        ("html", "index.html"),
        ("text", "index.txt"),
        ("latex", "ferry.tex"),
        ("xml", "index.xml"),
    ):
        text = project.build(builder, "-q").text(name)
        assert text.count("[not verified: ferry]") == 2 or text.count("not verified: ferry") == 2, builder
        assert "Monday" not in text, builder


def test_the_pdf_has_the_placeholder(project: Project) -> None:
    project.page(ALTERED)
    result = project.build("briefpdf", "-q")
    assert result.status == 1
    text = " ".join(page.extract_text() for page in PdfReader(result.folder / "ferry.pdf").pages)
    assert "[not verified: ferry]" in " ".join(text.split())
    assert "Monday" not in text


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            "```{kfor:quote} fery\nNobody was hurt.\n```",
            "no source 'fery' in the catalogue; there is 'ferry', 'port' [kfor.reference]",
        ),
        ("{kfor:quote}`Nobody was hurt. <fery>`", "no source 'fery' in the catalogue"),
        ("{kfor:cite}`fery`", "no source 'fery' in the catalogue"),
        (
            "```{kfor:quote} ferry\n:pefix: x\nNobody was hurt.\n```",
            "unknown option 'pefix'; there is 'prefix'",
        ),
        ("{kfor:quote}`Nobody was hurt. <ferry; pefix=x>`", "unknown option 'pefix'; there is 'prefix'"),
        ("{kfor:quote}`Nobody was hurt. <ferry; prefix>`", "'prefix' is not 'key=value'"),
        (
            "```{kfor:quote} ferry\n:from: Nobody # x\n:to: hurt.\n```",
            "the option 'from' arrived as 'Nobody'",
        ),
        ("```{kfor:quote} ferry\n:from: 'Nobody was\n:to: hurt.\n```", "the option 'from' was lost"),
        (
            "```{kfor:quote} ferry\n:from: Nobody\n:from: was\n:to: hurt.\n```",
            "the option 'from' is given 2 times",
        ),
        ("```{kfor:quote} ferry\n:name x\nNobody was hurt.\n```", "':name x' is no option"),
        (
            "```{kfor:quote} ferry\n:credibility: 7\nNobody was hurt.\n```",
            "must be one of 1, 2, 3, 4, 5, 6, not '7'",
        ),
        (
            "```{kfor:quote} ferry\n:from: Nobody\nNobody was hurt.\n```",
            "a quotation has a body, or 'from' and 'to'",
        ),
        ("```{kfor:quote} ferry\n:from: Nobody\n```", "'from' and 'to' go together"),
        ("```{kfor:quote} ferry\n```", "there are no words to look for"),
        ("```{kfor:quote} ferry\nNobody [was hurt.\n```", "'[' is no mark"),
        ("```{kfor:quote} ferry\nNobody *was hurt.\n```", "a '*' is not closed"),
        ("```{kfor:quote} ferry\nNobody \u202ewas hurt.\n```", "the invisible control U+202E"),
        ("```{kfor:qoute} ferry\nNobody was hurt.\n```", "no directive 'kfor:qoute'; there is 'quote'"),
        ("{kfor:qoute}`Nobody was hurt. <ferry>`", "no role 'kfor:qoute'; there is 'quote'"),
        ("{kfor:quote}`Nobody was hurt.`", "names no source; write it as `words <source>`"),
        ("Text {kfor:quote} `Nobody was hurt. <ferry>`", "'{kfor:quote}' stands in the text as it is"),
        ("{kfor:ref}`nothing`", "nothing has the name 'nothing'; there is none"),
        ("```{kfor:quote} ferry\nThe ramp\n```", "the words stand 2 times in 'ferry'"),
        ("```{kfor:quote} ferry\nramp […] bear\n```", "the omission hides 'not'"),
        ("```{kfor:quote} ferry\nramp “would [certainly] bear” a lorry\n```", "the replacement hides 'not'"),
        (
            "```{kfor:quote} ferry\nThe ramp will [not] reopen in May.\n```",
            "the insertion '[not]' brings the negation 'not'",
        ),
        (
            "```{kfor:quote} ferry\nThe ramp will reopen in May [2024].\n```",
            "the insertion '[2024]' brings a figure",
        ),
        ("```{kfor:quote} ferry\n1,320 cars use the ferry\n```", "[-1,320-] {+1,230+}"),
        ("```{kfor:quote} ferry\n230 cars use the ferry\n```", "[-230-] {+1,230+}"),
        ("```{kfor:quote} ferry\nSome 1,230 cars use the ferry.\n```", "[-ferry.-] {+ferry+}"),
        ("```{kfor:quote} ferry\nThe ramp will reopen in M\u0430y.\n```", "does not have these words"),
    ],
)
def test_each_fault_is_an_error_that_says_how_to_mend_it(project: Project, page: str, said: str) -> None:
    project.page(page + "\n")
    assert said in project.refused()


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            ".. kfor:quote:: ferry\n   :pefix: x\n\n   Nobody was hurt.",
            "unknown option 'pefix'; there is 'prefix'",
        ),
        (".. kfor:quote:: ferry\n   :name: x\n   :name: y\n\n   Nobody was hurt.", "this was not read"),
        (".. kfor:qoute:: ferry\n\n   Nobody was hurt.", "no directive 'kfor:qoute'"),
        (":kfor:qoute:`Nobody was hurt. <ferry>`", "no role 'kfor:qoute'"),
        (":kfor:quote:`Nobody was killed. <ferry>`", "[-killed.-] {+hurt.+}"),
        (".. kfor:quote:\n\n   Nobody was hurt.\n\nText :kfor:quote: and.", "stands in the text as it is"),
    ],
)
def test_the_same_from_restructuredtext(project: Project, page: str, said: str) -> None:
    project.page(page + "\n", "index.rst")
    assert said in project.refused()


def test_an_ambiguous_passage_comes_with_ready_prefixes(project: Project) -> None:
    project.page("```{kfor:quote} ferry\nThe ramp\n```\n")
    said = project.refused()
    prefixes = [line.split("with prefix: ")[1] for line in said.splitlines() if "with prefix: " in line]
    assert len(prefixes) == 2
    for prefix in prefixes:
        project.page(f'```{{kfor:quote}} ferry\n:prefix: "{prefix.split(" [kfor")[0]}"\n\nThe ramp\n```\n')
        assert "“The ramp”" in project.printed()


def test_the_line_of_a_role_is_its_own(project: Project) -> None:
    project.page("First line,\nsecond line,\nthird {kfor:quote}`Nobody was killed. <ferry>`.\n")
    assert "index.md:5: ERROR" in project.refused()


def test_a_project_without_a_catalogue_is_fine_until_it_asks(project: Project) -> None:
    project.write("conf.py", 'extensions = ["myst_parser", "sphinx_kfor"]\nexclude_patterns = ["corpus"]\n')
    project.page("Text.\n")
    assert "Text." in project.printed()
    project.page("{kfor:cite}`ferry`\n")
    assert "no source 'ferry' in the catalogue; there is none" in project.refused()


def test_code_that_shows_our_markup_is_left_alone(project: Project) -> None:
    project.page("Write `` {kfor:quote}`words <id>` `` or\n\n~~~markdown\n```{kfor:quote} id\n```\n~~~\n")
    assert "{kfor:quote}" in project.printed()


def test_a_wrong_passage_is_refused_beside_a_right_one_of_the_same_source(project: Project) -> None:
    project.page('A {kfor:cite}`ferry > "Nobody was hurt"; ferry > "Nobody was killed"`.\n')
    project.refused()
    text = project.build("text", "-q").text("index.txt")
    assert "(Byrne 2021, para. 3; **[not verified: ferry]**)" in " ".join(text.split())


def test_a_name_that_another_page_has(project: Project) -> None:
    project.page("{kfor:quote}`Nobody was hurt. <ferry; name=same>`\n\n```{toctree}\nother\n```\n")
    project.page("{kfor:quote}`Nobody was hurt. <ferry; name=same>`\n", "other.md")
    assert "other.md:3: ERROR: the name 'same' stands in 'index' already; rename one" in project.refused()


def test_a_translation_is_chosen_only_where_there_is_one(project: Project) -> None:
    project.page("It {kfor:quote}`shook — twice <ferry; print=translation>`.")
    assert "'print' chooses between the words and 'translation'; give one [kfor.option]" in project.refused()
