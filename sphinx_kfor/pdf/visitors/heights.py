"""How high a table is about, and so where it may break over pages."""

from __future__ import annotations

from docutils import nodes

#: Rows and code points up to which a table stays on one page.
_SHORT_ROWS = 12
_SHORT_TEXT = 1500
#: Code points above which a cell may break over pages, since no page might hold it; the more columns a table
#: has, the fewer.
_LONG_CELL, _LONG_TEXT = 1000, 3000
#: Lines of pictures, lists and code, likewise, and those that a picture is taken to have.
_SHORT_LINES, _LONG_LINES, _PICTURE_LINES = 30, 40, 12


def breaks(table: nodes.table, head: list[nodes.Node], body: list[nodes.Node]) -> dict[str, str | None]:
    """Say where the table may break: short ones nowhere, others between rows, huge rows within."""
    longest = min(_LONG_CELL, _LONG_TEXT / max(len(row.children) for row in [*head, *body]))
    entries = [entry for row in body for entry in row.children if isinstance(entry, nodes.entry)]
    huge = any(len(entry.astext()) > longest or _lines(entry) > _LONG_LINES for entry in entries)
    following = table.next_node(nodes.paragraph, descend=False, siblings=True)
    sourced = following is not None and "kfor-source" in following["classes"]
    return {
        "breakable": "false" if is_short(table) else None,
        "rows_break": "true" if huge else None,
        "keep_with_next": "true" if sourced else None,
    }


def is_short(table: nodes.table) -> bool:
    """Tell whether *table* is to stand on one page."""
    rows = sum(1 for _ in table.findall(nodes.row))
    return rows <= _SHORT_ROWS and len(table.astext()) <= _SHORT_TEXT and _lines(table) <= _SHORT_LINES


def _lines(node: nodes.Element) -> int:
    """About how many lines the pictures, lists and code in *node* take."""
    pictures = _PICTURE_LINES * sum(1 for _ in node.findall(nodes.image))
    items = sum(1 for _ in node.findall(nodes.list_item))
    return pictures + items + sum(1 + code.astext().count("\n") for code in node.findall(nodes.literal_block))
