"""Tables of HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.pdf.raw_html.inline import inline

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

    from sphinx_kfor.pdf.raw_html.reading import Fragment

_ALIGN = re.compile(r"text-align\s*:\s*(?P<side>left|right|center)", re.IGNORECASE)
_SIDES = frozenset({"left", "right", "center"})
#: Columns and rows beyond which a span is a mistake.
_MOST = 1000


def table(
    element: HtmlElement, fragment: Fragment, blocks: Callable[[HtmlElement, Fragment], list[nodes.Node]]
) -> list[nodes.Node]:
    """Give `<table>`; *blocks* gives what a cell holds."""
    rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
    cells = [_cells(row, fragment, blocks) for row in rows]
    cells = [each for each in cells if each]
    if not cells:
        return []
    heads = 0
    while heads < len(cells) - 1 and all(map(_heads, cells[heads])):
        heads += 1
    columns = _columns(cells)
    body = [nodes.row("", *row) for row in cells[heads:]]
    stub = all(_heads(row[0]) for row in cells[heads:])
    group = nodes.tgroup("", cols=columns)
    group += [
        nodes.colspec("", colwidth=1, **({"stub": 1} if stub and not column else {}))
        for column in range(columns)
    ]
    if heads:
        group += nodes.thead("", *(nodes.row("", *row) for row in cells[:heads]))
    group += nodes.tbody("", *body)
    node = nodes.table("", classes=["colwidths-auto"])
    caption = element.find("caption")
    if caption is not None:
        node += nodes.title("", "", *inline(caption, fragment))
    node += group
    return [node]


def _heads(entry: nodes.entry) -> bool:
    return "kfor-heads" in entry["classes"]


def _cells(
    row: HtmlElement, fragment: Fragment, blocks: Callable[[HtmlElement, Fragment], list[nodes.Node]]
) -> list[nodes.entry]:
    found: list[nodes.entry] = []
    # Whatever has strayed between the cells stands in the next one.
    for cell in row.iterchildren("td", "th"):
        entry = nodes.entry("", *blocks(cell, fragment))
        for name, attribute in (("rowspan", "morerows"), ("colspan", "morecols")):
            if (span := _number(cell.get(name))) > 1:
                entry[attribute] = span - 1
        if cell.tag == "th":
            entry["classes"].append("kfor-heads")
        if (side := _side(cell) or _side(row)) is not None:
            entry["classes"].append(f"text-{side}")
        found.append(entry)
    return found


def _number(text: str | None) -> int:
    return min(int(text), _MOST) if text and text.strip().isdigit() else 1


def _side(element: HtmlElement) -> str | None:
    align = str(element.get("align", "")).lower()
    if align in _SIDES:
        return align
    match = _ALIGN.search(str(element.get("style", "")))
    return match["side"].lower() if match else None


def _columns(rows: list[list[nodes.entry]]) -> int:
    """Count the columns, and let no span reach below the last row."""
    taken: list[int] = []
    for number, row in enumerate(rows):
        column = 0
        taken = [max(0, each - 1) for each in taken]
        for entry in row:
            while column < len(taken) and taken[column]:
                column += 1
            if "morerows" in entry:
                entry["morerows"] = min(entry["morerows"], len(rows) - 1 - number)
            width = 1 + entry.get("morecols", 0)
            taken += [0] * (column + width - len(taken))
            taken[column : column + width] = [entry.get("morerows", 0) + 1] * width
            column += width
    _fill(rows, len(taken))
    return len(taken)


def _fill(rows: list[list[nodes.entry]], columns: int) -> None:
    """Give short rows the cells that they lack."""
    below = [0] * columns
    for row in rows:
        free = [column for column in range(columns) if not below[column]]
        below = [max(0, each - 1) for each in below]
        place = 0
        for entry in row:
            width = 1 + entry.get("morecols", 0)
            for column in free[place : place + width]:
                below[column] = entry.get("morerows", 0)
            place += width
        row += [nodes.entry() for _ in free[place:]]
