"""Tables of office documents: which hold data, and which are there for the layout; merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers.building import Raw

if TYPE_CHECKING:
    from lxml.etree import _Element


#: A cell of data is no longer, in code points.
_LONGEST = 2_000


def is_data(rows: list[list[_Element]], table: str) -> bool:
    """Whether a table holds data: it has rows and columns, and neither tables nor whole texts in its cells.

    Args:
        rows: its cells.
        table: the tag of a table.
    """
    if len(rows) < 2 or max(map(len, rows)) < 2:  # noqa: PLR2004 (rows and columns)
        return False
    cells = [cell for row in rows for cell in row]
    nested = any(next(cell.iter(table), None) is not None for cell in cells)
    return not nested and all(sum(map(len, cell.itertext())) <= _LONGEST for cell in cells)


def merged_down(rows: list[list[Raw]]) -> list[list[Raw]]:
    """Rows in which a cell that goes on from above is part of the one that it goes on."""
    over: dict[int, tuple[int, int]] = {}
    kept: list[list[Raw]] = []
    for number, row in enumerate(rows):
        column, line = 0, list[Raw]()
        for cell in row:
            if cell.rows == 0 and column in over:
                above, at = over[column]
                target = kept[above][at] if above < len(kept) else cell
                kept[above][at] = target._replace(rows=number - above + 1)
            else:
                over[column] = (number, len(line))
                line.append(cell._replace(rows=1))
            column += cell.columns
        kept.append(line)
    return kept
