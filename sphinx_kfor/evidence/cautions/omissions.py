"""What an omission, a replacement or an insertion may not do, and what it should not do unremarked.

Refused: to hide a negation, to add one, to add a figure. Cautioned: to hide a limiter, a figure or
another word that turns the meaning, to join the halves of two sentences, to put one thing for another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.edges import qualified
from sphinx_kfor.evidence.cautions.replacements import added, inserted, replaced
from sphinx_kfor.evidence.figures.figure import figure_in
from sphinx_kfor.evidence.problems import short
from sphinx_kfor.evidence.text.folding import fold_text, fold_words
from sphinx_kfor.evidence.text.sentences import (
    CLOSERS,
    ends_sentence,
    sentence_end,
    sentence_start,
    starts_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.quotations.marks import Gap
    from sphinx_kfor.evidence.text.spans import Span


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
    if last in language.words("prepositions").plain:
        yield f"the omission hides what belongs to '{last}'"
    if _POSSESSIVE.match(hidden) and not _OPENING.search(head):
        yield f"the omission hides what belongs to '{head.split()[-1]}{hidden.split()[0]}'"
    link = (hidden.split() or [""])[-1].lower()
    if link in language.words("prepositions").plain and last not in language.words("prepositions").plain:
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
    link = (
        language.words("prepositions").plain
        | language.words("joints", "contrasts", "relatives", "complements").plain
        | language.words("conditions").plain
        | _ARTICLES
    )
    if not words or not following or not following[0][0].islower() or following[0] in link:
        return ""
    if words[-1] in language.words("subjects").plain:
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
    if not first or words[first - 1].lower().strip(",") in language.words("prepositions").plain:
        return ""
    return "" if words[-1].lower() in language.words("bodies").plain else name


#: Between two omissions, fewer words than this are a fragment.
LEAST_WORDS = 3
_WORD = re.compile(r"\w+(?:'\w+)*")


def between(document: Document, before: Span, gap: Gap, after: Span, language: Language) -> Iterator[str]:
    """What is to be said of a gap between two segments: messages, none if it is harmless."""
    seen = document.seen
    hidden = seen[before.end : after.start]
    folded = fold_words(hidden)
    kind = "omission" if gap.omission else f"replacement '[{gap.words}]'"
    word = _turning(seen, before, after, language)
    if word:
        yield f"the {kind} hides '{word}' in '{short(folded)}'"
    if gap.omission:
        if not folded:
            yield "the omission leaves nothing out"
        if _splices(seen, before, after, language):
            yield f"the omission joins parts of two sentences, over '{short(folded)}'"
        if not word:
            yield from severed(seen, before, after, language)
        return
    yield from inserted(gap.words, document, language)
    if not _WORD.search(folded):
        yield from added(gap.words, seen[before.start : before.end], document, language)
    elif not word:
        yield from replaced(folded, gap.words, document, before, language)


def fragments(
    document: Document, spans: list[Span], gaps: list[Gap | None], language: Language
) -> Iterator[str]:
    """Single words picked from between two omissions, or from another sentence."""
    omitted = [gap is not None and gap.omission for gap in gaps]
    for number, span in enumerate(spans):
        text = document.seen[span.start : span.end]
        before = (
            number and omitted[number] and _other_sentence(document, spans[number - 1 : number + 1], language)
        )
        after = omitted[number + 1] and _other_sentence(document, spans[number : number + 2], language)
        within = omitted[number] and omitted[number + 1]
        if (before or after or within) and len(_WORD.findall(text)) < LEAST_WORDS:
            yield f"'{text}' is a fragment beside an omission"


def _other_sentence(document: Document, pair: list[Span], language: Language) -> bool:
    """Whether a sentence begins between two segments."""
    if len(pair) < 2:  # noqa: PLR2004
        return False
    before, after = pair
    return sentence_start(document.seen, after.start, language) > before.end


def _turning(seen: str, before: Span, after: Span, language: Language) -> str:
    """A hidden limiter or figure; in a sentence that is partly quoted, any hidden word that turns it."""
    hidden = fold_text(seen[before.end : after.start])
    found = language.words("limiters").search(hidden)
    word = found[0] if found else figure_in(hidden, language)
    if word:
        return word
    head, tail = before.end, after.start
    if not ends_sentence(seen, before.end, language):
        head = min(tail, sentence_end(seen, before.end, language))
    if not starts_sentence(seen, after.start, language):
        tail = max(before.end, sentence_start(seen, after.start, language))
    partial = (seen[before.end : head], seen[tail : after.start])
    qualifier = next(qualified(partial[1], fold_text(partial[1]), language), None)
    if qualifier:
        return qualifier.word
    lists = (
        language.words("attributions"),
        language.words("conditions"),
        language.words("modals"),
        language.words("tenses"),
        language.words("reversals"),
        language.words("quantifiers"),
    )
    for part in partial:
        folded = fold_text(part)
        for words in lists:
            found = words.search(folded)
            if found:
                return found[0]
    return ""


def _splices(seen: str, before: Span, after: Span, language: Language) -> bool:
    """Whether a sentence begins before an omission and is not ended there, and another ends behind it."""
    return (
        sentence_start(seen, after.start, language) > before.end
        and not seen[before.start : before.end].rstrip(CLOSERS).endswith((".", "!", "?"))
        and not starts_sentence(seen, after.start, language)
    )
