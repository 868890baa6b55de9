"""Tables as full grids: what extensions and HTML make has short rows, and cells that reach out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Sequence


def fill_grids(tree: nodes.Element) -> None:
    """Let each table of *tree* have the columns that its cells want, and a cell in each place."""
    for group in tree.findall(nodes.tgroup):
        parts = [child for child in group.children if isinstance(child, (nodes.thead, nodes.tbody))]
        rows = [[row for row in part.children if isinstance(row, nodes.row)] for part in parts]
        known = [child for child in group.children if isinstance(child, nodes.colspec)]
        columns = max([len(known), *map(_columns, rows)])
        for each in rows:
            _fill(each, columns)
        breadth = max((each.get("colwidth", 1) for each in known), default=1)
        for _ in range(columns - len(known)):
            group.insert(len(known), nodes.colspec("", colwidth=breadth))
        group["cols"] = columns


def _entries(row: nodes.row) -> list[nodes.entry]:
    return [child for child in row.children if isinstance(child, nodes.entry)]


def _columns(rows: Sequence[nodes.row]) -> int:
    """Count the columns, and let no span reach below the last row."""
    taken: list[int] = []
    for number, row in enumerate(rows):
        column = 0
        taken = [max(0, each - 1) for each in taken]
        for entry in _entries(row):
            while column < len(taken) and taken[column]:
                column += 1
            if "morerows" in entry:
                entry["morerows"] = min(entry["morerows"], len(rows) - 1 - number)
            width = 1 + entry.get("morecols", 0)
            taken += [0] * (column + width - len(taken))
            taken[column : column + width] = [entry.get("morerows", 0) + 1] * width
            column += width
    return len(taken)


def _fill(rows: Sequence[nodes.row], columns: int) -> None:
    """Give short rows the cells that they lack."""
    below = [0] * columns
    for row in rows:
        free = [column for column in range(columns) if not below[column]]
        below = [max(0, each - 1) for each in below]
        place = 0
        for entry in _entries(row):
            width = 1 + entry.get("morecols", 0)
            for column in free[place : place + width]:
                below[column] = entry.get("morerows", 0)
            place += width
        row += [nodes.entry() for _ in free[place:]]
