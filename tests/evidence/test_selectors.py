"""The quick search finds what a search of the whole folded text finds."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import plain_anchor

from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.documents.selectors import _PLAIN_END, _PLAIN_START, TextQuote, anchor, describe
from sphinx_kfor.evidence.matching import haystack
from sphinx_kfor.evidence.matching.haystack import PLAIN, Haystack
from sphinx_kfor.evidence.text.spans import Span
from sphinx_kfor.evidence.text.word_boundaries import cuts

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = (
    "cooperation first office confirm Kosovo Serbia peace agreement staff 700 27.5 % not Kelvin it's "
    "affluent кооперация мир éclair minister a the"
).split()
SPACES = [" "] * 12 + ["\n", "\n\n", "  ", " – ", " — ", "-", "–", " -\n", ", ", ". ", " ‘", "’ ", "\u00a0"]
BREAKS = ["\u00ad", "\u200b", "-\n", "-\r\n ", "\u00ad\n", "\u0301", "\u200f"]
TEXTS = st.lists(
    st.sampled_from(WORDS).flatmap(lambda word: st.sampled_from(SPACES).map(lambda space: word + space)),
    min_size=2,
    max_size=40,
).map("".join)
FILLER = " ".join(["Nothing to see in here, said nobody at all."] * 20)


@pytest.fixture(autouse=True, scope="module")
def _no_text_is_short() -> Iterator[None]:
    """Short texts are folded at once, which would leave nothing to test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(haystack, "_SHORT", 0)
        yield


def _broken(data: st.DataObject, text: str) -> str:
    for _ in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.integers(0, len(text)))
        text = text[:place] + data.draw(st.sampled_from(BREAKS)) + text[place:]
    if data.draw(st.booleans()):
        text = text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("st", "ﬆ").replace("K", "\u212a")
    return text


@settings(max_examples=1000)
@given(TEXTS, st.data())
def test_every_occurrence_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 60)))
    exact = text[start:end]
    again = _broken(data, text)
    quote = TextQuote(
        _broken(data, exact) if data.draw(st.booleans()) else exact,
        text[max(0, start - 8) : start] if data.draw(st.booleans()) else "",
        text[end : end + 8] if data.draw(st.booleans()) else "",
    )
    long = data.draw(st.sampled_from(["", FILLER]))
    text = f"{_broken(data, text)} {long} {again} {long} {exact}"
    document = from_text(text)
    expected = plain_anchor(document.seen, quote)
    assert anchor(document, quote) == expected
    document.haystack.searches = 1000
    assert anchor(document, quote) == expected


def test_a_rare_word_spares_the_folding_of_the_text() -> None:
    document = from_text(f"{FILLER} The “minister’s – last” word. {FILLER}")
    assert anchor(document, TextQuote('The "minister\'s - last" word')) == [Span(880, 908)]
    assert anchor(document, TextQuote("The minister never said it")) == []
    assert "folded" not in vars(document.haystack)


@pytest.mark.parametrize(
    "again", ["minis-\nter's word", "min\u00adister's\u200b word", "minister’s\r\n\r\nword"]
)
def test_a_second_place_is_found_though_every_word_of_it_is_broken(again: str) -> None:
    document = from_text(f"{FILLER} the minister's word {FILLER} the {again} {FILLER}")
    assert len(anchor(document, TextQuote("minister's word"))) == 2


def test_a_text_that_is_searched_often_is_folded() -> None:
    document = from_text(f"{FILLER} One minister. {FILLER}")
    for _ in range(20):
        assert len(anchor(document, TextQuote("One minister"))) == 1
    assert "folded" in vars(document.haystack)


def test_overlapping_occurrences_are_found() -> None:
    document = from_text(f"{FILLER} again and again and again {FILLER}")
    assert len(anchor(document, TextQuote("again and again"))) == 2


def test_nothing_is_nowhere() -> None:
    document = from_text(FILLER)
    assert anchor(document, TextQuote("")) == anchor(document, TextQuote(" \u200b")) == []


def test_plain_letters_come_from_nothing_else() -> None:
    plain = re.compile(f"[{PLAIN}]")
    for code in range(0x110000):
        character = chr(code)
        normal = unicodedata.normalize("NFC", character)
        if normal != character:
            assert not plain.search(normal), hex(code)
        decomposed = unicodedata.normalize("NFD", character)
        assert decomposed == character or not plain.match(character), hex(code)


def test_what_breaks_words_is_mended() -> None:
    text = f"{FILLER} Coop\u00ader\u200bation, agree-\n  ment {FILLER}"
    assert "Cooperation" in Haystack(text).mended.text
    assert "agreement" in Haystack(text).mended.text
    assert "nobody" not in Haystack(text).mended.text


@settings(max_examples=500)
@given(st.text(st.sampled_from("aZé5 \n\t-.,;:%$’\u00a0\u00ad\u200b\u0301"), min_size=3, max_size=14))
def test_what_is_plainly_between_words_cuts_none(text: str) -> None:
    for place in range(len(text) + 1):
        if _PLAIN_START.match(text, place) or _PLAIN_END.match(text, place):
            assert not cuts(text, place)


@given(TEXTS, st.data())
def test_a_description_is_found_again(text: str, data: st.DataObject) -> None:
    words = list(re.finditer(r"\S+", text))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    span = Span(words[first].start(), words[last].end())
    document = from_text(text)
    found = anchor(document, describe(document, span)[0])
    whole = plain_anchor(text, TextQuote(text[span.start : span.end]))
    assert span in found or span not in whole
