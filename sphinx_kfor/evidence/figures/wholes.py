"""The whole of which a figure is a part, and the part of it that gave an answer.

A share *of those who answered* is none *of all*, and *19 of the 27* is not *19 of 31*. Offsets are Unicode
code points.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.grammar import PERCENT
from sphinx_kfor.evidence.figures.sayings import roots

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.figures.sayings import Saying
    from sphinx_kfor.evidence.languages import Language

#: A whole may be rounded by so much.
_OFF = Decimal("0.05")


def of_another_whole(here: Saying, there: Saying) -> str:
    """What is told of a figure as a part of another whole than in its source; or nothing."""
    mine, theirs = _whole(here), _whole(there)
    if mine is None or theirs is None or not mine.kinds & theirs.kinds:
        return ""
    near = any(abs(one - other) <= _OFF * other for one in mine.values for other in theirs.values)
    return "" if near else f"is of {mine.text} here, and of {theirs.text} in its source"


def of_all(here: Saying, there: Saying) -> str:
    """What is told of all that a source says of a part of them; or nothing."""
    if PERCENT not in here.figure.kinds:
        return ""
    every = _every(here.writing.language)
    said = every.search(here.behind) or every.search(here.before)
    part = _part(there) if said else ""
    if not said or not part or every.search(there.behind):
        return ""
    language, sentence = here.writing.language, here.sentence
    answered = language.words("answering").search(sentence.lower())
    named = here.writing.language is there.writing.language and roots(part) & roots(sentence)
    if answered or named:
        return ""
    return f"is said of '{said[0]}' here, and of a part of them in its source: '{part}'"


def _part(saying: Saying) -> str:
    """The words by which a sentence says that a figure is of those who answered, or who are such and such."""
    language = saying.writing.language
    answered = language.words("answering").search(saying.sentence.lower())
    if answered:
        return answered[0]
    whole = _whole(saying)
    if whole is not None and whole.end <= saying.figure.first:
        opened = saying.told.text[whole.end : saying.figure.first]
        who = language.words("relatives").search(opened.lower())
        return " ".join(opened[who.start() :].split()).rstrip(", ") if who else ""
    limited = _limited(language).match(saying.behind)
    return " ".join(limited["part"].split()) if limited else ""


def _whole(saying: Saying) -> Mention | None:
    """The figure of which another is a part: that right behind it, `19 | of 31`, or `of 31 schools | 19`."""
    text, figure, language = saying.told.text, saying.figure, saying.writing.language
    before, behind = saying.told.beside_in_sentence(figure)
    if behind and _link(language).fullmatch(text, figure.end, behind[0].first):
        return behind[0]
    start, _ = saying.clause
    last = before[-1] if before else None
    if last is None or last.first < start or figure.unit or figure.kinds - {"", PERCENT}:
        return None
    return last if _opening(language).fullmatch(text, start, last.first) else None


@lru_cache(maxsize=32)
def _link(language: Language) -> re.Pattern[str]:
    links, articles = language.words("ratios", "part_links").alternatives, _articles(language)
    return re.compile(rf"\s(?:{links})\s(?:(?:{articles})\s)?", re.IGNORECASE)


@lru_cache(maxsize=32)
def _opening(language: Language) -> re.Pattern[str]:
    links, articles = language.words("part_links", "genitives").alternatives, _articles(language)
    return re.compile(rf"\W*(?:{links})\s(?:(?:{articles})\s)?", re.IGNORECASE)


@lru_cache(maxsize=32)
def _every(language: Language) -> re.Pattern[str]:
    every, small = language.words("whole_words").alternatives, language.words("prepositions").alternatives
    return re.compile(rf"(?<!\w)(?:{every})\s+(?!(?:{small})(?!\w))[^\W\d_]+", re.IGNORECASE)


@lru_cache(maxsize=32)
def _limited(language: Language) -> re.Pattern[str]:
    """What limits a noun right behind a figure: `per cent of thefts | where a camera hung`."""
    of, who = language.words("genitives").alternatives, language.words("relatives").alternatives
    openers = language.words("prepositions").alternatives
    noun = rf"\s+(?:(?:{of})\s+)?(?:(?:{_articles(language)})\s+)?[^\W\d_]+(?:\s+[^\W\d_]+)?"
    return re.compile(rf"{noun},?\s+(?P<part>(?:(?:{openers})\s+)?(?:{who})\s+[^,.;:]+)", re.IGNORECASE)


def _articles(language: Language) -> str:
    return language.words("determiners").alternatives
