"""Any document's tables: chosen by what an author types, and where a reader finds their cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.loose_columns import what_to_write
from sphinx_kfor.evidence.documents.sheet_addresses import named
from sphinx_kfor.evidence.documents.tables import Cell, Table, choose
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.document import Document

#: What a source calls a table, and its title perhaps: `Table 2`, `Tab. 2.1: Ferries`.
_LABEL = re.compile(r"(?P<name>[^\W\d]+\.?\s+\d+(?:\.\d+)*)(?:\W+(?P<title>.*))?")


def choose_table(document: Document, wanted: str) -> Table:
    """The table of a number, of its label, of words of its title or header, or of a sheet's address.

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
    # Whatever its place in the text: what an author reads over a table is its name.
    label = _LABEL.fullmatch(wanted.strip())
    labelled = _called(document, re.escape(label["name"]), label["title"] or "") if label else []
    if len(labelled) == 1:
        return labelled[0][0]
    try:
        return choose(document.tables, wanted)
    except EvidenceError as error:
        number = re.search(r"\d+\s*\Z", wanted) if error.subtype == "reference" else None
        named_so = _called(document, rf"[^\W\d]+\.?\s+{number[0].strip()}") if number else []
        if not named_so:
            raise
        table, name = named_so[0]
        own = f"the source calls table {table.number} '{name}', but tables are counted from the first"
        raise EvidenceError(error.subtype, f"{error}; {own}; write '{name}'") from None


def _called(document: Document, name: str, title: str = "") -> list[tuple[Table, str]]:
    """The tables over which a source has a name before their title, as `Table 2: Fares`, with the name.

    Args:
        document: the source.
        name: matches the name.
        title: what the title begins with.
    """
    found = []
    for table in document.tables:
        begins = table.title and table.title.casefold().startswith(title.strip().casefold())
        above = rf"^\W*({name})\W+{re.escape(table.title)}"
        said = re.search(above, document.seen, re.MULTILINE | re.IGNORECASE) if begins else None
        found += [(table, said[1])] if said else []
    return found


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
