"""Citations in a CSL style: what a reader sees, where it leads, and what goes wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from project import links, parsed, words

if TYPE_CHECKING:
    from project import Project

pytest.importorskip("pypandoc", reason="Pandoc (the extra csl) is not installed")

#: The styles of Debian's package citation-style-language-styles, or of a folder that is named.
STYLES = Path(os.environ.get("KFOR_CSL_STYLES", "/usr/share/citation-style-language/styles"))

RECORD = (
    "id: gates, type: article-journal, title: Why <i>gates</i> shake & $x$, "
    "author: [{family: Roe, given: Jo}, {family: Dahl, given: Kim}], container-title: Journal of Canals, "
    "volume: 3, issue: 2, page: 11-19, issued: 2020, DOI: 10.1000/x1, language: en"
)
TEXT = "Gates\n\nA gate shakes in a south wind.\n\nWind matters more than rain.\n"
PAGE = """
```{kfor:quote} ferry
:name: q-hurt
Nobody was hurt.
```

Gates fail {kfor:cite}`see ferry > "closed the ramp on Tuesday"; gates > "Wind matters more than rain"`.
{kfor:citet}`gates` say so. It closed {kfor:cite}`ferry, para. 2; port`.

```{kfor:bibliography}
```

```{kfor:annex}
```
"""
ROOT_STYLE = "http://www.zotero.org/styles/apa"
#: A style of two lines, for what does not depend on a style.
OWN = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Own</title><id>own</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout prefix="&lt;" suffix="&gt;" delimiter=" / ">
<group delimiter=" - ">
<names variable="author"><name form="short"/>
<substitute><text variable="publisher"/></substitute></names>
<date variable="issued"><date-part name="year"/></date><text variable="locator"/></group>
</layout></citation>
<bibliography><layout suffix="!"><text variable="title" font-style="italic"/></layout></bibliography>
</style>"""


def styled(project: Project, style: str, page: str = PAGE) -> None:
    if style == "own":
        project.write("style.csl", OWN)
    elif (file := STYLES / f"{style}.csl").is_file():
        shutil.copy(file, project.folder / "style.csl")
    else:
        pytest.skip(f"no style {style}: install citation-style-language-styles, or name KFOR_CSL_STYLES")
    project.add_source(RECORD, "gates.txt", TEXT)
    with (project.folder / "conf.py").open("a", encoding="utf-8") as file_:
        file_.write('\nkfor_citation_style = "style.csl"\n')
    project.page(page)


def seen(project: Project) -> str:
    project.corpus.joinpath("catalogue.yaml")
    result = project.build("html", "-W")
    assert result.status == 0, result.said
    return result.text("index.html")


#: What a reader sees: of several sources with places, in the text, and one entry of the bibliography.
PRINTED = {
    "apa": (
        "(see Byrne, 2021, para. 3; Roe & Dahl, 2020, para. 3)",
        "Roe and Dahl (2020) say so",
        "Roe, J., & Dahl, K. (2020). Why gates shake & $x$. Journal of Canals, 3(2), 11–19.",
    ),
    "chicago-author-date": (
        "(see Byrne 2021, para. 3; Roe and Dahl 2020, para. 3)",
        "Roe and Dahl (2020) say so",
        "Roe, Jo, and Kim Dahl. 2020. “Why Gates Shake & $x$.” Journal of Canals 3 (2): 11–19.",
    ),
    "ieee": (
        "see [1, para. 3], [2, para. 3]",
        "Roe and Dahl [2] say so",
        "J. Roe and K. Dahl, “Why gates shake & $x$,” Journal of Canals, vol. 3, no. 2, pp. 11–19, 2020",
    ),
    "din-1505-2": (
        "(see Byrne, 2021, para. 3; Roe & Dahl, 2020, para. 3)",
        "Roe & Dahl (2020) say so",
        "Roe, Jo ; Dahl, Kim: Why gates shake & $x$. In: Journal of Canals",
    ),
}


@pytest.mark.parametrize("style", PRINTED)
def test_citations_are_those_of_the_style(project: Project, style: str) -> None:
    styled(project, style)
    text = words(seen(project)).replace("&nbsp;", " ").replace("\u00a0", " ")
    for expected in PRINTED[style]:
        assert (
            expected in text.replace("Roe & Dahl (2020) say", "Roe and Dahl (2020) say") or expected in text
        )


def test_a_style_with_notes_puts_them_there(project: Project) -> None:
    styled(project, "chicago-fullnote-bibliography")
    text = words(seen(project)).replace("\u00a0", " ")
    assert "Gates fail[1]. Roe and Dahl[2] say so. It closed[3]." in text.replace(" [", "[")
    assert "See Aoife Byrne, “The Ferry at Dunmore,” Harbour Gazette, March 4, 2021, para. 3; Jo Roe" in text
    assert "Aoife Byrne, The ferry at Dunmore" not in text
    # Beside a block quotation the whole reference stands, since a short one leads to no note.
    assert "Byrne, “The ferry at Dunmore”, Harbour Gazette, March 4, 2021, para. 3" in text


@pytest.mark.parametrize("style", ["ieee", "chicago-fullnote-bibliography"])
def test_marks_of_passages_differ_from_the_styles_numbers(project: Project, style: str) -> None:
    styled(project, style)
    text = words(seen(project))
    assert "[P1] …" in text
    assert "[1] …" not in text


def test_each_citation_leads_to_its_own_entry_passage_and_card(project: Project) -> None:
    styled(project, "own")
    page = parsed(seen(project))
    (group,) = page.xpath(
        '//span[contains(@class, "kfor-cite")][contains(., "Byrne") and contains(., "Dahl")]'
    )
    assert words(group).replace("\u00a0", " ") == "<see Byrne - 2021 - para. 3 / Roe, Dahl - 2020 - para. 3>"
    targets = [link.get("href") for link in group.iter("a")]
    assert next(one for one in targets if "bibliography" in one).endswith("-ferry")
    annexed = [one for one in targets if "annex" in one]
    assert len(set(annexed)) == 2
    for link, said in zip(
        annexed, ("closed the ramp on Tuesday", "Wind matters more than rain"), strict=True
    ):
        (entry,) = page.xpath(f'//*[@id="{link.lstrip("#")}"]/ancestor-or-self::li[1]')
        assert said in words(entry)
    cards = [one.get("data-kfor-card") for one in group.xpath(".//*[@data-kfor-card]")]
    assert [link.rpartition("-")[2] for link in annexed] == cards


def test_nothing_of_a_record_is_markup(project: Project) -> None:
    styled(project, "own", "A {kfor:cite}`gates`.\n\n```{kfor:bibliography}\n```\n")
    html = seen(project)
    assert "Why gates shake & $x$!" in words(html)
    assert "example.org/x1" not in {target for _, target in links(html)}


@pytest.mark.parametrize(
    "builder", ["text", "latex", "singlehtml", "dirhtml", "man", "texinfo", "xml", "briefpdf"]
)
def test_every_builder_takes_a_style(project: Project, builder: str) -> None:
    styled(project, "own")
    result = project.build(builder, "-W")
    assert result.status == 0, result.said
    if builder == "text":
        assert "<see Byrne - 2021 - para. 3 / Roe, Dahl - 2020 - para. 3>" in result.text(
            "index.txt"
        ).replace("\n", " ")


def test_a_second_build_asks_pandoc_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    styled(project, "own")
    first = seen(project)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("Pandoc was asked again"))
    project.page(PAGE.replace("Gates fail", "Gates do fail"))
    assert "Gates do fail <see Byrne - 2021" in words(seen(project))
    assert "Gates do fail" not in first


def test_another_page_that_cites_shifts_no_citation(project: Project) -> None:
    styled(project, "own", "One {kfor:cite}`port`.\n\n```{toctree}\nother\n```\n")
    project.write("other.md", "# Other\n\nTwo {kfor:cite}`gates`.\n")
    assert project.build("html", "-W").status == 0
    project.page("One {kfor:cite}`port`, and {kfor:cite}`ferry`.\n\n```{toctree}\nother\n```\n")
    result = project.build("html", "-W")
    assert "Two <Roe, Dahl - 2020>." in words(result.text("other.html"))
    assert "One <Port Authority - 2020>, and <Byrne - 2021>." in words(result.text("index.html"))


def test_a_bibliography_of_all_is_in_the_style(project: Project) -> None:
    styled(project, "own", "A {kfor:cite}`gates`.\n\n```{kfor:bibliography}\n:all:\n```\n")
    assert "Harbour accounts!" in words(seen(project))


def test_a_refused_citation_prints_none_of_its_words(project: Project) -> None:
    styled(project, "own", 'A {kfor:cite}`gates > "Wind matters less"; ferry`.')
    result = project.build("html")
    assert result.status == 1
    assert "[not verified: gates]" in words(result.text("index.html"))
    assert "matters less" not in result.text("index.html")


def test_a_style_that_is_not_there_is_said(project: Project) -> None:
    project.page("A {kfor:cite}`ferry`.")
    result = project.build("html", "-D", "kfor_citation_style=apa.csl")
    assert result.status == 1
    assert "there is no style and no file of this name), not 'apa.csl'" in result.said


def test_a_file_that_is_no_style_is_said(project: Project) -> None:
    styled(project, "own")
    project.write("style.csl", "<style>")
    result = project.build("html")
    assert result.status == 1
    assert "a .csl file ('style.csl' is no CSL style)" in result.said
    project.write(
        "style.csl", OWN.replace("<info>", f'<info><link href="{ROOT_STYLE}" rel="independent-parent"/>')
    )
    result = project.build("html")
    assert result.status == 1
    assert "'style.csl' only names another style; use 'apa.csl'" in result.said
