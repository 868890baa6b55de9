"""The tables of PDFs, by pdfplumber: by their lines, and by where words stand."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pdfplumber

from sphinx_kfor.evidence.documents.readers.building import Builder, Raw

if TYPE_CHECKING:
    from typing import Any

    from sphinx_kfor.evidence.documents.readers import Options
    from sphinx_kfor.evidence.documents.reading import Reading

#: A table has so many rows and columns at least.
_LEAST = 2
#: By words alone: how many of a table's cells may be empty, and how long they may be.
_EMPTY, _LONG = 0.4, 60
_BY_WORDS = {"vertical_strategy": "text", "horizontal_strategy": "text", "min_words_vertical": 2}
_BY_RULES = {"vertical_strategy": "text", "horizontal_strategy": "lines", "min_words_vertical": 2}
_ABOVE = 40.0


def read(data: bytes, _options: Options) -> Reading:
    """Read the tables of a PDF."""
    builder = Builder("page")
    with pdfplumber.open(io.BytesIO(data)) as document:
        for number, page in enumerate(document.pages, 1):
            builder.mark(str(number), number)
            for rows, title in _tables(page):
                builder.table([[Raw(cell) for cell in row] for row in rows], title or f"page {number}")
            page.close()
    return builder.reading()


def _tables(page: Any) -> list[tuple[list[list[str]], str]]:  # noqa: ANN401 (pdfplumber has no types)
    """The tables of a page, and the line above each."""
    for settings in ({}, _BY_RULES, _BY_WORDS):
        found = []
        for table in page.find_tables(settings):
            rows = _cleaned(table.extract())
            if _is_table(rows, strict=bool(settings)):
                found.append((rows, _above(page, table.bbox)))
        if found:
            return found
    return []


def _cleaned(rows: list[list[str | None]]) -> list[list[str]]:
    """Rows and columns that hold something."""
    kept = [[" ".join((cell or "").split()) for cell in row] for row in rows]
    kept = [row for row in kept if any(row)]
    columns = [column for column in range(len(kept[0]) if kept else 0) if any(row[column] for row in kept)]
    return [[row[column] for column in columns] for row in kept]


def _is_table(rows: list[list[str]], *, strict: bool) -> bool:
    if len(rows) < _LEAST or len(rows[0]) < _LEAST:
        return False
    cells = [cell for row in rows for cell in row]
    if not strict:
        return True
    figures = sum(any(character.isdigit() for character in cell) for cell in cells)
    empty = sum(not cell for cell in cells)
    return empty <= _EMPTY * len(cells) and max(map(len, cells)) <= _LONG and figures * 4 >= len(cells)


def _above(page: Any, box: tuple[float, float, float, float]) -> str:  # noqa: ANN401 (as above)
    left, top, right, _ = box
    area = (max(0, left - 2), max(0, top - _ABOVE), min(page.width, right + 200), top)
    if area[1] >= area[3] or area[0] >= area[2]:
        return ""
    lines = (page.crop(area, strict=False).extract_text() or "").strip().split("\n")
    return str(lines[-1]).strip()
