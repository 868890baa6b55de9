"""Rows in the order of a column: figures by number, dates by time, and only words as letters."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.extracts.sorting import read_column, sorted_rows
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.languages import language


@pytest.mark.parametrize(
    ("cells", "order", "last"),
    [
        (("2019 Q4", "2018 Q3", "2019 Q1"), ("2018 Q3", "2019 Q1", "2019 Q4"), ()),
        (("April 2019", "March 2020", "May 2018"), ("May 2018", "April 2019", "March 2020"), ()),
        (("2019-03", "..", "2018-04"), ("2018-04", "2019-03", ".."), ("..",)),
        (("Ward 10", "Ward 2", "ward 1"), ("ward 1", "Ward 2", "Ward 10"), ()),
        (("12,3", "2,5", "100,1"), ("12,3", "2,5", "100,1"), ("12,3", "2,5", "100,1")),
        (("03/04/2019", "01/05/2018"), ("03/04/2019", "01/05/2018"), ("03/04/2019", "01/05/2018")),
    ],
)
def test_dates_are_sorted_in_time_and_figures_never_as_letters(
    cells: tuple[str, ...], order: tuple[str, ...], last: tuple[str, ...]
) -> None:
    rows = [["", cell] for cell in cells]
    notation = Notation("en", language("en"))
    found = sorted_rows(rows, ["Port", "When"], 1, [["", ""]] * len(rows), notation, descending=False)
    assert (tuple(cell for _, cell in found[0]), found[1]) == (order, last)


@pytest.mark.parametrize(
    ("header", "around", "cells", "numbers"),
    [
        ("Result (£000)", "", ["(12)", "880"], [-12, 880]),
        ("Result", "million pounds", ["(1.2)", "8"], ["-1.2", 8]),
        ("Result", "", ["(1,234)", "880"], [-1234, 880]),
        ("Result", "", ["($12)", "$880"], [-12, 880]),
        ("Boats", "", ["(12)", "880"], [None, 880]),
        ("Boats", "", ["(1,234)", "-880"], [None, -880]),
    ],
)
def test_brackets_are_a_minus_where_money_is_counted(
    header: str, around: str, cells: list[str], numbers: list[object]
) -> None:
    read = read_column(cells, (header, around), Notation("en", language("en")))
    found = [str(figure.number) if figure else "None" for figure in read]
    assert found == [str(number) for number in numbers]
