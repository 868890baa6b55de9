"""What surrounds a passage, worked out once and handed to every rule.

All offsets are Unicode code points into the document's seen text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.edits.editing import Put
from sphinx_kfor.evidence.cautions.edits.hidden import Hidden
from sphinx_kfor.evidence.cautions.phrases.affirming import without_affirmed
from sphinx_kfor.evidence.cautions.phrases.clauses import scope, without_asides
from sphinx_kfor.evidence.cautions.phrases.reach import attributed, conditional
from sphinx_kfor.evidence.cautions.voices.surroundings import Surroundings, around
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.whole import cut_off
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.quotation_marks import has_double_marks, parted_by_marks
from sphinx_kfor.evidence.text.sentences import (
    CLOSERS,
    ends_paragraph,
    ends_sentence,
    sentence_end,
    sentence_start,
)
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kfor.evidence.figures.left import Left
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.quotations.marks import Gap

#: A limiter stands this near behind a passage, in code points.
AFTER = 160
#: What may stand at the ends of a stretch of speech.
_MARKS = CLOSERS + ", \n\t"
#: The signs that end a sentence, and the most words that say inside a speech who speaks.
_STOPS, _TAG = frozenset(".!?\u2026"), 8
#: So much of a passage's beginning and end tells whether a figure is cut.
_HEAD, _TAIL = 40, 30

_EDGE = rf"[\s,;:\u2013\u2014\u2015\u2212\-{CLOSERS}(\[\u2026]*"
_SKIPPED = re.compile(rf"(?P<inner>{_EDGE})(?P<stop>[.!?]+[\s{CLOSERS}]*)?")
_BULLET = re.compile(r"\s*(?:[-*\u2013\u2022\u2023\u25e6\u25aa]|\(?\w{1,2}[.)])?\s*")
_GOVERNORS = (
    "negations", "reversals", "modals", "conditions", "restrictions", "attributions", "speech_verbs",
)  # fmt: skip
#: In a compound a word such as `so-called` or `non-linear` governs nothing but the compound.
_COMPOUND = re.compile(r"(?<!\w)[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)+")


#: What others said, between marks, in a sentence that goes on behind it: `the “you should” | of his mother`.
_CLOSED = re.compile(r'(?<=\w\s)(?:\u201c[^\u201c\u201d]*\w\s?\u201d|"[^"]*\w\s?")(?=\s+\w|\s*$)')


class Governed(NamedTuple):
    """The folded words before a passage under which it may stand.

    Attributes:
        clause: those in which a negation or a modal governs it, without asides.
        condition: those in which a condition does.
        sentence: those in which an attribution reaches it.
    """

    clause: str = ""
    condition: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Scene:
    """A passage and its surroundings.

    Attributes:
        text: the document's seen text.
        spans: where the passage's segments stand, in order.
        gaps: what the author put before the first segment, between each two and behind the last.
        language: the source's word lists.
        speaker: whose words they are, as `speakers.read_speaker` takes it; empty if not said.
        writing: how the source writes figures; as its word lists' language does, if not said.
    """

    text: str
    spans: tuple[Span, ...]
    gaps: tuple[Gap | None, ...]
    language: Language
    speaker: str = ""
    writing: Notation | None = None
    _answers: dict[Callable[[Scene], str], str] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )

    def once(self, ask: Callable[[Scene], str]) -> str:
        """What a function says of the scene, worked out once, however many rules ask for it."""
        if ask not in self._answers:
            self._answers[ask] = ask(self)
        return self._answers[ask]

    @cached_property
    def cut_figures(self) -> list[Left]:
        """What belongs to a figure at the passage's beginning or end and stands outside, in order."""
        writing = self.writing or Notation(self.language.tag, self.language)
        return sorted(cut_off(self.text, self.passage, writing), key=lambda left: left.start)

    @cached_property
    def passage(self) -> Span:
        """The whole passage."""
        return Span(self.spans[0].start, self.spans[-1].end)

    @cached_property
    def lead(self) -> str:
        """The part of its sentence before the passage; empty if that is but a bullet."""
        start = self.passage.start
        lead = self.text[sentence_start(self.text, start, self.language) : start]
        return "" if _BULLET.fullmatch(lead) else lead

    @cached_property
    def folded_lead(self) -> str:
        """The same, folded."""
        return fold_text(self.lead)

    @cached_property
    def folded(self) -> str:
        """The passage, folded, with what its omissions leave out."""
        return fold_text(self.text[slice(*self.passage)])

    @cached_property
    def head(self) -> str:
        """The passage's beginning."""
        return self.text[self.passage.start : self.passage.start + _HEAD]

    @cached_property
    def tail(self) -> str:
        """The passage's end."""
        return self.text[max(self.passage.start, self.passage.end - _TAIL) : self.passage.end]

    @cached_property
    def governed(self) -> Governed:
        """What may govern the passage; an aside or another clause of the sentence does not."""
        if not self.lead or not self.language.words(*_GOVERNORS).search(self.folded_lead):
            return Governed()
        known = self.language.words(*_GOVERNORS).plain
        lead = _COMPOUND.sub(lambda word: word[0] if word[0].lower() in known else " ", self.lead)
        folded = without_affirmed(fold_text(lead), self.language)
        own = lead if has_double_marks(_CLOSED.sub("", lead)) else _CLOSED.sub(" ", lead)
        bare = without_affirmed(fold_text(without_asides(own, self.language)), self.language)
        head, governors = fold_text(self.head), self.language.words("negations", "reversals", "modals")
        clause = scope(bare, head, self.language, governors)
        return Governed(
            clause, conditional(bare, head, self.language), attributed(folded, head, self.language)
        )

    @cached_property
    def rest(self) -> str:
        """What stands behind the passage, as far as a limiter may be."""
        return self.text[self.passage.end : self.passage.end + AFTER]

    @cached_property
    def edge(self) -> str:
        """The punctuation and space between the passage and the next word."""
        skipped = _SKIPPED.match(self.rest)
        return self.rest[: skipped.end()] if skipped else ""

    @cached_property
    def behind(self) -> str:
        """The folded words behind the passage and its punctuation."""
        return fold_text(self.rest[len(self.edge) :])

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether the passage ends its sentence."""
        return ends_sentence(self.text, self.passage.end, self.language)

    @cached_property
    def ends_paragraph(self) -> bool:
        """Whether it ends its paragraph."""
        return ends_paragraph(self.text, self.passage.end, self.passage.end + len(self.edge))

    @cached_property
    def next_sentence(self) -> str:
        """The rest of the sentence behind the passage, or the next sentence behind one that it ends."""
        place = self.passage.end + len(self.edge)
        return self.text[place : sentence_end(self.text, place, self.language)]

    @cached_property
    def surroundings(self) -> Surroundings:
        """The paragraphs in which voices are heard."""
        return around(self.text, self.passage, self.language)

    @cached_property
    def hidden(self) -> tuple[Hidden, ...]:
        """What the gaps between the passage's segments hide."""
        triples = zip(self.spans, self.gaps[1:], self.spans[1:], strict=False)
        return tuple(
            Hidden(self.text, before, gap, after, self.language, self._one_speaks_on(before, after))
            for before, gap, after in triples
            if gap
        )

    def _one_speaks_on(self, before: Span, after: Span) -> bool:
        """Whether two stretches stand between quotation marks of their own, and are one person's words."""
        before, after = self._within_marks(before), self._within_marks(after)
        if not has_double_marks(self.text[before.end : after.start]):
            return False
        first, then = (around(self.text, span, self.language) for span in (before, after))
        one, other = (here.voice if here.quoted else None for here in (first, then))
        if one is None or other is None:
            return False
        if then.quoted and self._goes_on(before, after, then.quoted[1], then.text):
            return True
        # A pronoun in the sentence behind the second goes on with who said the first.
        pronoun = other.subject.phrase.lower() in self.language.words("pronouns").plain
        spoke = first.passage.end <= one.place and one.how == "tag"
        return one.subject.shown == other.subject.shown or (pronoun and spoke)

    def _goes_on(self, before: Span, after: Span, closes: int, text: str) -> bool:
        """Whether a speech is but interrupted, as in `“…,” he said. “…?” A guard disagreed.`.

        What stands behind a closed sentence with a capital is no more of it.
        """
        said, *tag = parted_by_marks(self.text[before.end : after.start])
        ends = text[closes - 1 : closes] in _STOPS and text[closes + 1 :].lstrip(_MARKS)[:1].isupper()
        interrupts = len(tag) == 2 and said.strip(_MARKS) == "" and len(tag[0].split()) <= _TAG  # noqa: PLR2004
        return (
            ends and interrupts and self.language.words("speech_verbs").search(fold_text(tag[0])) is not None
        )

    def _within_marks(self, span: Span) -> Span:
        """A stretch without quotation marks of the source at its ends."""
        words = self.text[span.start : span.end]
        start = span.end - len(words.lstrip(_MARKS))
        return Span(start, max(start, span.start + len(words.rstrip(_MARKS))))

    @cached_property
    def put(self) -> tuple[Put, ...]:
        """What an editor put into the passage, and at its edges."""
        between = [Put.between(hidden) for hidden in self.hidden if not hidden.gap.omission]
        edges = ((self.gaps[0], self.spans[0], True), (self.gaps[-1], self.spans[-1], False))
        return (
            *between,
            *(
                Put.at_edge(self.text, span, gap, self.language, first=first)
                for gap, span, first in edges
                if gap and not gap.omission
            ),
        )
