"""Pages that were altered after the build are found, also where the seals were made anew."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from delivered import Delivery, findings, verify

from sphinx_kfor.delivery.html_page import HtmlPage
from sphinx_kfor.evidence.annotations.manifest import record_seal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from project import Project

Alter = "Callable[[str], str]"


def put(old: str, new: str) -> Callable[[str], str]:
    def alter(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return alter


#: Of `index.html` unless it says otherwise; those of words alone are found even if the seals are made anew.
WORDS = {
    "a negation dropped from a quotation": put("“does not close in", "“does close in"),
    "a figure of a quotation": put("3.25 million", "3.52 million"),
    "a per cent of a quotation": put("4.5 per cent", "5.4 per cent"),
    "a figure in a sentence": put("14 boats", "41 boats"),
    "the speaker of the attribution": put(
        '<figcaption lang="en">Tilda Ovesen', '<figcaption lang="en">Tilda Larsen'
    ),
    "the date of the attribution": put("<span>2023</span>", "<span>2013</span>"),
    "the locator of the attribution": put("para. 4", "para. 14"),
    "the author's own sentence": put("without a permit", "with a permit"),
    "a sentence of the author's dropped": put("It was mended once before, without a permit.", ""),
    "a judgement reworded": put("that the gate will fail", "that the gate will hold"),
    "a likelihood": put("<strong>likely</strong>", "<strong>unlikely</strong>"),
    "a quotation added": put(
        "<p>The keepers", "<p>He said: “The whole canal was sold to a friend.”</p><p>The keepers"
    ),
    "a quotation moved into other marks": put(
        "The canal must be mended", "«The canal is safe to use» and must be mended"
    ),
    "a word between two of a quotation": put("last year,", "last year alone,"),
    "the bottom line": put("before the winter", "after the winter"),
    "a quotation taken out": lambda text: re.sub(r"<figure.*?</figure>", "", text, flags=re.DOTALL),
    "a quotation hidden": put('<figure class="kfor-quotation"', '<figure hidden class="kfor-quotation"'),
    "a quotation hidden by a style": put("<blockquote", '<blockquote style="display: none"'),
    "an author": put("Bo Quist", "Bo Kvist"),
}
#: Found by the seal of the page.
OTHERS = {
    "a sentence added without marks": put(
        "<p>The keepers", "<p>The board has resigned over it.</p><p>The keepers"
    ),
    "a link to another place": put('href="towpath.html#', 'href="https://example.com/#'),
    "a picture added": put("<p>The keepers", '<p><img src="x.png" alt="A gate"></p><p>The keepers'),
    "a tooltip": put('<a class="reference internal"', '<a title="Sold in May" class="reference internal"'),
    "a script inside the content": put("<p>The keepers", "<script>alert(1)</script><p>The keepers"),
    "a style that hides": put("</head>", "<style>blockquote {display: none}</style></head>"),
    "a quotation above the page": put("<body>", "<body><p>He said: “The canal was sold to a friend.”</p>"),
    "a script in the head": put("</head>", '<script src="https://example.com/x.js"></script></head>'),
    "a style sheet in the head": put("</head>", '<link rel="stylesheet" href="x.css"></head>'),
    "a description in the head": put("</head>", '<meta name="description" content="All is well"></head>'),
    "another page at once": put("</head>", '<meta http-equiv="refresh" content="0;url=x.html"></head>'),
    "the page's title": put("<title>The canal", "<title>The sewer"),
}


def altered(delivery: Delivery, folder: Path, alter: Callable[[str], str], *, resealed: bool = False) -> Path:
    site = delivery.copy(folder)
    page = site / "index.html"
    page.write_text(alter(page.read_text("utf-8")), "utf-8")
    if resealed:
        data = json.loads((site / "evidence.json").read_text("utf-8"))
        data["kfor:pages"]["index"]["sha256"] = HtmlPage.read(page).digest
        reseal(site / "evidence.json", data)
    return site


def reseal(path: Path, data: dict[str, object]) -> None:
    path.write_text(json.dumps({**data, "kfor:seal": record_seal(data)}), "utf-8")


def test_sound_pages_are_not_accused(delivery: Delivery) -> None:
    result = verify(delivery.html, *delivery.catalogue)
    assert result.exit_code == 0, result.output
    assert "wrong" not in result.output
    assert "6 passages of 'index'; 6 held to 2 pages; 6 held to their sources; sound" in result.output


@pytest.mark.parametrize("kind", [*WORDS, *OTHERS])
def test_an_altered_page_is_found(delivery: Delivery, tmp_path: Path, kind: str) -> None:
    site = altered(delivery, tmp_path, {**WORDS, **OTHERS}[kind])
    result = verify(site, *delivery.catalogue)
    assert result.exit_code == 1
    assert "index.html" in result.output


@pytest.mark.parametrize("kind", WORDS)
def test_altered_words_are_found_though_the_seals_were_made_anew(
    delivery: Delivery, tmp_path: Path, kind: str
) -> None:
    site = altered(delivery, tmp_path, WORDS[kind], resealed=True)
    assert verify(site, *delivery.catalogue).exit_code == 1


def test_old_and_new_words_are_said(delivery: Delivery, tmp_path: Path) -> None:
    said = verify(altered(delivery, tmp_path, WORDS["a figure of a quotation"])).output
    assert "q-dredging" in said
    assert "[-3.25-] {+3.52+}" in said


def test_cells_of_a_table_that_changed_places_are_found(delivery: Delivery, tmp_path: Path) -> None:
    site = delivery.copy(tmp_path)
    page = site / "towpath.html"
    text = page.read_text("utf-8")
    page.write_text(
        text.replace("<p>41</p>", "<p>#</p>")
        .replace("<p>21</p>", "<p>41</p>")
        .replace("<p>#</p>", "<p>21</p>"),
        "utf-8",
    )
    assert any("t-posts" in one.get("item", "") for one in findings(site))


def test_a_page_that_is_gone_is_found(delivery: Delivery, tmp_path: Path) -> None:
    site = delivery.copy(tmp_path)
    (site / "towpath.html").unlink()
    assert findings(site)[0]["place"] == "towpath.html"


@pytest.mark.parametrize("name", ["alabaster.css", "kfor.css", "kfor-cards.js"])
def test_a_style_or_script_that_was_changed_or_is_gone_is_found(
    delivery: Delivery, tmp_path: Path, name: str
) -> None:
    site = delivery.copy(tmp_path)
    (file,) = site.rglob(name)
    file.write_text(file.read_text("utf-8") + "\nblockquote { display: none }\n", "utf-8")
    (found,) = findings(site)
    assert (found["rule"], found["place"]) == ("verify.altered", f"_static/{name}")
    file.unlink()
    assert findings(site)[0]["place"] == f"_static/{name}"


def test_a_style_that_the_author_changes_before_the_next_build_accuses_nobody(project: Project) -> None:
    project.write("_static/own.css", "p { color: #111 }")
    with (project.folder / "conf.py").open("a", encoding="utf-8") as file:
        file.write('\nhtml_static_path = ["_static"]\nhtml_css_files = ["own.css"]\n')
    project.page("Nobody said {kfor:quote}`Nobody was hurt. <ferry>`\n\n```{toctree}\nother\n```\n")
    project.write("other.md", "# Other\n\n{kfor:cite}`port`.\n")
    project.build("html", "-q")
    project.write("_static/own.css", "p { color: #222 }")
    project.write("other.md", "# Other\n\nMore {kfor:cite}`port`.\n")
    folder = project.build("html", "-q").folder
    assert "sound" in verify(folder).output


@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_a_page_that_another_process_writes_again_accuses_nobody(project: Project, builder: str) -> None:
    names = [f"page-{number}" for number in range(6)]
    project.page("\n".join(["```{toctree}", *names, "```"]))
    for name in names:
        project.page("{kfor:quote}`Nobody was hurt. <ferry>`\n\nIt is so.\n", f"{name}.md")
    project.build(builder, "-q", "-j", "2")
    project.page("{kfor:quote}`Nobody was hurt. <ferry>`\n\nIt is not so.\n", "page-4.md")
    built = project.build(builder, "-q", "-j", "2")
    assert (built.status, built.said) == (0, "")
    assert "sound" in verify(built.folder).output


def test_a_page_in_place_of_another_is_found(delivery: Delivery, tmp_path: Path) -> None:
    site = delivery.copy(tmp_path)
    (site / "towpath.html").write_bytes((site / "index.html").read_bytes())
    assert verify(site).exit_code == 1


def test_a_page_that_the_record_does_not_have_may_quote_nothing_else(
    delivery: Delivery, tmp_path: Path
) -> None:
    site = delivery.copy(tmp_path)
    (site / "more.html").write_text(
        "<body><p>They wrote: “The lower lock is haunted by night.”</p></body>", "utf-8"
    )
    (found,) = findings(site)
    assert (found["rule"], found["place"], found["new"]) == (
        "verify.added",
        "more.html",
        "The lower lock is haunted by night.",
    )


def changed_record(delivery: Delivery, tmp_path: Path, old: str, new: str) -> Path:
    site = delivery.copy(tmp_path)
    text = (site / "evidence.json").read_text("utf-8")
    assert old in text
    (site / "evidence.json").write_text(text.replace(old, new), "utf-8")
    return site


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("does not close", "does close"),
        ('"kfor:verdict": "verbatim"', '"kfor:verdict": "folded"'),
        ('"kfor:confidence": "low"', '"kfor:confidence": "high"'),
        ('"kfor:reliability": "B"', '"kfor:reliability": "A"'),
        ("Minutes of the lock keepers", "Minutes of the board"),
    ],
)
def test_a_changed_record_is_found(delivery: Delivery, tmp_path: Path, old: str, new: str) -> None:
    site = changed_record(delivery, tmp_path, old, new)
    assert any(one["rule"] == "verify.record" for one in findings(site))
    assert verify(site / "evidence.json").exit_code == 1


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("does not close in a south wind", "does close in a south wind", "verify.source"),
        ("3.25 million", "3.52 million", "verify.source"),
        ('"kfor:value": "41"', '"kfor:value": "21"', "verify.source"),
        ('"kfor:row": "Upper"', '"kfor:row": "Lower"', "verify.source"),
        ('"kfor:locator": "para. 4"', '"kfor:locator": "para. 2"', "verify.source"),
        ('"kfor:reliability": "B"', '"kfor:reliability": "A"', "verify.attribution"),
        ("Minutes of the lock keepers", "Minutes of the board", "verify.attribution"),
    ],
)
def test_a_forgery_of_record_and_pages_is_found_by_the_sources(
    delivery: Delivery, tmp_path: Path, old: str, new: str, rule: str
) -> None:
    site = changed_record(delivery, tmp_path, old, new)
    for page in site.glob("*.html"):
        page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")
    data = json.loads((site / "evidence.json").read_text("utf-8"))
    for known in data["kfor:pages"].values():
        known["sha256"] = HtmlPage.read(site / known["file"]).digest
    reseal(site / "evidence.json", data)
    assert rule in {one["rule"] for one in findings(site, *delivery.catalogue)}


def test_a_text_that_changed_since_is_told_from_a_passage_that_did(
    delivery: Delivery, tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for path in (delivery.folder / "docs" / "corpus").iterdir():
        (corpus / path.name).write_bytes(path.read_bytes())
    options = ["--catalogue", str(corpus / "catalogue.yaml")]
    text = (corpus / "minutes.txt").read_text("utf-8")
    (corpus / "minutes.txt").write_text(text.replace("burned out", "failed"), "utf-8")
    sound = verify(delivery.html, *options)
    assert sound.exit_code == 0
    assert "[verify.changed] the file of 'minutes' is not the one" in sound.output
    (corpus / "minutes.txt").write_text(text.replace("does not close", "does close"), "utf-8")
    result = verify(delivery.html, *options)
    assert result.exit_code == 1
    assert "[-not-]" in result.output
