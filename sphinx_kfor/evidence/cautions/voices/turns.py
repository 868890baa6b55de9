"""Turns of a conversation: `Ana Ruiz: …`, in transcripts, interviews and the cues of subtitles.

All offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.phrases.heads import Subject
from sphinx_kfor.evidence.cautions.phrases.names import WORD, Mention, is_person, is_title, mentions
from sphinx_kfor.evidence.cautions.voices.cues import (
    LEAST,
    aside_at,
    cues_of,
    form_of,
    group_of,
    is_head,
    is_question,
    named,
)
from sphinx_kfor.evidence.cautions.voices.narration import (
    is_bracketed,
    is_heading,
    is_narrated,
    is_of_meeting,
    is_recorded,
    says_we,
    tells_of_meeting,
    tells_who_spoke,
)
from sphinx_kfor.evidence.cautions.voices.speech import Paragraph
from sphinx_kfor.evidence.text.sentences import paragraphs
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: A name with what is said of it before a colon: `Judge Okafor, dissenting: …`.
_QUALIFIED = re.compile(
    r"[^\S\n]*[*_]{0,2}(?P<name>[^\W\d_][\w'\u2019.-]*(?:[^\S\n]+[^\W\d_][\w'\u2019.-]*){0,4}),"
    r"[^\S\n]+(?P<said>[^\W\d_][^\d,:;.!?\n]{1,40}),?[*_]{0,2}:[*_]{0,2}\s+(?=\S)"
)
#: Who calls out what stands between brackets, behind other things that are heard.
_CALLED = re.compile(
    r"(?:[(\[]|[\u2013\u2014]\s)(?P<name>[^()\[\]:\u2013\u2014\n]{2,60})(?:[(\[][^()\[\]]*[)\]])?:\s"
)
#: So far back, in code points, the cue of a turn may stand that goes on over paragraphs.
_LONGEST = 12_000
#: A record of so many turns may have a paragraph of its own between so many.
_MANY, _FEW = 8, 4
#: Of what stands between its turns more than one paragraph in so many tells who spoke.
_MOSTLY = 2
#: Who asks, where nobody is named.
INTERVIEWER = "the interviewer"


class Turn(NamedTuple):
    """Who has the floor, and where the cue ends in the document."""

    subject: Subject
    end: int


def turn_at(document: str, text: str, paragraph: int, passage: Span, language: Language) -> Turn | None:
    """The turn in which a passage stands.

    Args:
        document: the whole text.
        text: the part of it that is read.
        paragraph: where the passage's paragraph begins in the part.
        passage: where the passage stands in it.
        language: the word lists.
    """
    qualified = _qualified(text, paragraph, language)
    if qualified and qualified.end <= passage.start:
        return qualified
    cues = cues_of(document, language)
    if not cues:
        return None
    own = form_of(document, language).match(text, paragraph) or aside_at(document, text, paragraph, language)
    if own and is_head(own, language):
        return None
    if own and own.end() <= passage.start:
        # Among turns a word in capitals is one as well: `QUESTION: …`.
        known = named(own, language) in cues or (
            named(own, language).isupper() and max(cues.values()) >= LEAST
        )
        return _turn(own, text, language) if known else None
    if own or max(cues.values()) < LEAST or (len(cues) > 1 and _are_paragraphs(document, language)):
        return None
    words = Span(paragraph, passage.end)
    heard = is_bracketed(Paragraph(text, Span(paragraph, _line_end(text, paragraph)), language))
    return (_interjected if heard else _turn_before)(document, text, words, language)


def _line_end(text: str, place: int) -> int:
    end = text.find("\n\n", place)
    return end if end >= 0 else len(text)


def _interjected(_document: str, text: str, words: Span, language: Language) -> Turn | None:
    """Who calls out what stands between brackets: `(Applause – Ana Ruiz: Hear, hear!)`."""
    *_, called = None, *_CALLED.finditer(text, *words)
    return _turn(called, text, language) if called else None


def _turn_before(document: str, text: str, words: Span, language: Language) -> Turn | None:
    """The turn that begins in a paragraph before some words, and goes on to them.

    A long one began before the part that is read.
    """
    at = max(0, document.find(text))
    found = _last_turn(document, Span(at + words.start, at + words.end), language)
    if found is None:
        return None
    subject, end = found
    names = (one.moved(-at) if one.start >= at else replace(one, start=0, end=0) for one in subject.names)
    return Turn(Subject(subject.phrase, tuple(names)), max(0, end - at))


def _last_turn(document: str, words: Span, language: Language) -> Turn | None:
    cues, form = cues_of(document, language), form_of(document, language)
    last = None
    for cue in form.finditer(document, max(0, words.start - _LONGEST), words.start):
        last = cue if named(cue, language) in cues and not is_head(cue, language) else last
    if last is None or len(cues) == 1:
        return _unnamed(document, words, last, language) if last else None
    recorded = is_recorded(document, last.end(), words.end, _present(document, language), language)
    return None if recorded else _turn(last, document, language)


@lru_cache(maxsize=64)
def _present(document: str, language: Language) -> str:
    """What stands over the first turn and in its head, and the names of all: `Present: Councillor Lind`."""
    cues, form = cues_of(document, language), form_of(document, language)
    first = next((cue.end() for cue in form.finditer(document) if named(cue, language) in cues), 0)
    return " ".join([document[:first], *cues])


def _unnamed(document: str, words: Span, last: re.Match[str], language: Language) -> Turn | None:
    """Whose a paragraph without a name is where one alone is named: who asks, or whom the last cue names."""
    if _asks(document, words, form_of(document, language)):
        return Turn(Subject(INTERVIEWER), words.start)
    return None if is_narrated(document, last.end(), words.end, language) else _turn(last, document, language)


@lru_cache(maxsize=64)
def _are_paragraphs(document: str, language: Language) -> bool:
    """Whether each turn of a record is one paragraph, and so what stands between two is the record's own.

    Of so many turns none is gone on with by a paragraph in which somebody says *I* or *we*; or what stands
    between them mostly tells who said what.
    """
    cued, told = 0, list[Paragraph]()
    for span in paragraphs(document):
        if form_of(document, language).match(document, span.start):
            cued += 1
        elif cued:
            told.append(Paragraph(document, span, language))
    told = [one for one in told if not is_heading(one) and not is_bracketed(one)]
    if any(says_we(one, language) for one in told):
        return False
    meets = is_of_meeting(_present(document, language), language)
    telling = sum(
        bool(tells_who_spoke(one, language)) or (meets and tells_of_meeting(one, language)) for one in told
    )
    return (cued >= _MANY and len(told) * _FEW <= cued) or len(told) < _MOSTLY * telling


def _qualified(text: str, paragraph: int, language: Language) -> Turn | None:
    """Who speaks in a paragraph that a person's name begins, with a qualifier and a colon behind it.

    More than one word may be said of a person with a title only: `Ostrava Dam, of the north: …`.
    """
    cue = _QUALIFIED.match(text, paragraph)
    found = mentions(text, Span(cue.start("name"), cue.end("name")), language) if cue else []
    if not cue or not found or not _is_the_name(text[cue.start("name") : found[0].start], language):
        return None
    words = WORD.findall(found[-1].name)
    before = WORD.findall(text[cue.start("name") : found[-1].start])
    first = WORD.findall(cue["said"])[:1]
    titled = any(is_title(word, language) for word in (*before, *words[:-1], *first))
    short = len(WORD.findall(cue["said"])) == 1 and is_person(text, found[-1], language)
    ends = found[-1].end == cue.end("name")
    if is_question(text[cue.start() :].split("\n", 1)[0]) and all(is_title(word, language) for word in words):
        # `Professor, let us begin: is it late?` calls whom it asks.
        return None
    return _turn(cue, text, language) if ends and (titled or short) else None


def _is_the_name(before: str, language: Language) -> bool:
    """Whether an article and a title are all that stands before a name: `El juez | Ortega`."""
    known = language.words("determiners", "titles", "function_words").plain
    return all(word.lower() in known for word in WORD.findall(before))


def _asks(document: str, words: Span, form: re.Pattern[str]) -> bool:
    """Whether a paragraph without a name is the other's, where one alone is named: an answer comes next."""
    answer = form.search(document, words.end)
    return answer is not None and len(paragraphs(document[words.start : answer.start()])) == 1


def _turn(cue: re.Match[str], text: str, language: Language) -> Turn:
    group = group_of(cue, language)
    found: list[Mention] = mentions(text, Span(cue.start(group), cue.end(group)), language)
    # The name stands behind its titles: `Abg. Dr. Lenz`.
    return Turn(Subject(cue[group], (*found[-1:], *found[:-1])), cue.end())
