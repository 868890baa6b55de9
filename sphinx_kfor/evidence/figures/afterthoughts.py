"""Words behind a figure that change what it says: `1.5 times the average`, `5, maybe 6`, `5, perhaps more`.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.number_words import number_words
from sphinx_kfor.evidence.figures.numerals import NUMBER
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.writing import Writing

_DECIMALS = re.compile(r"\d[.,]\d{1,2}\Z")
#: How much behind a figure is looked at.
_AROUND = 60
_NOUN = re.compile(r"\s+([^\W\d_]+)")


def multiple(text: str, end: int, writing: Writing) -> Span | None:
    """The word that takes a figure as often, where it has decimals or what is multiplied follows.

    *1.5 times* and *3 times as many* are such; *40 times in May* counts.
    """
    match = _multiples(writing).match(text, end)
    if match is None:
        return None
    following = _NOUN.match(text, match.end())
    followers = writing.language.words("multiple_followers").plain
    compared = following and following[1].lower() in followers
    return Span(end, match.end()) if compared or _DECIMALS.search(text[:end][-4:]) else None


def is_multiple(behind: str, writing: Writing) -> bool:
    """Whether a text begins with a word that takes what stands before it as often."""
    return _multiples(writing).match(behind) is not None


@lru_cache(maxsize=32)
def _multiples(writing: Writing) -> re.Pattern[str]:
    words = writing.language.words("multiples").alternatives
    return re.compile(rf"\s?[-\u2010\u2011]?(?:{words}|×)(?![\w-]|\s?\d)", re.IGNORECASE)


def doubt(text: str, end: int, writing: Writing) -> Span | None:
    """The words behind a figure, or behind what it counts, that say that it may be another: `5 men, maybe 6`.

    A number of other things is none: `5 ships, perhaps 20 planes`.
    """
    match = _doubts(writing).match(text[end : end + _AROUND])
    if match is None:
        return None
    behind = text[end + match.end() : end + match.end() + _AROUND]
    number = re.match(NUMBER, behind)
    spelled = next(number_words(behind, writing.tag, writing.language), None)
    more = writing.language.words("more_words").match(behind)
    if number or (spelled and spelled.start == 0):
        close = number.end() if number else spelled.end if spelled else 0
        counted = _NOUN.match(behind, close)
        noun = counted[1].lower() if counted and counted[1][0].islower() else ""
        if noun and match["noun"] and noun != match["noun"].lower() and not _is_grammar(noun, writing):
            return None
        return Span(end, end + match.end() + close)
    return Span(end, end + match.end() + more.end()) if more else None


def _is_grammar(word: str, writing: Writing) -> bool:
    return word in writing.language.words("year_followers", "prepositions", "determiners").plain


@lru_cache(maxsize=32)
def _doubts(writing: Writing) -> re.Pattern[str]:
    words = writing.language.words("hedges").alternatives
    return re.compile(
        rf"(?:\s(?P<noun>[^\W\d_]+))?(?:,\s|\s\(|\s[-\u2013\u2014]\s|\s)(?:{words})\s+", re.IGNORECASE
    )
