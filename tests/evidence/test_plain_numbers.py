"""Numbers that stand alone are read as the reader of running text reads them."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.figures.plain_numbers import plain_number
from sphinx_kfor.evidence.languages import language

_PARTS = ("0", "5", "05", "12", "31", "99", "123", "000", "1234", "2019")
_TEXTS = [
    *(str(number) for number in (0, 7, 99, 999, 1000, 1899, 1900, 1999, 2022, 2100, 2101, 2199, 10000)),
    *(f"{whole}{mark}{part}" for whole in ("0", "3", "22", "2022") for mark in ".," for part in _PARTS),
    "000", "007", "1 234", "1\u00a0234\u00a0567", "1\u202f234,5", "1.234.567,89", "1,234,567.89", "12 34",
]  # fmt: skip


@pytest.mark.parametrize("tag", ["en", "de", "fr", "it", "es", "sq", "sr", "de-CH", "en-IN"])
def test_a_number_alone_is_read_the_same_with_and_without_a_look_around_it(tag: str) -> None:
    reader = Reader(Notation(tag, language(tag)))
    for text in [*_TEXTS, *(f"-{one}" for one in _TEXTS)]:
        found = plain_number(text, reader.writing)
        assert found is None or found == reader.read_anew(text), text


@pytest.mark.parametrize(
    "text", ["", "12 km", "~5", "22.11.2022", "1/2", "12*", "(12)", "12 p", "1e6", "€5", "000"]
)
def test_what_is_more_than_a_number_is_left_to_the_reader(text: str) -> None:
    assert plain_number(text, Notation("en", language("en"))) is None
