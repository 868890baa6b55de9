"""Documents that cannot be read: one clear error, soon, in little memory, nothing done that they ask for."""

from __future__ import annotations

import io
import time
import zipfile
from typing import TYPE_CHECKING

import producers as made
import pytest

from sphinx_kfor.evidence.documents import bounded
from sphinx_kfor.evidence.documents.loading import from_text, read_document
from sphinx_kfor.evidence.documents.readers import Options
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor, ready_prefixes
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def package(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def word(
    body: str, head: str = "", more: dict[str, bytes] | None = None, method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    document = f'<?xml version="1.0"?>{head}<w:document {_W}><w:body>{body}</w:body></w:document>'
    return package({"word/document.xml": document.encode(), **(more or {})}, method)


def merged_sheet() -> bytes:
    """A sheet of two cells and of more merged areas than anybody makes."""
    openpyxl = made.needs("openpyxl")
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"], book.active["B1"] = "North", 4
    book.save(out)
    with zipfile.ZipFile(out) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    areas = "".join(f'<mergeCell ref="A{row}:Z{row + 5}"/>' for row in range(2, 60_000))
    sheet = "xl/worksheets/sheet1.xml"
    merged = f"</sheetData><mergeCells>{areas}</mergeCells>".encode()
    return package({**parts, sheet: parts[sheet].replace(b"</sheetData>", merged)})


def wide_sheet() -> bytes:
    """A sheet of one cell that says it stands in a billion rows and columns."""
    named = "".join(
        f'xmlns:{part}="urn:oasis:names:tc:opendocument:xmlns:{part}:1.0" '
        for part in ("office", "table", "text")
    )
    cell = (
        '<table:table-cell table:number-columns-repeated="999999999"><text:p>ha</text:p></table:table-cell>'
    )
    row = f'<table:table-row table:number-rows-repeated="999999999">{cell}</table:table-row>'
    sheet = f'<table:table table:name="A">{row}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    return package(
        {"content.xml": f"<office:document-content {named}>{body}</office:document-content>".encode()}
    )


def nested() -> bytes:
    document = f"<w:document {_W}><w:body>" + "<w:p>" * 1_000_000
    return package({"word/document.xml": document.encode()}, zipfile.ZIP_STORED)


def scan() -> bytes:
    out = io.BytesIO()
    made.needs("PIL.Image").new("L", (60, 80), 200).save(out, "PDF")
    return out.getvalue()


def locked_pdf() -> bytes:
    pikepdf = made.needs("pikepdf")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made.by_reportlab([["Words."]]))) as file:
        file.save(out, encryption=pikepdf.Encryption(user="secret", owner="other"))
    return out.getvalue()


def many_objects() -> bytes:
    """A PDF of one page that claims a million objects."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    ]
    objects += [b"<< >>"] * 1_000_000
    pieces, places, at = [b"%PDF-1.4\n"], [], 9
    for number, data in enumerate(objects, 1):
        piece = b"%d 0 obj %s endobj\n" % (number, data)
        places.append(at)
        pieces.append(piece)
        at += len(piece)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return b"".join(pieces) + tail % (len(objects) + 1, table, len(objects) + 1, at)


FAULTS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a scan": (".pdf", scan, "holds no text: it is a scan"),
    "a locked PDF": (".pdf", locked_pdf, "locked with a password"),
    "half a PDF": (".pdf", lambda: made.by_reportlab([["Words."]])[:400], "torn or damaged"),
    "no PDF": (".pdf", lambda: b"<html><p>Words</p></html>", "is no PDF"),
    "a million objects": (".pdf", many_objects, "holds no text"),
    "nothing": (".docx", lambda: b"", "is no .docx file"),
    "half a package": (".docx", lambda: word("<w:p/>")[:200], "torn"),
    "a locked package": (".docx", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "locked with a password"),
    "a PDF named .docx": (".docx", lambda: made.by_reportlab([["Words."]]), "it is a PDF"),
    "a workbook named .docx": (".docx", lambda: package({"xl/workbook.xml": b"<a/>"}), "no Word document"),
    "a bomb": (".docx", lambda: package({"word/document.xml": b" " * 400_000_000}), "would unpack to"),
    "a climbing package": (
        ".docx",
        lambda: word("<w:p/>", more={"../../evil.xml": b"<a/>"}),
        "outside itself",
    ),
    "macros": (".docx", lambda: word("<w:p/>", more={"word/vbaProject.bin": b"x"}), "holds macros"),
    "entities": (
        ".docx",
        lambda: word(
            "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        ),
        "declares entities",
    ),
    "laughs": (
        ".odt",
        lambda: package({"content.xml": b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'}),
        "declares entities",
    ),
    "a million nested elements": (".docx", nested, "damaged"),
    "a million nested tags": (".html", lambda: b"<div>" * 1_000_000 + b"words", "deep|nested|parsed"),
    "an empty page": (
        ".html",
        lambda: b"<html><body><script>words()</script></body></html>",
        "holds no text",
    ),
    "a page that is a picture": (
        ".html",
        lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 100,
        "no web page",
    ),
    "no captions": (".vtt", lambda: b"Words.", "no WebVTT"),
    "no cues": (".srt", lambda: b"Words.", "holds no cues"),
    "a wide sheet": (
        ".ods",
        wide_sheet,
        "repeats",
    ),
    "a vast table": (
        ".html",
        lambda: b"<table>" + b"<tr><td colspan=999 rowspan=999>ha</td><td>1</td></tr>" * 3_000 + b"</table>",
        "cells says that they cover",
    ),
    "a sheet of merged areas": (".xlsx", merged_sheet, "59,998 merged areas; at most"),
    "half a million runs": (
        ".docx",
        lambda: word("<w:p>" + "<w:r><w:t>ha</w:t></w:r>" * 700_000 + "</w:p>", method=zipfile.ZIP_STORED),
        "2,800,007 tags; at most",
    ),
    "a text of paragraphs": (
        ".html",
        lambda: b"<html><body>" + b"<p>ha</p>" * 250_000,
        "more than 400,000 lines",
    ),
    "a text of pages": (".txt", lambda: b"\f" * 500_000, "500,000 pages; at most"),
    "a text of lines": (".txt", lambda: b"co-\n" * 1_000_000, "1,000,000 lines; at most"),
    "a million cues": (
        ".vtt",
        lambda: b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\nha\n\n" * 1_000_000,
        "1,000,000 cues; at most",
    ),
    "a text of brackets": (".md", lambda: b"[" * 3_000_000, "takes more than"),
}


@pytest.mark.parametrize("unit", ["word[^1] `a` ", "x<sup>1</sup> ", "<!--\n\n", "` ", "`` a ` "])
def test_marks_of_notes_and_code_cost_no_more_each_where_there_are_many(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    begun = time.process_time()
    from_text(text, ".md")
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_read_says_so_soon(name: str, tmp_path: Path) -> None:
    suffix, maker, said = FAULTS[name]
    path = tmp_path / f"made{suffix}"
    path.write_bytes(maker())
    begun = time.process_time()
    with pytest.raises(EvidenceError, match=said) as error:
        read_document(path)
    assert error.value.subtype == "document"
    assert "Traceback" not in str(error.value)
    assert time.process_time() - begun < 10
    assert sorted(tmp_path.iterdir()) == [path]


def test_entities_of_a_web_page_are_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hush", "utf-8")
    page = tmp_path / "made.html"
    page.write_text(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>Words &x;</p></body></html>',
        "utf-8",
    )
    assert "hush" not in read_document(page).text


def test_a_reader_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for bound in ("_SECONDS", "_TEXT"):  # ended at once, however fast the machine is
        monkeypatch.setattr(bounded, bound, 0.001)
    path = tmp_path / "made.html"
    path.write_text("<p>" + "<b>word</b> " * 500_000, "utf-8")
    reader = bounded.Bounded()
    answer = reader.read(path.read_bytes(), ".html", Options())
    reader.close()
    assert b"takes more than" in answer
    monkeypatch.undo()
    assert read_document(path).text.startswith("word word")


def test_what_takes_too_long_is_tried_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "made.html"
    path.write_text("<p>Words that are read slowly.", "utf-8")
    asked: list[str] = []

    def late(*_: object) -> bytes:
        asked.append("")
        return b'{"error": "late", "passing": true}'

    monkeypatch.setattr(bounded.Bounded, "read", late)
    for _ in range(3):
        with pytest.raises(EvidenceError, match="late"):
            read_document(path)
    assert len(asked) == 1


def test_a_missing_package_is_named_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_kfor.evidence.documents.readers._version", lambda _: "")
    path = tmp_path / "made.pdf"
    path.write_bytes(b"%PDF-1.4")
    with pytest.raises(EvidenceError, match=r"needs pypdfium2: pip install 'sphinx-kfor\[readers\]'"):
        read_document(path)


def test_words_that_stand_very_often_are_told_apart_soon() -> None:
    document = from_text('"hello there all of you" said he. ' * 50_000)
    begun = time.process_time()
    prefixes = ready_prefixes(document, anchor(document, TextQuote("hello there all of you")))
    assert len(prefixes) == 5
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".html", "<style>" + "/*" * 400_000 + "</style><p>Words."),
        (".html", "<style>" + "@a{" * 200_000 + "</style><p>Words."),
        (".vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nWords. " + "<v " * 100_000),
        (".vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nWords. " + "{\\a" * 100_000),
        (".vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nWords. " + "<rt " * 100_000),
        (".txt", "Words.\f" + " " * 400_000),
    ],
)
def test_what_is_opened_often_and_never_closed_costs_little(suffix: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / f"made{suffix}"
    path.write_text(text, "utf-8")
    assert read_document(path).text.startswith("Words.")
