"""What of a text is speech: its paragraphs, and what in each stands between quotation marks.

All offsets are Unicode code points.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.phrases.heads import QUOTED
from sphinx_kfor.evidence.cautions.phrases.names import WORD
from sphinx_kfor.evidence.cautions.voices.interjected import interjected
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.quotation_marks import WordCount, double_marks, single_marks
from sphinx_kfor.evidence.text.sentences import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.text.spans import Span


#: Speech that a dash opens, and where another dash or a comma and a dash closes it.
_DASH = late(r"\s*(?:[\u2014\u2015]\s*|\u2013\s+)(?=[^\s\u2013\u2014\u2015])")
#: What ends a sentence; in words between marks it ends that around them, too.
_STOPS = frozenset(".!?\u2026")
_DASH_CLOSES = late(r"\s?[\u2013\u2014\u2015]\s")


class Quoted(NamedTuple):
    """Words between quotation marks, in offsets of the text, without the marks.

    Attributes:
        start: of the words.
        end: behind them.
        open: whether no mark closes them in their paragraph.
    """

    start: int
    end: int
    open: bool = False

    def holds(self, passage: Span, text: str) -> bool:
        """Whether a passage stands in them, but for marks and spaces."""
        if passage.end <= self.start or self.end <= passage.start:
            return False
        outside = text[passage.start : self.start] + text[max(passage.start, self.end) : passage.end]
        return not WORD.search(outside)


class Paragraph:
    """A paragraph with what stands between quotation marks in it, the outermost only."""

    def __init__(
        self, text: str, span: Span, language: Language | None = None, *, within: bool = False
    ) -> None:
        """Keep what is read on demand.

        Args:
            text: the text.
            span: where the paragraph stands.
            language: the word lists, if it is asked what inside the marks says who speaks.
            within: whether it is itself speech, in which other marks are nested.
        """
        self._text, self.span, self._language, self._within = text, span, language, within

    @cached_property
    def quoted(self) -> list[Quoted]:
        """The outermost quotations, in their order."""
        start, end = self.span
        text = self._text[start:end]
        found = _outermost(text, terms=self._within) or ([] if self._within else _behind_dashes(text))
        whole = (Quoted(start + one.start, start + one.end, one.open) for one in found)
        return [part for one in whole for part in self._parts(one)]

    def _parts(self, one: Quoted) -> Iterator[Quoted]:
        """What stands between marks, without what says there who speaks."""
        start = one.start
        for told in interjected(self._text[one.start : one.end], self._language) if self._language else ():
            yield Quoted(start, one.start + told.start)
            start = one.start + told.end
        yield one._replace(start=start)

    @cached_property
    def masked(self) -> str:
        """The paragraph without the words between quotation marks, in the same offsets."""
        parts, done = [], self.span.start
        for one in self.quoted:
            length = one.end - one.start
            stop = self._text[max(one.start, one.end - 1) : one.end]
            stop = stop if stop in _STOPS and length > 1 else ""
            hidden = (QUOTED + " " * (length - 1))[: length - len(stop)]
            parts += [self._text[done : one.start], hidden + stop]
            done = one.end
        return "".join([*parts, self._text[done : self.span.end]])

    def narrated(self, start: int, end: int) -> str:
        """A stretch of it without what is quoted."""
        return self.masked[start - self.span.start : end - self.span.start]


def read_paragraphs(text: str, passage: Span, language: Language) -> tuple[list[Paragraph], int]:
    """The paragraphs around a passage, and which of them holds its beginning."""
    spans = paragraphs(text)
    at = next((n for n, span in enumerate(spans) if passage.start < span.end), len(spans) - 1)
    return [Paragraph(text, span, language) for span in spans], at


def _outermost(text: str, *, terms: bool) -> list[Quoted]:
    """Double marks; where there are none single ones, if they hold more than a term or that is enough."""
    marks = double_marks(text)
    found = [Quoted(*pair) for pair in marks.pairs]
    found += [Quoted(start, len(text), open=True) for start in marks.opened]
    if marks.closed >= 0 and not any(one.start <= marks.closed for one in found):
        found.append(Quoted(0, marks.closed))
    if not found:
        words = WordCount(text)
        found = [Quoted(*pair) for pair in single_marks(text) if terms or words.is_long(*pair)]
    outer: list[Quoted] = []
    for one in sorted(found, key=lambda quoted: (quoted.start, -quoted.end)):
        if not outer or one.start >= outer[-1].end:
            outer.append(one)
    return outer


def _behind_dashes(text: str) -> list[Quoted]:
    """Speech behind a dash at the paragraph's beginning (`— It is late, — said Ruiz. — I leave.`)."""
    opening = _DASH.match(text)
    if not opening:
        return []
    stops = [match.span() for match in _DASH_CLOSES.finditer(text, opening.end())]
    if not stops and "\u2013" in opening[0]:
        return []
    found, start = [], opening.end()
    for number, (begin, end) in enumerate([*stops, (len(text), len(text))]):
        if number % 2 == 0:
            found.append(Quoted(start, begin))
        start = end
    return found
