"""Workbooks (ECMA-376): each cell as the sheet shows it, with its place; nothing hidden."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import WorkSheetParser

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.readers.drawings import words_of_drawings
from sphinx_kfor.evidence.documents.readers.number_formats import shown
from sphinx_kfor.evidence.documents.readers.office_facts import dublin_core
from sphinx_kfor.evidence.documents.readers.packages import Package, refuse_entities
from sphinx_kfor.evidence.documents.readers.sheets import Sheets
from sphinx_kfor.evidence.documents.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.documents.readers import Options
    from sphinx_kfor.evidence.documents.reading import Reading

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Za-z0-9:$]+)")
#: A larger merged area is of cells without anything.
_MOST_COVERED = 10_000
_MOST_MERGED = 20_000


def read(data: bytes, options: Options) -> Reading:
    """Read a workbook."""
    package = Package(data, ".xlsx")
    if "xl/workbook.xml" not in package.names:
        raise UnreadableError("the file is no workbook, whatever its name says: it has no xl/workbook.xml")
    for name in package.names:
        if name.endswith((".xml", ".rels")):
            refuse_entities(package.read(name), name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Cell by cell: a workbook as a whole takes ten times the memory of its text.
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = Sheets(
            dublin_core(package.xml("docProps/core.xml"), "dataset"), len(list(words_of_drawings(package)))
        )
        for sheet in workbook.worksheets:
            if sheet.sheet_state == "visible":
                _sheet(sheets, sheet, package, options.marks)
    return sheets.reading()


def _sheet(sheets: Sheets, sheet: Any, package: Package, marks: str) -> None:  # noqa: ANN401 (openpyxl has no types)
    data = package.read(sheet._worksheet_path.lstrip("/"))  # noqa: SLF001 (it has no other name)
    sheets.begin(sheet.title)
    covered: set[tuple[int, int]] = set()
    merged = data.count(b"mergeCell ")
    if merged > _MOST_MERGED:
        raise UnreadableError(
            f"'{sheet.title}' has {merged:,} merged areas; at most {_MOST_MERGED:,} are read"
        )
    for match in _MERGED.finditer(data):
        left, top, right, bottom = (number or 1 for number in range_boundaries(match[1].decode()))
        sheets.merge(top, left, bottom, right)
        if (bottom - top + 1) * (right - left + 1) <= _MOST_COVERED:
            rows, columns = range(top, bottom + 1), range(left, right + 1)
            covered.update(
                (row, column) for row in rows for column in columns if (row, column) != (top, left)
            )
    book = sheet.parent
    parser = WorkSheetParser(
        io.BytesIO(data),
        sheet._shared_strings,  # noqa: SLF001 (as above)
        data_only=True,
        epoch=book.epoch,
        date_formats=book._date_formats,  # noqa: SLF001 (as above)
        timedelta_formats=book._timedelta_formats,  # noqa: SLF001 (as above)
    )
    formats = [_format(book, style.numFmtId) for style in book._cell_styles]  # noqa: SLF001 (as above)
    hidden: set[int] = set()
    told = 0
    for number, cells in parser.parse():
        if len(parser.column_dimensions) != told:
            told = len(parser.column_dimensions)
            hidden = _hidden_columns(parser.column_dimensions.values())
        if _is_true(parser.row_dimensions.pop(str(number), {}).get("hidden")):
            continue
        for cell in cells:
            value, column = cell["value"], cell["column"]
            if value is not None and column not in hidden and (number, column) not in covered:
                sheets.cell(number, column, shown(_plain(value), formats[cell["style_id"]], marks))
    sheets.end()


def _format(book: Any, number: int) -> str:  # noqa: ANN401 (as above)
    if number < BUILTIN_FORMATS_MAX_SIZE:
        return BUILTIN_FORMATS.get(number, "General")
    return str(book._number_formats[number - BUILTIN_FORMATS_MAX_SIZE])  # noqa: SLF001 (as above)


def _plain(value: Any) -> Any:  # noqa: ANN401 (what a cell may hold)
    """A cell's value; of rich text its words, and of words those that are meant: a line end by `_x000D_`."""
    if isinstance(value, str):
        return unescape(value) if "_x" in value else value
    return value if isinstance(value, (int, float)) or hasattr(value, "isoformat") else _words(value)


def _words(value: Any) -> Any:  # noqa: ANN401 (as above)
    return value if hasattr(value, "total_seconds") else str(value)


def _hidden_columns(columns: Iterable[dict[str, str]]) -> set[int]:
    found: set[int] = set()
    for column in columns:
        if _is_true(column.get("hidden")):
            found.update(range(int(column["min"]), min(int(column["max"]), 20_000) + 1))
    return found


def _is_true(value: str | None) -> bool:
    return value in {"1", "true", "on"}
