"""PDFs that were altered after the build are found; sound ones, also a browser's print, are not accused."""

from __future__ import annotations

import importlib
import json
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pikepdf
import pytest
from delivered import Delivery, findings, verify
from sarif_schema import SARIF

from sphinx_kfor.delivery.seal import sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Of a library without types.
Part = Any
pymupdf: Any = importlib.import_module("pymupdf")
CHROMIUM = "/usr/bin/chromium"


@contextmanager
def opened(pdf: Path, out: Path) -> Iterator[Part]:
    with pymupdf.open(pdf) as document:
        yield document
        document.save(out)


def covered(page: Part, words: str, instead: str) -> None:
    """Words painted over, and others written there."""
    box = page.search_for(words)[0]
    page.draw_rect(box, color=(1, 1, 1), fill=(1, 1, 1))
    page.insert_text(box.bl, instead, fontsize=9)


def redacted(page: Part, words: str, instead: str) -> None:
    """Words taken out of the content stream, and others put there."""
    page.add_redact_annot(page.search_for(words)[0], text=instead)
    page.apply_redactions()


def replaced_page(document: Part) -> None:
    other = pymupdf.open()
    page = other.new_page()
    page.insert_text((72, 72), "The canal is safe, and nobody need worry about it.")
    document.delete_page(0)
    document.insert_pdf(other, start_at=0)


def attachment(document: Part, old: bytes, new: bytes) -> None:
    """The stream of the attached record, whatever else a document's tables of names hold."""
    for xref in range(1, document.xref_length()):
        if document.xref_is_stream(xref) and old in (data := document.xref_stream(xref)):
            document.update_stream(xref, data.replace(old, new))
            return
    raise AssertionError(old)


#: By pymupdf, with the document or its first page.
ALTERATIONS: dict[str, Callable[[Part], object]] = {
    "a figure of a quotation": lambda d: redacted(d[0], "3.25", "3.52"),
    "a word painted over": lambda d: covered(d[0], "not close", "close"),
    "a word taken out of a quotation": lambda d: redacted(d[0], "does not", "does"),
    "a figure in a sentence": lambda d: redacted(d[0], "14 boats", "41 boats"),
    "an attribution": lambda d: redacted(d[0], "Tilda Ovesen", "Tilda Larsen"),
    "the author's own words": lambda d: redacted(d[0], "without a permit", "with a permit"),
    "a likelihood": lambda d: redacted(d[0], "Likelihood: likely", "Likelihood: unlikely"),
    "a quotation added": lambda d: d[0].insert_text(
        (72, 700), "He wrote: “The whole canal was sold to a friend.”"
    ),
    "a sentence added": lambda d: d[0].insert_text((72, 700), "The board has resigned over it."),
    "a page added": lambda d: d.new_page().insert_text((72, 72), "And all was well."),
    "a page dropped": lambda d: d.delete_page(-1),
    "a page replaced": replaced_page,
    "the pages in another order": lambda d: d.new_page(0),
    "the title": lambda d: d.set_metadata({**d.metadata, "title": "The sewer"}),
    "the author": lambda d: d.set_metadata({**d.metadata, "author": "Bo Kvist"}),
    "the date": lambda d: d.set_metadata({**d.metadata, "creationDate": "D:20200101000000Z"}),
    "a note stuck on": lambda d: d[0].add_text_annot((72, 72), "This is wrong"),
    "a text stuck on": lambda d: d[0].add_freetext_annot((72, 600, 300, 640), "Approved by the ministry"),
    "a line struck through": lambda d: d[0].add_strikeout_annot(d[0].search_for("does not")[0]),
    "a picture over the text": lambda d: d[0].draw_rect((72, 200, 400, 400), fill=(1, 1, 1)),
    "a link": lambda d: d[0].insert_link(
        {"kind": 2, "from": pymupdf.Rect(72, 72, 200, 90), "uri": "https://example.com"}
    ),
    "a bookmark": lambda d: d.set_toc([[1, "The sewer", 1]]),
    "a quotation in the record": lambda d: attachment(d, b"does not close", b"does close"),
    "a verdict in the record": lambda d: attachment(d, b'"verbatim"', b'"folded"'),
    "the record taken out": lambda d: d.embfile_del("evidence.json"),
    "another file attached": lambda d: d.embfile_add("more.txt", b"More."),
}


def test_a_sound_pdf_is_not_accused(delivery: Delivery) -> None:
    result = verify(delivery.pdf, *delivery.catalogue)
    assert result.exit_code == 0, result.output
    assert "6 passages of 'index'; 6 held to" in result.output
    assert "wrong" not in result.output


@pytest.mark.parametrize("kind", ALTERATIONS)
def test_an_altered_pdf_is_found(delivery: Delivery, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "brief.pdf"
    with opened(delivery.pdf, out) as document:
        ALTERATIONS[kind](document)
    result = verify(out, *delivery.catalogue)
    assert result.exit_code == 1, result.output


#: Altered words are told by what they say, not only by the seal.
TOLD = {
    "a figure of a quotation": "[-3.25-]",
    "a word taken out of a quotation": "[-“does not-]",
    "a figure in a sentence": "14 boats",
    "an attribution": "the page does not have the attribution",
    "the author's own words": "without a permit",
    "a quotation added": "The whole canal was sold to a friend.",
    "a page dropped": "the page does not have",
    "a page replaced": "the page does not have",
    "a sentence added": "The board has resigned over it.",
    "a quotation in the record": "does {+not+} close",
}


@pytest.mark.parametrize("kind", TOLD)
def test_what_was_altered_is_said_with_old_and_new_words(
    delivery: Delivery, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / "brief.pdf"
    with opened(delivery.pdf, out) as document:
        ALTERATIONS[kind](document)
    assert TOLD[kind] in verify(out, *delivery.catalogue).output


def test_a_changed_byte_is_found(delivery: Delivery, tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    data = delivery.pdf.read_bytes()
    out.write_bytes(data.replace(b"Bo Quist", b"Bo Quisl"))
    (found,) = findings(out)
    assert found["rule"] == "verify.altered"
    assert "seal" in found["message"]


def test_an_update_behind_the_end_is_found(delivery: Delivery, tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    out.write_bytes(delivery.pdf.read_bytes())
    with pymupdf.open(out) as document:
        document[0].add_highlight_annot(document[0].search_for("does not")[0])
        document.saveIncr()
    assert any("update" in one["message"] for one in findings(out))


def test_a_pdf_that_was_only_written_anew_is_found(delivery: Delivery, tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    with pikepdf.open(delivery.pdf) as document:
        document.save(out)
    (found,) = findings(out)
    assert "another program wrote it anew" in found["message"]


def test_a_seal_made_anew_does_not_hide_altered_words(delivery: Delivery, tmp_path: Path) -> None:
    """Whoever rebuilds the whole brief from an altered source is found by the source."""
    out = tmp_path / "brief.pdf"
    out.write_bytes(sealed(delivery.pdf.read_bytes()))
    assert verify(out).exit_code == 0
    folder = tmp_path / "corpus"
    folder.mkdir()
    for path in (delivery.folder / "docs" / "corpus").iterdir():
        (folder / path.name).write_text(
            path.read_text("utf-8").replace("3.25 million", "3.52 million"), "utf-8"
        )
    result = verify(out, "--catalogue", str(folder / "catalogue.yaml"))
    assert result.exit_code == 1
    assert "[-3.25-] {+3.52+}" in result.output


def test_what_is_no_pdf_is_a_call_that_cannot_work(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nnothing")
    result = verify(tmp_path / "a.pdf")
    assert result.exit_code == 2
    assert "a.pdf: cannot be read as a PDF" in result.output


def test_without_a_record_nothing_can_be_proved(tmp_path: Path) -> None:
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 72), "Some words.")
        document.save(tmp_path / "a.pdf")
    result = verify(tmp_path / "a.pdf")
    assert result.exit_code == 1
    assert "nothing can be proved; name one with --evidence" in result.output


def printed_by_a_browser(page: Path, out: Path) -> Path:
    if not Path(CHROMIUM).exists():
        pytest.skip("no Chromium")
    subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={out}", page.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return out


def test_a_browsers_print_is_not_accused_and_its_alteration_is_found(
    delivery: Delivery, tmp_path: Path
) -> None:
    evidence = ["--evidence", str(delivery.html / "evidence.json")]
    page = printed_by_a_browser(delivery.html / "index.html", tmp_path / "print.pdf")
    result = verify(page, *evidence, *delivery.catalogue)
    assert result.exit_code == 0, result.output
    assert "not in this print: towpath" in result.output
    site = delivery.copy(tmp_path)
    text = (site / "index.html").read_text("utf-8")
    (site / "index.html").write_text(text.replace("3.25 million", "3.52 million"), "utf-8")
    altered = printed_by_a_browser(site / "index.html", tmp_path / "altered.pdf")
    assert "[-3.25-] {+3.52+}" in verify(altered, *evidence).output


def test_sarif_says_where(delivery: Delivery, tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    with opened(delivery.pdf, out) as document:
        redacted(document[0], "3.25", "3.52")
    log = json.loads(verify(out, "--format", "sarif").output)
    assert {result["level"] for result in log["runs"][0]["results"]} == {"error"}
    jsonschema.Draft7Validator(SARIF).validate(log)
