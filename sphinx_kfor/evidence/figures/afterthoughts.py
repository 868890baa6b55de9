"""What stands behind a figure and changes what it says: `1.5 times the average`, `5, maybe 6`, `80 ± 5`.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.bound_words import Bound
from sphinx_kfor.evidence.figures.left import HUNDREDTH, Left, Part
from sphinx_kfor.evidence.figures.number_words import number_words
from sphinx_kfor.evidence.figures.numerals import NUMBER
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.figures.grammar import Grammar, Tail
    from sphinx_kfor.evidence.figures.writing import Writing

_DECIMALS = late(r"\d[.,]\d{1,2}\Z")
#: How much behind a figure is looked at.
_AROUND = 60
_NOUN = late(r"\s+([^\W\d_]+)")
_COUNTED, _MOST_COUNTED = late(r"[ \t\n\u00a0]+[^\W\d_]+"), 3
_TOLERANCE = late(r"\s?\(?\s?(?:±|\+/[-\u2212])\s?\d[\d.,]*")
_INCHES = late(r"\s\d{1,2}\s?(?:in|\u2033|\")(?!\w)")
_WORDS = late(r"\s+([^\W\d_]+(?:\s[^\W\d_]+)?)")
#: Words that compare, and say where or when as often.
_PLACES = frozenset(
    {
        "over",
        "under",
        "above",
        "below",
        "behind",
        "ahead",
        "short",
        "later",
        "earlier",
        "sotto",
        "sopra",
        "prima",
        "dopo",
    }
)


def behind(text: str, at: int, tail: Tail, writing: Writing) -> Iterator[Left]:
    """What stands at a place right behind a figure with its scale and unit, and changes it.

    Args:
        text: the text.
        at: the place.
        tail: what stands behind the figure's number.
        writing: how the text's language writes figures.
    """
    yield from _smaller(text, at, tail, writing)
    yield from _changed(text, at, writing)
    found = None if tail.unit else hundredths(text, at, writing)
    if found:
        yield Left.of(Part.UNIT, text, found.start, found.end, HUNDREDTH)


def hundredths(text: str, at: int, writing: Writing) -> Span | None:
    """Hundredths of money right behind a figure, or behind its name: `15 rupees | and 50 paise`."""
    found = _hundredths(writing).match(text, at)
    return Span(*found.span("named" if found["named"] else "bare")) if found else None


def bound_behind_noun(text: str, end: int, words: Grammar) -> Bound:
    """The bound behind what a figure counts: `700 men | or more`, `40 hospital beds | at least`."""
    at = end
    for _ in range(_MOST_COUNTED):
        counted = _COUNTED.match(text, at)
        if counted is None:
            break
        at = counted.end()
        bound = words.bound(text, at, at)
        if bound.start >= at:
            return bound
    return Bound()


def _smaller(text: str, at: int, tail: Tail, writing: Writing) -> Iterator[Left]:
    """The rest of a figure in a smaller unit: `5 ft | 2 in`, `2 hours | 30 minutes`."""
    match = _next_number(writing).match(text, at) if tail.unit and tail.end == at else None
    rest = writing.grammar.tail(text, match.end()) if match else None
    inches = _INCHES.match(text, at) if tail.unit == "length-foot" and tail.end == at else None
    if inches:
        yield Left.of(Part.UNIT, text, at, inches.end(), "length-inch")
    elif rest and rest.unit and rest.unit.partition("-")[0] == tail.unit.partition("-")[0] != rest.unit:
        yield Left.of(Part.UNIT, text, at, rest.end, rest.unit)


@lru_cache(maxsize=32)
def _hundredths(writing: Writing) -> re.Pattern[str]:
    words = writing.language.words
    joints = words("number_joints").alternatives
    money = rf"\s[^\W\d_]+(?P<named>,?\s(?:(?:{joints})\s)?(?:{NUMBER})\s"
    whole = rf"[\s-](?P<bare>{words('subunits').alternatives})(?!\w)"
    return re.compile(rf"{money}(?:{words('subunits').alternatives})(?!\w))|{whole}", re.IGNORECASE)


@lru_cache(maxsize=32)
def _next_number(writing: Writing) -> re.Pattern[str]:
    """A number right behind, or behind a word such as *and*."""
    joints = writing.language.words("number_joints").alternatives
    return re.compile(rf"\s(?:(?:{joints})\s)?(?:{NUMBER})", re.IGNORECASE)


def _changed(text: str, at: int, writing: Writing) -> Iterator[Left]:
    """Words that make another figure of one: `12 | lower`, `1.5 | times as many`, `5 | or even 6`."""
    said = compared(text[at : at + _AROUND], writing)
    if said:
        start = text.index(said, at)
        yield Left.of(Part.DIFFERENCE, text, start, start + len(said))
    tolerance = _TOLERANCE.match(text, at)
    if tolerance:
        yield Left.of(Part.RANGE, text, at, tolerance.end())
    for part, found in (
        (Part.MULTIPLE, multiple(text, at, writing)),
        (Part.DOUBT, doubt(text, at, writing)),
        (Part.SUM, summed(text, at, writing)),
    ):
        if found:
            yield Left.of(part, text, found.start, found.end)


def compared(behind: str, writing: Writing) -> str:
    """The word right behind a figure that makes a difference of it; *over the hill* is none."""
    match = _WORDS.match(behind)
    found = writing.language.words("comparatives").match(match[1]) if match else None
    prepositions = writing.language.words("prepositions").plain | _PLACES
    return "" if found is None or found[0].lower() in prepositions else found[0]


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


def summed(text: str, end: int, writing: Writing) -> Span | None:
    """A number right behind a figure that is added to it, or taken from it: `80 | plus 5`, `80 | + 5`."""
    match = _sums(writing).match(text, end)
    if match is None:
        return None
    number = re.match(NUMBER, text[match.end() : match.end() + _AROUND])
    spelled = next(
        number_words(text[match.end() : match.end() + _AROUND], writing.tag, writing.language), None
    )
    close = number.end() if number else spelled.end if spelled and spelled.start == 0 else 0
    return Span(end, match.end() + close) if close else None


@lru_cache(maxsize=32)
def _sums(writing: Writing) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{writing.language.words('sums').alternatives}|\+)\s+", re.IGNORECASE)


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
