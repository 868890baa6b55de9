"""Where a report goes on behind an interview: no turn there is the last speaker's any more.

All offsets are Unicode code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.names import WORD
from sphinx_kfor.evidence.cautions.phrases.subjects import subjects
from sphinx_kfor.evidence.cautions.voices.speech import Paragraph
from sphinx_kfor.evidence.text.sentences import paragraphs
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language


def is_narrated(text: str, start: int, end: int, language: Language) -> bool:
    """Whether a paragraph between the last turn's beginning and a place is the reporter's.

    It is one in which somebody is quoted, or in which nobody says *I* or *we*; from there on all are.
    """
    behind = [span for span in paragraphs(text) if start < span.start <= end]
    return any(_is_reporters(Paragraph(text, span, language), language) for span in behind)


def _is_reporters(paragraph: Paragraph, language: Language) -> bool:
    told = paragraph.masked
    first = language.words("first_persons").plain
    quotes = bool(paragraph.quoted) and next(subjects(told, Span(0, len(told)), language), None) is not None
    return quotes or first.isdisjoint(word.lower() for word in WORD.findall(told))
