"""The caption of a table or chart, held to what else its source has in that table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.all_tables import choose_table
from sphinx_kfor.evidence.extracts.requests import MOST_ROWS
from sphinx_kfor.evidence.figures.alike_rows import alike_columns, alike_rows
from sphinx_kfor.evidence.figures.caption_names import of_another
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.extracts.grid import Grid
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.sources.source import Source


def table_of(number: int, source: Source) -> Table | None:
    """A table of a source of which the text is here; None for none that is read."""
    try:
        table = choose_table(source.document, str(number)) if source.path is not None else None
    except EvidenceError:
        return None
    return table if table is not None and 0 < len(table.keys) <= MOST_ROWS else None


def miscaptioned(caption: str, grid: Grid, table: Table, writings: tuple[Notation, Notation]) -> str:
    """What a caption says of another column, or row, than is shown; empty for nothing.

    Args:
        caption: the caption.
        grid: the part of the table that is shown.
        table: the table.
        writings: how the source writes figures, and its words; the same of the page.
    """
    header, *lines = grid.original
    seen = {*header, *(line[0] for line in lines)}
    columns = [name for name in table.names[1:] if name in seen]
    rows = [name for name in table.row_names if name in seen]
    other = of_another(
        caption, columns, table.names[1:], alike_columns(table, columns, writings[0]), writings
    )
    if not other and len(rows) == 1:
        alike = alike_rows(table, rows, columns, writings[0])
        other = of_another(caption, rows, table.row_names, alike, writings)
    shown = ", ".join(f"'{name}'" for name in (columns if other in table.names else rows))
    return f"the caption is of '{other}', and shown is {shown}; correct it, or show that" if other else ""
