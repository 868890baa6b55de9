"""The tables of one sheet of a workbook: the whole sheet from its header row on, or some of its cells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.data_frame import frame_of_rows
from sphinx_kfor.evidence.documents.grids import joined_rows
from sphinx_kfor.evidence.documents.sheet_addresses import column_letters, quoted
from sphinx_kfor.evidence.documents.tables import Cell, Table
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.reading import Sheet
    from sphinx_kfor.evidence.documents.sheet_addresses import Area

#: A title above a table is no longer, in code points.
_TITLE = 200
#: Sheets of more cells are not looked through for notes and a second table.
_MOST_FRAMED = 500_000
_MOST_MERGED = 100_000


@dataclass(frozen=True)
class SheetTables:
    """Makes tables of a sheet.

    Attributes:
        text: the document's text.
        number: the sheet's, from 1.
        sheet: what the reader found.
    """

    text: str
    number: int
    sheet: Sheet

    @cached_property
    def cells(self) -> dict[tuple[int, int], Span]:
        """The spans of its cells by row and column; a merged one stands in all its places."""
        flat, areas = self.sheet.cells, self.sheet.merged
        found = {(flat[at], flat[at + 1]): Span(flat[at + 2], flat[at + 3]) for at in range(0, len(flat), 4)}
        for at in range(0, len(areas), 4):
            top, left, bottom, right = areas[at : at + 4]
            span = found.get((top, left))
            if span is not None and (bottom - top + 1) * (right - left + 1) <= _MOST_MERGED:
                for row in range(top, bottom + 1):
                    for column in range(left, right + 1):
                        found.setdefault((row, column), span)
        return found

    @cached_property
    def whole(self) -> Table:
        """The sheet as a table, from its header row on."""
        sheet, flat = self.sheet, self.sheet.cells
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
        headers, kept, fault = self._framed(kept, wide)
        return self._table(kept, wide, headers, named, fault)

    def part(self, area: Area) -> Table | None:
        """Some of its cells as a table, their header first; None where they hold no header and row."""
        columns = range(area.left, area.right + 1)
        rows = [
            row
            for row in range(area.top, area.bottom + 1)
            if any((row, column) in self.cells for column in columns)
        ]
        if len(rows) < 2:  # noqa: PLR2004 (a header and a row)
            return None
        return self._table(rows, (area.left, area.right), headers=0)

    def _framed(self, rows: list[int], columns: tuple[int, int]) -> tuple[int, list[int], str]:
        """How many rows are a header, the rows without notes, and what is wrong if there is another table."""
        cells, blank = self.cells, [""] * (columns[1] - columns[0] + 1)
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
            cell = f"{quoted(self.sheet.name)}!{column_letters(columns[0])}{shown[second - 1]}"
            return 0, rows, (
                f"another table seems to begin at {cell}, under a blank row; name the cells of each, "
                f"as {quoted(self.sheet.name)}!A1:B9"
            )  # fmt: skip
        kept = [row for row in rows if not last or row <= shown[last - 1]]
        merged = _header_rows(self.sheet, rows)
        return (merged if merged > 1 else header), kept, ""

    def _table(
        self, rows: list[int], columns: tuple[int, int], headers: int, title: str = "", fault: str = ""
    ) -> Table:
        cells = self.cells
        wide = range(columns[0], columns[1] + 1)
        headers = headers or _header_rows(self.sheet, rows)

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
            self.number,
            line,
            title or self.sheet.name,
            joined_rows(above),
            keys,
            lambda place: row_of(data[place]),
            fault,
            lower=lower,
        )


def _header_rows(sheet: Sheet, rows: list[int]) -> int:
    """One, or more where a cell of the header is merged over several columns or down over several rows."""
    areas = sheet.merged
    over = [areas[at : at + 4] for at in range(0, len(areas), 4) if areas[at] == rows[0]]
    if not over or len(rows) < 3:  # noqa: PLR2004 (a header over a header over data)
        return 1
    down = max(bottom - top + 1 for top, _, bottom, _ in over)
    return min(max(down, 2 if any(left < right for _, left, _, right in over) else 1), len(rows) - 1)
