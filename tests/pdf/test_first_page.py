"""The first page, and the marking on all."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

import pytest
from logical_text import logical_text
from measure import TWO_COLUMNS, flaws, glyphs
from pdf_project import SQUARE, children
from test_accessibility import errors

if TYPE_CHECKING:
    from pdf_project import Build

FACTS = """
    :series: Ferry Papers
    :number: 7
    :edition: Second edition
    :date: 2022-11-21
    :cut-off: 2022-11-18
    :authors: Ada Writer; Bo Editor
    :audience: The Minister of Ferries
    :contact: desk@example.org
    :licence: CC BY 4.0
    :disclaimer: The views bind nobody else.
"""

CATALOGUE = """
references:
- id: note-1
  type: article
  title: A note
  custom: {tlp: red}
"""


def brief(marking: str = "amber+strict", after: str = "") -> str:
    marked = f"{FACTS}    :tlp: {marking}" if marking else FACTS
    return f"""
    # Ferries in November

    ```{{kfor:masthead}}
    {marked.strip()}

    The port [closes](https://example.org) before *spring*.
    ```

    Text of the brief.[^n]

    [^n]: A note.

    ## A section

{indent(after, "    ")}
"""


def test_the_first_page_says_what_the_masthead_says(build: Build) -> None:
    result = build({"index.md": brief()})
    assert result.warnings == ""
    assert (
        "Ferry Papers · No. 7 · Second edition TLP:AMBER+STRICT Ferries in November Ada Writer, Bo Editor · "
        "November 21, 2022 For The Minister of Ferries · Information until November 18, 2022 · Contact "
        "desk@example.org Bottom line The port closes before spring. Text of the brief."
    ) in result.text()
    assert "CC BY 4.0" in result.pages()[0]
    assert "bind nobody else" in result.pages()[0]
    assert "https://example.org" in result.links()


def test_the_first_page_is_accessible(build: Build) -> None:
    result = build({"index.md": brief()})
    assert errors(result.folder / "brief.pdf") == []
    assert len(children(result.tags(), "H1")) == 1


@pytest.mark.parametrize("marking", ["clear", "green", "amber", "amber+strict", "red"])
def test_each_page_has_its_marking_at_head_and_foot(build: Build, marking: str) -> None:
    result = build({"index.md": brief(marking, "Words. " * 1500)}, "language = 'it'\n")
    label = f"TLP:{marking.upper()}"
    first, *others = result.pages()
    assert first.split().count(label) == 2
    assert others
    assert all(page.split().count(label) == 2 for page in others)
    with result.document() as pdf:
        assert str(pdf.docinfo["/Keywords"]) == label
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20221121")


def test_the_marking_is_read_out_once(build: Build) -> None:
    """The heads and feet of pages are no content to those who listen: that of the first page has to be."""
    result = build({"index.md": brief("green", "Words. " * 1500)})
    assert logical_text(result.pdf()).count("TLP:GREEN") == 1


def test_the_title_is_larger_than_all_else(build: Build) -> None:
    letters = [glyph for glyph in glyphs(build({"index.md": brief()}).pdf()) if glyph.page == 1]
    largest = max(glyph.size for glyph in letters)
    assert "".join(glyph.text for glyph in letters if glyph.size == largest) == "FerriesinNovember"


def test_more_than_the_message_is_in_the_size_of_the_text(build: Build) -> None:
    more = brief().replace("before *spring*.", "before *spring*.\n\n    - It says why.")
    sizes = {glyph.line: glyph.size for glyph in glyphs(build({"index.md": more}).pdf())}
    assert sizes["The port closes before spring."] > sizes["Text of the brief.1"]
    assert sizes["• It says why."] == sizes["Text of the brief.1"]


def test_an_unmarked_document_says_nothing_of_markings(build: Build) -> None:
    assert "TLP" not in build({"index.md": brief("")}).text()


def test_on_two_columns_the_first_page_is_as_wide_as_the_page(build: Build) -> None:
    conf = 'kfor_pdf_settings = {"columns": 2}\n'
    result = build({"index.md": brief(after="Words. " * 1500)}, conf)
    assert result.warnings == ""
    assert errors(result.folder / "brief.pdf") == []
    assert flaws(result.pdf(), TWO_COLUMNS) == []


def test_a_long_series_a_long_title_and_a_logo_leave_each_other_room(build: Build) -> None:
    words = "Papers of the Institute for Island Transport and Coastal Communities"
    long = (
        brief().replace("Ferry Papers", words).replace("Ferries in November", "Ferries in November: " + words)
    )
    logo = long.replace("    :tlp:", "    :logo: logo.svg\n    :tlp:")
    for conf in ("", 'kfor_pdf_settings = {"paper": "us-letter", "columns": 2}\n'):
        result = build({"index.md": logo, "logo.svg": SQUARE}, conf)
        assert flaws(result.pdf(), TWO_COLUMNS) == []
        assert words in result.text()


def test_a_pdf_marked_lower_than_a_source_is_not_written(build: Build) -> None:
    files: dict[str, str | bytes] = {
        "cat.yaml": CATALOGUE,
        "index.md": brief("green", "See {kfor:cite}`note-1`."),
    }
    result = build(files, 'kfor_catalogue = "cat.yaml"\n')
    assert result.status == 1
    assert (
        "brief: no PDF is written: the brief is marked TLP:GREEN, and 'note-1' is TLP:RED" in result.warnings
    )
    assert not (result.folder / "brief.pdf").exists()


def test_each_masthead_begins_a_pdf_where_the_settings_name_none(build: Build) -> None:
    contents = "# All\n\nSee {doc}`two`.\n\n```{toctree}\none\n```\n"
    files: dict[str, str | bytes] = {
        "index.md": contents,
        "one.md": brief() + "\n\n    ```{toctree}\n    two\n    ```\n",
        "two.md": brief("red"),
    }
    result = build(files, "kfor_pdf_documents = []\n")
    assert sorted(pdf.name for pdf in result.folder.glob("*.pdf")) == ["one.pdf", "two.pdf"]
    assert "TLP:RED" not in result.text("one")


def test_what_the_masthead_says_is_never_markup(build: Build) -> None:
    hostile = (
        brief()
        .replace("Ferry Papers", 'Papers#read("conf.py")')
        .replace(":number: 7", ":number: $x$ %(total)s")
    )
    hostile = hostile.replace("desk@example.org", "desk@home // gone").replace(
        "CC BY 4.0", "Licence [a](b)#panic()"
    )
    text = build({"index.md": hostile}).text()
    assert 'Papers#read("conf.py") · No. $x$ %(total)s' in text
    assert "Contact desk@home // gone" in text
    assert "Licence [a](b)#panic()" in text
