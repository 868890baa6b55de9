"""What a table's cells are counted in, and of what time they are: by source, caption and notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.brief.tables.options import notes_of
from sphinx_kfor.evidence.figures.caption_units import added_units, says_units
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.periods import other_period
from sphinx_kfor.evidence.figures.titled import other_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.extracts.grid import Grid
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.periods import Said


@dataclass(frozen=True)
class CountedIn:
    """What the cells of a table are counted in.

    Attributes:
        grid: the table.
        options: what the author says of it.
        source: how its source writes figures, and its words.
        page: how the page does.
    """

    grid: Grid
    options: dict[str, str]
    source: Notation
    page: Notation

    def is_said(self) -> bool:
        """Whether the page says what stands around the table and says what its cells are counted in."""
        writings = (self.source, self.page)
        heads = self.grid.original[0][1:]
        if heads and all(unit_of(head, writings[0]) for head in heads):
            return True
        header, *rows = self.grid.printed
        printed = [*header, *(row[0] for row in rows)]
        typed = [self.options.get("caption", ""), self.options.get("note", "")]
        return says_units(self.grid.said, [*typed, *printed], writings)

    def wrong(self) -> Iterator[str]:
        """What a caption or a note says that cells are counted in, and the source does not."""
        writings = (self.source, self.page)
        known = [cell for row in self.grid.original for cell in row] + [self.grid.said]
        unsaid = [] if self.grid.said else self.grid.unsaid(self.source)
        for unit in unsaid:
            yield f"'{unit}', which cells are counted in, is not printed; add its column, or 'units'"
        typed = [(option, self.options.get(option, "")) for option in ("caption", "note")]
        typed += [("note", words) for _place, words in notes_of(self.options)]
        for option, words in typed:
            for more in added_units(words, known, writings):
                said = f"'{more}' in the {option} is not what the source says that the cells are counted in"
                there = self.grid.said.strip("()") or next(filter(None, map(self._unit, known)), "")
                yield f"{said}" + (f", which is '{there}'; write that" if there else "; delete it")

    def _unit(self, header: str) -> str:
        unit = unit_of(header, self.source)
        return unit.text if unit else ""

    def other_period(self, titled: frozenset[Said]) -> str:
        """A year, quarter or month of the caption, where the table names others.

        Args:
            titled: the year that its title says of all cells.
        """
        header, *rows = self.grid.original
        names, caption = [*header, *(row[0] for row in rows)], self.options.get("caption", "")
        other = other_period(caption, names, (self.source, self.page))
        return other or other_year(caption, titled, self.page)
