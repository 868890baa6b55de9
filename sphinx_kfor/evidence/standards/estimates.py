"""What ICD 203 asks of the words of a judgement: one likelihood, and its confidence in a sentence apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.languages.words import Words
from sphinx_kfor.evidence.problems import Caution, EvidenceError
from sphinx_kfor.evidence.standards.vocabulary import likelihood_in, likelihood_words, scales
from sphinx_kfor.evidence.text.folding import fold
from sphinx_kfor.evidence.text.sentences import sentence_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.standards.vocabulary import Row, Scale


@dataclass(frozen=True)
class _Found:
    """A term in a text: its words and a negation before them, its place, and its row if it has one."""

    words: str
    place: int
    row: Row | None


def estimate_cautions(paragraph: str, likelihood: str, scale: Scale, language: Language) -> list[Caution]:
    """What is wrong with the estimate in the first paragraph of a judgement.

    Args:
        paragraph: the author's own words in it, without quotations.
        likelihood: the term that the judgement names, in English or in the page's language; empty for none.
        scale: the scale in use.
        language: the page's language.

    Returns:
        Cautions of the family `estimate`.
    """
    messages: list[str] = []
    named = None
    if likelihood:
        try:
            named = scale.row(likelihood, language)
        except EvidenceError as error:
            messages.append(str(error))
    folded = fold(paragraph).text
    found = list(_terms(folded, scale, language))
    messages += _off_scale(found, scale, language)
    messages += _other_rows(found, named, likelihood)
    messages += _together(folded, found, language)
    return [Caution("estimate", message) for message in dict.fromkeys(messages)]


def _terms(folded: str, scale: Scale, language: Language) -> Iterator[_Found]:
    """The terms of all scales in a folded text, the longest at each place."""
    rows, pattern = _vocabulary(scale, language)
    for match in pattern.finditer(folded):
        word = match["term"].lower()
        if word in rows:
            yield _Found(match[0].lower(), match.start(), None if match["negated"] else rows[word])


@cache
def _vocabulary(scale: Scale, language: Language) -> tuple[dict[str, Row | None], re.Pattern[str]]:
    """The row of each word of likelihood, and a pattern that finds the words with a negation before them."""
    rows = _rows_by_word(scale, language)
    terms = Words((*rows, *language.lists.get("likelihood-none", []))).alternatives
    negations = language.words("negations").alternatives
    # A word of one or two letters may stand between: "not so likely", "non è probabile".
    pattern = rf"(?<!\w)(?P<negated>(?:{negations})\s+(?:\w\w?\s+)?)?(?P<term>{terms})(?!\w)"
    return rows, re.compile(pattern, re.IGNORECASE)


def _rows_by_word(scale: Scale, language: Language) -> dict[str, Row | None]:
    """The row of each word of likelihood; none for those that only other scales have."""
    others = (row for other in scales() for row in other.rows)
    rows: dict[str, Row | None] = {word: None for row in others for word in _words(row, language)}
    return rows | {word: row for row in scale.rows for word in _words(row, language)}


def _words(row: Row, language: Language) -> list[str]:
    return [word.lower() for term in row.terms for word in likelihood_words(term, language)]


def _off_scale(found: list[_Found], scale: Scale, language: Language) -> list[str]:
    printed = dict.fromkeys(likelihood_in(term, language) for term in scale.terms)
    known = ", ".join(f"'{word}'" for word in printed)
    return [
        f"'{one.words}' is not on the scale {scale.title}; use one of its terms: {known}"
        for one in found
        if one.row is None
    ]


def _other_rows(found: list[_Found], named: Row | None, likelihood: str) -> list[str]:
    """Terms of more than one row, or of another than the judgement names."""
    first = {one.row: one.words for one in reversed(found) if one.row}
    if len(first) > 1:
        mixed = " and ".join(f"'{words}' ({row.range})" for row, words in reversed(first.items()))
        return [f"the paragraph mixes {mixed}; estimate one thing, with one term"]
    return [
        f"the paragraph says '{words}' ({row.range}), its likelihood is '{likelihood}' ({named.range}); "
        "make them agree"
        for row, words in first.items()
        if named and row != named
    ]


def _together(folded: str, found: list[_Found], language: Language) -> list[str]:
    """Sentences that tell both how likely something is and how sure the judgement is."""
    phrases = language.words("confidence-phrases")
    messages = []
    for start, end in _sentences(folded, language):
        confidence = phrases.search(folded[start:end])
        likely = next((one for one in found if start <= one.place < end), None)
        if confidence and likely:
            messages.append(
                f"'{likely.words}' and '{confidence[0]}' stand in one sentence; "
                "give likelihood and confidence a sentence each"
            )
    return messages


def _sentences(text: str, language: Language) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = sentence_end(text, start, language)
        yield start, end
        start = end
