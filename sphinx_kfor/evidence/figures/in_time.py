"""Cells of a table's row, or column, by the years that its columns, or rows, are of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.years import is_likely_year

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.figures.figure import Notation

_A_YEAR = re.compile(r"(?<!\d)((?:1[89]|20)\d\d)(?:\s?[-\u2013/]\s?\d\d(?:\d\d)?)?(?!\d)")


def year_of(name: str) -> tuple[int, str]:
    """The only year that a name has, the first of `2019/20`, and the rest of the name; 0 for none."""
    years = [found for found in _A_YEAR.finditer(name) if is_likely_year(found[1])]
    if len(years) != 1:
        return 0, name
    return int(years[0][1]), " ".join(_A_YEAR.sub(" ", name).split())


def undated(names: Sequence[str], own: Sequence[str]) -> dict[str, str]:
    """Names without their years, each with the whole name; only those that are still told from each other.

    Where some of one year are looked at, those of other years are left out: *Men 2023* beside *Men 2024*.
    """
    years = {year_of(name)[0] for name in own}
    known = [name for name in names if len(years - {0}) != 1 or year_of(name)[0] in years | {0}]
    rests = [year_of(name)[1] for name in known]
    return {rest: name for rest, name in zip(rests, known, strict=True) if rest and rests.count(rest) == 1}


def before_in_time(table: Table, row: str, column: str, writing: Notation) -> list[Decimal]:
    """The figures that a cell's row, or column, has for earlier years; none where one is no figure.

    Args:
        table: the table.
        row: the name of the cell's row.
        column: the name of its column.
        writing: how the source writes figures.
    """
    rows, columns = list(table.row_names), list(table.names)
    if row not in rows or column not in columns:
        return []
    own, names = (column, columns) if year_of(column)[0] else (row, rows)
    place = columns.index(column)
    cells = table.row(rows.index(row)) if own is column else [table.row(at)[place] for at in range(len(rows))]
    year, what = year_of(own)
    dated = ((*year_of(name), cell.text) for name, cell in zip(names, cells, strict=False))
    figures = [writing.read(text) for when, of, text in dated if 0 < when < year and of == what]
    return [figure.value for figure in figures if figure is not None] if all(figures) else []
