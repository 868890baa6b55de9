"""Sources that share text: down to a sentence of twenty words, a few of them changed."""

from __future__ import annotations

import random

import pytest

from sphinx_kfor.evidence.sources.shared_passages import shared_passages

SENTENCE = (
    "the harbour master closed the old ramp on tuesday evening "
    "after two lorries had slid into the cold water behind it"
)
BEFORE = "Dunmore has had a ferry since the days of sail. Its slipway was built by hand. "
AFTER = " Nobody on the island remembers a winter without it, and few would like to."
OTHER = "A council meeting was called for Friday. "
END = " The minister is expected on the quay in May to see for himself what is left."


def found(one: str, other: str) -> list[tuple[str, str]]:
    texts = {"one": one, "other": other}
    return [
        (one[slice(*shared.spans[0])], other[slice(*shared.spans[1])]) for shared in shared_passages(texts)
    ]


def test_one_shared_sentence_of_twenty_words_is_found() -> None:
    twenty = " ".join(SENTENCE.split()[:20])
    assert found(BEFORE + twenty + AFTER, OTHER + twenty + END) == [(twenty, twenty)]


def test_two_changed_words_close_together_do_not_hide_it() -> None:
    sentence = f"{SENTENCE} and the ferry could not land at the island"
    changed = sentence.replace("evening", "night").replace("slid", "gone")
    assert found(BEFORE + sentence + AFTER, OTHER + changed + END) == [(sentence, changed)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("closed", "shut"),
        ("on tuesday evening ", ""),
        ("two lorries", "two heavy lorries"),
        ("cold water", "sea"),
        ("the harbour master", "The Harbour Master"),
    ],
)
def test_a_few_changed_words_do_not_hide_it(old: str, new: str) -> None:
    ((one, other),) = found(BEFORE + SENTENCE + AFTER, OTHER + SENTENCE.replace(old, new) + END)
    assert one in SENTENCE
    assert other in SENTENCE.replace(old, new)


def test_fewer_words_are_not_enough() -> None:
    twelve = " ".join(SENTENCE.split()[:12])
    assert found(BEFORE + twelve + AFTER, OTHER + twelve + END) == []


def test_the_same_words_in_another_order_are_not_shared() -> None:
    words = SENTENCE.split()
    random.Random(1).shuffle(words)
    assert found(BEFORE + SENTENCE + AFTER, OTHER + " ".join(words) + END) == []


def test_stock_phrases_far_apart_are_not_shared() -> None:
    stock = "at the end of the day"
    assert found(f"{stock} {BEFORE} {stock} {AFTER}", f"{OTHER} {stock} {END} {stock}") == []


def test_every_pair_of_three_copies_is_found() -> None:
    texts = {name: f"{lead} {SENTENCE}" for name, lead in (("a", BEFORE), ("b", OTHER), ("c", AFTER))}
    assert [shared.texts for shared in shared_passages(texts)] == [("a", "b"), ("a", "c"), ("b", "c")]


def test_a_sentence_that_other_sources_have_in_halves_is_found_all_the_same() -> None:
    words = SENTENCE.split()
    texts = {
        "a": f"{BEFORE} {' '.join(words[:11])}",
        "b": f"{' '.join(words[9:])} {AFTER}",
        "c": f"{OTHER} {SENTENCE}",
        "d": f"{SENTENCE} {END}",
    }
    assert [shared.texts for shared in shared_passages(texts)] == [("c", "d")]


def test_the_longest_passage_of_a_pair_comes_first() -> None:
    twenty = " ".join(SENTENCE.split()[:20])
    long = f"{BEFORE} {AFTER}"
    shared = shared_passages({"one": f"{twenty} xx yy zz ww vv {long}", "other": f"{long} {OTHER} {twenty}"})
    assert [one.words for one in shared] == [30, 20]
