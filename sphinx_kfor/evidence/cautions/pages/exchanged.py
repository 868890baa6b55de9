"""Words that begin at their verb, with another before them than in their source.

*The trust declined to comment* of a source is *The centre “declined to comment”* on a page: every word that
is quoted stands in the source. Only who is plainly another there counts: of a pronoun, of a noun that the
source does not have, or of two that may be one, nothing is said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.phrases.doers import (
    begins_at_verb,
    cut_alike,
    doer,
    first_doer,
    is_acted_on,
    is_pronoun,
    opening_doer,
)
from sphinx_kfor.evidence.cautions.phrases.names import WORD
from sphinx_kfor.evidence.cautions.speakers.actors import stretch_around
from sphinx_kfor.evidence.cautions.speakers.parties import Party
from sphinx_kfor.evidence.cautions.speakers.two_parties import are_two
from sphinx_kfor.evidence.problems import Caution
from sphinx_kfor.evidence.text.sentences import paragraphs, sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.cautions.phrases.heads import Subject
    from sphinx_kfor.evidence.languages import Language

_CODE = "context.attribution"
#: Two words may be forms of one verb if they share so many letters.
_STEM = 4


class Doers(NamedTuple):
    """Who does the same in a source and on a page."""

    source: Subject
    page: Subject


def exchanged(text: str, passage: Span, sentence: OwnSentence, source: Language) -> Caution | None:
    """The caution on a passage that a page says of another than its source does.

    Args:
        text: the source's seen text.
        passage: where the passage stands in it.
        sentence: the page's sentence around it.
        source: the word lists of the source's language; nothing is said of a page in another.
    """
    if sentence.language.tag != source.tag:
        return None
    near = stretch_around(passage)
    text, passage = text[slice(*near)], Span(passage.start - near.start, passage.end - near.start)
    found = _doers(text, passage, sentence, source)
    if found is None:
        return None
    there, here = (Party(one, text, source) for one in found)
    if not are_two(there, here):
        return None
    says = (
        f"in the source it is said of '{found.source.phrase}', your sentence says it of '{found.page.phrase}'"
    )
    return Caution(_CODE, f"{says}; name whom the source names, or accept with a reason")


def _doers(text: str, passage: Span, sentence: OwnSentence, language: Language) -> Doers | None:
    words = text[slice(*passage)]
    lead = Span(sentence_start(text, passage.start, language), passage.start)
    page = sentence.before if sentence.around.quoted else _up_to_verb(words, sentence, language)
    if not page or not text[slice(*lead)].strip():
        return None
    if not begins_at_verb(words, language):
        one, other = cut_alike(text[slice(*lead)].rstrip(), page.rstrip())
        if other == len(page.rstrip()):
            return None
        lead, page = Span(lead.start, lead.start + one), page[:other]
    where = Span(0, len(page))
    if is_acted_on(text, lead, language) != is_acted_on(page, where, language):
        return None
    here = doer(page, where, language)
    there = doer(text, lead, language) or first_doer(text, lead, language)
    if here and not there and is_pronoun(text, lead, language):
        there = _meant(text, lead, Party(here, text, language))
    return Doers(there, here) if there and here else None


def _meant(text: str, lead: Span, here: Party) -> Subject | None:
    """With whom the sentence before a pronoun's begins, where nobody of the page's is near: `It | paid`."""
    language = here.language
    start = next((one.start for one in reversed(paragraphs(text)) if one.start <= lead.start), 0)
    before = text[start : lead.end]
    if any(re.search(rf"(?<!\w){re.escape(word)}", before, re.IGNORECASE) for word in here.words):
        return None
    end = len(text[start : lead.start].rstrip(' .!?\n\u201d"')) + start
    first = sentence_start(text, end, language)
    return opening_doer(text, Span(max(first, start), end), language) if end > start else None


def _up_to_verb(words: str, sentence: OwnSentence, language: Language) -> str:
    """The words of a page that cites a passage up to the verb with which it begins."""
    known = language.words("finite", "tenses", "modals", "asides", "negations").plain
    verb = next((word[0].lower() for word in WORD.finditer(words) if word[0].lower() not in known), "")
    said = f"{sentence.before} {sentence.behind}"
    found = (
        word.start() for word in WORD.finditer(said) if len(verb) > _STEM and _is_form(word[0].lower(), verb)
    )
    return said[: next(found, 0)]


def _is_form(one: str, other: str) -> bool:
    stem = re.sub(r"(?:ed|s|ing|es)$", "", other)
    return len(stem) >= _STEM and one.startswith(stem)
