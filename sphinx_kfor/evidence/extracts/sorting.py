"""Rows of a table in the order of a column: figures by what they say, never as letters."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.cell_flags import has_letters, parted
from sphinx_kfor.evidence.figures.cell_units import merged, of_cell
from sphinx_kfor.evidence.figures.flags import is_missing
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.moments import moments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.figures.figure import Figure, Notation

_LETTER, _DIGITS = re.compile(r"[^\W\d_]"), re.compile(r"(\d+)")


def sorted_rows(  # noqa: PLR0913 (a table, and how it is sorted)
    rows: list[list[str]],
    header: list[str],
    column: int,
    units: list[list[str]],
    notation: Notation,
    *,
    descending: bool,
) -> tuple[list[list[str]], tuple[str, ...]]:
    """Figures by number, words by letters behind them; among figures words stand last, in their order.

    Dates stand in order of time, numbers inside words count as numbers, and what has digits but no letters
    and is no figure of the source's language is not put in any order.

    Figures that count something else than most cannot be ranked with them, and stand last as well.
    Returns the rows, and the cells that stand last though they are not empty.
    """
    cells = [row[column] for row in rows]
    dates = _dated(cells, notation)
    if dates:
        return _in_order(rows, column, sorted(dates, key=dates.__getitem__, reverse=descending))
    around = next((row[column] for row in units if row[column]), "")
    figures = read_column(cells, (header[column], around), notation)
    kinds = {
        at: _kind(of_cell(figure, (rows[at][0] if column else "", units[at][column]), notation))
        for at, figure in enumerate(figures)
        if figure is not None
    }
    most = max(Counter(kinds.values()).items(), key=lambda found: found[1])[0] if kinds else None
    numbers = {at: figures[at].value for at, kind in kinds.items() if kind == most}  # type: ignore[union-attr]
    words = [at for at in range(len(rows)) if at not in kinds and _LETTER.search(rows[at][column])]
    words = [at for at in words if not is_missing(rows[at][column])]
    order = sorted(numbers, key=numbers.__getitem__, reverse=descending)
    if len(words) > len(numbers):
        order += sorted(words, key=lambda at: _by_letters(rows[at][column]), reverse=descending)
    return _in_order(rows, column, order)


def _in_order(
    rows: list[list[str]], column: int, order: list[int]
) -> tuple[list[list[str]], tuple[str, ...]]:
    """The rows in an order, those that have no place in it last; and what these say that is not empty."""
    others = [at for at in range(len(rows)) if at not in order]
    last = tuple(dict.fromkeys(rows[at][column] for at in others if rows[at][column]))
    return [rows[at] for at in [*order, *others]], last


def _dated(cells: list[str], notation: Notation) -> dict[int, float]:
    """The moments of a column of dates, by row; `2019-03` is no range, and a year alone a figure."""
    full = [at for at, cell in enumerate(cells) if not is_missing(cell)]
    found = moments([cells[at] for at in full], notation)
    years = all(cells[at].isdigit() for at in full)
    return dict(zip(full, found, strict=True)) if found and not years else {}


def _by_letters(cell: str) -> list[tuple[int, int, str]]:
    """What a cell is sorted by: its letters in any case, and the numbers in it as numbers."""
    parts = enumerate(_DIGITS.split(cell.casefold()))
    return [(1, int(part), "") if at % 2 else (0 if not part else 2, 0, part) for at, part in parts]


def _kind(figure: Figure) -> tuple[str, str]:
    """What a figure counts, by which figures can be ranked or not."""
    return figure.currency, figure.measure or (figure.unit if figure.unit.startswith("%") else "")


def read_column(cells: list[str], said: Sequence[str], notation: Notation) -> list[Figure | None]:
    """The figures of a column's cells; `(1,234)` is negative where money is counted.

    Args:
        cells: what stands in them.
        said: what the header says, and what stands outside it and says what the cells count.
        notation: how the source writes figures.
    """
    plain = _without_flags(cells, notation)
    unit = merged(unit_of(words, notation) for words in said)
    money = bool(unit and unit.currency) or any(figure and figure.currency for figure in plain)
    if not money and not any(figure and figure.number < 0 for figure in plain):
        money = any(cell.startswith("(") and cell.endswith(")") for cell in cells) and _in_thousands(cells)
    if not money:
        return plain
    return [figure or notation.read(cell, accounts=True) for figure, cell in zip(plain, cells, strict=True)]


def _without_flags(cells: list[str], notation: Notation) -> list[Figure | None]:
    """The figures of a column, where letters are flags if one is."""
    lettered = any(has_letters(cell, notation) for cell in cells)
    found = []
    for cell in cells:
        bare, flag = parted(cell, notation, lettered=lettered)
        figure = notation.read(bare)
        found.append(replace(figure, text=cell, flag=flag) if figure and flag else figure)
    return found


def _in_thousands(cells: list[str]) -> bool:
    """Whether a figure in brackets has groups of digits, as accounts do and years do not."""
    return any(re.fullmatch(r"\(\d{1,3}(?:[.,\s]\d{3})+(?:[.,]\d+)?\)", cell) for cell in cells)
