"""Pipe tables, as Markdown writes them and as they survive copying from a web page.

Bars at a row's ends may be there or not, the header may stand apart from its row of dashes, and
the table ends at the first line without a bar. Every row must have as many cells as the header:
what has not is a broken table, not a missing one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.table_notes import is_note
from sphinx_kfor.evidence.documents.tables import Cell, Table
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.text.views import View

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
#: A row of dashes; a web page may have made long ones of them.
_RULE = re.compile(
    r"\s*\|?(?:\s*:?[-\u2013\u2014]+:?\s*\|)+(?:\s*:?[-\u2013\u2014]+:?)?\s*|\s*\|\s*:?-+:?\s*"
)
_BAR = re.compile(r"(?<!\\)\|")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)*")
_CLOSED = re.compile(r"\s*\|.*(?<!\\)\|\s*")
#: A line that says that it is the title of a table: `Table 2: Trade`, `: Trade`, `Tabella 3 - Porti`.
_CAPTION = re.compile(
    r"\s*(?:\*{0,2}(?:tab(?:\.|[^\W\d]{0,6})|cuadro|prospetto|табел[аи]|таблица)"
    r"(?:\s+[\dIVX]+[\d.]*[a-z]?\*{0,2}\s*[:.\u2013\u2014|-]?\s+|\*{0,2}\s*:\s+)|:\s+)(?P<title>\S.*?)\s*",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[\s`:~]*\{[\w:-]*(?:table|figure)\}\s*|[#\s*_>]+(?=\S)")


def pipe_tables(text: str, view: View, *, markdown: bool) -> list[Table]:
    """The pipe tables of a text, broken ones too.

    Args:
        text: the decoded file.
        view: what a reader sees of it.
        markdown: whether what stands in its code is no table.
    """
    return list(_Finder(text, view, markdown).tables()) if "|" in text else []


@dataclass
class _Finder:
    text: str
    view: View
    markdown: bool
    lines: list[str] = field(init=False)
    starts: list[int] = field(init=False)
    opaque: set[int] = field(default_factory=set)
    over: bool = False
    taken: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.lines = _LINES.findall(self.text)
        self.starts = [0, *accumulate(map(len, self.lines))]
        if self.markdown:
            from sphinx_kfor.evidence.documents.markdown import opaque_lines  # noqa: PLC0415 (costs its import)

            self.opaque = opaque_lines(self.text)

    def tables(self) -> Iterator[Table]:
        """Each table; its rows are not looked at again. Titles stand where that of the first does."""
        first = next((line for line in range(len(self.lines)) if self._bars(line)), 0)
        above = self._above(first)
        self.over = above is not None and bool(_CAPTION.fullmatch(self._line(above)))
        number = at = 0
        while at < len(self.lines):
            found = self._table(at, number + 1) if self._bars(at) else None
            if found is None:
                at += 1
                continue
            table, at = found
            number += 1
            yield table

    def _table(self, at: int, number: int) -> tuple[Table, int] | None:
        """The table whose header or row of dashes is a line, and the line behind it."""
        if self._is_rule(at):
            return Table(number, at + 1, fault=f"line {at + 1}: no header above its row of dashes"), at + 1
        rule = next((line for line in (at + 1, at + 2) if self._is_rule(line)), None)
        if rule is None or (rule == at + 2 and self.lines[at + 1].strip()):
            return self._without_rule(at, number)
        rows, end = self._rows(rule + 1)
        return self._built(number, at, rule, rows, end), end

    def _without_rule(self, at: int, number: int) -> tuple[Table, int] | None:
        """Rows between bars that no row of dashes makes a table."""
        end = at
        while self._bars(end) and _CLOSED.fullmatch(self._line(end)):
            end += 1
        if end - at < 2:  # noqa: PLR2004 (one such line is prose)
            return None
        fault = f"line {at + 1}: no row of dashes under its header"
        return Table(number, at + 1, self._title(at, end), fault=fault), end

    def _rows(self, first: int) -> tuple[list[int], int]:
        """The lines of the rows from a line on, which may stand one blank line apart from it."""
        if first + 1 < len(self.lines) and not self.lines[first].strip() and self._bars(first + 1):
            following = first + 2
            first += not (self._is_rule(following) or self._is_rule(following + 1))
        end = first
        while self._bars(end) and not self._is_rule(end + 1) and not self._is_rule(end):
            end += 1
        return list(range(first, end)), end

    def _built(self, number: int, header: int, rule: int, rows: list[int], end: int) -> Table:
        edges = _edges(self._line(rule))
        expected = len(_parts(self._line(rule), *edges, 0))
        cells = {line: self._cells(line, edges, expected) for line in (header, *rows)}
        for line, found in cells.items():
            if len(found) != expected:
                what = "the header" if line == header else "the row"
                said = " ".join(self._line(line).split())
                fault = f"line {line + 1}: {what} has {len(found)} cells, not {expected}: '{said}'"
                return Table(number, header + 1, self._title(header, end), fault=fault)
        if self._goes_on(end, edges, expected):
            fault = f"line {end + 1}: no bar in this line, and the table goes on behind it"
            return Table(number, header + 1, self._title(header, end), fault=fault)
        made = [cells[line] for line in rows]
        keys = tuple(row[0].text for row in made)
        return Table(number, header + 1, self._title(header, end), cells[header], keys, made.__getitem__)

    def _goes_on(self, end: int, edges: tuple[bool, bool], expected: int) -> bool:
        """Whether a line without a bar stands right between a table and another row of it."""
        following = end + 1
        if end >= len(self.lines) or not self.lines[end].strip() or not self._bars(following):
            return False
        another = any(self._is_rule(line) for line in (end, following, following + 1, following + 2))
        return not another and len(_parts(self._line(following), *edges, expected)) == expected

    def _cells(self, line: int, edges: tuple[bool, bool], expected: int) -> tuple[Cell, ...]:
        text = self._line(line)
        at = self.starts[line] + len(self.lines[line].rstrip("\r\n")) - len(text)
        return tuple(self._cell(at + start, at + end) for start, end in _parts(text, *edges, expected))

    def _cell(self, start: int, end: int) -> Cell:
        """The cell between two bars of the raw text."""
        view, seen = self.view, self.view.text
        first, last = view.seen(start), view.seen(end)
        inside = seen[first:last]
        first += len(inside) - len(inside.lstrip())
        last = max(first, last - len(inside) + len(inside.rstrip()))
        return Cell(seen[first:last].replace("\\|", "|"), Span(first, last))

    def _title(self, header: int, end: int) -> str:
        """A caption under the table, where they stand there, else the line or heading above it."""
        for line in () if self.over else (end, end + 1):
            caption = _CAPTION.fullmatch(self.lines[line]) if line < len(self.lines) else None
            if caption:
                self.taken.add(line)
                return caption["title"].strip("* ")
        above = self._above(header)
        if above is None:
            return ""
        caption = _CAPTION.fullmatch(self._line(above))
        if caption:
            return "" if above in self.taken else caption["title"].strip("* ")
        text = self.lines[above].strip()
        return _OPENING.sub("", text, count=1).strip("#*_: ") if _OPENING.match(text) else text.rstrip(":")

    def _above(self, header: int) -> int | None:
        """The line above a table that may be its title: not a row, nor what stands under another table."""
        above = header - 1
        while above >= 0 and not self.lines[above].strip():
            above -= 1
        block = above
        while block > 0 and self.lines[block - 1].strip() and not self._bars(block):
            block -= 1
        under = self._bars(block) and above < header - 1
        return None if above < 0 or self._bars(above) or under or is_note(self._line(above)) else above

    def _line(self, line: int) -> str:
        """A line without its end and the marks of a block quote."""
        text = self.lines[line].rstrip("\r\n")
        mark = _QUOTE.match(text)
        return text[mark.end() :] if mark else text

    def _bars(self, line: int) -> bool:
        return line < len(self.lines) and line not in self.opaque and bool(_BAR.search(self.lines[line]))

    def _is_rule(self, line: int) -> bool:
        return self._bars(line) and bool(_RULE.fullmatch(self._line(line)))


def _edges(rule: str) -> tuple[bool, bool]:
    """Whether a table's rows begin and end with a bar, as its row of dashes does."""
    return rule.lstrip().startswith("|"), rule.rstrip().endswith("|")


def _parts(text: str, leading: bool, trailing: bool, expected: int) -> list[tuple[int, int]]:  # noqa: FBT001
    """The places between the bars of a row, without what is before the first and behind the last."""
    bars = [match.start() for match in _BAR.finditer(text)]
    parts = list(zip([0, *(bar + 1 for bar in bars)], [*bars, len(text)], strict=True))
    blank = [not text[start:end].strip() for start, end in parts]
    if len(parts) > 1 and blank[-1] and (trailing or len(parts) > expected):
        parts.pop()
    if len(parts) > 1 and blank[0] and (leading or len(parts) > expected):
        parts.pop(0)
    return parts
