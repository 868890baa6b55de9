"""Workbooks (ECMA-376): each cell as the sheet shows it, with its place; nothing hidden."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.readers.number_formats import shown
from sphinx_kfor.evidence.documents.readers.office_facts import dublin_core
from sphinx_kfor.evidence.documents.readers.packages import Package, xml
from sphinx_kfor.evidence.documents.readers.sheets import Sheets
from sphinx_kfor.evidence.documents.reading import Reading

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from sphinx_kfor.evidence.documents.readers import Options
    from sphinx_kfor.evidence.documents.reading import Reading


def read(data: bytes, _options: Options) -> Reading:
    """Read a workbook."""
    package = Package(data, ".xlsx")
    if "xl/workbook.xml" not in package.names:
        raise UnreadableError("the file is no workbook, whatever its name says: it has no xl/workbook.xml")
    for name in package.names:
        if name.endswith((".xml", ".rels")) and "/worksheets/" not in name:
            package.xml(name)
        elif name.endswith(".xml") and b"<!" in package.read(name)[:4096]:
            xml(package.read(name), name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    sheets = Sheets(facts=dublin_core(package.xml("docProps/core.xml"), "dataset"))
    for sheet in workbook.worksheets:
        if sheet.sheet_state == "visible":
            _sheet(sheets, sheet)
    return sheets.reading()


def _sheet(sheets: Sheets, sheet: Worksheet) -> None:
    sheets.begin(sheet.title)
    rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    columns = _hidden_columns(sheet)
    for area in sheet.merged_cells.ranges:
        sheets.merge(area.min_row, area.min_col, area.max_row, area.max_col)
    cells: dict[tuple[int, int], Any] = sheet._cells  # noqa: SLF001 (ten times faster than by rows)
    for row, column in sorted(cells):
        cell = cells[row, column]
        if cell.value is not None and row not in rows and column not in columns:
            sheets.cell(row, column, shown(_plain(cell.value), cell.number_format))
    sheets.end()


def _plain(value: Any) -> Any:  # noqa: ANN401 (what a cell may hold)
    """A cell's value; of rich text its words."""
    return value if isinstance(value, (str, int, float)) or hasattr(value, "isoformat") else _words(value)


def _words(value: Any) -> Any:  # noqa: ANN401 (as above)
    return value if hasattr(value, "total_seconds") else str(value)


def _hidden_columns(sheet: Worksheet) -> set[int]:
    found: set[int] = set()
    for column in sheet.column_dimensions.values():
        if column.hidden and column.min and column.max:
            found.update(range(column.min, min(column.max, 20_000) + 1))
    return found
