"""The masthead of a brief, and the marking on each of its pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from project import ROOT

if TYPE_CHECKING:
    from project import Project

FULL = """
```{kfor:masthead}
:series: Harbour papers
:number: "3"
:edition: second edition
:date: 2022-11-23
:cut-off: 2022-11
:authors: Ann Writer; Bo Reader
:audience: the harbour board
:tlp: green
:contact: a@harbour.example
:licence: CC BY 4.0
:disclaimer: Not the board's view.
The ramp fails. Mend it.
```
"""


def marked(project: Project, tlp: str) -> None:
    """Mark the first source."""
    catalogue = (project.corpus / "catalogue.yaml").read_text()
    project.write(
        "corpus/catalogue.yaml", catalogue.replace("file: ferry.txt", f"file: ferry.txt\n    tlp: {tlp}")
    )


def brief(tlp: str = "") -> str:
    option = f":tlp: {tlp}\n" if tlp else ""
    return f"```{{kfor:masthead}}\n{option}\nThe ramp fails {{kfor:cite}}`ferry`.\n```\n"


def test_a_masthead_prints_what_its_options_say(project: Project) -> None:
    project.page(FULL)
    said = project.printed()
    for line in (
        "TLP:GREEN",
        "Harbour papers · No. 3 · second edition",
        "**Bottom line** The ramp fails. Mend it.",
        "Authors: Ann Writer, Bo Reader",
        "Date: November 23, 2022",
        "Information until: November 2022",
        "For: the harbour board",
        "Licence: CC BY 4.0",
        "Not the board's view.",
    ):
        assert line in said


@pytest.mark.parametrize(
    ("tlp", "colour"),
    [
        ("clear", "#FFFFFF"),
        ("green", "#33FF00"),
        ("amber", "#FFC000"),
        ("amber+strict", "#FFC000"),
        ("red", "#FF2B2B"),
    ],
)
def test_a_page_of_html_has_the_marking_at_its_head_and_foot(project: Project, tlp: str, colour: str) -> None:
    project.page(brief(tlp))
    html = project.build("html", "-q", "-W").text("index.html")
    name = tlp.replace("+", "-")
    assert html.count(f'<p class="kfor-tlp kfor-tlp-{name}">TLP:{tlp.upper()}</p>') == 2
    css = (ROOT / "sphinx_kfor/html/static/kfor.css").read_text("utf-8").lower()
    assert tlp == "clear" or re.search(
        rf"kfor-tlp-{re.escape(name)}\b[^{{}}]*{{ color: {colour.lower()}", css
    )


def test_without_a_masthead_the_highest_marking_used_counts(project: Project) -> None:
    marked(project, "red")
    project.page("It shook {kfor:cite}`ferry`.")
    assert "TLP:RED" in project.build("html", "-q", "-W").text("index.html")


@pytest.mark.parametrize(
    ("own", "used", "said"),
    [
        ("clear", "green", "the brief is marked TLP:CLEAR, and 'ferry' is TLP:GREEN; write ':tlp: green'"),
        ("amber", "amber+strict", "the brief is marked TLP:AMBER, and 'ferry' is TLP:AMBER+STRICT"),
        ("", "amber", "the brief has no marking, and 'ferry' is TLP:AMBER; write ':tlp: amber'"),
        ("orange", "amber", "'orange' is no TLP 2.0 marking"),
        ("orange", "", "'orange' is no TLP 2.0 marking"),
    ],
)
def test_a_marking_that_will_not_do_is_refused_and_no_pdf_is_written(
    project: Project, own: str, used: str, said: str
) -> None:
    project.page(brief("red"))
    old = project.build("briefpdf", "-q").folder / "index.pdf"
    assert old.exists()
    if used:
        marked(project, used)
    project.page(brief(own))
    result = project.build("briefpdf", "-q")
    assert result.status == 1
    assert said in result.said
    assert "[kfor.tlp]" in result.said
    assert "index.md:3: ERROR" in result.said
    assert not list(result.folder.glob("**/*.pdf"))


@pytest.mark.parametrize(
    ("own", "used"), [("green", "clear"), ("red", "red"), ("amber+strict", "amber"), ("", "")]
)
def test_a_marking_that_is_high_enough_passes(project: Project, own: str, used: str) -> None:
    if used:
        marked(project, used)
    project.page(brief(own))
    assert project.printed()


def test_a_marking_too_low_is_printed_as_the_highest_used(project: Project) -> None:
    marked(project, "amber")
    project.page(brief("clear"))
    result = project.build("html", "-q")
    assert result.status == 1
    assert result.text("index.html").count("TLP:AMBER") == 3
    assert "TLP:CLEAR" not in result.text("index.html")


def test_each_masthead_begins_a_brief_and_a_pdf(project: Project) -> None:
    project.page("```{toctree}\nnorth/index\nsouth\n```\n")
    project.write("north/index.md", "# North\n\n" + brief("clear"))
    project.write("south.md", "# South\n\n" + brief("clear"))
    result = project.build("briefpdf", "-q", "-W")
    assert (result.status, result.said) == (0, "")
    assert sorted(path.name for path in result.folder.glob("**/*.pdf")) == ["north.pdf", "south.pdf"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (":date: yesterday", "the option 'date' must be a date"),
        (":cut-off: 2022-13-01", "the option 'cut-off' must be a date"),
        (":colour: blue", "unknown option 'colour'"),
    ],
)
def test_a_wrong_option_is_an_error(project: Project, written: str, said: str) -> None:
    project.page(f"```{{kfor:masthead}}\n{written}\n\nWords.\n```")
    assert said in project.refused()


def test_a_second_masthead_on_a_page_is_an_error(project: Project) -> None:
    project.page(brief() + brief())
    assert "a page has one masthead; delete this one" in project.refused()
