"""The matrices of a brief: options by criteria, judgements by sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from project import parsed, words

if TYPE_CHECKING:
    from project import Project

OPTIONS = """
```{kfor:option} Mend the ramp
:name: mend

Mend it in spring.

- Cost: low
- Time: 3 months
```

```{kfor:option} Build a new one
Build beside it.

- Time: 2 years
- Cost: high
```
"""
JUDGEMENTS = """
```{kfor:judgement} The ramp will be closed again
:name: kj-ramp
:likelihood: very likely
:confidence: moderate
:contrary: reopens

{kfor:quote}`Nobody was hurt. <ferry; credibility=2>` {kfor:cite}`port > "third in a row"`

{kfor:quote}`The ramp will reopen in May. <ferry; name=reopens; credibility=3>`
```

```{kfor:judgement} The port cannot pay
:contrary: kj-ramp

It cannot. {kfor:cite}`port`
```
"""
OPTIONS_MATRIX = "\n```{kfor:options-matrix}\n:caption: The options\n:name: opts\n```\n"
EVIDENCE_MATRIX = "\n```{kfor:evidence-matrix}\n:name: evidence\n```\n"


def rows(html: str, name: str) -> list[list[str]]:
    """The cells of a matrix as a reader sees them."""
    (table,) = [table for table in parsed(html).iter("table") if f"kfor-{name}" in table.classes]
    return [[words(cell) for cell in row.iter("th", "td")] for row in table.iter("tr")]


def built(project: Project) -> str:
    result = project.build("html", "-q", "-W", "-n")
    assert (result.status, result.said) == (0, "")
    return result.text("index.html")


def test_options_stand_beside_each_other_by_their_criteria(project: Project) -> None:
    project.page(OPTIONS + OPTIONS_MATRIX)
    html = built(project)
    assert rows(html, "options-matrix") == [
        ["Criterion", "Option A Mend the ramp", "Option B Build a new one"],
        ["Cost", "low", "high"],
        ["Time", "3 months", "2 years"],
    ]
    assert 'href="#mend"' in html[html.index("kfor-options-matrix") :]


def test_options_of_all_pages_of_a_brief_are_compared(project: Project) -> None:
    first, second = OPTIONS.strip().split("\n\n```{kfor", 1)
    project.page(f"```{{toctree}}\none\ntwo\n```\n{OPTIONS_MATRIX}")
    project.page(first, "one.md")
    project.page("```{kfor" + second, "two.md")
    html = built(project)
    assert rows(html, "options-matrix")[0][1:] == ["Option A Mend the ramp", "Option B Build a new one"]
    assert 'href="one.html#mend"' in html


def test_a_criterion_that_an_option_lacks_is_a_dash_and_a_caution(project: Project) -> None:
    project.page(OPTIONS.replace("- Time: 2 years\n", "") + OPTIONS_MATRIX)
    result = project.build("html", "-q")
    assert result.status == 0
    assert "index.md:13: WARNING: Option B has no criterion 'Time', which others have; add '- Time: …'" in (
        result.said
    )
    html = result.text("index.html")
    assert rows(html, "options-matrix")[2] == ["Time", "3 months", "–"]
    assert "–: the option says nothing on it." in words(html)


def test_criteria_that_differ_by_case_or_space_are_one_and_a_caution_names_both_lines(
    project: Project,
) -> None:
    project.page(
        OPTIONS.replace("- Time: 3", "- Time frame: 3").replace("- Time: 2", "- time  Frame: 2")
        + OPTIONS_MATRIX
    )
    result = project.build("html", "-q")
    said = "index.md:16: WARNING: the criterion 'time Frame' is taken for 'Time frame' of index, line 10"
    assert said in result.said
    assert rows(result.text("index.html"), "options-matrix")[2] == ["Time frame", "3 months", "2 years"]


def test_a_criterion_given_twice_is_a_caution_and_both_are_shown(project: Project) -> None:
    project.page(OPTIONS.replace("- Cost: low", "- Cost: low\n- Cost: none") + OPTIONS_MATRIX)
    result = project.build("html", "-q")
    assert "Option A has the criterion 'Cost' in line 9 already; keep one" in result.said
    assert rows(result.text("index.html"), "options-matrix")[1] == ["Cost", "low; none", "high"]


def test_without_a_matrix_nothing_is_said_of_criteria(project: Project) -> None:
    project.page(OPTIONS.replace("- Time: 2 years\n", ""))
    built(project)


@pytest.mark.parametrize(
    ("matrix", "placeholder", "message"),
    [
        (OPTIONS_MATRIX, "[no options to compare]", "has no kfor:option with criteria to compare"),
        (EVIDENCE_MATRIX, "[no evidence to show]", "has no kfor:judgement that uses a source"),
    ],
)
def test_with_nothing_to_show_there_is_a_placeholder_and_an_error(
    project: Project, matrix: str, placeholder: str, message: str
) -> None:
    project.page(matrix)
    assert f"index.md:4: ERROR: the brief {message}" in project.refused()
    result = project.build("html", "-q")
    assert result.status == 1
    assert placeholder in result.text("index.html")
    assert "<table" not in result.text("index.html")


def test_a_matrix_has_no_body_and_no_unknown_option(project: Project) -> None:
    project.page("```{kfor:options-matrix}\n:columns: 3\n```\n\n```{kfor:evidence-matrix}\nWords.\n```\n")
    said = project.refused()
    assert "unknown option 'columns'" in said
    assert "kfor:evidence-matrix has no body; delete it" in said


def test_a_caption_is_numbered_and_can_be_referred_to(project: Project) -> None:
    project.page(f"See {{numref}}`opts` and {{kfor:ref}}`opts`.\n{OPTIONS}{OPTIONS_MATRIX}")
    project.options = ["-D", "numfig=1"]
    html = words(built(project))
    assert "See Table 1 and The options." in html
    assert "Table 1 The options" in html


def test_judgements_stand_by_the_sources_that_they_use(project: Project) -> None:
    catalogue = project.corpus / "catalogue.yaml"
    catalogue.write_text(catalogue.read_text().replace("file: ferry", "reliability: A\n    file: ferry"))
    project.page(JUDGEMENTS + EVIDENCE_MATRIX + "\n```{kfor:bibliography}\n```\n")
    html = built(project)
    assert rows(html, "evidence-matrix") == [
        ["Judgement", "Byrne 2021 Reliability A", "Port Authority 2020 not graded"],
        ["KJ 1 Likelihood: very likely Confidence: moderate", "for (A2) against (A3)", "for"],
        ["KJ 2", "for (A3) against (A2)", "against cited only"],
    ]
    table = html[html.index("kfor-evidence-matrix") :]
    assert 'href="#kj-ramp"' in table
    assert 'href="#kfor-bibliography-ferry"' in table
    text = words(html)
    assert "cited only: the source is cited without a passage, which is weaker" in text
    assert "KJ 1: 2; KJ 2: 2." in text


def test_several_passages_of_a_source_are_counted(project: Project) -> None:
    project.page(
        "```{kfor:judgement} It is old\nOld. {kfor:quote}`Nobody was hurt. <ferry>` "
        f"{{kfor:quote}}`The ramp is 40 years old. <ferry>`\n```\n{EVIDENCE_MATRIX}"
    )
    html = built(project)
    assert rows(html, "evidence-matrix")[1] == ["KJ 1", "for ×2"]
    assert "×2: two passages, and so on" in words(html)


def test_many_sources_go_down_the_page(project: Project) -> None:
    catalogue = project.corpus / "catalogue.yaml"
    names = [f"notes-{number}" for number in range(10)]
    more = "".join(f"- {{id: {name}, type: webpage, title: Notes, publisher: {name}}}\n" for name in names)
    catalogue.write_text(catalogue.read_text() + more)
    project.page(
        f"```{{kfor:judgement}} Much\n:evidence: {'; '.join(names)}\n\nMuch.\n```\n{EVIDENCE_MATRIX}"
    )
    found = rows(built(project), "evidence-matrix")
    assert found[0] == ["Source", "KJ 1"]
    assert [row[1] for row in found[1:]] == ["cited only"] * 10


@pytest.mark.parametrize(
    "builder", ["text", "latex", "man", "epub", "texinfo", "xml", "singlehtml", "gettext", "briefpdf"]
)
def test_every_builder_takes_them(project: Project, builder: str) -> None:
    project.options = ["-D", "numfig=1", "-D", "suppress_warnings=epub"]
    project.page(
        JUDGEMENTS + OPTIONS + OPTIONS_MATRIX + EVIDENCE_MATRIX + "\n```{kfor:source-summary}\n```\n"
    )
    result = project.build(builder, "-q")
    assert result.status == 0, result.said
    assert "ERROR" not in result.said


def test_a_change_rewrites_the_page_of_the_matrix_and_no_other(project: Project) -> None:
    project.page("```{toctree}\noptions\nmatrix\nfindings\nevidence\nplain\n```\n")
    project.page(OPTIONS_MATRIX, "matrix.md")
    project.page(OPTIONS, "options.md")
    project.page(JUDGEMENTS, "findings.md")
    project.page(EVIDENCE_MATRIX + "\n```{kfor:source-summary}\n```\n", "evidence.md")
    project.page("Plain.\n", "plain.md")
    project.build("html")  # the index has a toctree, so that Sphinx writes it after any change
    project.page(OPTIONS.replace("low", "very low"), "options.md")
    result = project.build("html")
    assert written(result.said) == {"options", "matrix", "index"}
    assert "very low" in result.text("matrix.html")
    project.page(JUDGEMENTS.replace("credibility=2", "credibility=3"), "findings.md")
    assert written(project.build("html").said) == {"findings", "evidence", "index"}
    project.page("Still plain.\n", "plain.md")
    assert written(project.build("html").said) == {"plain", "index"}


def written(said: str) -> set[str]:
    return set(re.findall(r"writing output\.\.\. \[ *\d+%\] (\S+)", said))
