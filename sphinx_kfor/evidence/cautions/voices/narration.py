"""What a report or a record says in its own voice between turns: it is the last speaker's no more.

All offsets are Unicode code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_title
from sphinx_kfor.evidence.cautions.phrases.subjects import subjects
from sphinx_kfor.evidence.cautions.voices.speech import Paragraph
from sphinx_kfor.evidence.languages.kinds import CHAIRS, kinds
from sphinx_kfor.evidence.text.sentences import paragraphs, sentence_end
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language


def is_narrated(text: str, start: int, end: int, language: Language) -> bool:
    """Whether a paragraph between the last turn's beginning and a place is the reporter's.

    It is one in which somebody is quoted, or in which nobody says *I* or *we*; from there on all are.
    """
    return any(_is_reporters(one, language) for one in _between(text, start, end, language))


def is_recorded(text: str, start: int, end: int, present: str, language: Language) -> bool:
    """Whether a paragraph between the last turn's beginning and a place tells what one of those present said.

    Args:
        text: the text.
        start: where the words of the last turn begin.
        end: the place.
        present: what names those who are there.
        language: the word lists.
    """
    told = (tells_who_spoke(one, language) for one in _between(text, start, end, language))
    return any(who.islower() or (who and who in present) for who in told)


def says_we(paragraph: Paragraph, language: Language) -> bool:
    """Whether somebody says *I* or *we* in a paragraph, and is not quoted with it."""
    first = language.words("first_persons").plain
    return not first.isdisjoint(word.lower() for word in WORD.findall(paragraph.masked))


def tells_who_spoke(paragraph: Paragraph, language: Language) -> str:
    """Who is said to have said something in the first sentence of a paragraph: a family name, or an office.

    Empty if nobody is, or somebody says *I* or *we* in it.
    """
    told = paragraph.masked
    first = Span(0, sentence_end(told, 0, language))
    who = next((subject for _, subject in subjects(told, first, language)), None)
    if who is None or says_we(paragraph, language):
        return ""
    last: str = WORD.findall(who.shown)[-1]
    office = last.lower() if is_title(last, language) or kinds(last) & CHAIRS else ""
    return last if who.names else office


def _between(text: str, start: int, end: int, language: Language) -> list[Paragraph]:
    return [Paragraph(text, span, language) for span in paragraphs(text) if start < span.start <= end]


def _is_reporters(paragraph: Paragraph, language: Language) -> bool:
    told = paragraph.masked
    quotes = bool(paragraph.quoted) and next(subjects(told, Span(0, len(told)), language), None) is not None
    return quotes or not says_we(paragraph, language)
