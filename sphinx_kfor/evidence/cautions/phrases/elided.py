"""Words that are written onto the next: `l'accusa`, `qu'elle`, and pronouns behind their verb, `a-t-elle`.

All offsets stay as they are: what joins two words becomes a space.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language


def parted(text: str, language: Language) -> str:
    """A text in which such words stand apart, in the same offsets.

    An elided word with a capital before another capital belongs to a name: `D'Angelo`.
    """
    if language.words("inversions").entries and "-" in text:
        text = _behind_verb(language).sub(lambda match: " " * len(match[0]), text)
    return _elided(language).sub(_apart, text) if language.words("elisions").entries else text


def _apart(match: re.Match[str]) -> str:
    name = match[0][0].isupper() and match["next"].isupper()
    return match[0] if name else match[0][:-1] + " "


@cache
def _elided(language: Language) -> re.Pattern[str]:
    elided = language.words("elisions").alternatives
    return re.compile(rf"(?<!\w)(?:{elided})['\u2019](?=(?P<next>\w|\Z))", re.IGNORECASE)


@cache
def _behind_verb(language: Language) -> re.Pattern[str]:
    """Matches what joins a pronoun to the verb before it, with the letter that French puts between them."""
    pronouns = language.words("inversions").alternatives
    return re.compile(rf"(?:(?<=\w)|\A)-(?:t-)?(?=(?:{pronouns})(?![\w-]))", re.IGNORECASE)


def is_noun(before: str, language: Language) -> bool:
    """Whether a word behind some others is a noun for its article: `rejects the | claim`.

    What looks like one is a pronoun behind a name or a word of grammar: `Ruiz l'accusa`.
    """
    words = language.words
    articles = words("determiners", "indefinites").plain
    articles -= words("relatives", "complements", "pronouns", "asides", "possessives", "demonstratives").plain
    *others, last = parted(before, language).split() or [""]
    object_of = others and (
        others[-1][:1].isupper()
        or others[-1].lower() in words("negations", "pronouns", "relatives", "subjects").plain
    )
    return last.lower() in articles and not object_of
