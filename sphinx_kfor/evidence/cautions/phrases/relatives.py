"""What a relative pronoun means: the noun before its comma, in `a resident of Pier Street, who …`."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: The noun has so many words, with what a preposition joins to it.
_NOUN = 8


def antecedent(before: str, language: Language, links: frozenset[str]) -> str:
    """The last noun of some words with its article; empty for none.

    Args:
        before: the words.
        language: the word lists.
        links: the prepositions that join it to a noun before it, which then is meant.
    """
    articles = language.words("determiners", "indefinites", "possessives", "quantifiers", "cardinals").plain
    phrase = before.rstrip(" ,").rpartition(",")[2].split()[-_NOUN:]
    opens = [at for at, word in enumerate(phrase) if word.lower() in articles]
    if not opens:
        return ""
    # `the report | of the board`, `Ana Ruiz | of the board`
    at = opens[-1]
    # `un agent | des services`: an article may be a preposition, too.
    while at > 1 and not links.isdisjoint(word.lower() for word in phrase[at - 1 : at + 1]):
        led = [one for one in opens if one < at]
        named = len(list(takewhile(lambda word: word[0].isupper(), reversed(phrase[: at - 1]))))
        if not led:
            at -= named + 1 if named else 0
            break
        at = led[-1]
    return " ".join(phrase[at:])
