"""What an omission, a replacement or an insertion may not do, and what it should not do unremarked.

Refused: to hide a negation, to add one, to add a figure. Cautioned: to hide a limiter, a figure or
another word that turns the meaning, to join the halves of two sentences, to put one thing for another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.characters import mixed_scripts
from sphinx_kfor.evidence.edges import qualified
from sphinx_kfor.evidence.folding import fold_text, fold_words
from sphinx_kfor.evidence.languages import english
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.replacements import added, figure_in, inserted, replaced, short
from sphinx_kfor.evidence.sentences import (
    CLOSERS,
    ends_sentence,
    sentence_end,
    sentence_start,
    starts_sentence,
)
from sphinx_kfor.evidence.severed import severed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.documents import Document
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.marks import Gap
    from sphinx_kfor.evidence.selectors import Span

#: A replacement stands for a few words of one sentence; more is an omission.
LONGEST_REPLACEMENT = 12
#: Between two omissions, fewer words than this are a fragment.
LEAST_WORDS = 3
_SENTENCE_END = re.compile(r"[.!?]['\")\]]*\s")
_QUOTATION_MARK = re.compile("[\"\u201c-\u201f\u00ab\u00bb\u2033\u2039\u203a\uff02]|''|``")
_WORD = re.compile(r"\w+(?:'\w+)*")


def refuse_hidden(hidden: str, gap: Gap, language: Language) -> None:
    """Raise `omission` if what a gap hides changes the meaning.

    Args:
        hidden: the source's text between two segments.
        gap: the mark that stands for it.
        language: the source's word lists.
    """
    folded = fold_text(hidden)
    negation = _negation(folded, language)
    kind = "omission" if gap.omission else "replacement"
    if negation:
        raise EvidenceError(
            "omission",
            f"the {kind} hides '{negation[0]}' in '{short(folded)}'; "
            "quote the words around it, or make two quotations",
        )
    if gap.omission:
        return
    words = len(folded.split())
    if words > LONGEST_REPLACEMENT or _SENTENCE_END.search(folded):
        raise EvidenceError(
            "omission",
            f"the replacement '[{gap.words}]' hides {words} words: '{short(folded)}'; "
            "mark an omission with […]",
        )


def check_insertion(words: str, language: Language) -> None:
    """Raise `omission` if inserted words negate or bring a figure of their own."""
    folded = fold_text(words)
    if not _WORD.search(folded) or _QUOTATION_MARK.search(words):
        raise EvidenceError("syntax", f"'[{words}]' must hold words, and no quotation marks")
    mixed = mixed_scripts(words)
    if mixed:
        raise EvidenceError("syntax", f"'{mixed}' in '[{words}]' mixes letters of two scripts; type it again")
    negation = _negation(folded, language)
    figure = figure_in(folded, language)
    if negation or figure:
        what = f"the negation '{negation[0]}'" if negation else "a figure"
        raise EvidenceError(
            "omission",
            f"the insertion '[{words}]' brings {what} into the source's words; say it outside the quotation",
        )


def _negation(folded: str, language: Language) -> re.Match[str] | None:
    """A negation of the source's language, or of English, lest a catalogue's mistake hide one."""
    return language.negations.search(folded) or english().negations.search(folded)


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
    found = language.limiters.search(hidden)
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
        language.attributions,
        language.conditions,
        language.modals,
        language.tenses,
        language.reversals,
        language.quantifiers,
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
