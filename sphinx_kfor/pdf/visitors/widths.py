"""Whether a table is too wide to be read on an upright page, and may have one that is turned."""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import start_of_file

from sphinx_kfor.lineage import lineage

#: The author's own word on it.
TURNED, UPRIGHT = "kfor-landscape", "kfor-portrait"
#: By the least number of columns, since `data-table` sets many smaller and closer: the code points that a
#: line has room for on an upright page, and what a column needs beside its text.
_ROOM = ((9, 122, 1.5), (6, 108, 2.5), (0, 100, 3))
#: Lines that a cell may have, and the width at which running text is as easy to read as any.
_LINES = 3
_BROAD = 24
#: Where a page may begin: nothing has a frame around it.
_FREE = (nodes.document, nodes.section, start_of_file, nodes.compound)


def is_wide(table: nodes.table) -> bool:
    """Tell a table whose columns would be too narrow for their words, or that the author has turned."""
    if TURNED in table["classes"] or UPRIGHT in table["classes"]:
        return TURNED in table["classes"]
    return any(_is_wide(_needed(group)) for group in table.findall(nodes.tgroup))


def stands_free(node: nodes.Element) -> bool:
    """Tell what may begin a page of its own."""
    return all(isinstance(above, _FREE) or type(above) is nodes.container for above in lineage(node.parent))


def _is_wide(widths: list[float]) -> bool:
    line, padding = next((line, padding) for least, line, padding in _ROOM if len(widths) >= least)
    return sum(widths) + padding * len(widths) > line


def _needed(group: nodes.tgroup) -> list[float]:
    """How much room each column needs, as code points."""
    needed = [0.0] * int(group["cols"])
    for row in group.findall(nodes.row):
        cells = [entry for entry in row.children if isinstance(entry, nodes.entry)]
        if any(entry.get("morecols") or entry.get("morerows") for entry in cells):
            continue  # a cell of several columns says nothing of one
        for column, entry in enumerate(cells[: len(needed)]):
            text = entry.astext()
            word = max(map(len, text.split()), default=0)
            needed[column] = max(needed[column], word, min(len(text) / _LINES, _BROAD))
    return needed
