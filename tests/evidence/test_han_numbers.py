"""Figures of Chinese, Japanese, Thai and Arabic sources are read as their readers read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sphinx_kfor.evidence.figures.derived import derive, printed
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.formatting import formatted
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.languages import language


def notation(tag: str) -> Notation:
    return Notation(tag, language(tag))


@pytest.mark.parametrize(
    ("tag", "text", "value", "counted"),
    [
        ("zh", "3.2亿元", "320000000", "CNY"),
        ("zh", "5000万元", "50000000", "CNY"),
        ("zh", "2.5万亿元", "2500000000000", "CNY"),
        ("zh", "三百二十万", "3200000", ""),
        ("zh", "十二亿五千万美元", "1250000000", "USD"),
        ("zh", "４５０万", "4500000", ""),
        ("ja", "３億２０００万円", "320000000", "JPY"),
        ("ja", "約５０００万円", "50000000", "JPY"),
        ("ja", "１，２５０メートル", "1250", ""),
        ("ja", "１２．５％", "12.5", ""),
        ("th", "3.2 ล้านบาท", "3200000", ""),
        ("th", "๑,๒๕๐", "1250", ""),
        ("ar", "٣٫٢ مليون", "3200000", ""),
    ],
)
def test_a_figure_is_read(tag: str, text: str, value: str, counted: str) -> None:
    figure = notation(tag).read(text)
    assert figure is not None
    assert (figure.value, figure.currency) == (Decimal(value), counted)
    assert figure.text == text


@pytest.mark.parametrize("text", ["万一", "一些", "统一", "三百二十万人过桥"])
def test_letters_that_are_no_number_are_none(text: str) -> None:
    figure = notation("zh").read(text)
    assert figure is None or figure.unit


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("zh", "费用为3.2亿元，比计划多5000万元。今年有４５０万人。", ["3.2亿元", "5000万元", "４５０万"]),
        ("zh", "失业率从5.2%降至4.8％，2022年4月为5%。", ["5.2%", "4.8％", "5%"]),
        ("ja", "費用は３億２０００万円で、約５０００万円多い。", ["３億２０００万円", "５０００万円"]),
        ("ar", "بلغت كلفة الجسر ٣٫٢ مليون دينار", ["٣٫٢ مليون"]),
    ],
)
def test_the_figures_of_a_text_are_found(tag: str, text: str, found: list[str]) -> None:
    assert [mention.text for mention in Reader(notation(tag)).mentions(text)] == found


def test_a_scale_that_the_page_has_no_word_for_is_reckoned_in_one_that_it_has() -> None:
    chinese, english = notation("zh"), notation("en")
    one, other = chinese.read("3.2亿元"), chinese.read("5000万元")
    assert one is not None
    assert other is not None
    assert formatted(one, chinese, "local", english) == "CN¥320\u00a0million"
    made = derive("a - b", {"a": (one, chinese), "b": (other, chinese)}, english)
    assert printed(made, english) == "CN¥270\u00a0million"
    assert made.value == Decimal(270_000_000)


@pytest.mark.parametrize("text", ["3.2 crore", "32 lakh"])
def test_so_are_lakh_and_crore(text: str) -> None:
    english = notation("en")
    figure = english.read(text)
    assert figure is not None
    made = derive("a - b", {"a": (figure, english), "b": (figure, english)}, english)
    assert made.value == 0
    made = derive("a + a", {"a": (figure, english)}, english)
    assert made.value == 2 * figure.value
