"""Whether a table is too wide to be read on an upright page, and may have one that is turned."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from docutils import nodes
from sphinx.addnodes import start_of_file

from sphinx_kfor.lineage import lineage
from sphinx_kfor.pdf.formulas.breadth import printed_text
from sphinx_kfor.pdf.visitors.breaking import IN_NARROW, pieces

#: The author's own word on it.
TURNED, UPRIGHT = "kfor-landscape", "kfor-portrait"
#: By the least number of columns, since `data-table` sets many smaller and closer: the code points that a
#: line has room for on an upright page, and what a column needs beside its text.
_ROOM = ((9, 122, 1.5), (6, 108, 2.5), (0, 100, 3))
#: Lines that a cell may have, and the width at which running text is as easy to read as any.
_LINES = 3
_BROAD = 24
#: Lines of a table for which no page is turned as long as each column has so much room, or all that it wants:
#: most of that page would be empty, and what is left of the one before.
_FEW_LINES, _ENOUGH = 16, 14
#: The code points of an upright page above which a table is parted, and those of a part.
_PARTED = (146, 118)
#: How wide a turned page is, of one that is upright.
TURNED_PAGE = 1.56
_PADDING = 1.5
#: Columns from which a table can be parted.
_FEWEST = 4
#: Where a page may begin: nothing has a frame around it.
_FREE = (nodes.document, nodes.section, start_of_file, nodes.compound)


def is_wide(table: nodes.table, columns: int = 1) -> bool:
    """Tell a table whose columns would be too narrow for their words, or that the author has turned.

    Args:
        table: the table.
        columns: those of the page, of which the table has one.
    """
    if TURNED in table["classes"] or UPRIGHT in table["classes"]:
        return TURNED in table["classes"]
    return any(
        _is_wide(_needed(group), columns) and not _is_short(group, columns) and not is_parted_upright(group)
        for group in table.findall(nodes.tgroup)
    )


def is_parted_upright(group: nodes.tgroup) -> bool:
    """Tell a table of few lines that is parted anyway: in one part more it needs no page that is turned."""
    if len(parts(group, TURNED_PAGE)) == 1:
        return False
    return len(parts(group, 1)) * sum(1 for _ in group.findall(nodes.row)) <= _FEW_LINES


def parts(group: nodes.tgroup, room: float) -> list[list[int]]:
    """Give the numbers of the columns of each part that a table is to be set in: one where that can be.

    A table whose words would have no room even where it is turned and set small goes on below itself, behind
    its first column again. One with cells of several columns cannot.

    Args:
        group: of a table.
        room: how wide it may be, of the width of an upright page of one column.
    """
    count = int(group["cols"])
    least, comfortable = (room * each for each in _PARTED)
    spans = any(entry.get("morecols") or entry.get("morerows") for entry in group.findall(nodes.entry))
    needed = [min(width, comfortable / 3) + _PADDING for width in _words(group)]
    if spans or count < _FEWEST or sum(needed) <= least:
        return [list(range(count))]
    rest = range(1, count)
    number = ceil(sum(needed[1:]) / (comfortable - needed[0]))
    size = ceil(len(rest) / number)
    return [[0, *rest[start : start + size]] for start in range(0, len(rest), size)]


def stands_free(node: nodes.Element) -> bool:
    """Tell what may begin a page of its own."""
    return all(isinstance(above, _FREE) or type(above) is nodes.container for above in lineage(node.parent))


def _is_wide(widths: list[float], columns: int) -> bool:
    return sum(widths) > _line(len(widths), columns)


def _line(count: int, columns: int) -> float:
    """The code points that a line has room for on an upright page, without what stands between columns."""
    line, padding = next((line, padding) for least, line, padding in _ROOM if count >= least)
    return line / columns - padding * count


def _is_short(group: nodes.tgroup, columns: int) -> bool:
    """Tell a table whose columns have room on an upright page, where it has few lines."""
    least = [max(word, min(text, _ENOUGH)) for word, text in _lengths(group)]
    more = [max(text - width, 0) for width, (_, text) in zip(least, _lengths(group), strict=True)]
    spare = _line(len(least), columns) - sum(least)
    if spare < 0:
        return False
    widths = [width + spare * each / max(sum(more), 1) for width, each in zip(least, more, strict=True)]
    rows = [[len(printed_text(entry)) for entry in row.children] for row in group.findall(nodes.row)]
    lines = sum(
        max(ceil(text / max(width, 1)) for text, width in zip(row, widths, strict=False))
        for row in rows
        if row
    )
    return lines <= _FEW_LINES


def _needed(group: nodes.tgroup) -> list[float]:
    """How much room each column needs to be read, as code points."""
    return [max(word, min(text / _LINES, _BROAD)) for word, text in _lengths(group)]


def _words(group: nodes.tgroup) -> list[float]:
    """How much room the longest word of each column needs, as code points."""
    return [word for word, _ in _lengths(group)]


# Whether a table is wide, whether it is short and how it is parted are asked one after another.
@lru_cache(maxsize=8)
def _lengths(group: nodes.tgroup) -> list[tuple[int, int]]:
    """The code points of the longest word and of the longest text of each column."""
    lengths = [(0, 0)] * int(group["cols"])
    for row in group.findall(nodes.row):
        cells = [entry for entry in row.children if isinstance(entry, nodes.entry)]
        if any(entry.get("morecols") or entry.get("morerows") for entry in cells):
            continue  # a cell of several columns says nothing of one
        for column, entry in enumerate(cells[: len(lengths)]):
            text = printed_text(entry)
            # A line may end inside an address.
            words = (word for piece in pieces(text, IN_NARROW) for word in piece.text.split())
            longest = max(map(len, words), default=0)
            lengths[column] = (max(lengths[column][0], longest), max(lengths[column][1], len(text)))
    return lengths
