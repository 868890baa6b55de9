"""Whose voices are heard where a passage stands: names, verbs of speech, quotation marks.

All offsets are Unicode code points.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.quotation_marks import between_marks
from sphinx_kfor.evidence.text.sentences import (
    CLOSERS,
    ends_sentence,
    sentence_end,
    sentence_start,
    surroundings,
)
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language

_LEADS_UP = re.compile("[:,]\\s*[\"\u2018\u201c-\u201f\u00ab\u2039']+\\s*$")
_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")
_PARTICLES = frozenset("de del della der di du van von la le bin al el dos da".split())
_MARK = re.compile("[\"\u201c-\u201f\u00ab\u00bb]|''|``")
#: What may stand between the words of a quotation and what follows it.
_EDGE = CLOSERS + " .!?\n"
#: A name stands at most this many words from its verb.
_APART = 5


@dataclass(frozen=True)
class Mention:
    """A name in the surroundings, in offsets of the seen text."""

    name: str
    start: int
    end: int

    def distance(self, passage: Span) -> int:
        """How far it is from a passage, in code points; 0 within it."""
        if self.end <= passage.start:
            return passage.start - self.end
        return max(0, self.start - passage.end)


@dataclass(frozen=True)
class Surroundings:
    """The paragraphs in which names are looked for, in Unicode NFC; offsets are its own.

    Attributes:
        text: the paragraphs.
        passage: where the passage stands in them.
        document: the whole text.
    """

    text: str
    passage: Span
    document: str

    def mentions(self, where: Span | None = None) -> list[Mention]:
        """Each run of capitalised words, with the particles between them."""
        start, end = where or (0, len(self.text))
        found: list[Mention] = []
        words = list(_WORD.finditer(self.text, start, end))
        for word, following in itertools.zip_longest(words, words[1:]):
            particle = word[0] in _PARTICLES and following is not None and following[0][0].isupper()
            joins = bool(found) and self.text[found[-1].end : word.start()].isspace()
            if joins and (word[0][0].isupper() or particle):
                found[-1] = Mention(self.text[found[-1].start : word.end()], found[-1].start, word.end())
            elif word[0][0].isupper():
                found.append(Mention(word[0], word.start(), word.end()))
        return found

    def spelled(self, wanted: str) -> list[Mention]:
        """The name as typed, which need not be capitalised: `the ministry`."""
        words = r"\s+".join(map(re.escape, unicodedata.normalize("NFC", wanted).split()))
        pattern = re.compile(rf"(?<!\w){words or '(?!)'}(?!\w)", re.IGNORECASE)
        return [Mention(match[0], match.start(), match.end()) for match in pattern.finditer(self.text)]


def around(text: str, passage: Span) -> Surroundings:
    """The surroundings of a passage in a document's seen text."""
    paragraphs = surroundings(text, *passage)
    parts = (paragraphs.start, passage.start, passage.end, paragraphs.end)
    before, inside, after = (
        unicodedata.normalize("NFC", text[start:end]) for start, end in itertools.pairwise(parts)
    )
    return Surroundings(before + inside + after, Span(len(before), len(before) + len(inside)), text)


def marked(scene: Surroundings) -> bool:
    """Whether a passage stands between quotation marks, not only some words of it."""
    text, passage = scene.text, scene.passage
    for start, end in between_marks(text):
        if start < passage.end and passage.start < end:
            inside = passage.start <= start and end <= passage.end
            if not inside or not _WORD.search(text[passage.start : start] + text[end : passage.end]):
                return True
    return False


def voices(scene: Surroundings, language: Language) -> list[Mention]:
    """The name at the verb of speech beside a passage: behind it in its sentence, before it, or names in it.

    What leads up to the passage by a colon, or a comma, and a mark is asked first: `Rossi said: “…”`.
    """
    text, passage = scene.text, scene.passage
    lead = Span(sentence_start(text, passage.start, language), passage.start)
    before = list(_subjects(scene, lead, language))[-1:]
    if before and _LEADS_UP.search(text[lead.start : lead.end]):
        return before
    behind = list(_subjects(scene, _behind(text, passage, language), language))[:1]
    return behind or before or list(_subjects(scene, passage, language))


def spoken(scene: Surroundings, language: Language) -> bool:
    """Whether a passage may be other than the source's own words: between marks, or at a verb of speech."""
    text, passage = scene.text, scene.passage
    if marked(scene):
        return True
    sentence = text[sentence_start(text, passage.start, language) : _behind(text, passage, language).end]
    sign = _MARK.search(text[passage.start : passage.end]) or language.words("attributions").search(
        fold_text(sentence)
    )
    return sign is not None


def _behind(text: str, passage: Span, language: Language) -> Span:
    """The rest of the sentence, and the next one if it goes on behind a closing quotation mark."""
    rest = text[passage.end :]
    end = passage.end + len(rest) - len(rest.lstrip(_EDGE))
    if not ends_sentence(text, passage.end, language):
        end = sentence_end(text, passage.end, language)
    if not text[passage.end : end].strip(_EDGE):
        closed = any(mark in "\"'\u2019\u201d\u00bb" for mark in text[passage.end - 1 : end])
        end = sentence_end(text, end, language) if closed else end
    return Span(passage.end, end)


def _subjects(scene: Surroundings, where: Span, language: Language) -> Iterator[Mention]:
    """Names next to a verb of speech: `Tajani said`, `said the minister Tajani`, `according to Tajani`."""
    text, names = scene.text, scene.mentions(where)
    clause = text[where.start : where.end].replace("\u2019", "'")
    for verb in language.words("attributions").pattern.finditer(clause):
        start, end = where.start + verb.start(), where.start + verb.end()
        if _last_word(text[where.start : start]) in language.words("pronouns").plain:
            continue
        before = [name for name in names if name.end <= start and _joined(text[name.end : start])]
        behind = [name for name in names if name.start >= end and _joined(text[end : name.start])]
        if before and not language.words("reports").pattern.match(verb[0]):
            yield before[-1]
        elif behind:
            yield behind[0]


def _last_word(text: str) -> str:
    return (text.split() or [""])[-1].strip(CLOSERS).lower()


def _joined(between: str) -> bool:
    """Whether a name and a verb belong together: a few words, no quotation, no other clause."""
    return len(between.split()) <= _APART and not re.search(r"[.;:!?\u201c\u201d\u00ab\u00bb\"]", between)
