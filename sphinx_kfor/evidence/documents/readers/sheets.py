"""Put a workbook's reading together, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.reading import Reading, Sheet

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.reading import Json

#: More cells than these are not read.
MOST_CELLS = 1_000_000


@dataclass
class Sheets:
    """Collects sheets: each begins with its name; a row is a line, its cells are parted by tabs.

    Attributes:
        facts: what the workbook says of itself.
        passed_over: how many lines of charts and text boxes are not read.
    """

    facts: Json = field(default_factory=dict)
    passed_over: int = 0
    _pieces: list[str] = field(default_factory=list)
    _size: int = 0
    _sheets: list[Sheet] = field(default_factory=list)
    _row: int = 0
    _count: int = 0

    def begin(self, name: str) -> None:
        """A sheet begins."""
        if self._size:
            self._write("\n\n")
        start = self._size
        self._write(name)
        self._sheets.append(Sheet(name, start, []))
        self._row = 0

    def cell(self, row: int, column: int, text: str) -> None:
        """A cell that holds something; cells come row by row."""
        words = " ".join(text.split())
        if not words:
            return
        self._count += 1
        if self._count > MOST_CELLS:
            raise UnreadableError(f"it has more than {MOST_CELLS:,} cells; save the part that you use")
        self._write("\t" if row == self._row else "\n" if self._row else "\n\n")
        self._row = row
        self._sheets[-1].cells.extend((row, column, self._size, self._size + len(words)))
        self._write(words)

    def merge(self, *area: int) -> None:
        """An area that is merged: its first row and column, and its last ones."""
        self._sheets[-1].merged.extend(area)

    def end(self) -> None:
        """The sheet ends; an empty one is none."""
        if not self._sheets[-1].cells:
            name = self._sheets.pop().name
            self._pieces.pop()
            self._size -= len(name)
            if self._pieces:
                self._size -= len(self._pieces.pop())

    def reading(self) -> Reading:
        """All of it."""
        if not self._sheets:
            raise UnreadableError(
                "the workbook holds no cells; if they are formulas, open it, and save it again"
            )
        text = "".join(self._pieces)
        return Reading(
            text,
            "cell",
            sheets=tuple(self._sheets),
            notes=len(text),
            asides=len(text),
            passed_over=self.passed_over,
            facts=self.facts,
        )

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._size += len(text)
