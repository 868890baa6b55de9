"""Where a passage stands, as a reader is told."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.documents.layout import layout
from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor
from sphinx_kfor.evidence.documents.typed_locators import check_locator
from sphinx_kfor.evidence.problems import EvidenceError

PARAGRAPHS = "Headline\n\nBy us\n\nFirst one\nstill first.\n\n\n  \nSecond.\n\nThird.\n\nFooter"


def located(text: str, words: str, *body: str) -> str:
    document = from_text(text)
    (span,) = anchor(document, TextQuote(words))
    return layout(document, *body).locate(span)


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
    assert located(PARAGRAPHS, words, "First one", "Third.") == locator


def test_lines_are_paragraphs_where_there_are_no_blank_lines() -> None:
    assert located("One.\nTwo.\nThree.\n", "Three.") == "para. 3"


def test_a_body_that_is_not_there_is_an_error() -> None:
    with pytest.raises(EvidenceError, match="the text does not hold 'Never'"):
        layout(from_text(PARAGRAPHS), "Never")


MARKDOWN = (
    "# Report\n\nIntro.\n\n## Costs\n\nThe ramp\nis dear.\n\n### Detail\n\nVery dear.\n\n"
    "## Benefits\n\nNone.\n"
)


def check(typed: str, words: str = "") -> None:
    document = from_text(MARKDOWN, ".md")
    found = layout(document)
    check_locator(found, typed, anchor(document, TextQuote(words))[0] if words else None)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("para. 4", "ramp is"),
        ("lines 7–8", "ramp is"),
        ("line 7", "The ramp"),
        ("sec. Costs", "ramp is"),
        ("sec. Costs > Detail", "Very dear"),
        ("section report > costs", "Very dear"),
        ("para. 8", ""),
        ("sec. Benefits", ""),
    ],
)
def test_a_right_locator_in_any_form(typed: str, words: str) -> None:
    check(typed, words)


@pytest.mark.parametrize(
    ("typed", "words", "said"),
    [
        ("para. 3", "ramp is", "the passage stands in para. 4, not in para. 3"),
        ("line 9", "ramp is", "the passage stands in para. 4, not in line 9"),
        ("sec. Benefits", "ramp is", "the passage stands under 'Report > Costs'"),
        ("para. 9", "", "there is no para. 9; the text has 8 paras"),
        ("sec. Losses", "", "there is no such heading"),
        ("p. 3", "", "'p. 3': the text has no pages; write it as 'para. 3'"),
        ("p 2", "ramp is", "'p 2': the text has no pages; write it as 'para. 3'"),
        ("page 2", "", "'page 2': the text has no pages"),
        ("pp. 2-3", "", "'pp. 2-3': the text has no pages"),
        ("slide 2", "", "'slide 2': the text has no slides"),
        ("00:12:41", "", "'00:12:41': the text has no times"),
        ("see page", "", "'see page' is no locator; write it as"),
        ("nonsense", "", "'nonsense' is no locator"),
        ("note to self", "", "'note to self' is no locator"),
        ("para. 0", "", "there is no para. 0"),
    ],
)
def test_a_wrong_locator_is_an_error(typed: str, words: str, said: str) -> None:
    with pytest.raises(EvidenceError, match=said):
        check(typed, words)


@pytest.mark.parametrize("words", ["Nobody", ""])
def test_a_text_without_headings_says_so(words: str) -> None:
    document = from_text("Nobody came.\n\nThe ramp is closed.\n")
    span = anchor(document, TextQuote(words))[0] if words else None
    with pytest.raises(EvidenceError, match="not under 'Foo': the text has no headings; write it as"):
        check_locator(layout(document), "sec. Foo", span)


@pytest.mark.parametrize("typed", ["sec. Old > new", "sec. Rules > Old > new", "sec. new, para. 1"])
def test_a_heading_may_have_what_parts_headings(typed: str) -> None:
    document = from_text("# Ports\n\n## Rules\n\n### Old > new\n\nNobody came.\n", ".md")
    found, (span,) = layout(document), anchor(document, TextQuote("Nobody came."))
    check_locator(found, typed, span)
    check_locator(found, found.locate(span), span)


def test_a_passage_above_all_headings_stands_under_none() -> None:
    document = from_text("Nobody came.\n\n# Costs\n\nThe ramp is closed.\n", ".md")
    with pytest.raises(EvidenceError, match="not under 'Costs': the passage stands under no heading"):
        check_locator(layout(document), "sec. Costs", anchor(document, TextQuote("Nobody"))[0])
