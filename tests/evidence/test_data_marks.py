"""Data whose figures are written otherwise than in the language of its names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sphinx_kfor.evidence.figures.data_marks import other_marks
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.languages import language


@pytest.mark.parametrize(
    ("tag", "columns", "marks"),
    [
        ("de", [["9.5", "1.234", "0.125"]], ".,"),
        ("de", [["9.5 %", "-1.25"], ["A", "B"]], ".,"),
        ("fr", [["1,234.5", "12"]], ".,"),
        ("en", [["9,5", "1,234"]], ",."),
        ("de", [["9,5", "1.234"]], ""),
        ("de", [["17.30", "18.15"], ["1.234", "2.500"]], ""),  # times, and groups
        ("de", [["9.5", "9,5"]], ""),
        ("de", [["1.234", "5.678"]], ""),
        ("en", [["9.5", "1,234"]], ""),
        ("it", [["Alva", "Brona"]], ""),
    ],
)
def test_the_other_cells_tell(tag: str, columns: list[list[str]], marks: str) -> None:
    assert other_marks(columns, Notation(tag, language(tag))) == marks


def test_a_group_never_begins_with_nought() -> None:
    assert Notation("de", language("de")).number("0.125") is None
    assert Notation("de", language("de")).number("1.234") == 1234
    assert Notation("de", language("de"), marks=".,").number("1.234") == Decimal("1.234")
