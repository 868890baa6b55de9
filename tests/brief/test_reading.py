"""What a reader meets besides the text: notes, the annex where a project wants it, key figures and boxes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pymupdf
import pytest
from project import links, parsed, words

if TYPE_CHECKING:
    from pathlib import Path

    from project import Project

USES = """# Page

It is {kfor:quote}`40 years old <ferry>`, and all were safe {kfor:cite}`ferry > "Nobody was hurt."`.
The loss was {kfor:value}`port > "a loss of [2.75 %]"` {kfor:cite}`port`.
It is {kfor:quote}`40 years old <ferry>`, says {kfor:citet}`ferry > "Nobody was hurt."`.
"""
ANNEX = "\n## Annex\n\n```{kfor:annex}\n%s\n```\n"
BUILDERS = "html dirhtml singlehtml epub latex text man texinfo xml pseudoxml gettext briefpdf".split()
KEY = """```{kfor:key-figures}
- {kfor:value}`port > "a loss of [2.75 %]"`: lost in *2019*
- {kfor:value}`ferry > "[Some 1,230] cars"`: cars a week
```

```{kfor:box} What a ramp is
A ramp is where cars drive on.
```

```{kfor:box} A case
:tone: plain
It is {kfor:quote}`40 years old <ferry>`.
```

```{kfor:quote} ferry
:pull:
The ramp will reopen in May.
```
"""


def settings(project: Project, text: str) -> None:
    with (project.folder / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(text + "\n")


def test_notes_are_marks_in_the_text_and_full_references_behind_it(project: Project) -> None:
    settings(project, 'kfor_citation_style = "notes"')
    project.page(USES + ANNEX % "")
    text, annex = project.printed().split("Annex =====")
    assert re.findall(r"\^?\[(\d)\]", text) == ["1", "2", "3", "4", "1", "2"]
    assert "(Byrne 2021" not in text
    assert "safe^[2]" in text.replace(" ^", "^")
    assert "says Byrne" in text
    assert "[1] Byrne, Aoife. 2021. “The ferry at Dunmore”. Harbour Gazette, March 4." in annex
    assert annex.count("Harbour Gazette") == 1
    html = project.build("html", "-q", "-W", "-n").text("index.html")
    assert {target.split("-")[1] for said, target in links(html) if said.endswith("[2]")} == {"annex"}


def test_notes_stand_at_the_end_of_a_brief_without_an_annex(project: Project) -> None:
    settings(project, 'kfor_citation_style = "notes"')
    project.page(USES)
    text = project.printed()
    assert "Notes" in text
    assert "[4] Port Authority. 2020." in text or "[3] Port Authority. 2020." in text


@pytest.mark.parametrize("builder", BUILDERS)
def test_notes_in_every_builder(project: Project, builder: str) -> None:
    settings(project, 'kfor_citation_style = "notes"\nversion = "1"\ncopyright = "Us"')
    project.page(USES + ANNEX % "")
    result = project.build(builder, "-q", "-W", "-n")
    assert (result.status, result.said) == (0, "")


def test_an_annex_without_context(project: Project) -> None:
    project.page(USES + ANNEX % ":context: none")
    annex = project.printed().split("Annex =====")[1]
    assert "**Nobody was hurt.** Byrne 2021, para. 3" in annex
    assert "it shook" not in annex
    assert "Some 1,230" not in annex


def test_marks_are_the_same_in_every_output(project: Project) -> None:
    project.page(USES + ANNEX % ":by: source")
    html = words(parsed(project.build("html", "-q", "-W").text("index.html")).find_class("kfor-annex")[0])
    text = project.build("text", "-q", "-W").text("index.txt").split("Annex\n")[1]
    assert re.findall(r"\[(\d)\]", html) == re.findall(r"\[(\d)\]", text) == ["1", "2"]


def pages(folder: Path, name: str) -> str:
    return " ".join("".join(page.get_text() for page in pymupdf.open(folder / name).pages()).split())


@pytest.mark.parametrize("where", ["end", "separate", "none"])
def test_where_a_pdf_has_its_annex(project: Project, where: str) -> None:
    settings(project, f'kfor_pdf_settings = {{"annex": "{where}"}}')
    project.page(USES + ANNEX % "")
    result = project.build("briefpdf", "-q", "-W")
    assert (result.status, result.said) == (0, "")
    names = sorted(path.name for path in result.folder.glob("*.pdf"))
    (name, *more) = sorted(names, key=len)
    text = pages(result.folder, name)
    assert "40 years old" in text
    assert ("it shook" in text) == (where == "end")
    assert more == ([name.replace(".pdf", "-annex.pdf")] if where == "separate" else [])
    if more:
        assert "it shook" in pages(result.folder, more[0])


def test_key_figures_boxes_and_pull_quotations(project: Project) -> None:
    project.page(KEY)
    text = project.printed()
    assert "2.75 %: lost in *2019* (Port Authority 2020)" in text.replace("^[1]", "")
    assert "What a ramp is" in text
    html = parsed(project.build("html", "-q", "-W", "-n").text("index.html"))
    assert words(html.find_class("kfor-figure")[0]).startswith("2.75 %")
    assert len(html.find_class("kfor-box")) == 2
    assert len(html.find_class("kfor-pull")) == 1


@pytest.mark.parametrize("builder", BUILDERS)
def test_they_are_in_every_builder(project: Project, builder: str) -> None:
    settings(project, 'version = "1"\ncopyright = "Us"')
    project.page(KEY)
    result = project.build(builder, "-q", "-W", "-n")
    assert (result.status, result.said) == (0, "")
    read = {
        "text": "index.txt",
        "latex": "ferry.tex",
        "man": "ferry.1",
        "epub": "index.xhtml",
        "xml": "index.xml",
    }
    if name := read.get(builder):
        said = result.text(name)
        for one in ("What a ramp is", "A ramp is where cars drive on.", "cars a week", "reopen in May"):
            assert one in " ".join(said.split()), one


def test_a_key_figure_without_a_value_is_an_error(project: Project) -> None:
    project.page("```{kfor:key-figures}\n- 700 soldiers\n```\n")
    assert "'700 soldiers' begins with no kfor:value" in project.refused()
