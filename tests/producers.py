"""Documents that tests make, each kind by several producers; without one of them its tests skip visibly."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

#: Body, as headings and paragraphs: a title, two sections, one of them in two.
PARTS: list[tuple[int, str]] = [
    (1, "The harbour in the year of the flood"),
    (0, "The council met eleven times, and closed the harbour once."),
    (2, "What it cost"),
    (0, "Repairs came to €4.2 million, or 27.5 % of the budget. Nobody had foreseen that."),
    (0, "The insurer paid “not one euro” — so the report of the auditors says."),
    (3, "The quay"),
    (0, "The old quay would not bear a lorry of more than 7.5 tonnes."),
    (2, "What follows"),
    (0, "The ramp reopens in May unless the inspectors refuse it."),
]
SENTENCES = [
    "The council met eleven times, and closed the harbour once.",
    "Repairs came to €4.2 million, or 27.5 % of the budget.",
    "Nobody had foreseen that.",
    "The insurer paid “not one euro” — so the report of the auditors says.",
    "The old quay would not bear a lorry of more than 7.5 tonnes.",
    "The ramp reopens in May unless the inspectors refuse it.",
]
ROWS = [["Quay", "Lifts", "Share"], ["North", "12", "36.1 %"], ["South", "1,204", "63.9 %"]]


def needs(module: str) -> Any:  # noqa: ANN401 (whatever module)
    """A module of a package that may be absent; without it the test is skipped."""
    return pytest.importorskip(module, reason=f"{module} is not installed")


def markdown() -> str:
    """The parts in Markdown, with the table."""
    lines = ["#" * level + " " + words if level else words for level, words in PARTS]
    table = ["| " + " | ".join(row) + " |" for row in ROWS]
    table.insert(1, "|---|---|---|")
    return "\n\n".join(lines) + "\n\n" + "\n".join(table) + "\n\n: The lifts by quay\n"


def html_page() -> str:
    """The parts as a web page, with a menu, a banner and a foot."""
    body = "".join(f"<h{level}>{words}</h{level}>" if level else f"<p>{words}</p>" for level, words in PARTS)
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS[1:])
    head = "".join(f"<th>{cell}</th>" for cell in ROWS[0])
    table = f"<table><caption>The lifts by quay</caption><thead><tr>{head}</tr></thead>{rows}</table>"
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Harbour - Gazette</title></head><body>"
        "<div id=cookie-banner>We use cookies. <button>Yes</button></div><nav><a href=/>Home</a></nav>"
        f"<main><article>{body}{table}</article></main><footer>All rights reserved.</footer></body></html>"
    )


def by_pandoc(kind: str, text: str = "") -> bytes:
    """A document that Pandoc writes of Markdown."""
    pypandoc = needs("pypandoc")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, f"made.{kind}")
        source = text or markdown()
        try:
            pypandoc.convert_text(
                source,
                kind,
                "markdown",
                outputfile=str(out),
                extra_args=["--standalone", "--metadata=title:Harbour"],
            )
        except OSError:
            pytest.skip("pandoc is not installed")
        return out.read_bytes()


def by_typst(pages: str) -> bytes:
    """A PDF that Typst writes."""
    typst = needs("typst")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "made.typ")
        source.write_text(pages, "utf-8")
        made = typst.compile(source)
        assert isinstance(made, bytes)
        return made


def by_chromium(html: str, kind: str = "pdf") -> bytes:
    """A PDF that a browser prints."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        pytest.skip("Chromium is not installed")
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder, "made.html"), Path(folder, f"made.{kind}")
        page.write_text(html, "utf-8")
        command = [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--print-to-pdf={out}",
            page.as_uri(),
        ]
        subprocess.run(command, check=False, capture_output=True, timeout=120)
        if not out.exists():
            pytest.skip("Chromium prints nothing here")
        return out.read_bytes()


def by_libreoffice(data: bytes, suffix: str, kind: str) -> bytes:
    """A document that LibreOffice makes of another."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"made{suffix}")
        source.write_bytes(data)
        command = [
            office,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            kind,
        ]
        subprocess.run([*command, "--outdir", folder, source], check=True, capture_output=True, timeout=180)
        return source.with_suffix(f".{kind}").read_bytes()


def by_reportlab(pages: list[list[str]], head: str = "", foot: str = "", **info: str) -> bytes:
    """A PDF of pages, each of lines, that reportlab writes; `#` in head and foot is the page's number."""
    out = io.BytesIO()
    made = needs("reportlab.pdfgen.canvas").Canvas(out, **info)
    for number, lines in enumerate(pages, 1):
        made.setFont("Times-Roman", 9)
        made.drawString(72, 800, head.replace("#", str(number)))
        made.drawString(290, 40, foot.replace("#", str(number)))
        made.setFont("Times-Roman", 11)
        for row, line in enumerate(lines):
            made.drawString(72, 760 - 14 * row, line)
        made.showPage()
    made.save()
    return out.getvalue()


def by_python_docx() -> bytes:
    """A Word document that python-docx writes."""
    made = needs("docx").Document()
    for level, words in PARTS:
        if level:
            made.add_heading(words, level)
        else:
            made.add_paragraph(words)
    table = made.add_table(rows=0, cols=3)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def by_odfpy() -> bytes:
    """An OpenDocument text that odfpy writes."""
    text = needs("odf.text")
    made = needs("odf.opendocument").OpenDocumentText()
    for level, words in PARTS:
        made.text.addElement(text.H(outlinelevel=level, text=words) if level else text.P(text=words))
    made.text.addElement(odf_table(ROWS))
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def odf_table(rows: list[list[str]]) -> Any:  # noqa: ANN401 (odfpy has no types)
    """A table of odfpy's, of texts."""
    text, parts = needs("odf.text"), needs("odf.table")
    made = parts.Table(name="Lifts")
    for row in rows:
        line = parts.TableRow()
        for words in row:
            cell = parts.TableCell(valuetype="string")
            cell.addElement(text.P(text=words))
            line.addElement(cell)
        made.addElement(line)
    return made


def by_python_pptx(slides: list[list[str]]) -> bytes:
    """A presentation that python-pptx writes: of each slide the title and its lines."""
    made = needs("pptx").Presentation()
    for title, *lines in slides:
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = "\n".join(lines)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
