"""The words of charts and diagrams: beside the running text, never in its way, and counted."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import producers as made
import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference

from sphinx_kfor.evidence.documents.layout import layout
from sphinx_kfor.evidence.documents.loading import read_document
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor

if TYPE_CHECKING:
    from pathlib import Path

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DIAGRAM = (
    '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    f'xmlns:a="{_A}"><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>The board </a:t></a:r><a:r><a:t>decides last'
    "</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
)


def test_the_words_of_a_diagram_stand_beside_the_text(tmp_path: Path) -> None:
    path = tmp_path / "made.docx"
    with zipfile.ZipFile(io.BytesIO(made.by_python_docx())) as plain, zipfile.ZipFile(path, "w") as other:
        for name in plain.namelist():
            other.writestr(name, plain.read(name))
        other.writestr("word/diagrams/data1.xml", _DIAGRAM)
    document = read_document(path)
    (span,) = anchor(document, TextQuote("The board decides last"))
    assert span.start >= document.asides
    assert document.passed_over == 1


def test_the_words_of_a_chart_stand_on_its_slide(tmp_path: Path) -> None:
    pptx = made.needs("pptx")
    data = made.needs("pptx.chart.data").CategoryChartData()
    data.categories = ["North quay", "South quay"]
    data.add_series("Lifts a year", (12, 1204))
    deck = pptx.Presentation()
    for title in ("First", "Second"):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = title
    kind = made.needs("pptx.enum.chart").XL_CHART_TYPE.COLUMN_CLUSTERED
    slide.shapes.add_chart(kind, 0, 0, 4_000_000, 3_000_000, data)
    path = tmp_path / "made.pptx"
    deck.save(str(path))
    document = read_document(path)
    for words in ("North quay", "Lifts a year"):
        (span,) = anchor(document, TextQuote(words))
        assert layout(document).locate(span) == "slide 2"
    assert document.passed_over == 3
    assert not anchor(document, TextQuote("1204"))


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_what_the_charts_of_a_workbook_say_is_counted(suffix: str, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("Lifts", 0)
    for row in (["Quay", "Lifts"], ["North", 12], ["South", 1204]):
        sheet.append(row)
    chart = BarChart()
    chart.title = "Lifts by quay"
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "D2")
    out = io.BytesIO()
    book.save(out)
    data = out.getvalue() if suffix == ".xlsx" else made.by_libreoffice(out.getvalue(), ".xlsx", "ods")
    path = tmp_path / f"made{suffix}"
    path.write_bytes(data)
    document = read_document(path)
    assert document.passed_over > 0
    assert "Lifts by quay" not in document.seen
