"""Whom an author's own words make the speaker of a quotation inside their sentence.

`Quirke: “…”`, `“…”, said Quirke`: a name right before a colon, or the subject of a verb of speech beside the
marks. All offsets are Unicode code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.names import WORD, Mention, is_title, mentions
from sphinx_kfor.evidence.cautions.speech import Paragraph
from sphinx_kfor.evidence.cautions.subjects import foremost, past_asides, subjects
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.subjects import Subject
    from sphinx_kfor.evidence.languages import Language

_WORDS = "one two three four"
_MARKS = " \u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\"'"


class Named(NamedTuple):
    """Whom an author names.

    Attributes:
        name: the name, without titles.
        cue: whether it stands alone before a colon, where it may be a label as well.
    """

    name: str
    cue: bool = False


def named_beside(before: str, behind: str, language: Language) -> Named | None:
    """Whom the words around a quotation name as its speaker; None if they name nobody.

    Args:
        before: the author's words before it in its paragraph.
        behind: those behind it.
        language: the word lists of the page's language.
    """
    text = f"{before}\u201c{_WORDS}\u201d{behind}"
    masked = Paragraph(text, Span(0, len(text))).masked
    opens, closes = len(before), len(before) + len(_WORDS) + 2
    return _lead(masked, opens, language) or _tag(masked, closes, language)


def _lead(masked: str, opens: int, language: Language) -> Named | None:
    start = sentence_start(masked, opens, language)
    found = foremost(list(subjects(masked, Span(start, opens), language)), language)
    if found:
        end = max(found[0].end, *(name.end for name in found[1].names), 0)
        rest = masked[end:opens].strip(_MARKS)
        near = not rest.strip(":,") or rest.lower() in language.words("complements").plain
        return _named(masked, found[1], language) if near else None
    lead = masked[start:opens].rstrip()
    names = mentions(masked, Span(start, start + len(lead)), language) if lead.endswith(":") else []
    if not names or names[-1].end < start + len(lead.rstrip(": ")):
        return None
    words = [word.lower() for word in WORD.findall(masked[start : names[-1].start])]
    alone = all(
        is_title(word, language) or word in language.words("asides", "joints").plain for word in words
    )
    return _person(masked, names[-1], language, cue=True) if alone else None


def _tag(masked: str, closes: int, language: Language) -> Named | None:
    place = closes + len(masked[closes:]) - len(masked[closes:].lstrip(_MARKS + ","))
    stop = sentence_end(masked, place, language)
    first = next(subjects(masked, Span(place, stop), language), None)
    if not first or masked[closes:place].strip(_MARKS + ","):
        return None
    verb, subject = first
    begins = verb.start == past_asides(masked, place, language) or any(
        name.start == place for name in subject.names
    )
    return _named(masked, subject, language) if begins else None


def _named(masked: str, subject: Subject, language: Language) -> Named | None:
    return _person(masked, subject.names[0], language) if len(subject.names) == 1 else None


def _person(masked: str, name: Mention, language: Language, *, cue: bool = False) -> Named | None:
    """A name that may be a person's, without titles: no acronym, no body, and without an article."""
    words = name.name.split()
    before = masked[: name.start].split()[-1:]
    article = bool(before) and before[0].lower() in language.words("determiners").plain
    bodies = language.words("bodies").plain
    if article or name.owns or name.name.isupper() or any(word.lower() in bodies for word in words):
        return None
    while len(words) > 1 and is_title(words[0].strip("."), language):
        words.pop(0)
    return Named(" ".join(words), cue)
