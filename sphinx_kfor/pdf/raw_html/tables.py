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
    body = [nodes.row("", *row) for row in cells[heads:]]
    stub = all(_heads(row[0]) for row in cells[heads:])
    # How many columns there are is counted later, as of every table.
    group = nodes.tgroup("", nodes.colspec("", colwidth=1, **({"stub": 1} if stub else {})), cols=1)
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
