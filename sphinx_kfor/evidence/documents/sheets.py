"""The sheets of a workbook as tables, and their cells by address: `Sheet!B5`, `'Lifts 2025'!A4:D20`.

Offsets are Unicode code points into a document's seen text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.data_frame import frame_of_rows
from sphinx_kfor.evidence.documents.grids import joined_rows
from sphinx_kfor.evidence.documents.tables import Cell, Table
from sphinx_kfor.evidence.problems import EvidenceError, nearest
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.documents.reading import Sheet

_ADDRESS = re.compile(
    r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!]+))!"
    r"\$?(?P<left>[A-Za-z]{1,3})\$?(?P<top>\d{1,7})(?::\$?(?P<right>[A-Za-z]{1,3})\$?(?P<bottom>\d{1,7}))?"
)
#: So many cells are named together.
_MANY = 3
_PLAIN_NAME = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True)
class Area:
    """Cells of a sheet, by row and column from 1."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Workbook:
    """The sheets of a document.

    Attributes:
        text: the document's text.
        sheets: what the reader found.
    """

    text: str
    sheets: tuple[Sheet, ...]
    _cells: dict[str, dict[tuple[int, int], Span]] = field(default_factory=dict)

    @cached_property
    def tables(self) -> list[Table]:
        """Each sheet as a table, from its header row on."""
        return [self._whole(number, sheet) for number, sheet in enumerate(self.sheets, 1)]

    def area(self, words: str) -> Area | None:
        """The cells that an address names; None if it is none.

        Raises:
            EvidenceError: `reference`, if there is no such sheet.
        """
        match = _ADDRESS.fullmatch(words.strip())
        if not match:
            return None
        wanted = match["quoted"].replace("''", "'") if match["quoted"] else match["plain"].strip()
        names = [sheet.name for sheet in self.sheets]
        name = next((name for name in names if name.casefold() == wanted.casefold()), None)
        if name is None:
            raise EvidenceError("reference", f"no sheet '{wanted}'; {nearest(wanted, names)}")
        top, left = int(match["top"]), column_number(match["left"])
        bottom, right = int(match["bottom"] or top), column_number(match["right"] or match["left"])
        return Area(name, min(top, bottom), min(left, right), max(top, bottom), max(left, right))

    def choose(self, words: str) -> Table | None:
        """The table of an address such as `Sheet!A4:D20`, with its header first; None for other words.

        Raises:
            EvidenceError: `reference`, if there is no such sheet, or it holds nothing there.
        """
        area = self.area(words)
        if area is None:
            return None
        number = next(n for n, sheet in enumerate(self.sheets, 1) if sheet.name == area.sheet)
        rows = list(range(area.top, area.bottom + 1))
        cells = self._by_place(self.sheets[number - 1])
        rows = [
            row for row in rows if any((row, column) in cells for column in range(area.left, area.right + 1))
        ]
        if len(rows) < 2:  # noqa: PLR2004 (a header and a row)
            raise EvidenceError(
                "reference", f"'{words}' holds no table: name a header row and the rows under it"
            )
        return self._table(number, self.sheets[number - 1], rows, (area.left, area.right), headers=0)

    def locate(self, span: Span) -> str:
        """The cells that a passage stands in: `Sheet!B5`, or `Sheet!B5:D7`."""
        sheet = self._sheet_at(span.start)
        spans = self._spans(sheet)
        first = bisect_right(spans, span.start, key=lambda one: one[0]) - 1
        last = bisect_right(spans, max(span.start, span.end - 1), key=lambda one: one[0]) - 1
        if first < 0:
            return f"{quoted(sheet.name)}"
        within = spans[first : max(first, last) + 1]
        columns = [column for _, _, column in within]
        cells = f"{column_letters(min(columns))}{within[0][1]}"
        if last > first:
            cells += f":{column_letters(max(columns))}{within[-1][1]}"
        return f"{quoted(sheet.name)}!{cells}"

    def check(self, typed: str, span: Span | None) -> bool:
        """Whether a typed place is an address.

        Raises:
            EvidenceError: `reference`, if there is no such cell, or the passage stands elsewhere.
        """
        area = self.area(typed)
        if area is None:
            return False
        sheet = next(one for one in self.sheets if one.name == area.sheet)
        cells = self._by_place(sheet)
        inside = [
            place
            for place in cells
            if area.top <= place[0] <= area.bottom and area.left <= place[1] <= area.right
        ]
        if not inside:
            raise EvidenceError("reference", f"'{typed}' is wrong: nothing stands there")
        if span is not None and not any(
            cells[place].start <= span.start and span.end <= cells[place].end for place in inside
        ):
            found = self.locate(span)
            within = span.start >= min(cells[place].start for place in inside)
            within = within and span.end <= max(cells[place].end for place in inside)
            if not within or self._sheet_at(span.start).name != area.sheet:
                raise EvidenceError("reference", f"'{typed}' is wrong: it stands in {found}")
        return True

    def _sheet_at(self, offset: int) -> Sheet:
        number = bisect_right(self.sheets, offset, key=lambda sheet: sheet.start)
        return self.sheets[max(0, number - 1)]

    def _by_place(self, sheet: Sheet) -> dict[tuple[int, int], Span]:
        """The cells of a sheet by row and column; a merged one stands in all its places."""
        if sheet.name not in self._cells:
            flat = sheet.cells
            found = {
                (flat[at], flat[at + 1]): Span(flat[at + 2], flat[at + 3]) for at in range(0, len(flat), 4)
            }
            areas = sheet.merged
            for at in range(0, len(areas), 4):
                top, left, bottom, right = areas[at : at + 4]
                span = found.get((top, left))
                if span is not None and (bottom - top + 1) * (right - left + 1) <= _MOST_MERGED:
                    for row in range(top, bottom + 1):
                        for column in range(left, right + 1):
                            found.setdefault((row, column), span)
            self._cells[sheet.name] = found
        return self._cells[sheet.name]

    @staticmethod
    def _spans(sheet: Sheet) -> list[tuple[int, int, int]]:
        """Start, row and column of each cell, in order."""
        flat = sheet.cells
        return [(flat[at + 2], flat[at], flat[at + 1]) for at in range(0, len(flat), 4)]

    def _whole(self, number: int, sheet: Sheet) -> Table:
        flat = sheet.cells
        rows = sorted({flat[at] for at in range(0, len(flat), 4)})
        columns = [flat[at] for at in range(1, len(flat), 4)]
        counts: dict[int, int] = {}
        for at in range(0, len(flat), 4):
            counts[flat[at]] = counts.get(flat[at], 0) + 1
        widest = max(counts.values())
        first = next((row for row in rows if counts[row] >= max(2, (widest + 1) // 2)), rows[0])
        above: dict[int, list[str]] = {}
        for at in range(0, len(flat), 4):
            if flat[at] < first:
                above.setdefault(flat[at], []).append(self.text[flat[at + 2] : flat[at + 3]])
        title = ", ".join(" ".join(words) for _, words in sorted(above.items()))
        named = f"{sheet.name}: {title}" if title and len(title) < _TITLE else sheet.name
        kept = [row for row in rows if row >= first]
        wide = (min(columns), max(columns))
        headers, kept, fault = self._framed(sheet, kept, wide)
        return self._table(number, sheet, kept, wide, headers, named, fault)

    def _framed(self, sheet: Sheet, rows: list[int], columns: tuple[int, int]) -> tuple[int, list[int], str]:
        """How many rows are a header, the rows without notes, and what is wrong if there is another table."""
        cells, blank = self._by_place(sheet), [""] * (columns[1] - columns[0] + 1)
        shown = range(rows[0], rows[-1] + 1)
        if len(shown) * len(blank) > _MOST_FRAMED:
            return 0, rows, ""
        known = set(rows)

        def text(row: int, column: int) -> str:
            span = cells.get((row, column))
            return self.text[span.start : span.end] if span else ""

        texts = [
            [text(row, column) for column in range(columns[0], columns[1] + 1)] if row in known else blank
            for row in shown
        ]
        header, last, second = frame_of_rows(texts)
        if second:
            cell = f"{quoted(sheet.name)}!{column_letters(columns[0])}{shown[second - 1]}"
            return 0, rows, (
                f"another table seems to begin at {cell}, under a blank row; name the cells of each, "
                f"as {quoted(sheet.name)}!A1:B9"
            )  # fmt: skip
        kept = [row for row in rows if not last or row <= shown[last - 1]]
        merged = _header_rows(sheet, rows)
        return (merged if merged > 1 else header), kept, ""

    def _table(  # noqa: PLR0913, PLR0917 (what a table is made of)
        self,
        number: int,
        sheet: Sheet,
        rows: list[int],
        columns: tuple[int, int],
        headers: int,
        title: str = "",
        fault: str = "",
    ) -> Table:
        cells = self._by_place(sheet)
        wide = range(columns[0], columns[1] + 1)
        headers = headers or _header_rows(sheet, rows)

        def row_of(row: int) -> tuple[Cell, ...]:
            # An empty cell stands behind the last that is none, or where the first begins.
            at = next((cells[row, column].start for column in wide if (row, column) in cells), 0)
            found = []
            for column in wide:
                span = cells.get((row, column), Span(at, at))
                found.append(Cell(self.text[span.start : span.end], span))
                at = span.end
            return tuple(found)

        above, data = [row_of(row) for row in rows[:headers]], rows[headers:]
        first = [cells.get((row, columns[0]), Span(0, 0)) for row in data]
        keys = [self.text[span.start : span.end] for span in first]
        line = self.text.count("\n", 0, min((row[-1].span.end for row in above), default=0)) + 1
        lower = tuple(cell.text for cell in above[-1]) if headers > 1 else ()
        return Table(
            number,
            line,
            title or sheet.name,
            joined_rows(above),
            keys,
            lambda place: row_of(data[place]),
            fault,
            lower=lower,
        )


_TITLE = 200
#: Sheets of more cells are not looked through for notes and a second table.
_MOST_FRAMED = 500_000
_MOST_MERGED = 100_000


def _header_rows(sheet: Sheet, rows: list[int]) -> int:
    """One, or more where a cell of the header is merged over several columns or down over several rows."""
    areas = sheet.merged
    over = [areas[at : at + 4] for at in range(0, len(areas), 4) if areas[at] == rows[0]]
    if not over or len(rows) < 3:  # noqa: PLR2004 (a header over a header over data)
        return 1
    down = max(bottom - top + 1 for top, _, bottom, _ in over)
    return min(max(down, 2 if any(left < right for _, left, _, right in over) else 1), len(rows) - 1)


def together(places: Iterable[str]) -> list[str]:
    """Places, each once; many cells of one sheet are named by the areas that hold them.

    A header far above the rows that are shown is no part of where they stand.
    """
    found = list(dict.fromkeys(places))
    cells = [match for one in found if (match := _ADDRESS.fullmatch(one))]
    sheets = {match.string.rpartition("!")[0] for match in cells}
    if len(cells) < _MANY or len(cells) < len(found) or len(sheets) > 1:
        return found
    rows = sorted({int(match[part]) for match in cells for part in ("top", "bottom") if match[part]})
    columns = [column_number(match[part]) for match in cells for part in ("left", "right") if match[part]]
    areas = _runs(rows)
    areas = areas[1:] if len(areas) > 1 and areas[0][0] == areas[0][1] else areas
    areas = areas if len(areas) <= _MANY else [(areas[0][0], areas[-1][1])]
    sheet, left, right = sheets.pop(), column_letters(min(columns)), column_letters(max(columns))
    return [f"{sheet}!{left}{top}:{right}{bottom}" for top, bottom in areas]


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Rows that follow each other, each by its first and its last."""
    starts = [row for at, row in enumerate(rows) if not at or row - rows[at - 1] > 1]
    ends = [row for row, after in zip(rows, [*rows[1:], 0], strict=True) if after - row != 1]
    return list(zip(starts, ends, strict=True))


def quoted(name: str) -> str:
    """A sheet's name as an address has it: in quotation marks where it is no single word."""
    return name if _PLAIN_NAME.fullmatch(name) else "'" + name.replace("'", "''") + "'"


def named(words: str) -> str:
    """A sheet's name, of what an author types: with or without its quotation marks."""
    words = words.strip()
    marked = len(words) > 1 and words[0] == words[-1] == "'"
    return words[1:-1].replace("''", "'") if marked else words


def column_letters(number: int) -> str:
    """The letters of a column: 28 is AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The number of a column: AB is 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
