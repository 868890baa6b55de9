"""What somebody who is named is, as a text says it: `the minister, Ana Ruiz`, `Ruiz, who chairs the board`.

Words for a person's office, trade or kind stand before the name, behind its comma, or in its brackets.
"""

from __future__ import annotations

import re
from functools import lru_cache
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
    "attributions", "speech_verbs", "ascriptions", "reports", "conditions", "subordinators", "contrasts", "joints",
    "relatives", "pronouns", "references", "function_words", "determiners", "indefinites", "asides", "modals",
    "tenses", "negations", "finite", "year_openers", "complements",
)  # fmt: skip


@lru_cache(maxsize=1024)
def roles(text: str, name: str, language: Language) -> frozenset[str]:
    """The words, in lower case, by which a text says what somebody is.

    Args:
        text: a text.
        name: the name, as it stands there.
        language: the word lists.
    """
    family = re.escape(name.split()[-1])
    found: set[str] = set()
    for match in re.finditer(rf"(?<!\w){family}(?!\w)(?P<behind>[^\n.;:!?\"\u201c\u201d]{{0,90}})", text):
        behind, before = match["behind"], text[max(0, match.start() - 90) : match.start()]
        before = re.split(r"[\n.;:!?\"\u201c\u201d]\s*", before)[-1] if not before.endswith("(") else before
        apposed = re.match(r"\s*,\s+([^,()]{3,})|\s*\(([^()]+)\)", behind)
        if apposed:
            found |= content_words(apposed[1] or apposed[2], language)
        found |= _before(before, language)
    return frozenset(found)


def _before(before: str, language: Language) -> set[str]:
    """The words of an office right before a name: `its witness, Dr`, `The Minister for Health (`."""
    label = re.search(r"(?:^|\n)([^\n(:]{3,60})\($", before)
    if label:
        return content_words(label[1].lower(), language)
    found: list[str] = []
    for word in reversed(WORD.findall(before.rpartition("(")[2])[-_MOST - 1 :]):
        if word.lower() in language.words("determiners", "indefinites").plain | _openers(language):
            break
        found.append(word)
    return content_words(" ".join(reversed(found)), language)


def content_words(phrase: str, language: Language) -> set[str]:
    """The words of a noun with what stands before it, without what a preposition joins to it."""
    words: set[str] = set()
    for word in WORD.findall(phrase):
        plain = word.lower()
        if plain in language.words("prepositions").plain and words:
            break
        office = word.islower() or plain in language.words("titles", "bodies").plain
        if office and len(plain) >= _LEAST and plain not in _grammar(language):
            words.add(plain)
        elif plain in language.words("relatives").plain:
            break
    return words


def _grammar(language: Language) -> frozenset[str]:
    return language.words(*_GRAMMAR).plain


def _openers(language: Language) -> frozenset[str]:
    return language.words("prepositions", "joints", "contrasts", "complements").plain
