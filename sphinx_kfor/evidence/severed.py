"""What an omission parts from the words on its two sides, so that these make another sentence.

There is no grammar in this: it looks at the last word before an omission, and at the first and last
of what is hidden.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.folding import fold_text, fold_words
from sphinx_kfor.evidence.sentences import sentence_start, starts_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.selectors import Span

#: Articles stand between a preposition and a name.
_ARTICLES = frozenset(["the", "a", "an", "il", "lo", "la", "i", "gli", "le", "un", "una"])
_POSSESSIVE = re.compile(r"'s?\s")
#: A single mark before a word, which an apostrophe behind one may close.
_OPENING = re.compile(r"(?<!\w)'\w")


def severed(seen: str, before: Span, after: Span, language: Language) -> Iterator[str]:
    """What is to be said of an omission between two segments.

    Args:
        seen: the document's seen text.
        before: the segment before the omission.
        after: the one behind it.
        language: the source's word lists.
    """
    head, hidden = fold_words(seen[before.start : before.end]), fold_text(seen[before.end : after.start])
    last = head.split()[-1].lower()
    if last in language.prepositions:
        yield f"the omission hides what belongs to '{last}'"
    if _POSSESSIVE.match(hidden) and not _OPENING.search(head):
        yield f"the omission hides what belongs to '{head.split()[-1]}{hidden.split()[0]}'"
    link = (hidden.split() or [""])[-1].lower()
    if link in language.prepositions and last not in language.prepositions:
        if not starts_sentence(seen, after.start, language):
            yield f"the omission hides '{link}', to which what follows belongs"
        return
    subject = _lost_subject(seen, before, after, language)
    if subject:
        yield f"the omission hides '{subject}', of whom what follows may be said"


def _lost_subject(seen: str, before: Span, after: Span, language: Language) -> str:
    """A name or pronoun at the end of what is hidden that may be the subject of the verb behind it.

    `Rome [doubts that Vienna] trusts Bonn`: a name is one if neither a preposition nor a comma parts
    it from the words before it and what follows is no preposition or the like either.
    """
    start = max(before.end, sentence_start(seen, after.start, language))
    words = fold_text(seen[start : after.start]).split()
    following = fold_text(seen[after.start : after.end]).split()
    link = language.prepositions | language.openers.plain | language.conditions.plain | _ARTICLES
    if not words or not following or not following[0][0].islower() or following[0] in link:
        return ""
    if words[-1] in language.subjects:
        return words[-1] if words[1:] else ""
    return _name_at_end(words, language)


def _name_at_end(words: list[str], language: Language) -> str:
    """The name with which words end, if it is not their first and no preposition stands before it."""
    first = len(words)
    while first and words[first - 1][0].isupper() and words[first - 1][-1].isalnum():
        first -= 1
    name = " ".join(words[first:])
    if first and words[first - 1].lower() in _ARTICLES:
        first -= 1
    if not first or words[first - 1].lower().strip(",") in language.prepositions:
        return ""
    return "" if words[-1].lower() in language.bodies else name
