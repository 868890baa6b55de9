"""Who acts and speaks in a text, by common nouns: `ministry`, `engineer`, `shopkeepers`.

Much text is read for it, so this looks at words alone, and parses no sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.names import WORD
from sphinx_kfor.evidence.cautions.roles import grammar

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.text.spans import Span

#: The shortest noun for somebody.
_LEAST = 4
#: So far from a passage, in code points, others are looked for.
_FAR = 10_000
#: A noun with its article stands no more words before its verb, and has no more words.
_NEAR, _LONG = 7, 2
_NAME = r"[^\W\d_a-z][\w'\u2019-]+"
#: What somebody is who is named: `the planner, Ana Ruiz`, `Ruiz, the planner`.
_APPOSED = (
    re.compile(rf"(?<!\w)(?P<who>[^\W\d_A-Z]\w+),\s+{_NAME}\s+{_NAME}"),
    re.compile(rf"{_NAME},\s+(?:\w{{1,4}}\s+)(?P<who>(?:\w+\s+){{0,2}}\w+)"),
)


def actors_near(text: str, passage: Span, language: Language) -> frozenset[str]:
    """Those of a text that a passage stands in, but of a long one only what is not far from the passage."""
    return actors(text[max(0, passage.start - _FAR) : passage.end + _FAR], language)


@lru_cache(maxsize=64)
def actors(text: str, language: Language) -> frozenset[str]:
    """The nouns, in lower case, for who speaks in a text and for what those are whom it names; its bodies."""
    bodies = language.words("bodies", "titles", "representatives").plain
    words = WORD.findall(text)
    found = {word.lower() for word in words} & bodies
    verbs = language.words("speech_verbs", "ascriptions", "attributions").plain
    for at, word in enumerate(words):
        if word in verbs:
            found |= _subjects(words[max(0, at - _NEAR) : at], language)
    for form in _APPOSED:
        for match in form.finditer(text):
            found |= {word.lower() for word in WORD.findall(match["who"])}
    return frozenset(word for word in found - grammar(language) if len(word) >= _LEAST)


def _subjects(before: list[str], language: Language) -> set[str]:
    """The nouns behind the articles before a verb, the word right before it, and plurals with a capital."""
    kinds = ("determiners", "indefinites", "quantifiers", "cardinals", "possessives", "function_words")
    articles, joined = language.words(*kinds).plain, language.words("prepositions").plain
    # `Shopkeepers on the isle | fear`
    plural = (word for word in before if word[0].isupper() and word.endswith("s"))
    found = {word.lower() for word in (*before[-1:], *plural)}
    for at, word in enumerate(before):
        if word.lower() in articles:
            noun = takewhile(lambda one: one.lower() not in joined, before[at + 1 : at + 1 + _LONG])
            found |= {one.lower() for one in noun}
    return found
