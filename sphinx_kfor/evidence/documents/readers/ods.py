"""OpenDocument sheets: each cell as the sheet shows it, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.readers.opendocument import (
    OFFICE,
    STYLE,
    TABLE,
    TEXT,
    OpenDocument,
    repeated,
)
from sphinx_kfor.evidence.documents.readers.sheets import Sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from sphinx_kfor.evidence.documents.readers import Options
    from sphinx_kfor.evidence.documents.reading import Reading

_HIDDEN = {"collapse", "filter"}
_GROUPS = {f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")}
_COLUMN_GROUP = f"{TABLE}table-column-group"
_EMPTY_ROWS, _WIDEST = 2_000_000, 20_000


def read(data: bytes, _options: Options) -> Reading:
    """Read an OpenDocument workbook."""
    document = OpenDocument(data, ".ods")
    body = document.body.find(f"{OFFICE}spreadsheet") if document.body is not None else None
    if body is None:
        raise UnreadableError("the file is no OpenDocument workbook, whatever its name says")
    hidden = _hidden_sheets(document)
    sheets = Sheets({**document.facts, "type": "dataset"}, len(list(document.words_of_charts())))
    for table in body.iter(f"{TABLE}table"):
        if table.get(f"{TABLE}style-name", "") not in hidden:
            _sheet(sheets, document, table)
    return sheets.reading()


def _hidden_sheets(document: OpenDocument) -> set[str]:
    names = set()
    for properties in document.content.iter("{*}table-properties"):
        style = properties.getparent()
        if properties.get(f"{TABLE}display") == "false" and style is not None:
            names.add(style.get(f"{STYLE}name", ""))
    return names


def _sheet(sheets: Sheets, document: OpenDocument, table: _Element) -> None:
    sheets.begin(table.get(f"{TABLE}name", ""))
    number = 1
    hidden = _hidden_columns(table)
    for row in _rows(table):
        times = _count(row, "number-rows-repeated")
        filled = any(cell.find(f"{TEXT}p") is not None for cell in row)
        if filled and row.get(f"{TABLE}visibility") not in _HIDDEN:
            for again in range(repeated(row, "number-rows-repeated")):
                _row(sheets, document, row, number + again, hidden)
        number += times
    sheets.end()


def _hidden_columns(table: _Element) -> set[int]:
    """The columns that are not shown, from 1."""
    hidden: set[int] = set()
    column = 1
    for one in table.iter(f"{TABLE}table-column"):
        times = min(_count(one, "number-columns-repeated"), _WIDEST - column + 1)
        closed = any(around.get(f"{TABLE}display") == "false" for around in one.iterancestors(_COLUMN_GROUP))
        if closed or one.get(f"{TABLE}visibility") in _HIDDEN:
            hidden.update(range(column, column + times))
        column += times
    return hidden


def _row(sheets: Sheets, document: OpenDocument, row: _Element, number: int, hidden: set[int]) -> None:
    column = 1
    for cell in row:
        if cell.tag not in {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}:
            continue
        words = " ".join(document.words(p) for p in cell.iter(f"{TEXT}p") if _own(p))
        if words.strip():
            wide, down = (_number(cell, f"number-{what}-spanned") for what in ("columns", "rows"))
            if wide > 1 or down > 1:
                sheets.merge(number, column, number + down - 1, column + wide - 1)
            for again in range(repeated(cell, "number-columns-repeated")):
                if column + again not in hidden:
                    sheets.cell(number, column + again, words)
        column += _count(cell, "number-columns-repeated")


def _own(paragraph: _Element) -> bool:
    """Whether a paragraph is the cell's own, and not a comment's."""
    return next(paragraph.iterancestors(f"{OFFICE}annotation"), None) is None


def _rows(table: _Element) -> Iterator[_Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _GROUPS and child.get(f"{TABLE}display") != "false":
            yield from _rows(child)


def _number(cell: _Element, name: str) -> int:
    value = cell.get(f"{TABLE}{name}", "1")
    return int(value) if value.isdigit() and len(value) < 6 else 1  # noqa: PLR2004 (no sheet is wider)


def _count(element: _Element, name: str) -> int:
    """How many rows or columns an element stands for, filled or not."""
    value = element.get(f"{TABLE}{name}", "1")
    return min(int(value), _EMPTY_ROWS) if value.isdigit() and len(value) < 10 else 1  # noqa: PLR2004
