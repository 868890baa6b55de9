"""Any document's tables: chosen by what an author types, and where a reader finds their cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.loose_columns import what_to_write
from sphinx_kfor.evidence.documents.sheets import named
from sphinx_kfor.evidence.documents.tables import Cell, Table, choose
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.document import Document


def choose_table(document: Document, wanted: str) -> Table:
    """The table of a number, of words of its title or header, or of a sheet's address.

    Raises:
        EvidenceError: see `tables.choose`; `reference`, for a text that has none, with what to write.
    """
    if document.workbook is not None:
        found = document.workbook.choose(wanted)
        if found is not None:
            return found
        name = named(wanted).casefold()
        sheets = [table for table in document.tables if table.title.partition(":")[0].casefold() == name]
        if len(sheets) == 1:
            return sheets[0]
    if document.reading is None and not document.data and not document.tables:
        raise EvidenceError("reference", f"no table '{wanted}'; {what_to_write(document.text)}")
    try:
        return choose(document.tables, wanted)
    except EvidenceError as error:
        called = _called(document, wanted) if error.subtype == "reference" else ""
        if not called:
            raise
        raise EvidenceError(error.subtype, f"{error}; {called}") from None


def _called(document: Document, wanted: str) -> str:
    """That a source itself calls a table by the number that is wanted, as `Table 2` its first; or nothing."""
    number = re.search(r"\d+\s*\Z", wanted)
    for table in document.tables if number else ():
        title = rf"^\W*([^\W\d]+\.?\s+{number[0].strip()})\W+{re.escape(table.title)}" if number else ""
        said = re.search(title, document.seen, re.MULTILINE) if table.title else None
        if said:
            return f"the source calls table {table.number} '{said[1]}', but tables are counted from the first"
    return ""


def cell_place(document: Document, table: Table, cell: Cell) -> str:
    """Where a reader finds a cell: `Sheet!B2`, `slide 4`, `p. 3, table 1`, `table 2`."""
    if document.delimited:
        return ""
    if document.workbook is not None:
        return document.workbook.locate(cell.span)
    where = document.marks.locate(cell.span) if document.marks is not None else ""
    kind = document.marks.kind if document.marks is not None else ""
    if kind == "page":
        return f"{where}, table {table.number}"
    return where or f"table {table.number}"
