"""What an omission, a replacement or an insertion may not do, and what it should not do unremarked.

Refused: to hide a negation, to add one, to add a figure. Cautioned: to hide a limiter, a figure or
another word that turns the meaning, to join the halves of two sentences, to put one thing for another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.folding import fold
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.sentences import (
    ends_sentence,
    sentence_end,
    sentence_start,
    starts_sentence,
    surroundings,
)

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
#: How many last letters may differ in two forms of one word.
_ENDING = 3
_FIGURE = re.compile(r"\d[\d.,]*|[\u00bc-\u00be\u2150-\u215f]")
_SENTENCE_END = re.compile(r"[.!?]['\")\]]*\s")
_WORD = re.compile(r"\w+(?:'\w+)*")


def refuse_hidden(hidden: str, gap: Gap, language: Language) -> None:
    """Raise `omission` if what a gap hides changes the meaning.

    Args:
        hidden: the source's text between two segments.
        gap: the mark that stands for it.
        language: the source's word lists.
    """
    folded = fold(hidden).text
    negation = language.negations.search(folded)
    kind = "omission" if gap.omission else "replacement"
    if negation:
        raise EvidenceError(
            "omission",
            f"the {kind} hides '{negation[0]}' in '{_short(folded)}'; "
            "quote the words around it, or make two quotations",
        )
    if gap.omission:
        return
    words = len(folded.split())
    if words > LONGEST_REPLACEMENT or _SENTENCE_END.search(folded):
        raise EvidenceError(
            "omission",
            f"the replacement '[{gap.words}]' hides {words} words: '{_short(folded)}'; "
            "mark an omission with […]",
        )


def check_insertion(words: str, language: Language) -> None:
    """Raise `omission` if inserted words negate or bring a figure of their own."""
    folded = fold(words).text
    negation = language.negations.search(folded)
    figure = _FIGURE.search(folded) or language.numerals.search(folded)
    if negation or figure:
        what = f"the negation '{negation[0]}'" if negation else "a figure"
        raise EvidenceError(
            "omission",
            f"the insertion '[{words}]' brings {what} into the source's words; say it outside the quotation",
        )


def between(document: Document, before: Span, gap: Gap, after: Span, language: Language) -> Iterator[str]:
    """What is to be said of a gap between two segments: messages, none if it is harmless."""
    seen = document.seen
    hidden = seen[before.end : after.start]
    folded = fold(hidden).text.strip()
    kind = "omission" if gap.omission else f"replacement '[{gap.words}]'"
    word = _turning(seen, before, after, language)
    if word:
        yield f"the {kind} hides '{word}' in '{_short(folded)}'"
    if gap.omission:
        if not folded:
            yield "the omission leaves nothing out"
        if _splices(seen, before, after, language):
            yield f"the omission joins parts of two sentences, over '{_short(folded)}'"
        return
    yield from inserted(gap.words, document, language)
    if _WORD.search(folded) and not word:
        yield from _replaced(folded, gap.words, document, before, language)


def at_edge(document: Document, passage: Span, gap: Gap, language: Language, *, first: bool) -> Iterator[str]:
    """What is to be said of words that an editor put before the first segment or behind the last.

    They stand for the source's words there, if these are of the same sentence.
    """
    seen = document.seen
    yield from inserted(gap.words, document, language)
    if first:
        replaced = _noun_phrase(seen[sentence_start(seen, passage.start, language) : passage.start], language)
    else:
        rest = seen[passage.end : sentence_end(seen, passage.end, language)]
        replaced = " ".join(rest.split()[:1]) if rest[:1].isspace() else ""
    replaced = fold(replaced).text.strip(" ,;:.'")
    if replaced:
        yield from _replaced(replaced, gap.words, document, passage, language)


def inserted(words: str, document: Document, language: Language) -> Iterator[str]:
    """What is to be said of the words of an insertion, wherever they stand."""
    folded = fold(words).text
    match = next(
        filter(None, (w.search(folded) for w in (language.limiters, language.turning, language.tenses))), None
    )
    if match:
        yield f"the insertion '[{words}]' brings '{match[0]}' into the source's words"
        return
    names = _names(words, language)
    if names and not any(name.lower() in document.seen.lower() for name in names):
        yield f"the insertion '[{words}]' names what the source does not: '{names[0]}'"


def fragments(document: Document, spans: list[Span], gaps: list[Gap | None]) -> Iterator[str]:
    """Single words picked from between two omissions."""
    for span, left, right in zip(spans, gaps[:-1], gaps[1:], strict=True):
        text = document.seen[span.start : span.end]
        if left and right and left.omission and right.omission and len(_WORD.findall(text)) < LEAST_WORDS:
            yield f"'{text}' is a fragment between two omissions"


def _turning(seen: str, before: Span, after: Span, language: Language) -> str:
    """A hidden limiter or figure; in a sentence that is partly quoted, any hidden word that turns it."""
    hidden = fold(seen[before.end : after.start]).text
    found = language.limiters.search(hidden)
    word = found[0] if found else _figure(hidden, language)
    if word:
        return word
    head, tail = before.end, after.start
    if not ends_sentence(seen, before.end, language):
        head = min(tail, sentence_end(seen, before.end, language))
    if not starts_sentence(seen, after.start, language):
        tail = max(before.end, sentence_start(seen, after.start, language))
    partial = (seen[before.end : head], seen[tail : after.start])
    lists = (
        language.attributions,
        language.conditions,
        language.modals,
        language.reversals,
        language.quantifiers,
    )
    for part in partial:
        folded = fold(part).text
        for words in lists:
            found = words.search(folded)
            if found:
                return found[0]
    return ""


def _splices(seen: str, before: Span, after: Span, language: Language) -> bool:
    """Whether a sentence begins before an omission and another one ends behind it."""
    return (
        sentence_start(seen, after.start, language) > before.end
        and not ends_sentence(seen, before.end, language)
        and not starts_sentence(seen, after.start, language)
    )


def _noun_phrase(lead: str, language: Language) -> str:
    """The last word before a passage, with those before it if a word such as `the` begins them."""
    words = lead.split()[-4:]
    for back in range(1, len(words) + 1):
        if fold(words[-back]).text.lower() in language.references:
            return " ".join(words[-back:])
    return words[-1] if words else ""


def _replaced(hidden: str, words: str, document: Document, near: Span, language: Language) -> Iterator[str]:
    """Words for which others were put that are neither a form of them nor what they refer to."""
    put, old = _content(words, language), _content(hidden, language)
    lost = [word for word in old if not any(_same_word(word, other) for other in put)]
    first = _WORD.search(hidden)
    refers = first is not None and first[0].lower() in language.references and not _names(hidden, language)
    if lost and not (refers and _names(words, language)):
        yield f"the replacement '[{words}]' stands for '{_short(hidden)}'"
        return
    around = surroundings(document.seen, *near)
    known = _content(document.seen[around.start : around.end], language)
    related = any(_same_word(word.lower(), other) for word in _WORD.findall(hidden) for other in put)
    if put and not related and known.isdisjoint(put):
        yield f"the replacement '[{words}]' for '{_short(hidden)}' has words that the source has nowhere near"


def _content(text: str, language: Language) -> set[str]:
    """The words of a text, in lower case, without those of grammar."""
    words = {word.lower().removesuffix("'s") for word in _WORD.findall(fold(text).text)}
    return words - language.references - language.function_words


def _figure(folded: str, language: Language) -> str:
    match = _FIGURE.search(folded) or language.numerals.search(folded)
    return match[0] if match else ""


def _names(text: str, language: Language) -> list[str]:
    """Capitalised words."""
    grammar = language.references | language.function_words
    words = _WORD.findall(fold(text).text)
    return [word.split("'")[0] for word in words if word[0].isupper() and word.lower() not in grammar]


def _same_word(one: str, other: str) -> bool:
    """Whether two words differ at most in their endings."""
    shared = 0
    for mine, its in zip(one, other, strict=False):
        if mine != its:
            break
        shared += 1
    longest = max(len(one), len(other))
    return one == other or (shared >= _ENDING and longest - shared <= _ENDING)


def _short(text: str, most: int = 120) -> str:
    text = text.strip()
    return text if len(text) <= most else f"{text[: most // 2].rstrip()} … {text[-most // 2 :].lstrip()}"
