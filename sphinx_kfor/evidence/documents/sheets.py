"""A workbook: its sheets as tables, what an address names, and where a passage stands.

Offsets are Unicode code points into a document's seen text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.sheet_addresses import Area, address, column_letters, quoted
from sphinx_kfor.evidence.documents.sheet_tables import SheetTables
from sphinx_kfor.evidence.problems import EvidenceError, nearest

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.reading import Sheet
    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.text.spans import Span


@dataclass(frozen=True)
class Workbook:
    """The sheets of a document.

    Attributes:
        text: the document's text.
        sheets: what the reader found.
    """

    text: str
    sheets: tuple[Sheet, ...]

    @cached_property
    def tables(self) -> list[Table]:
        """Each sheet as a table, from its header row on."""
        return [made.whole for made in self._made]

    @cached_property
    def _made(self) -> list[SheetTables]:
        return [SheetTables(self.text, number, sheet) for number, sheet in enumerate(self.sheets, 1)]

    def _of(self, area: Area) -> SheetTables:
        return next(made for made in self._made if made.sheet.name == area.sheet)

    def area(self, words: str) -> Area | None:
        """The cells that an address names; None if it is none.

        Raises:
            EvidenceError: `reference`, if there is no such sheet.
        """
        area = address(words)
        if area is None:
            return None
        names = [sheet.name for sheet in self.sheets]
        name = next((name for name in names if name.casefold() == area.sheet.casefold()), None)
        if name is None:
            raise EvidenceError("reference", f"no sheet '{area.sheet}'; {nearest(area.sheet, names)}")
        return replace(area, sheet=name)

    def choose(self, words: str) -> Table | None:
        """The table of an address such as `Sheet!A4:D20`, with its header first; None for other words.

        Raises:
            EvidenceError: `reference`, if there is no such sheet, or it holds nothing there.
        """
        area = self.area(words)
        if area is None:
            return None
        table = self._of(area).part(area)
        if table is None:
            raise EvidenceError(
                "reference", f"'{words}' holds no table: name a header row and the rows under it"
            )
        return table

    def locate(self, span: Span) -> str:
        """The cells that a passage stands in: `Sheet!B5`, or `Sheet!B5:D7`."""
        sheet = self._sheet_at(span.start)
        flat = sheet.cells  # in the order of the text
        spans = [(flat[at + 2], flat[at], flat[at + 1]) for at in range(0, len(flat), 4)]
        first = bisect_right(spans, span.start, key=lambda one: one[0]) - 1
        last = bisect_right(spans, max(span.start, span.end - 1), key=lambda one: one[0]) - 1
        if first < 0:
            return quoted(sheet.name)
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
        cells = self._of(area).cells
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
