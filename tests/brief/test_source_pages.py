"""The pages of the sources: where they stand, what they are called, and links to the original."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from project import links, words

if TYPE_CHECKING:
    from project import Project

QUOTE = "{kfor:quote}`Nobody was hurt. <ferry>`"


def addressed(project: Project, url: str) -> None:
    path = project.corpus / "catalogue.yaml"
    text = path.read_text("utf-8").replace(
        "file: ferry.txt", "file: ferry.txt\n    archive: https://a.example"
    )
    path.write_text(text.replace("- id: ferry\n", f"- id: ferry\n  URL: {url}\n"), "utf-8")


def configure(project: Project, line: str) -> None:
    with (project.folder / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(line + "\n")


def original(project: Project) -> str:
    page = project.build("html", "-q", "-W", "-n", "-E").text("index.html")
    return next(target for said, target in links(page) if said == "The original")


@pytest.mark.parametrize(
    ("url", "text", "address"),
    [
        (
            "https://x.example/a",
            "closed the ramp on Tuesday",
            "https://x.example/a#:~:text=closed%20the%20ramp%20on%20Tuesday",
        ),
        (
            "https://x.example/a?b=1#top",
            "Nobody was hurt.",
            "https://x.example/a?b=1#top:~:text=Nobody%20was%20hurt.",
        ),
        (
            "https://x.example/a",
            "well-known, quick & cheap",
            "https://x.example/a#:~:text=well%2Dknown%2C%20quick%20%26%20cheap",
        ),
        (
            "https://x.example/a",
            "The harbour master, Mr. Tomas Fey, closed the ramp on Tuesday",
            "https://x.example/a#:~:text=The%20harbour%20master%2C%20Mr.,the%20ramp%20on%20Tuesday",
        ),
        ("https://x.example/a.pdf", "Nobody was hurt.", "https://x.example/a.pdf"),
    ],
)
def test_the_original_is_opened_at_the_passage(project: Project, url: str, text: str, address: str) -> None:
    addressed(project, url)
    ferry = project.corpus / "ferry.txt"
    ferry.write_text(ferry.read_text("utf-8") + "\nIt was well-known, quick & cheap.\n", "utf-8")
    project.page(f"{{kfor:quote}}`{text} <ferry>`")
    assert original(project) == address


def test_an_address_that_is_no_address_of_the_web_is_no_link(project: Project) -> None:
    addressed(project, "javascript:alert(1)")
    project.page(QUOTE + "\n\n```{kfor:bibliography}\n```\n")
    result = project.build("html", "-q")
    for name in ("index.html", "sources/ferry.html", "sources/index.html"):
        assert not [target for _said, target in links(result.text(name)) if target.startswith("javascript")]


def test_a_page_says_what_is_known_of_its_source(project: Project) -> None:
    addressed(project, "https://x.example/a")
    project.page(QUOTE + " {kfor:cite}`port`.")
    result = project.build("html", "-q", "-W", "-n")
    page = result.text("sources/ferry.html")
    assert "Nobody was hurt." in words(page)
    assert "1 passage of it is used." in words(page)
    assert {target for _said, target in links(page)} >= {"https://a.example", "https://x.example/a"}
    assert "It is cited without any passage." in words(result.text("sources/port.html"))
    uses = [target for _said, target in links(page) if target.startswith("../index.html#")]
    anchors = set(re.findall(r'id="([^"]+)"', result.text("index.html")))
    assert uses
    assert {target.partition("#")[2] for target in uses} <= anchors
    assert "sources/ferry" in result.text("searchindex.js")


def test_where_they_stand_is_the_projects_choice(project: Project) -> None:
    project.page(QUOTE)
    configure(project, 'kfor_source_pages = "evidence/texts"')
    result = project.build("html", "-q", "-W")
    assert (result.folder / "evidence/texts/ferry.html").is_file()
    configure(project, "kfor_source_pages = False")
    result = project.build("html", "-q", "-W", "-E")
    assert "The source" not in result.text("index.html")
    assert "/ferry.html" not in result.text("index.html")


def test_other_builders(project: Project) -> None:
    project.page(QUOTE)
    assert (project.build("dirhtml", "-q", "-W").folder / "sources/ferry/index.html").is_file()
    single = project.build("singlehtml", "-q", "-W")
    assert not (single.folder / "sources").exists()
    assert "Nobody was hurt" in single.text("index.html")


def test_a_page_of_the_project_by_that_name_is_an_error(project: Project) -> None:
    project.page(QUOTE)
    project.write("sources/ferry.md", "---\norphan: true\n---\n# Mine\n")
    result = project.build("html", "-q")
    assert result.status == 1
    assert "the page 'sources/ferry' has the name of a source's page; rename it" in result.said


@pytest.mark.parametrize("name", ["CON", "Ferry:a", "aux", "index", "é"])
def test_ids_are_file_names_that_every_system_can_hold(project: Project, name: str) -> None:
    path = project.corpus / "catalogue.yaml"
    path.write_text(path.read_text("utf-8").replace("- id: ferry\n", f'- id: "{name}"\n'), "utf-8")
    project.page(QUOTE.replace("ferry", name))
    result = project.build("html", "-q", "-W", "-n")
    assert (result.status, result.said) == (0, "")
    (made,) = [one.stem for one in (result.folder / "sources").glob("*.html") if one.stem != "index"]
    assert re.fullmatch(r"[a-z0-9-]+", made)
    assert made not in {"con", "aux"}
    assert any(
        target.startswith(f"sources/{made}.html#passage-")
        for _said, target in links(result.text("index.html"))
    )


def test_a_build_with_one_page_changed_keeps_them(project: Project) -> None:
    project.page(QUOTE)
    project.page("{kfor:quote}`The ramp is 40 years old. <ferry>`", "other.md")
    (project.folder / "index.md").write_text(
        (project.folder / "index.md").read_text("utf-8") + "\n```{toctree}\nother\n```\n", "utf-8"
    )
    project.build("html", "-q", "-W")
    project.page("{kfor:quote}`reopen in May <ferry>`", "other.md")
    page = project.build("html", "-q", "-W").text("sources/ferry.html")
    assert "reopen in May" in words(page)
    assert "40 years old" not in words(page)
