"""Images of every kind and size: printed inside page and cell, or told of, and no claim lost."""

from __future__ import annotations

import gzip
import io
import shutil
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest
from measure import Margins, flaws
from pdf_project import SQUARE
from PIL import Image

from sphinx_kfor.pdf import press, typesetting

if TYPE_CHECKING:
    from pdf_project import Build, Result

#: Without types.
opened: Any = pymupdf.open

EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 60 40\n0 0 60 40 rectfill\nshowpage\n%%EOF\n"


def picture(kind: str, mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, kind)
    return buffer.getvalue()


def claims(result: Result) -> set[str]:
    with result.document() as pdf:
        metadata = pdf.open_metadata()
        return {name for name in ("pdfuaid:part", "pdfaid:part") if name in metadata}


def pictures(result: Result) -> int:
    return sum(tag.name == "Figure" for tag in result.tags().all())


PICTURES = {
    "a.bmp": picture("BMP"),
    "a.tiff": picture("TIFF", "CMYK"),
    "a.tif": picture("TIFF", "I;16"),
    "a.ico": picture("ICO", "RGBA"),
    "a.avif": picture("AVIF"),
    "a.webp": picture("WEBP"),
    "a.jpg": picture("JPEG", "CMYK"),
    "a.jp2": picture("JPEG2000"),
    "wrong.jpg": picture("PNG"),
    "wrong.png": picture("JPEG"),
    "without": picture("PNG"),
    "a.svgz": gzip.compress(SQUARE.encode(), mtime=0),
}


@pytest.mark.parametrize("name", PICTURES)
def test_an_image_of_any_kind_is_printed(build: Build, name: str) -> None:
    result = build({"index.rst": f"T\n=\n\n.. image:: {name}\n   :alt: Seen\n", name: PICTURES[name]})
    assert result.status == 0
    assert result.warnings == ""
    assert pictures(result) == 1
    assert claims(result) == {"pdfuaid:part", "pdfaid:part"}


def test_a_page_of_a_pdf_is_an_image(build: Build) -> None:
    if shutil.which("pdftocairo") is None:
        pytest.importorskip("pypdfium2", reason="neither Poppler nor pypdfium2")
    page = picture("PDF")
    result = build({"index.rst": "T\n=\n\n.. image:: a.pdf\n   :alt: Seen\n", "a.pdf": page})
    assert result.warnings == ""
    assert pictures(result) == 1
    assert claims(result) == {"pdfuaid:part", "pdfaid:part"}


@pytest.mark.skipif(shutil.which("gs") is None, reason="there is no Ghostscript")
def test_postscript_is_an_image(build: Build) -> None:
    result = build({"index.rst": "T\n=\n\n.. image:: a.eps\n   :alt: Seen\n", "a.eps": EPS})
    assert result.warnings == ""
    assert pictures(result) == 1


UNREADABLE = {
    "empty.png": b"",
    "torn.png": picture("PNG")[:60],
    "no.bmp": b"BM no bitmap",
    "torn.tiff": picture("TIFF")[:20],
    "no.pdf": b"%PDF-1.7 no document",
    "no.svgz": b"\x1f\x8b no archive",
    "unknown.xyz": b"nothing known",
    "unclosed.svg": b"<svg><unclosed",
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_image_that_cannot_be_read_costs_nothing_but_itself(build: Build, name: str) -> None:
    source = f"T\n=\n\nBefore.\n\n.. image:: {name}\n   :alt: What it shows\n\nAfter.\n"
    result = build({"index.rst": source, name: UNREADABLE[name]})
    assert result.status == 0
    assert "Before. [What it shows] After." in result.text()
    assert "index.rst:6: WARNING:" in result.warnings
    assert f"an image is left out: {name}: " in result.warnings
    assert claims(result) == {"pdfuaid:part", "pdfaid:part"}


#: A gradient that goes to and fro is a program in a PDF, which PDF/A does not allow.
SHADED = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><defs>
<linearGradient id="g" spreadMethod="reflect" x2="0.2"><stop stop-color="red"/><stop offset="1"/>
</linearGradient></defs><rect width="40" height="40" fill="url(#g)"/></svg>"""


def test_a_drawing_that_a_standard_does_not_allow_costs_no_claim(build: Build) -> None:
    source = "T\n=\n\n.. image:: a.svg\n   :alt: Seen\n\n.. image:: b.svg\n   :alt: Seen too\n"
    result = build({"index.rst": source, "a.svg": SHADED, "b.svg": SQUARE})
    assert result.status == 0
    assert result.warnings.count("the image is printed as pixels") == 1
    assert "index.rst:4: WARNING: brief: a.svg: " in result.warnings
    assert "left out" not in result.warnings
    assert pictures(result) == 2
    assert claims(result) == {"pdfuaid:part", "pdfaid:part"}
    with opened(stream=result.pdf()) as document:
        (info,) = document[0].get_image_info()
    assert info["bbox"][2] - info["bbox"][0] == pytest.approx(30, abs=0.5)


def test_a_document_is_set_once_for_drawings_that_are_not_allowed(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    wholes: list[str] = []

    def counted(job: typesetting.Job) -> object:
        wholes.extend([job.source] if "Words of the document." in job.source else [])
        return typesetting.typeset(job)

    monkeypatch.setattr(press, "typeset", counted)
    source = "T\n=\n\nWords of the document.\n\n.. image:: a.svg\n   :alt: Seen\n"
    result = build({"index.rst": source, "a.svg": SHADED})
    assert "index.rst:6: WARNING: brief: a.svg: " in result.warnings
    assert len(wholes) == 1


SIZES = ["width: 140%", "width: 40cm", "width: 1200px", "height: 1500px", "scale: 600", "width: 70em"]


@pytest.mark.parametrize("size", SIZES)
def test_an_image_stays_on_the_page_whatever_its_size(build: Build, size: str) -> None:
    image = f".. image:: a.png\n   :alt: Seen\n   :{size}\n"
    inside = image.replace("\n", "\n     ")
    line = f".. |line| image:: a.png\n   :alt: Seen\n   :{size if 'scale' not in size else 'width: 900px'}\n"
    item = image.replace("\n", "\n  ")
    source = (
        f"T\n=\n\n{image}\n{line}\nIn a line |line| of text.\n\n* {item}\n\n"
        f".. list-table::\n   :widths: 20 80\n\n   * - {inside}\n     - {inside}\n"
    )
    result = build({"index.rst": source, "a.png": picture("PNG", size=(300, 200))})
    assert result.status == 0
    assert flaws(result.pdf()) == []


@pytest.mark.parametrize("size", [(300, 6000), (6000, 100)])
def test_a_figure_stays_on_the_page_with_its_words(build: Build, size: tuple[int, int]) -> None:
    words = "The words of the caption. " * 12
    source = f"T\n=\n\n.. figure:: a.png\n   :alt: Seen\n\n   {words}\n\n   A legend.\n\nAfter.\n"
    result = build({"index.rst": source, "a.png": picture("PNG", size=size)})
    assert flaws(result.pdf()) == []
    (page,) = [page for page in result.pages() if "The words of the caption." in page]
    assert "A legend." in page


@pytest.mark.parametrize("room", ["", "   :figwidth: 30%\n"], ids=["", "figwidth"])
def test_a_figure_at_the_right_is_there_with_its_caption(build: Build, room: str) -> None:
    source = f"T\n=\n\n.. figure:: a.png\n   :align: right\n   :width: 60px\n{room}\n   Words under it\n"
    result = build({"index.rst": source, "a.png": picture("PNG")})
    with opened(stream=result.pdf()) as document:
        page = document[0]
        edge = page.rect.width - Margins().right
        ends = [word[2] for word in page.get_text("words") if word[4] == "it"]
        ends += [image["bbox"][2] for image in page.get_image_info()]
    assert ends == pytest.approx([edge, edge], abs=1)


HTML = (
    '<div xmlns="http://www.w3.org/1999/xhtml" style="text-align: center">Town<br/>hall and <b>quay</b></div>'
)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">%s</svg>'


def drawn(build: Build, *parts: str) -> Result:
    files = {f"{number}.svg": (DRAWING % part).encode() for number, part in enumerate(parts)}
    images = "".join(f".. image:: {name}\n   :alt: Seen\n\n" for name in files)
    return build({"index.rst": f"T\n=\n\n{images}", **files})


def test_html_in_a_drawing_is_text(build: Build) -> None:
    html = f'<foreignObject x="20" y="20" width="200" height="90">{HTML}</foreignObject>'
    instead = f'<switch><foreignObject width="9">{HTML}</foreignObject><text y="50">Other</text></switch>'
    result = drawn(build, html, instead)
    assert result.warnings == ""
    assert claims(result) == {"pdfuaid:part", "pdfaid:part"}
    assert "Town hall and quay Other" in result.text()


def test_what_a_drawing_links_is_left_out_alone(build: Build) -> None:
    for name in ("https://example.org/a.png", "0.svg"):
        result = drawn(build, f'<text y="50">Kept</text><image href="{name}" width="9" height="9"/>')
        assert (
            f"index.rst:4: WARNING: 0.svg: it links an image, which is not drawn: {name}" in result.warnings
        )
        assert "Kept" in result.text()


def test_in_a_line_a_small_picture_is_a_sign_and_a_large_one_is_seen(build: Build) -> None:
    source = "# T ![](large.png)\n\nPress ![key](small.png) here.\n\n"
    source += "See ![shot](large.png) and ![next](other.png)\n"
    files = {
        "small.png": picture("PNG", size=(20, 20)),
        "large.png": picture("PNG", size=(90, 160)),
        "other.png": picture("PNG", size=(80, 120)),
    }
    result = build({"index.md": source, **files})
    heights = [
        round(each["bbox"][3] - each["bbox"][1]) for each in opened(stream=result.pdf())[0].get_image_info()
    ]
    title, key, *shots = heights
    assert (title, key) == (24, 10)
    assert shots == [160, 120]
    assert flaws(result.pdf()) == []
