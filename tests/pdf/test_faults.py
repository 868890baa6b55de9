"""What a PDF does without when something cannot be printed, and what it says of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdf_project import SQUARE

from sphinx_kfor.pdf.repair import Concessions, concede
from sphinx_kfor.pdf.typesetting import Fault, Job

if TYPE_CHECKING:
    from pdf_project import Build

PICTURE = "# T\n\nBefore.\n\n```{image} bad.svg\n:alt: What it shows\n```\n\nAfter.\n"


def test_an_image_that_cannot_be_read_is_told_of(build: Build) -> None:
    result = build({"index.md": PICTURE, "bad.svg": "<svg"})
    assert result.status == 0
    assert "Before. [What it shows] After." in result.text()
    assert "index.md:5: WARNING: brief: an image is left out: bad.svg: failed to parse SVG" in result.warnings


def test_an_image_of_another_format_is_told_of_at_its_line(build: Build) -> None:
    picture = PICTURE.replace("bad.svg", "bad.png")
    result = build({"index.md": picture, "bad.png": b"\x89PNG not really"})
    assert result.status == 0
    assert "[What it shows]" in result.text()
    assert (
        "index.md:5: WARNING: brief: an image is left out: bad.png: failed to decode image" in result.warnings
    )


def test_a_letter_that_an_image_lacks_costs_no_claim(build: Build) -> None:
    letters = SQUARE.replace("</svg>", '<text x="5" y="20">A 中 &#x1F4C8;</text></svg>')
    result = build({"index.md": PICTURE, "bad.svg": letters})
    assert result.status == 0
    assert "index.md:5: WARNING: brief: bad.svg: PDF/A-3a, PDF/UA-1 error: the text" in result.warnings
    assert "the image has a box in its place [kfor.pdf]" in result.warnings
    assert "does not claim" not in result.warnings
    with result.document() as pdf:
        metadata = pdf.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["pdfaid:part"] == "3"


def test_an_image_is_named_even_if_the_text_lacks_the_same_character(build: Build) -> None:
    letters = SQUARE.replace("</svg>", '<text x="5" y="20">中</text></svg>')
    result = build({"index.md": f"{PICTURE}\n中\n", "bad.svg": letters})
    assert "index.md:5: WARNING: brief: bad.svg: PDF/A-3a, PDF/UA-1 error: the text" in result.warnings
    assert "U+4E2D" in result.text()


def test_a_lesser_standard_is_kept(build: Build) -> None:
    conf = """
        kfor_pdf_standards = ["ua-1", "a-2b"]

        def setup(app):
            answer = [("x.txt", b"x", "text/plain", "data", "x")]
            app.connect("kfor-pdf-attachments", lambda app, builder, docname: answer)
    """
    result = build({"index.md": "# T\n\nText.\n"}, conf)
    assert result.status == 0
    assert "the PDF does not claim a-2b" in result.warnings
    with result.document() as pdf:
        assert pdf.open_metadata()["pdfuaid:part"] == "1"


def test_concessions_are_made_one_kind_at_a_time() -> None:
    glyph = Fault('PDF/UA-1 error: the text `"\\u{301}中"` could not be displayed with font `"F"`')
    standard = Fault("PDF/A-2b, PDF/UA-1 error: something")
    first = concede(Concessions(), [standard, glyph], Job("\u0301中"))
    assert first == Concessions(characters=frozenset("\u0301中"))
    second = concede(first, [standard, glyph], Job("\u0301中"))
    assert second.standards == {"a-2b", "ua-1"}
    assert concede(second, [Fault("unknown variable: x", "main.typ", 1)], Job("x")) == second


def test_without_a_standard_nothing_is_blank_either(build: Build) -> None:
    result = build({"index.md": "# T\n\nA 中 here.\n"}, "kfor_pdf_standards = []")
    assert "A U+4E2D here." in result.text()
    with result.document() as pdf:
        assert "pdfuaid:part" not in pdf.open_metadata()


def test_a_note_in_a_heading_stands_once(build: Build) -> None:
    source = "T\n=\n\nPart [#]_\n---------\n\nWords.\n\n.. [#] The note.\n"
    result = build({"index.rst": source}, 'kfor_pdf_settings = {"contents": 2}')
    assert result.status == 0, result.warnings
    assert result.text().count("The note.") == 1
