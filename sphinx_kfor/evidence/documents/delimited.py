"""Delimited files, CSV and TSV (RFC 4180), as one table with a header row.

A file may have a million rows. It is read once, by Python's `csv`; kept are where each row
begins and what its first cell says, and the cells of a row are read again where one is asked for.
Offsets are Unicode code points into the decoded file, which is also what a reader sees.
"""

from __future__ import annotations

import csv
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.tables import Cell, Table
from sphinx_kfor.evidence.problems import short
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DELIMITERS = ",;\t|"
_BOM = "\ufeff"
_QUOTE = '"'
#: How much of a file its delimiter is guessed from: rows, and code points.
_SAMPLE_ROWS, _SAMPLE = 20, 65_536
_SHOWN = 60


def read_delimited(text: str, delimiters: str = DELIMITERS, header: int = 1) -> Table:
    """The table of a delimited file; a broken one says in which line.

    Args:
        text: the decoded file.
        delimiters: its delimiter, or those that it may be.
        header: the line of its header, from 1.
    """
    begin = _begin_of(text, header)
    delimiter = delimiters if len(delimiters) == 1 else guess_delimiter(text[begin : begin + _SAMPLE])
    rows = _Rows(text, delimiter, begin=begin)
    try:
        headers, keys = rows.read()
    except (_RaggedError, csv.Error) as error:
        return Table(1, 1, fault=f"line {rows.line}: {error}")
    return Table(1, rows.first_line, headers=headers, keys=keys, row=rows.row)


def _begin_of(text: str, line: int) -> int:
    """Where a line begins, counted from 1; the end of the text, if it has not so many."""
    end, begin = "\n" if "\n" in text else "\r", 0
    for _ in range(line - 1):
        begin = text.find(end, begin) + 1 or len(text)
    return begin


def guess_delimiter(text: str) -> str:
    """The delimiter that gives the first rows most cells, all of them the same number."""
    lines = list(_Lines(text[:_SAMPLE]))[:_SAMPLE_ROWS]

    def fitness(delimiter: str) -> tuple[bool, int]:
        try:
            sizes = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        except csv.Error:
            return False, 0
        return len(set(sizes)) == 1 and sizes[0] > 1, sizes[0] if sizes else 0

    return max(DELIMITERS, key=fitness)


class _RaggedError(ValueError):
    """A row has not as many cells as the header."""


class _Lines:
    """The lines of a text with their ends; `at` is the place behind the last one given."""

    def __init__(self, text: str, begin: int = 0) -> None:
        self.text = text
        self.at = begin or (1 if text.startswith(_BOM) else 0)
        self.end = "\n" if "\n" in text else "\r"

    def __iter__(self) -> Iterator[str]:
        text, end, size = self.text, self.end, len(self.text)
        while self.at < size:
            start, self.at = self.at, text.find(end, self.at) + 1 or size
            yield text[start : self.at]


@dataclass
class _Rows:
    text: str
    delimiter: str
    starts: array[int] = field(default_factory=lambda: array("q"))
    first_line: int = 1
    begin: int = 0

    @property
    def line(self) -> int:
        """The line of the row that was being read."""
        return self.text.count("\n", 0, self.begin) + 1

    def read(self) -> tuple[tuple[Cell, ...], Sequence[str]]:
        """The header, and the first cell of each row.

        Raises:
            _RaggedError: a row has not as many cells as the header.
            csv.Error: a row cannot be read.
        """
        lines = _Lines(self.text, self.begin)
        self.begin = lines.at
        reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
        keys: list[str] = []
        expected, header_at = 0, 0
        for row in reader:
            if len(row) != expected and row:
                if expected:
                    said = short(self.text[self.begin : lines.at], _SHOWN, end=False)
                    raise _RaggedError(
                        f"the row has {len(row)} cells, not {expected}: '{said}'{self._hint()}"
                    )
                expected, header_at, self.first_line = len(row), self.begin, self.line
            elif row:
                self.starts.append(self.begin)
                keys.append(row[0].strip())
            self.begin = lines.at
        if not expected:
            raise _RaggedError("the file is empty; a table has a header row")
        return self._cells(header_at), keys

    def _hint(self) -> str:
        """What to do where the rows above may not belong to the table."""
        return "" if self.starts else "; if the header is further down, give its line in custom.header"

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
        end = at
        while end < len(self.text) and self.text[end] not in {self.delimiter, "\r", "\n"}:
            end += 1
        raw = self.text[at:end]
        return Cell(raw.strip(), _trimmed(raw, at)), end


def _trimmed(raw: str, at: int) -> Span:
    """The span of a cell without white space at its ends."""
    start = at + len(raw) - len(raw.lstrip())
    return Span(start, max(start, at + len(raw.rstrip())))
