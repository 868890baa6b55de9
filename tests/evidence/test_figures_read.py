"""What a figure says, and how it is printed in another form without saying something else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_kfor.evidence.figures.figure import Figure, Notation
from sphinx_kfor.evidence.figures.formatting import formatted
from sphinx_kfor.evidence.figures.whole import left_out
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.spans import Span


def of(tag: str) -> Notation:
    return Notation(tag, language(tag))


def read(text: str, tag: str = "en") -> Figure:
    figure = of(tag).read(text)
    assert figure is not None, text
    return figure


@pytest.mark.parametrize(
    ("text", "tag", "value"),
    [
        ("1,230", "en", "1230"),
        ("1.230", "en", "1.230"),
        ("1.230", "it", "1230"),
        ("1,230", "it", "1.230"),
        ("1.230,5", "de", "1230.5"),
        ("1 230,5", "fr", "1230.5"),
        ("1\u202f230", "en", "1230"),
        ("1’230.50", "de-CH", "1230.50"),
        ("12,34,567", "en-IN", "1234567"),
        ("−0.42", "en", "-0.42"),
        ("-0.42", "en", "-0.42"),
        ("–3", "en", "-3"),
        ("2.75 %", "en", "2.75"),
        ("€16bn", "en", "16000000000"),
        ("16 million", "en", "16000000"),
        ("16 miliardi €", "it", "16000000000"),
        ("150", "", "150"),
    ],
)
def test_numbers_by_the_language_of_their_source(text: str, tag: str, value: str) -> None:
    assert read(text, tag).value == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "12,34", "1,23,4", "1.2.3", "1 23", "13th", "10 October 2022", "2022-11-21", "17:07", "Alva", "", "—",
        "n/a", "3 (of 7 boats)", "NATO 5", "24/7", "9/2022",
    ],
)  # fmt: skip
def test_what_is_no_figure_for_certain(text: str) -> None:
    assert of("en").read(text) is None


def test_all_that_belongs_to_a_figure() -> None:
    figure = read("more than €16bn ($17bn)")
    assert (figure.bound, figure.currency, str(figure.number), figure.scale) == ("over", "EUR", "16", "bn")
    assert figure.also
    assert (figure.also.currency, int(figure.also.value)) == ("USD", 17 * 10**9)
    assert (str(read("20–25 %").high), read("20–25 %").unit) == ("25", "%")
    assert str(read("between 20 and 25").high) == "25"
    assert (read("700 or more").bound, read("700+").bound, read("≥ 700").bound) == ("from", "from", "from")
    assert (read("up to 700 soldiers").bound, read("up to 700 soldiers").unit) == ("to", "soldiers")
    assert (read("più di 700 soldati", "it").bound, read("~ 5").bound) == ("over", "about")
    assert (read("5 m").unit, read("€5m").power, read("700 men").unit) == ("m", 6, "men")
    assert (read("EUR 5 million").currency, read("$5").sign, read("5 km").unit) == ("EUR", "$", "km")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("with more than ", " men", "more than"),
        ("Some ", " men", "Some"),
        ("worth €", "bn", "€"),
        ("worth ", " billion", "billion"),
        ("about 4, or ", " per cent", "per cent"),
        ("the ", " or more", "or more"),
        ("the ", " men", ""),
        ("moreover ", " men", ""),
    ],
)
def test_what_is_left_outside(before: str, after: str, said: str) -> None:
    left = left_out(f"{before}700{after}", Span(len(before), len(before) + 3), of("en"))
    assert (left.text if left else "") == said


@pytest.mark.parametrize(
    ("text", "source", "pattern", "page", "printed"),
    [
        ("1.230", "it", "local", "en", "1,230"),
        ("1,230", "en", "local", "de", "1.230"),
        ("2.75 %", "en", "local", "de", "2,75 %"),
        ("45.25 %", "en", "local", "tr", "%45,25"),
        ("€16bn ($17bn)", "en", "#,##0", "en", "€16bn ($17bn)"),
        ("€16.4bn", "en", "0", "en", "about €16bn"),
        ("1,234", "en", "@@", "en", "about 1200"),
        ("more than 1,234 men", "en", "@@", "en", "more than about 1200 men"),
        ("about 1,234", "en", "@@", "en", "about 1200"),
        ("più di 700 soldati", "it", "#,##0", "en", "more than 700 soldati"),
        ("16,5 miliardi €", "it", "local", "en", "€16.5 billion"),
        ("€16bn", "en", "local", "it", "16 miliardi €"),
        ("−0.42", "en", "0.00", "en", "-0.42"),
        ("-$5", "en", "0", "en", "-$5"),
        ("16 miliardi di euro", "it", "local", "en", "€16 billion"),
        ("from 5,000 to 6,000 tents", "en", "local", "en", "5,000–6,000 tents"),
        ("1–1.5%", "en", "local", "en", "1–1.5%"),
        ("0–0.4%", "en", "0.0", "en", "0–0.4%"),
        ("€1.5m–€2.25m", "en", "local", "en", "€1.5–2.25m"),
        ("1,000–1,250.75", "en", "local", "de", "1.000–1.250,75"),
        ("0.361", "en", "0.0%", "en", "36.1%"),
        ("2.4 %", "en", "0.0%", "en", "2.4%"),
        (
            "1234567890123456789012345678901234567890",
            "en",
            "#,##0",
            "en",
            "1,234,567,890,123,456,789,012,345,678,901,234,567,890",
        ),
        (
            "-1234567890123456789012345678901234567.25",
            "en",
            "local",
            "de",
            "-1.234.567.890.123.456.789.012.345.678.901.234.567,25",
        ),
    ],
)
def test_formats_keep_what_a_figure_says(
    text: str, source: str, pattern: str, page: str, printed: str
) -> None:
    said = formatted(read(text, source), of(source), pattern, of(page))
    assert said.replace("\u00a0", " ") == printed


@pytest.mark.parametrize("pattern", ["x", "", "%", "¤0", "0E0", "'a'0", "0.0.0", "#" * 200])
def test_a_format_that_is_none(pattern: str) -> None:
    with pytest.raises(EvidenceError, match="is no format"):
        formatted(read("5"), of("en"), pattern, of("en"))


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("€16bn", "0.0"),
        ("700 or more", "0.00"),
        ("20–25 %", "0.0"),
        ("0.36", "0.0%"),
        ("12", "@@@"),
        ("5 km", "#,##0.0"),
    ],
)
def test_a_format_adds_no_digits(text: str, pattern: str) -> None:
    with pytest.raises(EvidenceError, match="more digits than the source has"):
        formatted(read(text), of("en"), pattern, of("en"))


@given(st.text(alphabet="0123456789.,'’^e −-–%€$()bnmore than", max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    figure = of("en").read(text)
    assert figure is None or figure.value.is_finite()
