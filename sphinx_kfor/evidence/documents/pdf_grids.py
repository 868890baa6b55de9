"""The tables of a PDF: found by where words stand on its pages, and placed in its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.tables import Cell, Table
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.documents.reading import Grid, Mark, Reading


def pdf_tables(text: str, marks: Sequence[Mark], found: Reading) -> list[Table]:
    """The tables of a PDF, in the order of their pages.

    Args:
        text: the document's text.
        marks: its pages.
        found: what the reader of tables found.
    """
    finder = _Finder(text, marks, found)
    return [finder.table(number, grid) for number, grid in enumerate(found.grids, 1)]


class _Finder:
    """Finds cells, page by page and one behind the other, in the text of the document."""

    def __init__(self, text: str, marks: Sequence[Mark], found: Reading) -> None:
        self.text = text
        self.marks = marks
        self.found = found
        self.at = 0

    def table(self, number: int, grid: Grid) -> Table:
        """A table with its cells in the document's own text."""
        page = self._page(grid.rows[0][0][0])
        start, end = self._bounds(page)
        self.at = start
        words: dict[tuple[int, int], Cell] = {}
        for row in grid.rows:
            for span in row:
                if span not in words:
                    words[span] = self._cell(" ".join(self.found.text[slice(*span)].split()), start, end)
        rows = [tuple(words[span] for span in row) for row in grid.rows]
        line = self.text.count("\n", 0, start) + 1
        names = tuple(
            Cell(" ".join(dict.fromkeys(cell.text for cell in column if cell.text)), column[-1].span)
            for column in zip(*rows[: grid.header], strict=True)
        )
        data = rows[grid.header :]
        return Table(number, line, grid.title, names, [row[0].text for row in data], data.__getitem__)

    def _page(self, offset: int) -> int:
        """The physical page of a place of the other reading."""
        return max((mark.number for mark in self.found.marks if mark.start <= offset), default=1)

    def _bounds(self, page: int) -> tuple[int, int]:
        starts = sorted(mark.start for mark in self.marks if mark.number == page)
        start = starts[0] if starts else 0
        following = [mark.start for mark in self.marks if mark.start > start]
        return start, min(following, default=len(self.text))

    def _cell(self, words: str, start: int, end: int) -> Cell:
        """A cell, from where the one before ends, else anywhere on its page."""
        if not words:
            return Cell("", Span(self.at, self.at))
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)")
        match = pattern.search(self.text, self.at, end) or pattern.search(self.text, start, end)
        if match is None:
            return Cell(words, Span(start, start))
        self.at = match.end()
        return Cell(words, Span(*match.span()))
