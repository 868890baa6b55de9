"""The cells of a source's tables that some words say: by their row, their column and what they hold."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.all_tables import cell_place
from sphinx_kfor.evidence.documents.sheet_addresses import together
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.sources.sought import tokens
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.sources.sought import Sought
    from sphinx_kfor.evidence.sources.source import Source

#: Of a table of no more rows every row is looked at, of a larger one those that the index has found.
_SMALL = 400
#: Words of other cells of a row say less of a cell than its own, its row's name and its column's.
_BESIDE = 0.5
#: What a cell itself says counts at least so much, also among many other words.
_OWN = 0.6
#: Cells that differ by less of what was sought are not told apart.
_CLOSE = 0.05
#: A table of more rows is not printed whole.
_PRINTED = 500
#: What stands above a table and is longer is a paragraph.
LONGEST_TITLE = 100
#: More rows are not named.
_MANY_ROWS = 30


@dataclass(frozen=True)
class Excerpt:
    """What of a table some words say: one cell, or the rows and columns among which they do not tell.

    Attributes:
        table: the table.
        rows: the places of its rows; empty where the words name none.
        columns: the places of its columns, never the first; empty where they name none.
        part: which part of what the words say is said there, from 0 to 1.
    """

    table: Table
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    part: float

    @property
    def is_cell(self) -> bool:
        """Whether it is one cell."""
        return len(self.rows) == len(self.columns) == 1

    @property
    def span(self) -> Span:
        """Where its first row stands, or the header."""
        cells = self.table.row(self.rows[0]) if self.rows else self.table.headers
        first, last = (self.columns[0], self.columns[-1]) if self.columns else (0, -1)
        return Span(cells[first].span.start, max(cells[first].span.end, cells[last].span.end))


def sound_tables(source: Source) -> list[Table]:
    """The tables of a source that can be asked."""
    try:
        return [table for table in source.document.tables if not table.fault and table.keys]
    except EvidenceError:
        return []  # said where a table of it is used


def place_in_table(document: Document, excerpt: Excerpt) -> str:
    """Where a reader finds what of a table some words say."""
    table, rows = excerpt.table, excerpt.rows
    if excerpt.is_cell:
        return cell_place(document, table, table.row(rows[0])[excerpt.columns[0]])
    columns = excerpt.columns or range(len(table.headers))
    lines = [table.row(row) for row in rows] or [table.headers, *map(table.row, range(len(table.keys)))]
    cells = [line[column] for line in lines for column in columns]
    return ", ".join(together(filter(None, (cell_place(document, table, cell) for cell in cells))))


def row_at(table: Table, place: Span) -> int | None:
    """The row in which a place begins; -1 for one in the header, None for one that is not in the table."""
    if not table.headers or place.end <= table.headers[0].span.start:
        return None
    row = bisect_right(range(len(table.keys)), place.start, key=lambda at: table.row(at)[0].span.start) - 1
    if row < 0:
        return -1
    return row if place.start < max(cell.span.end for cell in table.row(row)) else None


def excerpt(
    table: Table, sought: Sought, places: Iterable[Span], more: Callable[[str], Iterable[Span]]
) -> Excerpt | None:
    """What of a table the words say; None if they say nothing of it.

    Args:
        table: a sound one, with rows.
        sought: the words.
        places: what the index has found in its source.
        more: finds further places in its source, by words.
    """
    said = _Said(table, sought)
    rows = _rows(said, places, more)
    scored = {(row, column): said.score(row, column) for row in rows for column in said.columns}
    best = max(scored.values(), default=0.0)
    if best <= _CLOSE * sought.whole:
        small = said.around and len(table.keys) <= _PRINTED
        return Excerpt(table, (), (), sought.part(said.around)) if small else None
    told = [place for place, score in scored.items() if score >= best - _CLOSE * sought.whole]
    chosen = tuple(dict.fromkeys(row for row, _ in told))
    across = tuple(dict.fromkeys(column for _, column in told))
    part = sought.part(said.around | said.beside(told[0][0]) | said.at(*told[0]))
    if len(chosen) > _MANY_ROWS or len(chosen) == len(rows) > 1:
        chosen = ()
    if not chosen and len(table.keys) > _PRINTED:
        return None
    return Excerpt(table, chosen, () if len(across) == len(said.columns) > 1 else across, part)


def _rows(said: _Said, places: Iterable[Span], more: Callable[[str], Iterable[Span]]) -> Sequence[int]:
    """The rows to look at."""
    rows = range(len(said.table.keys))
    if len(rows) <= _SMALL:
        return rows
    of_columns = {word for name in said.names for word in name}
    rest = " ".join(word for word in said.sought.weights if word not in of_columns)
    found = (row_at(said.table, place) for place in [*places, *(more(rest) if rest else ())])
    return sorted({row for row in found if row is not None and row >= 0})


@dataclass
class _Said:
    """How much of what is sought the names and cells of a table say."""

    table: Table
    sought: Sought

    @cached_property
    def columns(self) -> range:
        """The columns that can be asked for; the first names the rows."""
        return range(1, len(self.table.names))

    @cached_property
    def names(self) -> list[dict[str, float]]:
        """What the header of each column says."""
        return [self.sought.heard(tokens(name)) for name in self.table.names]

    @cached_property
    def around(self) -> dict[str, float]:
        """What the table's title says."""
        title = self.table.title
        return self.sought.heard(tokens(title)) if len(title) <= LONGEST_TITLE else {}

    def at(self, row: int, column: int) -> dict[str, float]:
        """What a cell, its row's name and its column's say."""
        cells = self._row(row)
        return self.names[column] | cells[0] | cells[column]

    def beside(self, row: int) -> dict[str, float]:
        """What the cells of a row say."""
        return {word: weight for cell in self._row(row) for word, weight in cell.items()}

    def score(self, row: int, column: int) -> float:
        """How much speaks for a cell: a name or a cell that has many other words says less."""
        cells = self._row(row)
        own = [self._clearly(self.table.names[column], self.names[column])]
        own.append(self._clearly(self.table.row(row)[0].text, cells[0]))
        own.append(self._clearly(self.table.row(row)[column].text, cells[column], least=_OWN))
        beside = sum(weight for word, weight in self.beside(row).items() if word not in self.at(row, column))
        return sum(_most(own).values()) + _BESIDE * beside

    @staticmethod
    def _clearly(text: str, heard: dict[str, float], least: float = 0.0) -> dict[str, float]:
        letters = sum(map(len, tokens(text))) if heard else 0
        part = min(1.0, max(least, sum(map(len, heard)) / max(letters, 1)))
        return {word: weight * part for word, weight in heard.items()}

    def _row(self, row: int) -> list[dict[str, float]]:
        if row not in self._rows:
            self._rows[row] = [self.sought.heard(tokens(cell.text)) for cell in self.table.row(row)]
        return self._rows[row]

    @cached_property
    def _rows(self) -> dict[int, list[dict[str, float]]]:
        return {}


def _most(said: Iterable[dict[str, float]]) -> dict[str, float]:
    """Each word with the most that it says."""
    found: dict[str, float] = {}
    for one in said:
        for word, weight in one.items():
            found[word] = max(weight, found.get(word, 0.0))
    return found
