"""Python values as Typst's literals."""

from __future__ import annotations

import pytest

from sphinx_kfor.pdf.syntax import language, length, string, unquote


@pytest.mark.parametrize("text", ['a"b\\c', "new\nline\ttab", "\x07\x7f", "中\u2028", "\\u{41}"])
def test_a_literal_reads_back(text: str) -> None:
    assert unquote(string(text)[1:-1]) == text


def test_string_literals() -> None:
    assert string('a"b\\c\nd\te\x07') == '"a\\"b\\\\c\\nd\\te\\u{7}"'


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("3cm", "3cm"),
        ("50 %", "50%"),
        ("100", "75pt"),
        ("100px", "75pt"),
        (".5in", "0.5in"),
        ("2furlongs", None),
    ],
)
def test_lengths(typed: str, written: str | None) -> None:
    assert length(typed) == written


@pytest.mark.parametrize(
    ("tag", "parts"),
    [
        ("en", {"lang": "en"}),
        ("pt_BR", {"lang": "pt", "region": "BR"}),
        ("sr-Latn-RS", {"lang": "sr", "region": "RS"}),
        ("sr@latin", {"lang": "sr"}),
        ("", {}),
    ],
)
def test_languages(tag: str, parts: dict[str, str]) -> None:
    assert language(tag) == parts
