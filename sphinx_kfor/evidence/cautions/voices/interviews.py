"""Interviews that name nobody before what is said: questions in paragraphs of their own, or by letters.

Who answers is whom a question calls by name (`Professor Lind, is it late?`), else who is named over the first
question, but for who asks (`Interview: Ana Ruiz`). All offsets are Unicode code points.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.phrases.heads import Subject
from sphinx_kfor.evidence.cautions.phrases.names import WORD, Mention, is_person, is_title, mentions
from sphinx_kfor.evidence.cautions.voices.cues import (
    ASKS,
    MARKS,
    begins_turn,
    has_turns,
    is_question,
    lettered,
)
from sphinx_kfor.evidence.cautions.voices.turns import INTERVIEWER, Turn
from sphinx_kfor.evidence.text.sentences import paragraphs
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: The least questions of an interview, and so many paragraphs may stand before the first.
_LEAST, _HEAD = 3, 10
#: The least where a line of no more words says that it is one and with whom.
_FEWEST, _LINE = 2, 15
#: Of its paragraphs at least one in so many is a question.
_SHARE = 5
#: The letter or the word that begins a question.
_LABEL = re.compile(r"\w+[.:]*\s*")
#: A dash that begins a question or an answer, of which an interview has so many.
DASHED, _DASHED = re.compile(r"\s*[\u2013\u2014\u2015-]\s"), 4


class _Interview(NamedTuple):
    """Who asks, who answers, and the paragraphs of either."""

    asks: tuple[str, ...]
    answers: tuple[str, ...]
    questions: frozenset[str]
    replies: frozenset[str]


def interview_at(document: str, text: str, passage: Span, language: Language) -> Turn | None:
    """The turn of an interview without names in which a passage stands.

    Args:
        document: the whole text.
        text: the part of it that is read.
        passage: where the passage stands in the part.
        language: the word lists.
    """
    found = _interview(document, language)
    span = next((one for one in paragraphs(text) if passage.start < one.end), None) if found else None
    if found is None or span is None:
        return None
    words = text[slice(*span)]
    if words in found.questions:
        return Turn(_subject(INTERVIEWER, found.asks, span.start), span.start)
    if words in found.replies:
        return Turn(_subject(found.answers[0], found.answers, span.start), span.start)
    return None


def in_full(turn: Turn, document: str, words: str, language: Language) -> Turn:
    """A turn that a letter begins, as that of whom the letter stands for.

    The first letter is who asks; the other is the first person named over the first turn who does not. Who
    is examined next is named in a line over the turns: `Ms Ruiz, examined by Mr Lind`.

    Args:
        turn: the turn.
        document: the whole text.
        words: the paragraph of the turn.
        language: the word lists.
    """
    found = lettered(document, language)
    letter = turn.subject.phrase
    if not found or not begins_turn(f"{letter}: {letter}", language):
        return turn
    over = _last_heading(document, words, language) or Span(0, found[1])
    asks, others = _over(document, over, language)
    others = others or _examined(document, words, found, language)
    first = letter[0] == found[0]
    names = asks if first else others[:1]
    phrase = INTERVIEWER if first else "".join(names)
    return Turn(_subject(phrase if names else letter, names, turn.end), turn.end)


def _examined(document: str, words: str, first: tuple[str, int], language: Language) -> tuple[str, ...]:
    """Whom the last question calls by name that does, where the heading over it only has who asks."""
    place = document.find(words)
    letter, start = first
    asked = [one for one in paragraphs(document[: max(place, 0)]) if one.start >= start]
    for span in reversed(asked):
        if document[span.start] == letter:
            cue = _LABEL.match(document, span.start, span.end)
            called = _called(document, Span(cue.end() if cue else span.start, span.end), language)
            if called:
                return (called[-1].name,)
    return ()


def _last_heading(document: str, words: str, language: Language) -> Span | None:
    """The last line over a turn that is none, ends no sentence and names a person."""
    place = document.find(words)
    for span in reversed(paragraphs(document[: max(0, place)])):
        line = document[slice(*span)].strip()
        ends = "\n" in line or line[-1:] in (".", "!", "?")
        if not ends and not begins_turn(line, language) and any(_over(document, span, language)):
            return span
    return None


def _over(document: str, where: Span, language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The persons named in a stretch: who asks, and the others."""
    named = mentions(document, where, language)
    # In a list of witnesses names may stand in capitals: `MS RUIZ, examined by MR LIND`.
    persons = [one for one in named if is_person(document, replace(one, name=one.name.title()), language)]
    # `DIRECT EXAMINATION BY | MR LIND`
    links = language.words("authorships", "prepositions").plain
    persons = [one for one in persons if one.name.split()[-1].lower() not in links]
    asks = tuple(one.name for one in persons if _is_who_asks(document, one, language))
    return asks, tuple(one.name for one in persons if one.name not in asks)


def _subject(phrase: str, names: tuple[str, ...], place: int) -> Subject:
    return Subject(phrase, tuple(Mention(name, place, place) for name in names))


@lru_cache(maxsize=64)
def _interview(document: str, language: Language) -> _Interview | None:
    """How a text is an interview, if it is one: by its questions, and by a name or the word itself."""
    if has_turns(document, language):
        return None
    spans = paragraphs(document)
    if dashed := _by_dashes(document, spans, language):
        return dashed
    asked = [at for at, span in enumerate(spans) if is_question(document[slice(*span)])]
    if len(asked) < _FEWEST or asked[0] > _HEAD or len(asked) * _SHARE < len(spans) - asked[0]:
        return None
    questions = [spans[at] for at in asked]
    head = Span(0, questions[0].start)
    asks, others = _over(document, head, language)
    called = [one.name for span in questions for one in _called(document, span, language)]
    family = {name.split()[-1] for name in called}
    full = tuple(name for name in others if name.split()[-1] in family)
    named = {name.split()[-1] for name in called if not _addresses(name, language)}
    answers = full or tuple(sorted(named)) or others or tuple(sorted(family))
    known = called or language.words("interviews").search(document[slice(*head)])
    few = len(asked) < _LEAST and not _is_announced(document, head, answers, language)
    if not known or not answers or few:
        return None
    said = {document[slice(*span)] for span in spans[asked[0] :]}
    heard = frozenset(document[slice(*span)] for span in [*questions, *_remarks(spans, asked)])
    return _Interview(asks, answers, heard, frozenset(said - heard))


def _is_announced(document: str, head: Span, answers: tuple[str, ...], language: Language) -> bool:
    """Whether a line over the questions says that it is an interview and with whom."""
    lines = (document[slice(*span)] for span in paragraphs(document[slice(*head)]))
    return any(
        len(WORD.findall(line)) <= _LINE
        and answers[0] in line
        and language.words("interviews").search(line.lower())
        for line in lines
    )


def _remarks(spans: list[Span], asked: list[int]) -> list[Span]:
    """What who asks only says, where questions and answers are a paragraph each: every other one is theirs.

    It is shorter than the answer to it.
    """
    first = asked[0]
    if any((at - first) % 2 for at in asked):
        return []
    pairs = itertools.pairwise(spans[first:])
    return [
        one for one, answer in itertools.islice(pairs, 0, None, 2) if len(range(*one)) < len(range(*answer))
    ]


def _by_dashes(document: str, spans: list[Span], language: Language) -> _Interview | None:
    """An interview in which a dash begins each question and each answer, under who is named over them."""
    dashed = [at for at, span in enumerate(spans) if DASHED.match(document, span.start)]
    if len(dashed) < _DASHED or dashed[-1] - dashed[0] >= len(dashed):
        return None
    words = [document[slice(*spans[at])] for at in dashed]
    asks, others = _over(document, Span(0, spans[dashed[0]].start), language)
    if not others or not is_question(words[0]):
        return None
    return _Interview(asks, others[:1], frozenset(words[::2]), frozenset(words[1::2]))


def _is_who_asks(document: str, name: Mention, language: Language) -> bool:
    """Whether a name over the questions is the interviewer's: `Interview: Ana Ruiz`, `by Ana Ruiz`."""
    line = document[: name.start].rstrip().rpartition("\n")[2].lower()
    label = len(line.split()) == 1 and line.endswith(":")
    return label or any(by.end() == len(line) for by in language.words("authorships").finditer(line))


def _addresses(name: str, language: Language) -> bool:
    """Whether a question may call by no name whom it asks, as by a word alone: `Professor, is it late?`."""
    words = name.split()
    return len(words) == 1 or all(is_title(word, language) for word in words)


def _called(document: str, question: Span, language: Language) -> list[Mention]:
    """Whom a question calls by name, at its beginning or its end."""
    words = document[slice(*question)]
    found = mentions(document, question, language)
    return [
        one
        for one in found
        if (not words[: one.start - question.start].strip(MARKS) and document[one.end : one.end + 1] == ",")
        or (document[: one.start].rstrip().endswith(",") and document[one.end : one.end + 1] in ASKS)
    ]
