"""Put a reading together, paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.reading import Grid, Heading, Mark, Reading, Voice
from sphinx_kfor.evidence.documents.sizes import MOST_LINES, MOST_TEXT

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.reading import Json

_SPACE = re.compile(r"[^\S\n\u00a0\u202f]+")
_LINE_ENDS = re.compile(r" *\n[ \n]*")
#: A table has no more columns or rows by repetition than this.
_MOST_SPAN = 1_000
_TITLE = 200
#: A table whose cells cover more places than these, and so many times as many as there are cells, is none.
_MOST_COVERED, _TIMES = 300_000, 20


class Raw(NamedTuple):
    """A table's cell as it was read: its words, the columns and rows it covers, whether it is a header."""

    text: str
    columns: int = 1
    rows: int = 1
    header: bool = False


def even(text: str) -> str:
    """A paragraph's text: runs of space are one, line ends without space around them."""
    if not text.isprintable() or "  " in text:
        text = _LINE_ENDS.sub("\n", _SPACE.sub(" ", text))
    return text.strip(" \n")


#: What the last sentence of a note ends in.
_FINISHED = frozenset(".!?\u2026:;)]\"'\u201d\u2019\u00bb\u3002\uff01\uff1f")


@dataclass
class Builder:
    """Collects a document's parts in the order in which they are read.

    Attributes:
        kind: see `Reading`.
    """

    kind: str = "section"
    facts: Json = field(default_factory=dict)
    passed_over: int = 0
    _pieces: list[str] = field(default_factory=list)
    _size: int = 0
    _lines: int = 0
    _marks: list[Mark] = field(default_factory=list)
    _headings: list[Heading] = field(default_factory=list)
    _grids: list[Grid] = field(default_factory=list)
    _voices: list[Voice] = field(default_factory=list)
    _notes: list[tuple[str, Mark | None]] = field(default_factory=list)
    _asides: list[tuple[str, Mark | None]] = field(default_factory=list)
    _aside_texts: set[str] = field(default_factory=set)
    _last: str = ""

    @property
    def here(self) -> int:
        """Where the next paragraph begins."""
        return self._size + 2 * bool(self._size)

    def paragraph(self, text: str, level: int = 0, voice: str = "", joint: str = "\n\n") -> int:
        """A paragraph, or with a level a heading; returns where it begins."""
        text = even(text)
        if not text:
            return self.here
        start = self._add(text, joint)
        self._last = text
        if level:
            self._headings.append(Heading(start, level, " ".join(text.split())))
        if voice:
            self._voices.append(Voice(start, self._size, voice))
        return start

    def mark(self, label: str, number: int, end: int = 0, joint: int = 2) -> None:
        """A page, slide or cue begins with the next paragraph, which stands `joint` characters further on."""
        self._marks.append(Mark(self._size + joint * bool(self._size), label, number, end))

    @property
    def unfinished(self) -> bool:
        """Whether the last note ends in the midst of a sentence."""
        return bool(self._notes) and self._notes[-1][0][-1] not in _FINISHED

    def note(self, text: str, *, goes_on: bool = False) -> None:
        """A note, which stands apart from the running text, on the page or slide that is being read.

        Args:
            text: its words.
            goes_on: whether it goes on with the last one, if that is unfinished.
        """
        text = even(text)
        if text and goes_on and self.unfinished:
            before, mark = self._notes[-1]
            self._notes[-1] = (f"{before}\n{text}", mark)
        elif text:
            self._notes.append((text, self._marks[-1] if self._marks else None))

    def aside(self, text: str) -> None:
        """A line that is no part of the running text; what recurs is kept once."""
        text = even(text)
        if text:
            self.passed_over += text.count("\n") + 1
            if text not in self._aside_texts:
                self._aside_texts.add(text)
                self._asides.append((text, self._marks[-1] if self._marks else None))

    def table(self, rows: list[list[Raw]], title: str = "", header: int = -1) -> None:
        """A table, row by row in lines, its cells parted by tabs.

        Args:
            rows: its cells, each once, a merged one where it begins.
            title: its caption; without one what stands above it.
            header: how many rows are headers; without it those that hold header cells alone, or the first.
        """
        rows = [row for row in rows if row]
        if not any(cell.text.strip() for row in rows for cell in row):
            return
        title = title or (self._last.split("\n")[-1] if len(self._last) <= _TITLE else "")
        at = self.here
        lines: list[str] = []
        placed: list[list[tuple[int, int]]] = []
        for row in rows:
            spans, line = _laid_out(row, at)
            placed.append(spans)
            lines.append(line)
            at += len(line) + 1
        self._add("\n".join(lines), "\n\n")
        if header < 0:
            header = _header_rows(rows)
        self._grids.append(Grid(" ".join(title.split()), header, _grid(rows, placed)))
        self._last = ""

    def reading(self) -> Reading:
        """All of it."""
        notes = self._behind(self._notes)
        asides = self._behind(self._asides)
        return Reading(
            "".join(self._pieces),
            self.kind,
            tuple(self._marks),
            tuple(self._headings),
            tuple(self._grids),
            (),
            tuple(self._voices),
            notes,
            asides,
            self.passed_over,
            self.facts,
        )

    def _behind(self, parts: list[tuple[str, Mark | None]]) -> int:
        """Put notes or asides behind the text, with the page of each; returns where they begin."""
        start = self.here
        for text, mark in parts:
            at = self._add(text, "\n\n")
            if mark:
                self._marks.append(mark._replace(start=at))
        return min(start, self._size)

    def _add(self, text: str, joint: str) -> int:
        if self._size:
            self._pieces.append(joint)
            self._size += len(joint)
            self._lines += joint.count("\n")
        start = self._size
        self._pieces.append(text)
        self._size += len(text)
        self._lines += text.count("\n")
        for count, most, what in (
            (self._size, MOST_TEXT, "characters of text"),
            (self._lines, MOST_LINES, "lines"),
        ):
            if count > most:
                raise UnreadableError(f"it has more than {most:,} {what}; take a part of it")
        return start


def _laid_out(row: list[Raw], at: int) -> tuple[list[tuple[int, int]], str]:
    """The spans of a row's cells, and its line, which begins at a place of the text."""
    spans, texts = [], []
    for cell in row:
        text = " ".join(cell.text.split())
        spans.append((at, at + len(text)))
        texts.append(text)
        at += len(text) + 1
    return spans, "\t".join(texts)


def _header_rows(rows: list[list[Raw]]) -> int:
    """How many rows hold headers alone; else one, and one more for each that a merged header cell covers."""
    count = 0
    while count < len(rows) and all(cell.header for cell in rows[count]):
        count += 1
    if count == len(rows):
        count = 1
    return max(count, _merged_header_rows(rows, told=bool(count))) or 1


def _merged_header_rows(rows: list[list[Raw]], *, told: bool) -> int:
    """The rows under a first row that holds a merged cell: what it is over is a header too.

    Where header cells are told from others, that a cell is wide alone makes none of the row below.
    """
    first = rows[0]
    if len(rows) < 3 or len(first) < 2:  # noqa: PLR2004 (a header over a header over data)
        return 1
    down = max(min(cell.rows, len(rows) - 1) for cell in first)
    wide = not told and any(cell.columns > 1 for cell in first)
    return max(down, 2 if wide else 1)


def _grid(rows: list[list[Raw]], placed: list[list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """The spans in all the places that they cover; each row has as many as the widest."""
    _refuse_vast([cell for row in rows for cell in row])
    grid: list[dict[int, tuple[int, int]]] = [{} for _ in rows]
    for number, (row, spans) in enumerate(zip(rows, placed, strict=True)):
        column = 0
        for cell, span in zip(row, spans, strict=True):
            while column in grid[number]:
                column += 1
            for below in grid[number : number + max(1, min(cell.rows, _MOST_SPAN))]:
                for beside in range(max(1, min(cell.columns, _MOST_SPAN))):
                    below.setdefault(column + beside, span)
            column += max(1, min(cell.columns, _MOST_SPAN))
    width = max((max(row) + 1 for row in grid if row), default=0)
    ends = [spans[-1][1] for spans in placed]
    return [
        [row.get(column, (end, end)) for column in range(width)] for row, end in zip(grid, ends, strict=True)
    ]


def _refuse_vast(cells: list[Raw]) -> None:
    """Raises UnreadableError if merged cells claim far more places than a table has cells."""
    covered = sum(
        max(1, min(cell.columns, _MOST_SPAN)) * max(1, min(cell.rows, _MOST_SPAN)) for cell in cells
    )
    if covered > _MOST_COVERED and covered > _TIMES * len(cells):
        raise UnreadableError(
            f"a table of {len(cells):,} cells says that they cover {covered:,}: no document"
        )
