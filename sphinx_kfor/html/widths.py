"""How much room a table needs on paper, where nothing can scroll."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

#: So many letters stand in a line of a printed table, with the space beside its columns.
_LINE = 84
#: Letters that the space beside a column takes.
_SPACE = 2
#: A browser may break a line behind these.
_BREAK = re.compile(r"\s+|(?<=[-‐–—/])")


def share_on_paper(table: nodes.Node) -> int:
    """How large the letters of a table may be that none of its words is cut or broken.

    Args:
        table: the table, or what holds it.

    Returns:
        Per cent of their size, in steps of ten: 100 for one that fits, at least 40.
    """
    needed = sum(_columns(table))
    share = 100 * _LINE // max(needed, 1)
    return min(100, max(40, share // 10 * 10))


def _columns(table: nodes.Node) -> Iterator[int]:
    """The letters of the longest word of each column, and the space beside it."""
    widest: dict[int, int] = {}
    for row in table.findall(nodes.row):
        for number, entry in enumerate(one for one in row.children if isinstance(one, nodes.entry)):
            if "morecols" in entry:
                break
            word = max(map(len, _BREAK.split(entry.astext())), default=0)
            widest[number] = max(widest.get(number, 0), word)
    yield from (width + _SPACE for width in widest.values())
