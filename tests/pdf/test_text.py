"""Text is data: whatever an author or a source types arrives as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from logical_text import logical_text
from pdf_project import SQUARE

if TYPE_CHECKING:
    from pdf_project import Build

HOSTILE = [
    '#read("conf.py")',
    "$x$",
    "@user",
    "// gone",
    "/* gone */",
    "C:\\temp\\new",
    'the "quoted" word',
    "2 * 3 * 4",
    "_under_ __score__",
    "`tick`",
    "= heading",
    "- item",
    "<label>",
    "#[strong]",
    '"; panic("x") //',
    "\\u{41}",
    "~ -- --- ...",
    "{{ x }} {y}",
    "1. [sic] [...]",
]


def escaped(text: str) -> str:
    """Write *text* so that reStructuredText takes every character for itself."""
    return "".join(f"\\{each}" if not each.isalnum() and each != " " else each for each in text)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_arrives_unchanged_wherever_it_stands(build: Build, hostile: str) -> None:
    typed = escaped(hostile)
    source = f"""\
The title {typed} end
{"=" * (len(typed) + 20)}

Paragraph {typed} end, *emphasis {typed} end*, **strong {typed} end**, a note [#]_.

Heading {typed} end
{"-" * (len(typed) + 20)}

  Quoted {typed} end.

  -- Author {typed} end

.. list-table:: Caption {typed} end
   :header-rows: 1

   * - Header {typed} end
   * - Cell {typed} end

.. figure:: square.svg
   :alt: Alternative {hostile} end

   Figure {typed} end

::

   Code {hostile} end

Term {typed} end
   Definition {typed} end

:Field {typed} end: body {typed} end

| Line {typed} end

.. [#] Note {typed} end
"""
    result = build({"index.rst": source, "square.svg": SQUARE})
    assert result.status == 0, result.warnings
    assert result.warnings == ""
    text = result.text()
    for place in (
        "The title",
        "Paragraph",
        "emphasis",
        "strong",
        "Heading",
        "Quoted",
        "Author",
        "Caption",
        "Header",
        "Cell",
        "Figure",
        "Code",
        "Term",
        "Definition",
        "Field",
        "body",
        "Line",
        "Note",
    ):
        assert f"{place} {hostile} end" in text
    alternatives = [tag.attributes.get("/Alt") for tag in result.tags().all() if tag.name == "Figure"]
    assert f"Alternative {hostile} end" in [str(each) for each in alternatives]


def test_typographic_characters_are_not_touched(build: Build) -> None:
    words = "“curly” ‘single’ «guillemets» – — … it's 'straight' \"double\" 1–2 a-b"
    result = build({"index.md": f"# T\n\n`{words}` and {words}.\n"}, "smartquotes = False")
    assert result.text().count(words) == 2


def test_urls_are_data_and_few_schemes_are_live(build: Build) -> None:
    source = """
        T
        =

        `web <https://example.org/#read("conf.py")?a=%22$x$>`_ `mail <mailto:a@b.org>`_
        `doi <doi:10.1000/182>`_
        `script <javascript:alert(1)>`_ `file <file:///etc/passwd>`_ `ftp <ftp://example.org>`_
    """
    result = build({"index.rst": source})
    assert result.links() == {
        'https://example.org/#read("conf.py")?a=%22$x$',
        "mailto:a@b.org",
        "https://doi.org/10.1000/182",
    }
    for word in ("script", "file", "ftp"):
        assert word in result.text()


def test_an_address_in_other_letters_is_opened_in_ascii(build: Build) -> None:
    source = "T\n=\n\n`street <https://müller.example:80/straße?q=ä#ö>`_ and https://a.example/%20\n"
    opened = {"https://xn--mller-kva.example:80/stra%C3%9Fe?q=%C3%A4#%C3%B6", "https://a.example/%20"}
    assert build({"index.rst": source}).links() == opened


def test_a_long_token_stays_on_the_page_and_whole(build: Build) -> None:
    digest = "37056ad080a4" * 6
    address = f"https://example.org/{'path/' * 30}end"
    result = build({"index.md": f"# T\n\nA digest {digest} and `{digest}`, <{address}>.\n"})
    joined = "".join(result.text().split())
    assert joined.count(digest) == 2
    assert address in joined
    assert result.links() == {address}


def test_no_font_has_it(build: Build) -> None:
    result = build({"index.md": "# T\n\nFirst.\n\nA 中 and 文.\n\n```\n文\n```\n"})
    assert result.status == 0
    assert "A U+4E2D and U+6587" in result.text()
    assert "index.md:5: WARNING: no font shows U+4E2D, U+6587;" in result.warnings
    with result.document() as pdf:
        assert pdf.open_metadata()["pdfuaid:part"] == "1"


def test_other_scripts_and_directions(build: Build) -> None:
    words = "Ђорђе и Ћирило, Gjirokastër, Ελλάδα, łódź"
    assert words in build({"index.md": f"# T\n\n{words}\n"}).text()


def test_right_to_left(build: Build) -> None:
    result = build({"index.md": "# T\n\nBefore שלום עולם after.\n\nشكرا\n"})
    text = logical_text(result.pdf())
    assert "Before שלום עולם after." in text
    assert "شكرا" in text


def test_a_paragraph_has_the_language_and_direction_that_its_class_names(build: Build) -> None:
    source = "T\n=\n\n.. rst-class:: language-ar\n\nشكرا\n\n.. container:: language-it\n\n   Ciao.\n"
    result = build({"index.rst": source})
    assert {tag.attributes.get("/Lang") for tag in result.tags().all()} >= {"ar", "it"}
    assert "شكرا" in logical_text(result.pdf())


def test_controls_are_shown_and_turn_nothing_round(build: Build) -> None:
    result = build({"index.md": "# T\n\nA\x07b and 12\u202e34\u202c.\n"})
    assert "AU+0007b and 12U+202E34U+202C." in "".join(logical_text(result.pdf()).split("\n"))
    assert "U+0007" in result.warnings


def test_where_no_words_are_set_apart_the_end_of_a_line_is_no_space(build: Build) -> None:
    source = "# T\n\n日本\n語。**中**\n文 2024\n年 end\nword 한\n국\n"
    text = " ".join(logical_text(build({"index.md": source}).pdf()).split())
    printed = "日本語。中文 2024年 end word 한 국"
    assert "".join(each if each.isascii() else f"U+{ord(each):04X}" for each in printed) in text
