"""The nearest passage is the one that an alignment with the whole text finds."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import edlib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.matching import alignment
from sphinx_kfor.evidence.matching.alignment import Aligned, nearest_span
from sphinx_kfor.evidence.matching.haystack import Haystack
from sphinx_kfor.evidence.quotations.nearest import nearest_passage, word_diff
from sphinx_kfor.evidence.text.folding import fold

if TYPE_CHECKING:
    from sphinx_kfor.evidence.text.folding import Folded

SYLLABLES = "ka ri to men sol vi der ast plo un ge fir nal è".split()


def _prose(words: int, seed: int) -> str:
    chance = random.Random(seed)
    vocabulary = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(400)]
    text = chance.choices(vocabulary, k=words)
    for place in range(9, words, 10):
        text[place] += chance.choice([".", ",", ".\n\n", " –", "’s", "-\nna"])
    return " ".join(text)


TEXTS = [_prose(3000, seed) for seed in range(3)]


def _whole(wanted: str, text: str) -> Aligned | None:
    folded = fold(text)
    most = len(wanted) * (1 - alignment.LEAST_SIMILARITY)
    found = edlib.align(wanted, folded.text, mode="HW", task="locations")
    if found["editDistance"] > most:
        return None
    start, last = found["locations"][0]
    return Aligned(found["editDistance"], _out(folded, start or 0, -1), _out(folded, last + 1, 1))


def _out(folded: Folded, offset: int, step: int) -> int:
    origin = folded.view.start if step < 0 else folded.view.end
    while origin(offset) is None:
        offset += step
    return origin(offset) or 0


@settings(max_examples=150)
@given(st.sampled_from(range(3)), st.integers(0, 2900), st.integers(3, 25), st.integers(1, 5), st.randoms())
def test_it_is_where_an_alignment_with_the_whole_text_finds_it(
    number: int, first: int, count: int, edits: int, chance: random.Random
) -> None:
    text = TEXTS[number]
    words = text.split()[first : first + count]
    for _ in range(min(edits, count // 3)):
        words[chance.randrange(len(words))] = "".join(chance.choices(SYLLABLES, k=2))
    wanted = fold(" ".join(words)).text.strip()
    found, best = nearest_span(wanted, Haystack(text)), _whole(wanted, text)
    if best is None or best.distance < len(wanted) * 0.25:
        assert found == best
    else:
        assert found is not None
        assert found.distance < best.distance * 1.2


@pytest.mark.parametrize(
    "words", ["ununmensol kanal soltotoun", "firfirmen rimen riplonal", "dervi nalundermen menastdermen"]
)
def test_of_few_words_one_may_be_another(words: str) -> None:
    for text in TEXTS:
        assert nearest_span(words, Haystack(text)) == _whole(words, text)


@settings(max_examples=100)
@given(st.integers(1, 12), st.integers(0, 3), st.randoms())
def test_of_passages_that_are_nearly_alike_it_is_the_one_with_the_fewest_edits(
    copies: int, edits: int, chance: random.Random
) -> None:
    clause = TEXTS[0].split()[700:712]
    chosen = [_changed(clause, edits, chance) for _ in range(copies)]
    text = f"{TEXTS[1]} {'. '.join(chosen)}. {TEXTS[2]}"
    wanted = fold(_changed(clause, 2, chance)).text.strip()
    found, best = nearest_span(wanted, Haystack(text)), _whole(wanted, text)
    if best and best.distance < len(wanted) * 0.25:
        assert found
        assert found.distance == best.distance


def _changed(words: list[str], edits: int, chance: random.Random) -> str:
    """Words of which some are others, or figures."""
    changed = list(words)
    for _ in range(edits):
        changed[chance.randrange(len(changed))] = chance.choice(["solmen", "karito", f"{chance.random():.2}"])
    return " ".join(changed)


def test_most_texts_are_not_folded_for_it() -> None:
    text = TEXTS[0]
    haystack = Haystack(text)
    words = text.split()[500:516]
    words[3] = "entirely"
    assert nearest_span(fold(" ".join(words)).text, haystack)
    assert "folded" not in vars(haystack)


@pytest.mark.parametrize(
    "words", ["zzz yyy xxx www qqq jjj", "", " \u200b ", "".join(map(chr, range(200, 600)))]
)
def test_there_may_be_none(words: str) -> None:
    assert nearest_passage(words, from_text(TEXTS[0])) is None


def test_there_is_none_in_an_empty_text() -> None:
    assert nearest_passage("any words", from_text("")) is None


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("the patrols were not doubled", "The patrols were doubled"),
        ("the new oﬃce closed", "The new oﬃce opened"),
        ("Договор подписали вчера", "Договор подписан вчера"),
    ],
)
def test_it_is_whole_words(words: str, nearest: str) -> None:
    document = from_text("The patrols were doubled. The new oﬃce opened… Договор подписан вчера.")
    span = nearest_passage(words, document)
    assert span
    assert document.seen[span.start : span.end] == nearest


def test_of_equal_passages_it_is_the_first() -> None:
    clause = "The parties shall inform the secretariat of measures taken under article seven."
    document = from_text(f"{TEXTS[1]} {clause} {TEXTS[0]} {clause} {TEXTS[2]} {clause}")
    span = nearest_passage(clause.replace("seven", "eight"), document)
    assert span
    assert span.start == len(TEXTS[1]) + 1


def test_a_word_diff_shows_what_differs() -> None:
    diff = word_diff("it has 700 troops there", "it has no troops there")
    assert diff == "it has [-700-] {+no+} troops there"
