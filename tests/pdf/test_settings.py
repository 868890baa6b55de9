"""What an author chooses of the look."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pymupdf
import pypdf
import pytest
from pdf_project import SQUARE

from sphinx_kfor.pdf.settings import Settings, SettingsError

if TYPE_CHECKING:
    from pdf_project import Build

TEXT = """
    # T

    See [part](#the-part), a note[^n] and the same[^n].

    [^n]: The note.

    ## The part

    Text.
"""


def test_paper_and_columns(build: Build) -> None:
    result = build({"index.md": TEXT}, 'kfor_pdf_settings = {"paper": "us-letter", "columns": 2}')
    assert [float(side) for side in pypdf.PdfReader(result.folder / "brief.pdf").pages[0].mediabox[2:]] == [
        612,
        792,
    ]
    assert result.warnings == ""


def test_head_foot_and_logo(build: Build) -> None:
    conf = 'kfor_pdf_settings = {"header": "Own #head", "footer": "Own $foot$", "logo": "logo.svg"}'
    files = {"index.md": TEXT + "\n    word" * 1500, "logo.svg": SQUARE}
    result = build(dict(files), conf)
    assert "Own #head" in result.pages()[1]
    assert all("Own $foot$" in page for page in result.pages())


def test_header_and_footer_of_the_source(build: Build) -> None:
    source = ".. header:: Head *words*\n.. footer:: Foot words\n\nT\n=\n\n" + "Word. " * 3000
    result = build({"index.rst": source})
    assert "Head words" in result.pages()[1]
    assert "Foot words" in result.pages()[0]


def test_contents_and_numbering(build: Build) -> None:
    settings = '{"contents": 1, "numbering": True, "page_references": True}'
    conf = f"myst_heading_anchors = 2\nkfor_pdf_settings = {settings}"
    text = build({"index.md": TEXT}, conf).text()
    assert "Contents 1 The part" in text
    assert "See part (p. 1)" in text


def test_notes_at_the_end(build: Build) -> None:
    result = build({"index.md": TEXT}, 'myst_heading_anchors = 2\nkfor_pdf_settings = {"notes": "end"}')
    assert result.status == 0, result.warnings
    assert result.text().count("The note.") == 1
    assert "Notes 1. The note." in result.text()
    assert "Note" not in result.tag_names()


@pytest.mark.parametrize("accent", ["#ffd500", "#7fd4ff", "#ffffff", "#14324f"])
def test_words_are_dark_enough_whatever_the_accent(build: Build, accent: str) -> None:
    conf = f'myst_heading_anchors = 2\nkfor_pdf_settings = {{"accent": "{accent}"}}\n'
    page = pymupdf.open(stream=build({"index.md": TEXT}, conf).pdf())[0]
    spans = [
        span
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
    ]
    assert all(contrast(span["color"]) >= 4.5 for span in spans), {span["text"] for span in spans}


def contrast(colour: int) -> float:
    """Between white and a colour, by WCAG 2.2."""
    parts = [(colour >> shift & 255) / 255 for shift in (16, 8, 0)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    light = sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 1.05 / (light + 0.05)


def test_hyphens_only_where_asked_for(build: Build) -> None:
    long = " ".join(f"{'a' * (number % 9)} incomprehensibilities" for number in range(120))
    assert "\u00ad" not in build({"index.md": f"# T\n\n{long}\n"}).text()
    justified = build({"index.md": f"# T\n\n{long}\n\n> {long}\n"}, 'kfor_pdf_settings = {"justify": True}')
    assert "-\n" in "\n".join(justified.pages()).replace("\u00ad", "-")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"papr": "a4"}, "kfor_pdf_settings has no 'papr'; did you mean 'paper'?"),
        ({"zzz": 1}, "there are paper, accent"),
        ({"paper": "a5"}, "'a4', 'us-letter'"),
        ({"columns": True}, "is True, and not one of 1, 2"),
        ({"accent": 'red"; panic()'}, "not a colour"),
        ({"font": "Arial"}, "not a list of font families"),
        ({"numbering": "yes"}, "not of type bool"),
        ({"header": 3}, "not of type str"),
    ],
)
def test_bad_settings_are_refused(values: dict[str, object], message: str) -> None:
    with pytest.raises(SettingsError) as refusal:
        Settings.read(values)
    assert message in str(refusal.value)


def test_a_bad_setting_is_an_error_of_the_build(build: Build) -> None:
    result = build({"index.md": TEXT}, 'kfor_pdf_settings = {"papr": "a4"}')
    assert result.status == 1
    assert "did you mean 'paper'?" in result.warnings


@pytest.mark.parametrize("conf", ['kfor_pdf_settings = {"logo": "no.svg"}', 'kfor_pdf_fonts = ["no-fonts"]'])
def test_what_does_not_exist_is_an_error(build: Build, conf: str) -> None:
    result = build({"index.md": TEXT}, conf)
    assert result.status == 1
    assert "which does not exist" in result.warnings


FONTS = Path("/usr/share/texmf/fonts/opentype/public/lm")


@pytest.mark.skipif(not FONTS.is_dir(), reason="needs the fonts of Latin Modern")
def test_fonts_of_ones_own(build: Build) -> None:
    conf = f'kfor_pdf_fonts = [{str(FONTS)!r}]\nkfor_pdf_settings = {{"font": ["Latin Modern Roman"]}}'
    result = build({"index.md": TEXT}, conf)
    with result.document() as pdf:
        names = {str(font.BaseFont) for _, font in pdf.pages[0].resources["/Font"].items()}
    assert any("LMRoman" in name for name in names), names
