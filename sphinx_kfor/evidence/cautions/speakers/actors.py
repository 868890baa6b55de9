"""Who acts and speaks in a text: by common nouns (`ministry`, `shopkeepers`), and by the names of persons.

Much text is read for it, so this looks at words alone, and parses no sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.appositions import persons
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.names import WORD
from sphinx_kfor.evidence.cautions.phrases.roles import grammar, roles
from sphinx_kfor.evidence.cautions.phrases.verb_second import is_actor
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: The shortest noun for somebody.
_LEAST = 4
#: A text is read in parts of so many code points, so that passages near each other ask for the same: the
#: passage's own, and those beside it.
_PART = 10_000
#: A noun has no more words behind its article, and the clause before its verb no more than this.
_LONG, _CLAUSE = 2, 12
#: Lists of words that make the next one a noun.
_ARTICLES = (
    "determiners", "indefinites", "quantifiers", "cardinals", "possessives", "function_words",
    "first_persons",
)  # fmt: skip
_OWNER = re.compile(r"['\u2019]s?$")
#: What ends a sentence, or names who speaks before a line, and what ends a clause, in words only looked at.
_STOPS = re.compile(r"[.!?\n\"\u201c\u201d\u201e\u00ab\u00bb]|(?<=\n)[^\W\d_][\w' -]{0,30}:")
_ENDS = re.compile(r"[,;:()]|\s[\u2013\u2014-]\s")


def actors_near(text: str, passage: Span, language: Language) -> frozenset[str]:
    """Those of a text that a passage stands in, but of a long one only what is not far from the passage."""
    return actors(text[slice(*stretch_around(passage))], language)


def stretch_around(passage: Span) -> Span:
    """The parts of a text that a passage stands in, and those beside them."""
    return Span(max(0, passage.start // _PART - 1) * _PART, (passage.end // _PART + 2) * _PART)


@lru_cache(maxsize=64)
def actors(text: str, language: Language) -> frozenset[str]:
    """The nouns, in lower case, for who speaks in a text and for what those are whom it names; its bodies."""
    bodies = language.words("bodies", "titles", "representatives").plain
    found = {word.lower() for word in WORD.findall(text)} & bodies
    if language.has_capital_nouns:
        # Compounds are words of their own: `Hafenamt`.
        upright = {word for word in WORD.findall(text) if word[0].isupper()}
        found |= {word.lower() for word in upright if is_actor(word, language)}
    verbs = language.words("speech_verbs", "ascriptions", "attributions", "disputes").plain
    for sentence in _STOPS.split(parted(text, language)):
        for number, clause in enumerate(_ENDS.split(sentence)):
            words = WORD.findall(clause)
            at = next((at for at, word in enumerate(words) if word in verbs), len(words) * (not number))
            found |= _subject(words[max(0, at - _CLAUSE) : at], language) if at else set()
    for name in persons(text, language):
        found |= roles(text, name, language)
        found |= {word.lower() for word in WORD.findall(name)}
    counts = language.words("cardinals", "numerals", "quantifiers").plain
    nouns = {_OWNER.sub("", word) for word in found}
    return frozenset(
        word for word in nouns - grammar(language) - counts if len(word) >= _LEAST or word in bodies
    )


def _subject(before: list[str], language: Language) -> set[str]:
    """The first noun with an article among some words, or a plural that begins them."""
    articles, joined = language.words(*_ARTICLES).plain, language.words("prepositions", "relatives").plain
    if not before:
        return set()
    at = next((at for at, word in enumerate(before) if word.lower() in articles), None)
    if at is not None and not (at and before[at - 1].lower() in joined):
        noun = takewhile(lambda one: one.lower() not in joined, before[at + 1 : at + 1 + _LONG])
        joints = language.words("joints").plain
        others = next((n for n in range(at + 1, len(before)) if before[n].lower() in joints), len(before))
        # `The board and the growers | fear`
        return {one.lower() for one in noun} | _subject(before[others + 1 :], language)
    # `Shopkeepers on the isle | fear`
    return {before[0].lower()} if before[0][0].isupper() and before[0].endswith("s") else set()
