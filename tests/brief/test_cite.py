"""Citations and bibliographies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project


@pytest.mark.parametrize(
    ("role", "printed"),
    [
        ("{kfor:cite}`ferry`", "(Byrne 2021)"),
        ("{kfor:cite}`ferry, para. 2`", "(Byrne 2021, para. 2)"),
        (
            "{kfor:cite}`see, for example, ferry, para. 2; port`",
            "(see, for example, Byrne 2021, para. 2; Port Authority 2020)",
        ),
        ('{kfor:cite}`ferry > "closed the ramp"`', "(Byrne 2021, para. 3)"),
        ('{kfor:cite}`ferry > "closed the ramp", para. 3`', "(Byrne 2021, para. 3)"),
        (
            '{kfor:cite}`ferry > “Nobody was hurt”; port > "third in a row"`',
            "(Byrne 2021, para. 3; Port Authority 2020, para. 2)",
        ),
        # Two passages of one paragraph are one place.
        ('{kfor:cite}`ferry > "closed the ramp"; ferry > "Nobody was hurt"`', "(Byrne 2021, para. 3)"),
        (
            '{kfor:cite}`ferry > "closed the ramp"; but see ferry, para. 3`',
            "(Byrne 2021, para. 3; but see Byrne 2021, para. 3)",
        ),
        ("{kfor:citet}`ferry` says", "Byrne (2021) says"),
        ('{kfor:citet}`ferry > "closed the ramp"` says', "Byrne (2021, para. 3) says"),
    ],
)
def test_citations(project: Project, role: str, printed: str) -> None:
    project.page(f"Text {role}.\n")
    assert f"Text {printed}." in project.printed()


def test_the_passage_is_on_its_card_and_recorded_but_not_printed(project: Project) -> None:
    project.page('It closed {kfor:cite}`ferry > "closed the ramp on Tuesday"`.')
    result = project.build("html", "-q")
    page, card = result.text("index.html").split("<template", 1)
    assert "on Tuesday" not in page
    assert "<mark>closed the ramp on Tuesday</mark>" in card
    assert "on Tuesday" not in project.printed()
    assert '"exact": "closed the ramp on Tuesday"' in result.text("evidence.json")


def test_a_wrong_passage_or_locator_is_refused(project: Project) -> None:
    project.page(
        'A {kfor:cite}`ferry > "closed the ramp on Monday"` '
        'b {kfor:cite}`ferry > "Nobody was hurt", para. 2`.'
    )
    said = project.refused()
    assert "on [-Monday-] {+Tuesday+}" in said
    assert "the passage stands in para. 3, not in para. 2" in said


def test_a_bibliography_lists_what_the_brief_cites(project: Project) -> None:
    project.page("A {kfor:cite}`ferry`.\n\n```{kfor:bibliography}\n```\n")
    text = project.printed()
    assert "* Byrne, Aoife. 2021. “The ferry at Dunmore”. *Harbour Gazette*" not in text
    assert "* Byrne, Aoife. 2021. “The ferry at Dunmore”. Harbour Gazette, March 4." in text
    assert "Harbour accounts" not in text


def test_a_bibliography_lists_all(project: Project) -> None:
    project.page("```{kfor:bibliography}\n:all:\n```\n")
    assert "Port Authority. 2020. *Harbour accounts*." in project.printed()


def test_a_bibliography_is_filtered_by_pages_that_there_are(project: Project) -> None:
    page = "A {kfor:cite}`ferry`.\n\n```{kfor:bibliography}\n:filter: %s\n```\n"
    project.page(page % "index")
    assert "The ferry at Dunmore" in project.printed()
    project.page(page % "indx")
    assert "index.md:5: ERROR: there is no page 'indx' to filter by; there is 'index'" in project.refused()


def test_citations_lead_to_the_bibliography_on_another_page(project: Project) -> None:
    project.page("A {kfor:cite}`ferry`.\n\n```{toctree}\nsources\n```\n")
    project.page("```{kfor:bibliography}\n```\n", "sources.md")
    result = project.build("html", "-q", "-W", "-n")
    target = result.text("index.html").split('href="sources.html#')[1].split('"')[0]
    assert f'id="{target}"' in result.text("sources.html")


def test_sources_of_one_label_are_told_apart(project: Project) -> None:
    catalogue = project.corpus / "catalogue.yaml"
    catalogue.write_text(
        catalogue.read_text()
        + "- {id: port2, type: report, title: Annual plan, publisher: Port Authority, issued: 2020}\n"
    )
    project.page("A {kfor:cite}`port` b {kfor:cite}`port2`.\n")
    assert "A (Port Authority 2020b) b (Port Authority 2020a)." in project.printed()


def test_a_citation_elsewhere_rewrites_the_page_of_the_bibliography(project: Project) -> None:
    project.page("A {kfor:cite}`ferry`.\n\n```{toctree}\nsources\n```\n")
    project.page("```{kfor:bibliography}\n```\n", "sources.md")
    project.build()
    project.page("A {kfor:cite}`ferry; port`.\n\n```{toctree}\nsources\n```\n")
    result = project.build()
    assert result.read() == ["index"]
    assert "Harbour accounts" in result.text("sources.html")


def test_an_inferred_year_stands_in_brackets(project: Project) -> None:
    path = project.corpus / "catalogue.yaml"
    path.write_text(
        path.read_text().replace("file: ferry.txt", "file: ferry.txt\n    date-inferred: from the weather")
    )
    project.page("A {kfor:cite}`ferry`.\n")
    assert "(Byrne [2021])" in project.printed()
