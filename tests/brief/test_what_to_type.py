"""Messages name what to type next: what each says is enough to mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

RECORD = "references:\n- id: a\n  type: report\n  title: T\n  language: en\n  custom: {file: a.txt}\n"
TEXT = "The ramp at Alva closes on Monday.\n\nInes Kolm said that nobody was told.\n"


@pytest.fixture
def ramp(project: Project) -> Project:
    project.write("corpus/a.txt", TEXT)
    project.write("corpus/catalogue.yaml", RECORD)
    project.page("{kfor:quote}`The ramp at Alva closes on Monday. <a>`\n")
    return project


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("type: report", "type: news", "'news' is not a CSL type; write 'type: article-newspaper'"),
        ("title: T", "title: T\n  author: Jane Roe", "write 'author: [{family: Roe, given: Jane}]'"),
        ("title: T", "title: T\n  author: [Jane Roe, A Poe]", "write 'author: [{family: Roe, given: Jane}]'"),
        ("title: T", "title: T\n  editor:\n  - Jane Roe", "write 'editor: [{family: Roe, given: Jane}]'"),
        ("title: T", "title: Ramps: a history", "in quotation marks; write \"title: 'Ramps: a history'\""),
        ("title: T", "title: T\n  issued: 11 March 2025", "is not a date; write it as 2025-03-11"),
        ("  title: T\n", "", "'a': title is missing; write 'title: …'"),
        ("id: a", "id: a b", "id 'a b' holds a space, or a sign that is none of an id's; write 'id: a-b'"),
        ("a.txt", "a.txt, sha256: 12", "custom.sha256 is not 64 hexadecimal digits; write what 'sha256sum"),
        ("a.txt", "a.txt, reliability: G", "custom.reliability cannot be used: 'G' is none of "),
    ],
)  # fmt: skip
def test_a_catalogue_says_what_to_write(ramp: Project, old: str, new: str, said: str) -> None:
    ramp.write("corpus/catalogue.yaml", RECORD.replace(old, new))
    assert said in ramp.refused()


@pytest.mark.parametrize(("typed", "tag"), [("English", "en"), ("italiano", "it"), ("German", "de")])
def test_a_language_in_words_is_read_and_said(ramp: Project, typed: str, tag: str) -> None:
    ramp.write("corpus/catalogue.yaml", RECORD.replace("language: en", f"language: {typed}"))
    said = ramp.build("text", "-q").said
    assert f"catalogue.yaml:5: WARNING: 'a': language '{typed}' is no language tag (BCP 47)" in said
    assert f"it is read as '{tag}'; write 'language: {tag}'" in said


def test_a_wrong_file_name_is_said_once_at_its_line(ramp: Project) -> None:
    ramp.write("corpus/catalogue.yaml", RECORD.replace("a.txt", "aa.txt"))
    ramp.page("{kfor:quote}`The ramp <a>` {kfor:quote}`on Monday. <a>`\n")
    said = ramp.refused()
    assert said.count("the file 'aa.txt' of 'a' is in no folder of the corpus") == 1
    assert "catalogue.yaml:6: ERROR: the file 'aa.txt' of 'a'" in said
    assert "there is 'a.txt'" in said


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (":::{kfor:quote} a\nThe ramp at Alva closes on Monday.\n:::\n", "add 'colon_fence' to myst"),
        ('{kfor:quote}`nobody was told <a; accept-context="so there">`\n', "a reason in three words or more"),
        ("{kfor:quote}`ramp at Alva … on Monday <a>`\n", "type 'ramp at Alva […] on Monday'"),
        ("```{kfor:quote}\nThe ramp at Alva closes on Monday.\n```\n", "write its id behind it"),
        ("```{kfor:gap}\n```\n", "kfor:gap needs words; write them below a blank line"),
        ("```{kfor:masthead}\n:authors: ;\n```\n", "names nobody; write 'Name (affiliation); Name'"),
        ("```{kfor:table} a\n:rename: Port\n```\n", "has 'Port'; write 'Port = New name'"),
        ("{kfor:derived}`mean(a); a=a > 1 > A > B`\n", "'mean' is no function; there is 'change'"),
        ("{kfor:quote}`“The ramp at Alva” <a>`\n", "which the page adds itself; type 'The ramp at Alva'"),
    ],
)  # fmt: skip
def test_a_page_is_told_what_to_type(ramp: Project, page: str, said: str) -> None:
    ramp.page(page)
    assert said in ramp.refused()


def test_words_of_another_source_are_found_there(ramp: Project) -> None:
    ramp.write("corpus/b.txt", "A second paper.\n\nThe boat to Brona leaves at noon.\n")
    second = "- id: b\n  type: report\n  title: B\n  language: en\n  custom: {file: b.txt}\n"
    ramp.write("corpus/catalogue.yaml", RECORD + second)
    ramp.page("{kfor:quote}`The boat to Brona leaves at noon. <a>`\n")
    assert "it stands in 'b', para. 2" in ramp.refused()


@pytest.mark.parametrize(
    ("page", "how"),
    [
        ("{kfor:quote}`nobody was told <a>`\n", "name the speaker ('; speaker=…')"),
        ("```{kfor:quote} a\nnobody was told\n```\n", "name the speaker (':speaker: …')"),
        ("{kfor:quote}`nobody was told <a>`\n", "accept with a reason: '; accept-context.attribution=…'"),
        ("```{kfor:quote} a\nnobody was told\n```\n", "a reason: ':accept-context.attribution: …'"),
    ],
)  # fmt: skip
def test_a_caution_names_the_rule_to_accept(ramp: Project, page: str, how: str) -> None:
    ramp.page(page)
    said = ramp.build("text", "-q").said
    assert how in said
    assert "[kfor.context]" in said


@pytest.mark.parametrize("name", ["context", "context.attribution"])
def test_a_family_or_a_rule_is_accepted(ramp: Project, name: str) -> None:
    ramp.page(f'{{kfor:quote}}`nobody was told <a; accept-{name}="It is she who says so.">`\n')
    assert "kfor" not in ramp.build("text", "-q").said


def test_another_rule_is_not_accepted(ramp: Project) -> None:
    ramp.page('{kfor:quote}`nobody was told <a; accept-context.modal="It is she who says so.">`\n')
    said = ramp.build("text", "-q").said
    assert "[kfor.context]" in said
    assert "'accept-context.modal' accepts a caution that is not raised; delete it" in said


@pytest.mark.parametrize(
    "sentence", ["There are 143 schools, 58 fewer than a year before", "Of 201 schools 58 have closed"]
)
def test_a_difference_says_how_to_work_it_out(ramp: Project, sentence: str) -> None:
    ramp.write("corpus/a.txt", "The region had 201 schools in May. It has 143 schools now; 12 are closed.\n")
    ramp.page(f"{sentence} {{kfor:cite}}`a`.\n")
    said = ramp.build("text", "-q").said
    role = re.search(r"work it out: (\{kfor:derived\}`[^`]*`)", said)
    assert role
    ramp.page(f"{sentence.replace('58', role[1])} {{kfor:cite}}`a`.\n")
    assert "58" in ramp.printed()
