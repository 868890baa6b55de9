"""Workbooks as statistical offices publish them: large ones are read, and cells as they are shown."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from openpyxl import Workbook

from sphinx_kfor.evidence.documents import bounded
from sphinx_kfor.evidence.documents.loading import read_document

if TYPE_CHECKING:
    from pathlib import Path


def test_a_workbook_of_many_cells_is_given_time_by_its_size() -> None:
    assert bounded.allowed(4_300_000, ".xlsx") > 15  # 800,000 cells
    assert bounded.allowed(5_000, ".xlsx") < 4
    assert bounded.allowed(400_000_000, ".pdf") == bounded.allowed(800_000_000, ".pdf")


def test_what_a_merged_area_covers_and_what_is_hidden_is_not_seen(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Lifts"
    for row in (["North", "covered", "hidden column"], ["South", "12", "x"], ["East", "hidden row", "x"]):
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True
    out = io.BytesIO()
    book.save(out)
    path = tmp_path / "made.xlsx"
    with zipfile.ZipFile(out) as made, zipfile.ZipFile(path, "w") as other:
        for name in made.namelist():
            data = made.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(
                    b"</sheetData>",
                    b"</sheetData><mergeCells count='1'><mergeCell ref='A1:B1'/></mergeCells>",
                )
            other.writestr(name, data)
    seen = read_document(path).seen
    assert "North" in seen
    assert "South\t12" in seen
    for word in ("covered", "hidden", "East"):
        assert word not in seen
