"""What of a table was found, as an author types it: the value or the words of a cell, or rows and columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.extracts.requests import CellRequest, TableRequest
from sphinx_kfor.evidence.figures.cell_units import said_of
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations.finding import Search
from sphinx_kfor.evidence.quotations.request import Request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.annotations.annotation import Target
    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.sources.passages import Found
    from sphinx_kfor.evidence.sources.source import Source
    from sphinx_kfor.evidence.sources.table_hits import Excerpt

#: What an address cannot hold as it is typed.
_UNTYPED = re.compile(r"[\"`\\\n<]")
_QUOTED = re.compile(r"[>;]")
#: So many rows are shown in words.
_FEW_ROWS = 5


def of_table(found: Found) -> str:
    """What of a table was found: the role of its one cell, or a directive of its rows and columns.

    A figure is offered as `kfor:value`, other words as `kfor:cite`; each stands. Empty if there is none.
    """
    excerpt = found.excerpt
    if excerpt is None:
        return ""
    if excerpt.is_cell:
        return _cell(found, excerpt.table, excerpt.rows[0], excerpt.columns[0]) or _part(found, excerpt)
    return _part(found, excerpt)


def rows_in_words(excerpt: Excerpt | None) -> list[str]:
    """The rows of what of a table was found, each cell with its column's name; none where they are many."""
    if excerpt is None or not 0 < len(excerpt.rows) <= _FEW_ROWS:
        return []
    table = excerpt.table
    columns = excerpt.columns or range(1, len(table.names))
    lines = []
    for row in excerpt.rows:
        cells = [f"{table.names[column]}: {table.row(row)[column].text}" for column in columns]
        lines.append(" ".join(f"{table.keys[row]}; {'; '.join(cells)}".split()))
    return lines


def _part(found: Found, excerpt: Excerpt) -> str:
    """A directive for rows and columns of a table; empty where it cannot be printed."""
    table = excerpt.table
    columns = [table.names[column] for column in (0, *excerpt.columns)] if excerpt.columns else []
    rows = [_named(table.keys, row) for row in excerpt.rows]
    try:
        TableRequest(found.source.id, str(table.number), tuple(columns), tuple(rows)).targets(found.source)
    except EvidenceError:
        return ""
    options = [":table: " + str(table.number)]
    options += [f":rows: {option('; '.join(map(_typed, rows)))}"] if rows else []
    options += [f":columns: {option('; '.join(map(_typed, columns)))}"] if columns else []
    return "\n".join([f"```{{kfor:table}} {found.source.id}", *options, "```"])


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
                typed = " > ".join([source.id, *map(_typed, address)])
                return f"{{kfor:value}}`{typed}{_unit(source, targets[0])}`"
    return ""


def _unit(source: Source, target: Target) -> str:
    """What the header says that the figure counts, as an option; empty if it says nothing for certain."""
    figure = source.notation.read(target.quote.exact)
    unit = said_of(figure, target.cell.headers, source.notation) if figure and target.cell else None
    if unit is None or unit.doubtful or _UNTYPED.search(unit.text):
        return ""
    return f'; unit="{unit.text}"' if re.search(r"[\s;]", unit.text) else f"; unit={unit.text}"


def _names(names: Sequence[str], at: int) -> tuple[str, str]:
    """How a row or a column is named: by its name, and where several have it by which of them it is."""
    known = list(names)
    name = known[at]
    return name, f"{name} ({known[: at + 1].count(name)})"


def _named(names: Sequence[str], at: int) -> str:
    """A name that tells it from others like it."""
    name, nth = _names(names, at)
    return name if names.count(name) == 1 else nth


def option(value: str) -> str:
    """An option's value as MyST takes it whole."""
    plain = not re.search(r"[:#'\"{}\[\]|>&*!%@`\\,]|^[-?\s]", value)
    return value if plain else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _typed(part: str) -> str:
    return f'"{part}"' if _QUOTED.search(part) else part
