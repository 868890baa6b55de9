"""The words with which a figure that is worked out is printed: `about 22.9%`."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.languages import language

#: What is printed in each language, by kind; it stands behind an article and a preposition, without a gender:
#: *un unos 103 %*, *une hausse de environ 103 %* are none.
_KINDS = ("about", "over", "from", "under", "to")
_PRINTED = {
    "en": ("about", "more than", "at least", "less than", "up to"),
    "de": ("etwa", "mehr als", "mindestens", "weniger als", "bis zu"),
    "fr": ("quelque", "plus de", "pas moins de", "moins de", "jusqu'à"),
    "it": ("circa", "più di", "almeno", "meno di", "fino a"),
    "es": ("aproximadamente", "más de", "al menos", "menos de", "hasta"),
    "sq": ("rreth", "më shumë se", "të paktën", "më pak se", "deri në"),
    "sr": ("око", "више од", "најмање", "мање од", "највише"),
}


@pytest.mark.parametrize(
    ("tag", "kind", "word"),
    [(tag, kind, word) for tag, words in _PRINTED.items() for kind, word in zip(_KINDS, words, strict=True)],
)
def test_a_bound_is_printed_with_a_word_that_fits_any_figure(tag: str, kind: str, word: str) -> None:
    page = Notation(tag, language(tag))
    assert page.words("bounds", kind).entries[0] == word
    assert [one.bound for one in Reader(page).mentions(f"{word} 103 %")] == [kind]
