"""What an editor's words in a quotation may stand for, and what they should not bring unremarked."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.problems import short
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.quotations.marks import Gap
    from sphinx_kfor.evidence.text.spans import Span


#: Two forms of one word share as many letters, or more.
_STEM = 3
_WORD = re.compile(r"\w+(?:'\w+)*")


def at_edge(document: Document, passage: Span, gap: Gap, language: Language, *, first: bool) -> Iterator[str]:
    """What is to be said of words that an editor put before the first segment or behind the last.

    They stand for the source's words there, if these are of the same sentence.
    """
    seen = document.seen
    yield from inserted(gap.words, document, language)
    if first:
        hidden = _noun_phrase(seen[sentence_start(seen, passage.start, language) : passage.start], language)
    else:
        rest = seen[passage.end : sentence_end(seen, passage.end, language)]
        hidden = _next_words(rest, language) if rest[:1].isspace() else ""
    hidden = fold_text(hidden).strip(" ,;:.'")
    if hidden:
        yield from replaced(hidden, gap.words, document, passage, language)
    else:
        yield from added(gap.words, "" if first else seen[passage.start : passage.end], document, language)


def inserted(words: str, document: Document, language: Language) -> Iterator[str]:
    """What is to be said of the words of an insertion, wherever they stand."""
    folded = fold_text(words)
    match = next(
        filter(
            None,
            (
                w.search(folded)
                for w in (
                    language.words("limiters"),
                    language.words("attributions", "conditions", "modals", "reversals", "quantifiers"),
                    language.words("tenses"),
                )
            ),
        ),
        None,
    )
    if match:
        yield f"the insertion '[{words}]' brings '{match[0]}' into the source's words"
        return
    names = _names(words, language)
    if names and not any(name.lower() in document.seen.lower() for name in names):
        yield f"the insertion '[{words}]' names what the source does not: '{names[0]}'"


def added(words: str, lead: str, document: Document, language: Language) -> Iterator[str]:
    """What is to be said of an insertion that stands for nothing: it brings what the source has elsewhere.

    Args:
        words: the insertion; behind a pronoun it may name whom that means.
        lead: the source's words before it.
        document: the source.
        language: the word lists.
    """
    before = fold_text(lead).split()[-1:]
    explains = bool(before) and before[0].lower() in language.words("references").plain
    names = {name.lower() for name in _names(words, language)} if explains else set()
    first, *more = fold_text(words).lower().split()
    phrase = more and first in language.words("prepositions").plain
    qualifier = None if phrase else language.words("qualifiers").search(fold_text(words))
    if qualifier:
        yield f"the insertion '[{words}]' brings '{qualifier[0]}' into the source's words"
        return
    for word in sorted(_content(words, language) - names - language.words("prepositions").plain):
        if not _known(word, document, language):
            yield f"the insertion '[{words}]' brings '{word}', which the source does not have"
            return


def _known(word: str, document: Document, language: Language) -> bool:
    """Whether a source has a word, or another form of it."""
    like = re.finditer(rf"(?<!\w){re.escape(word[:_STEM])}\w*", document.seen, re.IGNORECASE)
    return any(_same_word(word, fold_text(match[0]).lower(), set(), language) for match in like)


def _noun_phrase(lead: str, language: Language) -> str:
    """The last word before a passage, with those before it if a word such as `the` begins them."""
    words = lead.split()[-4:]
    for back in range(1, len(words) + 1):
        if fold_text(words[-back]).lower() in language.words("references").plain:
            return " ".join(words[-back:])
    return words[-1] if words else ""


def _next_words(rest: str, language: Language) -> str:
    """The first word behind a passage that is more than grammar, with those before it."""
    words = rest.split()[:4]
    for count, word in enumerate(words, 1):
        if _content(word, language):
            return " ".join(words[:count])
    return ""


def replaced(hidden: str, words: str, document: Document, near: Span, language: Language) -> Iterator[str]:
    """Words for which others were put that are neither a form of them nor what they refer to."""
    put, old = _content(words, language), _content(hidden, language)
    names = {name.lower() for name in (*_names(hidden, language), *_names(words, language))}
    lost = [word for word in old if not any(_same_word(word, other, names, language) for other in put)]
    first = _WORD.search(hidden)
    refers = (
        first is not None
        and first[0].lower() in language.words("references").plain
        and not _names(hidden, language)
    )
    if lost and not (refers and _names(words, language)):
        yield f"the replacement '[{words}]' stands for '{short(hidden)}'"
        return
    around = surroundings(document.seen, *near)
    known = _content(document.seen[around.start : around.end], language)
    hidden_words = [word.lower() for word in _WORD.findall(hidden)]
    related = any(_same_word(word, other, names, language) for word in hidden_words for other in put)
    if put and not related and known.isdisjoint(put):
        yield f"the replacement '[{words}]' for '{short(hidden)}' has words that the source has nowhere near"


def _content(text: str, language: Language) -> set[str]:
    """The words of a text, in lower case, without those of grammar."""
    words = {word.lower().removesuffix("'s") for word in _WORD.findall(fold_text(text))}
    return words - language.words("references").plain - language.words("function_words").plain


def _names(text: str, language: Language) -> list[str]:
    """Capitalised words."""
    grammar = language.words("references").plain | language.words("function_words").plain
    words = _WORD.findall(fold_text(text))
    return [word.split("'")[0] for word in words if word[0].isupper() and word.lower() not in grammar]


def _same_word(one: str, other: str, names: set[str], language: Language) -> bool:
    """Whether two words are the same, or are no names and differ only in the endings of a word's forms."""
    if one == other:
        return True
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    if names & {one, other} or shared < _STEM:
        return False
    # A stem may end before the last letter that two forms share: `tak|e`, `tak|en`.
    return any(all(_ends(word, stem, language) for word in (one, other)) for stem in (shared, shared - 1))


def _ends(word: str, stem: int, language: Language) -> bool:
    """Whether a form of a word may end so behind its stem, whose last letter may be doubled: `stop|ped`."""
    ending = word[stem:]
    doubled = ending[:1] == word[stem - 1] and len(ending) > 2  # noqa: PLR2004 (a letter and `ed`)
    return (
        not ending
        or ending in language.words("endings").plain
        or (doubled and ending[1:] in language.words("endings").plain)
    )
