"""Where a passage stands, as a reader is told."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.documents import from_text
from sphinx_kfor.evidence.locators import layout
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.records import Body
from sphinx_kfor.evidence.selectors import TextQuote, anchor

PARAGRAPHS = "Headline\n\nBy us\n\nFirst one\nstill first.\n\n\n  \nSecond.\n\nThird.\n\nFooter"


def located(text: str, words: str, **body: str) -> str:
    document = from_text(text)
    (span,) = anchor(document, TextQuote(words))
    return layout(document, Body.model_validate(body)).locate(document, span)


@pytest.mark.parametrize(
    ("words", "locator"),
    [
        ("Headline", "para. 1"),
        ("still first.", "para. 3"),
        ("first. Second.", "paras. 3–4"),
        ("Footer", "para. 6"),
    ],
)
def test_blocks_between_blank_lines_are_paragraphs(words: str, locator: str) -> None:
    assert located(PARAGRAPHS, words) == locator


@pytest.mark.parametrize(
    ("words", "locator"),
    [("First one", "para. 1"), ("Third.", "para. 3"), ("By us", "line 3"), ("Footer", "line 14")],
)
def test_paragraphs_are_counted_in_the_body(words: str, locator: str) -> None:
    assert located(PARAGRAPHS, words, **{"from": "First one", "to": "Third."}) == locator


def test_lines_are_paragraphs_where_there_are_no_blank_lines() -> None:
    assert located("One.\nTwo.\nThree.\n", "Three.") == "para. 3"


def test_a_body_that_is_not_there_is_an_error() -> None:
    with pytest.raises(EvidenceError, match="the text does not hold 'Never'"):
        layout(from_text(PARAGRAPHS), Body.model_validate({"from": "Never"}))
