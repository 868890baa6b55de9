"""The paragraphs around a passage: what is quoted in them, who is named.

All offsets are Unicode code points.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.heads import Subject, is_epithet
from sphinx_kfor.evidence.cautions.phrases.names import Mention, mentions
from sphinx_kfor.evidence.cautions.voices.interviews import DASHED, in_full, interview_at
from sphinx_kfor.evidence.cautions.voices.last_named import LastNamed
from sphinx_kfor.evidence.cautions.voices.speech import Paragraph, Quoted, read_paragraphs
from sphinx_kfor.evidence.cautions.voices.turns import Turn, turn_at
from sphinx_kfor.evidence.text.sentences import CLOSERS

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.text.spans import Span

#: What ends a sentence.
STOPS = ".!?\u2026\u3002"


@dataclass(frozen=True)
class Voice:
    """Who speaks.

    Attributes:
        how: `verb`, `lead` and `tag` for one right before and behind the marks, `signature`, `turn`, or
            `sentence` where a sentence leads up to the words without a verb of speech.
        subject: who; nobody is named by a pronoun.
        place: where it says so.
    """

    how: str
    subject: Subject
    place: int


@dataclass(frozen=True)
class Nearby:
    """The paragraphs around a passage, in Unicode NFC; offsets are its own.

    Attributes:
        text: the paragraphs.
        passage: where the passage stands in them.
        near: the passage's paragraph and the one before, in which a speaker should be named.
        document: the whole text.
        language: the word lists.
    """

    text: str
    passage: Span
    near: Span
    document: str
    language: Language

    @cached_property
    def paragraphs(self) -> tuple[list[Paragraph], int]:
        """The paragraphs, and which of them holds the passage's beginning."""
        return read_paragraphs(self.text, self.passage, self.language)

    @property
    def paragraph(self) -> Paragraph:
        """The passage's own."""
        found, at = self.paragraphs
        return found[at]

    @cached_property
    def quoted(self) -> Quoted | None:
        """The quotation marks between which the passage stands, the outermost."""
        found = next((one for one in self.paragraph.quoted if one.holds(self.passage, self.text)), None)
        # The dash of an interview's answer is no quotation mark.
        answers = found and DASHED.fullmatch(self.text[self.paragraph.span.start : found.start])
        return None if answers and self.turn else found

    @cached_property
    def turn(self) -> Turn | None:
        """The turn of a conversation in which the passage stands."""
        found = turn_at(self.document, self.text, self.paragraph.span.start, self.passage, self.language)
        if found:
            words = self.text[slice(*self.paragraph.span)]
            return in_full(found, self.document, words, self.language)
        return interview_at(self.document, self.text, self.passage, self.language)

    @property
    def marked_inside(self) -> bool:
        """Whether the passage holds quotation marks of its own."""
        start, end = self.passage
        return any(one.start < end and start < one.end for one in self.paragraph.quoted)

    @cached_property
    def names(self) -> list[Mention]:
        """The names near the passage."""
        return mentions(self.text, self.near, self.language)

    def spelled(self, wanted: str) -> list[Mention]:
        """A name as typed, which need not be capitalised: `the ministry`."""
        words = r"\s+".join(map(re.escape, unicodedata.normalize("NFC", wanted).split()))
        pattern = re.compile(rf"(?<!\w){words or '(?!)'}(?!\w)", re.IGNORECASE)
        return [Mention(m[0], m.start(), m.end()) for m in pattern.finditer(self.text, *self.near)]

    def meant(self, voice: Voice) -> list[Mention]:
        """Whom a voice may mean: its names, or those whom a pronoun or a title may stand for.

        That is whoever spoke last, and the persons of the last sentence before it that names any.
        """
        words = voice.subject.phrase.lower().split()
        known = words and words[0] not in self.language.words("indefinites").plain
        named = self.language.words("pronouns", "possessives", "titles").plain
        refers = known and (words[-1] in named or is_epithet(words, self.language))
        if voice.subject.names or not refers:
            return list(voice.subject.names)
        found, at = self.paragraphs
        last = LastNamed(self.text, self.document, self.language)
        return last.meant_by(words, found[: at + 1], voice.place)


def final_stop(words: str) -> str:
    """The sign that ends the sentence with which some words end; empty if it goes on."""
    last = words.rstrip(CLOSERS + " ")[-1:]
    return last if last in STOPS else ""
