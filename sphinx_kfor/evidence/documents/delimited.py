"""Delimited files, CSV and TSV (RFC 4180), as one table with a header row.

A file may have a million rows. It is read once, by Python's `csv`; kept are where each row
begins and what its first cell says, and the cells of a row are read again where one is asked for.
Offsets are Unicode code points into the decoded file, which is also what a reader sees.
"""

from __future__ import annotations

import csv
import re
from array import array
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.data_frame import frame, told
from sphinx_kfor.evidence.documents.grids import joined_rows
from sphinx_kfor.evidence.documents.hints import Hints
from sphinx_kfor.evidence.documents.tables import Cell, Table
from sphinx_kfor.evidence.problems import short
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DELIMITERS = ",;\t|"
#: Of those that fit alike the first is it.
_BY_TRUST = "\t;|,"
_NO_HINTS = Hints()
_BOM = "\ufeff"
_QUOTE = '"'
#: How much of a file its delimiter is guessed from: rows, and code points.
_SAMPLE_ROWS, _SAMPLE = 20, 65_536
_SHOWN = 60
#: No table has more columns: as many as a sheet of a spreadsheet.
_MOST_COLUMNS = 16_384


def read_delimited(text: str, delimiters: str = DELIMITERS, hints: Hints = _NO_HINTS) -> Table:
    """The table of a delimited file; a broken one says in which line.

    Args:
        text: the decoded file.
        delimiters: its delimiter, or those that it may be.
        hints: what the catalogue says of it.
    """
    lines = list(_Lines(text))
    first = hints.header[0] - 1 if hints.header else 0
    named = told(lines)
    delimiter = named or delimiters
    if len(delimiter) > 1:
        begin = sum(map(len, lines[:first])) + _bom(text)
        delimiter = guess_delimiter(text[begin : begin + _SAMPLE])
    found = frame(lines, delimiter, hints.header, hints.last)
    ends = list(accumulate(map(len, lines), initial=_bom(text)))
    rows = _Rows(
        text,
        delimiter,
        begin=ends[min(found.header - 1, len(lines))],
        end=ends[min(found.last, len(lines))] if found.last else len(text),
    )
    try:
        headers, keys = rows.read(found.rows)
    except (_RaggedError, csv.Error) as error:
        return Table(1, 1, fault=f"line {rows.line}: {error}")
    if found.fault:
        return Table(1, rows.first_line, found.title, headers, fault=found.fault)
    lower = rows.lower
    return Table(1, rows.first_line, found.title, headers, keys, rows.row, lower=lower)


def _bom(text: str) -> int:
    return 1 if text.startswith(_BOM) else 0


def guess_delimiter(text: str) -> str:
    """The delimiter that gives all of the first rows, or most, as many cells; a comma may be decimal."""
    lines = list(_Lines(text[:_SAMPLE]))[:_SAMPLE_ROWS]

    def fitness(delimiter: str) -> tuple[bool, int, int]:
        try:
            sizes = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        except csv.Error:
            return False, 0, 0
        parted = Counter(size for size in sizes if size > 1)
        common, count = max(parted.items(), key=lambda found: found[::-1], default=(0, 0))
        return count == len(sizes) > 0, count, common

    return max(_BY_TRUST, key=fitness)


class _RaggedError(ValueError):
    """A row has not as many cells as the header."""


class _Lines:
    """The lines of a text with their ends; `at` is the place behind the last one given."""

    def __init__(self, text: str, begin: int = 0, stop: int | None = None) -> None:
        self.text = text
        self.stop = len(text) if stop is None else stop
        self.at = begin or (1 if text.startswith(_BOM) else 0)
        self.end = "\n" if "\n" in text else "\r"

    def __iter__(self) -> Iterator[str]:
        text, end, size = self.text, self.end, len(self.text)
        while self.at < self.stop:
            start, self.at = self.at, text.find(end, self.at) + 1 or size
            yield text[start : self.at]


@dataclass
class _Rows:
    text: str
    delimiter: str
    starts: array[int] = field(default_factory=lambda: array("q"))
    first_line: int = 1
    begin: int = 0
    end: int = 0
    lower: tuple[str, ...] = ()

    @cached_property
    def _behind(self) -> re.Pattern[str]:
        """What stands behind a cell without quotation marks."""
        return re.compile(rf"[{re.escape(self.delimiter)}\r\n]")

    @property
    def line(self) -> int:
        """The line of the row that was being read."""
        return self.text.count("\n", 0, self.begin) + 1

    def read(self, header_rows: int = 1) -> tuple[tuple[Cell, ...], Sequence[str]]:
        """The header, and the first cell of each row.

        Args:
            header_rows: how many rows the header has.

        Raises:
            _RaggedError: a row has not as many cells as the header.
            csv.Error: a row cannot be read.
        """
        lines = _Lines(self.text, self.begin, self.end)
        self.begin = lines.at
        reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
        keys: list[str] = []
        expected, headers = 0, []
        for row in reader:
            if len(row) != expected and row and not self._is_comment(row, expected):
                if expected:
                    said = short(self.text[self.begin : lines.at], _SHOWN, end=False)
                    raise _RaggedError(
                        f"the row has {len(row)} cells, not {expected}: '{said}'{self._hint()}"
                    )
                expected, self.first_line = len(row), self.line
                if expected > _MOST_COLUMNS:
                    raise _RaggedError(
                        f"the header has {expected:,} cells; at most {_MOST_COLUMNS:,} are read{self._hint()}"
                    )
                headers.append(self.begin)
            elif self._is_comment(row, expected):
                pass
            elif row and len(headers) < header_rows:
                headers.append(self.begin)
            elif row:
                self.starts.append(self.begin)
                keys.append(row[0].strip())
            self.begin = lines.at
        if not expected:
            raise _RaggedError("the file is empty; a table has a header row")
        return self._header([self._cells(at) for at in headers]), keys

    def _header(self, rows: list[tuple[Cell, ...]]) -> tuple[Cell, ...]:
        """The names of the columns: those of all rows joined, an empty upper one as its left neighbour's."""
        if len(rows) < 2:  # noqa: PLR2004 (one is as it stands)
            return rows[0]
        self.lower = tuple(cell.text for cell in rows[-1])
        return joined_rows(rows)

    @staticmethod
    def _is_comment(row: list[str], expected: int) -> bool:
        return len(row) == 1 and expected > 1 and row[0].lstrip().startswith("#")

    def _hint(self) -> str:
        """What to do where a row may not belong to the table."""
        if not self.starts:
            return "; if the header is further down, give its line in custom.header"
        return "; if the data end above it, give their last line in custom.last"

    def row(self, number: int) -> tuple[Cell, ...]:
        """The cells of a row."""
        return self._cells(self.starts[number])

    def _cells(self, at: int) -> tuple[Cell, ...]:
        """The cells of the row that begins at a place of a text that was read without a fault."""
        cells = []
        while True:
            cell, at = self._cell(at)
            cells.append(cell)
            if self.text[at : at + 1] != self.delimiter:
                return tuple(cells)
            at += 1

    def _cell(self, at: int) -> tuple[Cell, int]:
        """The cell that begins at a place, and where it ends."""
        if self.text[at : at + 1] == _QUOTE:
            end = at + 1
            while self.text[end : end + 1] != _QUOTE or self.text[end + 1 : end + 2] == _QUOTE:
                end += 2 if self.text[end : end + 1] == _QUOTE else 1
            raw = self.text[at + 1 : end]
            return Cell(raw.replace(_QUOTE * 2, _QUOTE).strip(), _trimmed(raw, at + 1)), end + 1
        found = self._behind.search(self.text, at)
        end = found.start() if found else len(self.text)
        raw = self.text[at:end]
        return Cell(raw.strip(), _trimmed(raw, at)), end


def _trimmed(raw: str, at: int) -> Span:
    """The span of a cell without white space at its ends."""
    start = at + len(raw) - len(raw.lstrip())
    return Span(start, max(start, at + len(raw.rstrip())))
