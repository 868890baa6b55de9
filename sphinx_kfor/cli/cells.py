"""A row of a table that was found, as the role that an author types: the value or the words of one cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.extracts.requests import CellRequest
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations.finding import Search
from sphinx_kfor.evidence.quotations.request import Request

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.tables import Cell, Table
    from sphinx_kfor.evidence.sources.corpus import Source
    from sphinx_kfor.evidence.sources.passages import Found

#: What an address cannot hold as it is typed.
_UNTYPED = re.compile(r"[\"`\\\n<]")
_QUOTED = re.compile(r"[>;]")
_WORD = re.compile(r"\w+(?:[.,]\d+)*")


def role(found: Found, sought: str) -> str:
    """A role for the cell of a passage that is most like what was sought; empty for one in no table.

    A figure is offered as `kfor:value`, other words as `kfor:cite`; each stands.
    """
    for table in _tables(found):
        row = _row(table, found)
        if row is None:
            continue
        cells = table.row(row)
        order = sorted(
            range(1, len(cells)), key=lambda column: -_likeness(table, cells, column, found, sought)
        )
        return next(filter(None, (_cell(found, table, row, column) for column in order)), "")
    return ""


def stands(source: Source, words: str, prefix: str = "") -> bool:
    """Whether words that an author types are in a source, once."""
    request = Request(source.id, words, prefix=prefix)
    try:
        Search(request, source.document, source.language, source.layout.locate).chain(request.quoted())
    except EvidenceError:
        return False
    return True


def _cell(found: Found, table: Table, row: int, column: int) -> str:
    """The role for a cell: its value, or else its words."""
    value = _value(found, table, row, column)
    words = table.row(row)[column].text
    if value or not words or _UNTYPED.search(words) or _QUOTED.search(words):
        return value
    return f'{{kfor:cite}}`{found.source.id} > "{words}"`' if stands(found.source, words) else ""


def _tables(found: Found) -> list[Table]:
    try:
        return [table for table in found.source.document.tables if not table.fault and table.keys]
    except EvidenceError:
        return []  # said where a table of it is used


def _row(table: Table, found: Found) -> int | None:
    """The row in which a passage begins, or the first below a header in which it does."""
    if not table.headers or found.span.end <= table.headers[0].span.start:
        return None
    rows = range(len(table.keys))
    row = max(0, bisect_right(rows, found.span.start, key=lambda at: table.row(at)[0].span.start) - 1)
    return row if found.span.start < table.row(row)[-1].span.end else None


def _likeness(table: Table, cells: tuple[Cell, ...], column: int, found: Found, sought: str) -> int:
    """How much speaks for a cell: its words were sought, those of its header, or it stands in the passage."""
    wanted = _said(sought)
    cell = cells[column]
    inside = cell.span.start < found.span.end and found.span.start < cell.span.end
    return 3 * len(wanted & _said(cell.text)) + 2 * len(wanted & _said(table.names[column])) + inside


def _said(text: str) -> set[str]:
    """The words of a text, its figures without what parts their digits."""
    return {re.sub(r"\D", "", word) if word[0].isdigit() else word.casefold() for word in _WORD.findall(text)}


def _value(found: Found, table: Table, row: int, column: int) -> str:
    """The role for a figure; empty for what is none, or has no address."""
    source, cell = found.source, table.row(row)[column]
    if source.notation.read(cell.text) is None:
        return ""
    for name in _names(table.row_names, row):
        for head in _names(table.names, column):
            address = [str(table.number), name, head]
            if any(_UNTYPED.search(part) or not part.strip() for part in address):
                continue
            try:
                targets = CellRequest(source.id, *address).targets(source)
            except EvidenceError:
                continue
            if targets[0].quote.exact.strip() == cell.text.strip():
                return f"{{kfor:value}}`{' > '.join([source.id, *map(_typed, address)])}`"
    return ""


def _names(names: object, at: int) -> tuple[str, str]:
    """How a row or a column is named: by its name, and where several have it by which of them it is."""
    known = list(names)  # type: ignore[call-overload]
    name = known[at]
    return name, f"{name} ({known[: at + 1].count(name)})"


def _typed(part: str) -> str:
    return f'"{part}"' if _QUOTED.search(part) else part
