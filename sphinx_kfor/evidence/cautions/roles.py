"""What somebody who is named is, as a text says it: `the minister, Ana Ruiz`, `Ruiz, who chairs the board`.

Words for a person's office, trade or kind stand before the name, behind its comma, or in its brackets.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.names import WORD

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: The shortest word that tells what somebody is.
_LEAST = 4
#: So many words before a name may say it.
_MOST = 5
#: Words that say nothing of what somebody is, wherever they stand.
_GRAMMAR = (
    "attributions", "speech_verbs", "ascriptions", "reports", "conditions", "subordinators",
    "contrasts", "joints", "relatives", "pronouns", "references", "function_words",
    "determiners", "indefinites", "asides", "modals", "tenses", "negations",
    "finite", "year_openers", "complements",
)  # fmt: skip
#: An office before a name in brackets: `The Minister for Health (Ruth | Adeyemi)`.
_LABEL = re.compile(r"(?:^|\n)([^\n(:]{3,60})\((?:[^\W\d_][\w.'\u2019-]*\s+){0,3}$")
_ENDS = re.compile(r"[\n.;:!?(\"\u201c\u201d]\s*")


@lru_cache(maxsize=1024)
def roles(text: str, name: str, language: Language) -> frozenset[str]:
    """The words, in lower case, by which a text says what somebody is.

    Args:
        text: a text.
        name: the name, as it stands there.
        language: the word lists.
    """
    family = re.escape(name.rsplit(maxsplit=1)[-1])
    found: set[str] = set()
    for match in re.finditer(rf"(?<!\w){family}(?!\w)(?P<behind>[^\n.;:!?\"\u201c\u201d]{{0,90}})", text):
        behind, before = match["behind"], text[max(0, match.start() - 90) : match.start()]
        label = _LABEL.search(before)
        apposed = re.match(r"\s*,\s+([^,()]{3,})|\s*\(([^()]+)\)", behind)
        if apposed:
            found |= content_words(apposed[1] or apposed[2], language, names=True)
        if is_so := _is_something(language).match(behind):
            found |= content_words(is_so[1].lower(), language)
        if label:
            found |= content_words(label[1].lower(), language)
        else:
            found |= _before(_ENDS.split(before)[-1], language)
    return frozenset(found)


@cache
def _is_something(language: Language) -> re.Pattern[str]:
    """Matches what is said of whom a name is: `Ruiz | has been the minister`."""
    verbs, asides = language.words("passives").alternatives, language.words("asides", "tenses").alternatives
    return re.compile(rf"\s+(?:(?:{asides})\s+)*(?:{verbs})\s+([^,()]{{3,60}})", re.IGNORECASE)


def _before(before: str, language: Language) -> set[str]:
    """The words of an office right before a name: `its witness, Dr`."""
    found: list[str] = []
    for word in reversed(WORD.findall(before)[-_MOST - 1 :]):
        if word.lower() in language.words("determiners", "indefinites").plain | _openers(language):
            break
        found.append(word)
    return content_words(" ".join(reversed(found)), language)


def content_words(phrase: str, language: Language, *, names: bool = False) -> set[str]:
    """The words of a noun with what stands before it, without what a preposition joins to it.

    Args:
        phrase: the noun with its words.
        language: the word lists.
        names: whether the last of several words with a capital counts: `Chief Dental Officer`.
    """
    words: set[str] = set()
    for at in WORD.finditer(phrase):
        word, plain = at[0], at[0].lower()
        if plain in language.words("prepositions").plain and words:
            break
        following = phrase[at.end() :].lstrip()[:1]
        last = names and not following.isupper()
        office = word.islower() or last or plain in language.words("titles", "bodies").plain
        if office and len(plain) >= _LEAST and plain not in grammar(language):
            words.add(plain)
        elif plain in language.words("relatives").plain:
            break
    return words


def noun_words(phrase: str, language: Language) -> set[str]:
    """The words of a subject in lower case, also such as are verbs elsewhere: `a survey of`."""
    known = language.words(*_GRAMMAR, "references", "numerals", "quantifiers", "negations").plain
    known -= language.words("ascriptions").plain - language.words("attributions", "speech_verbs").plain
    links = language.words("prepositions", "relatives").plain
    words = [word.lower() for word in WORD.findall(phrase)]
    end = next((at for at, word in enumerate(words) if at and word in links), len(words))
    return {word for word in words[:end] if len(word) >= _LEAST and word not in known}


def grammar(language: Language) -> frozenset[str]:
    """Words that say nothing of what somebody is, wherever they stand."""
    return language.words(*_GRAMMAR).plain


def _openers(language: Language) -> frozenset[str]:
    return language.words("prepositions", "joints", "contrasts", "complements").plain
