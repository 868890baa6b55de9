"""What a report or a record says in its own voice between turns: it is the last speaker's no more.

All offsets are Unicode code points.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_title
from sphinx_kfor.evidence.cautions.phrases.subjects import subjects
from sphinx_kfor.evidence.cautions.voices.speech import Paragraph
from sphinx_kfor.evidence.languages.kinds import CHAIRS, kinds
from sphinx_kfor.evidence.text.sentences import paragraphs, sentence_end
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: A heading has no more words, and does not end as a sentence or what goes on.
_HEADING, _ENDS = 12, (".", "!", "?", "\u2026", ":", ";", ",", "-")
#: The subject of a sentence stands among so many of its first words.
_FIRST = 4
_BRACKETED = re.compile(r"[(\[][^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*[)\]]\.?")


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
    between = _between(text, start, end, language)
    told = (tells_who_spoke(one, language) for one in between)
    if any(who.islower() or (who and who in present) for who in told):
        return True
    return is_of_meeting(present, language) and _ends_with_own(between, language)


def is_of_meeting(present: str, language: Language) -> bool:
    """Whether what names those who are there says that it is a meeting, or who chairs it."""
    words = [word.lower() for word in WORD.findall(present)]
    sittings = language.words("sittings").plain
    return any(word in sittings or bool(kinds(word) & CHAIRS) for word in words)


def _ends_with_own(between: list[Paragraph], language: Language) -> bool:
    """Whether the last of some paragraphs is the record's own, as those behind one that is are."""
    own = False
    for paragraph in between:
        # Who says *I* behind a heading goes on.
        own = not says_we(paragraph, language) and (
            own or is_heading(paragraph) or tells_of_meeting(paragraph, language)
        )
    return own


def is_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a heading, or an item of an agenda: `2. Accounts`."""
    line = paragraph.masked.strip()
    words = WORD.findall(line)
    starts = line[:1].isdigit() or line[:1].isupper()
    return starts and len(words) <= _HEADING and "\n" not in line and not line.endswith(_ENDS)


def tells_of_meeting(paragraph: Paragraph, language: Language) -> bool:
    """Whether a paragraph tells of a vote or of a meeting, and nobody says *I* or *we* in it.

    `The motion was carried by seven votes to four.` `The meeting rose at 8 pm.`
    """
    if says_we(paragraph, language):
        return False
    told = paragraph.masked[: sentence_end(paragraph.masked, 0, language)]
    words = [word.lower() for word in WORD.findall(told)]
    listed = language.words
    meets = not listed("sittings").plain.isdisjoint(words[:_FIRST])
    if not meets and not listed("votes").search(told.lower()):
        return False
    counted = listed("cardinals", "numerals", "adoptions", "defeats").search(told.lower()) is not None
    return counted or any(word[0].isdigit() or bool(kinds(word) & CHAIRS) for word in words)


def is_bracketed(paragraph: Paragraph) -> bool:
    """Whether a paragraph is all between brackets: `(Applause)`."""
    return _BRACKETED.fullmatch(paragraph.masked.strip()) is not None


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
    """The paragraphs behind the one with which a turn begins, which a cue on a line of its own is not."""
    found = [span for span in paragraphs(text) if start < span.start <= end]
    alone = found and not text[start : found[0].start].strip()
    return [Paragraph(text, span, language) for span in found[1 if alone else 0 :]]


def _is_reporters(paragraph: Paragraph, language: Language) -> bool:
    told = paragraph.masked
    quotes = bool(paragraph.quoted) and next(subjects(told, Span(0, len(told)), language), None) is not None
    return quotes or not says_we(paragraph, language)
