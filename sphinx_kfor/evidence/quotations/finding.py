"""Where a quotation's segments stand in its source, one after another.

All offsets are Unicode code points into the document's seen text.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from sphinx_kfor.evidence.documents.selectors import MOST_PLACES, TextQuote, anchor, ready_prefixes
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations import marks
from sphinx_kfor.evidence.quotations.nearest import describe_miss
from sphinx_kfor.evidence.quotations.tags import ends_before_tag
from sphinx_kfor.evidence.text.sentences import starts_sentence
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.quotations.request import Request


class Passage(NamedTuple):
    """One segment found: its span of the document, and whether its first letter's case was changed."""

    span: Span
    initial: int | None = None


@dataclass(frozen=True)
class Search:
    """The search for one request in its document."""

    request: Request
    document: Document
    language: Language
    locate: Callable[[Span], str]

    def through(self) -> list[Passage]:
        """From the first words to the nearest last ones."""
        request = self.request
        segment = marks.Segment(request.first)
        starts = self.occurrences(segment, request.prefix, "", initial=True)
        ends = self.occurrences(marks.Segment(request.last), "", request.suffix)
        if not starts:
            self.refuse_missing(segment.words)
        found = []
        for start in starts:
            end = _next(ends, start.span.end)
            if end:
                found.append(Passage(Span(start.span.start, end.span.end), start.initial))
        if not found:
            self.refuse_missing(request.last, f" after '{request.first}'")
        return [self.only(found)]

    def chain(self, quoted: marks.Quoted) -> list[Passage]:
        """Every segment, in the author's order; each the nearest after the one before."""
        chains: list[list[Passage]] = []
        for number in range(len(quoted.segments)):
            found = self._segment(quoted, number)
            chains = _extended(chains, found) if number else [[passage] for passage in found]
            if not chains:
                words = quoted.segments[number].words
                self.refuse_missing(words, f" after '{quoted.segments[number - 1].words.strip()}'")
        self.only([chain[0] for chain in chains])
        return chains[0]

    def _segment(self, quoted: marks.Quoted, number: int) -> list[Passage]:
        """Where a segment stands, in the first of its forms that does; it takes that form."""
        request, last = self.request, len(quoted.segments) - 1
        prefix, suffix = request.prefix * (number == 0), request.suffix * (number == last)
        for form in quoted.forms(number):
            found = self.occurrences(form, prefix, suffix, initial=number == 0)
            found = [one for one in found if self._may_drop(form, one.span)]
            if found:
                quoted.segments[number] = form
                return found
        return self.refuse_missing(quoted.segments[number].words)

    def _may_drop(self, form: marks.Segment, span: Span) -> bool:
        """Whether the source has a full stop in other words where the author's is left out.

        A speaker's sentence ends with the comma before `he said.`, and another begins behind what is omitted.
        """
        if form.dropped == "end":
            return ends_before_tag(self.document.seen, span.end, self.language)
        return not form.dropped or starts_sentence(self.document.seen, span.start, self.language)

    def occurrences(
        self, segment: marks.Segment, prefix: str, suffix: str, *, initial: bool = False
    ) -> list[Passage]:
        """Where a segment stands: as it is typed, else with the case of its first letter changed."""
        for offset, words in segment.readings(self.language.initials, initial=initial):
            spans = anchor(
                self.document, TextQuote(words, prefix, suffix), self.language.words("elisions").plain
            )
            if spans:
                return [Passage(span, offset) for span in spans]
        return []

    def only(self, found: list[Passage]) -> Passage:
        """The one passage; several are ambiguous."""
        if len(found) == 1:
            return found[0]
        spans = [passage.span for passage in found]
        prefixes = ready_prefixes(self.document, spans)
        places = [
            f"\n  {self.locate(span)}, " + (f"with prefix: {prefix}" if prefix else "at the text's start")
            for span, prefix in zip(spans, prefixes, strict=False)
        ]
        if len(found) > MOST_PLACES:
            places.append(f"\n  and {len(found) - MOST_PLACES} more")
        raise EvidenceError(
            "ambiguous",
            f"the words stand {len(found)} times in '{self.request.source}'; "
            "say which by a prefix or a suffix:" + "".join(places),
        )

    def refuse_missing(self, words: str, where: str = "") -> NoReturn:
        """Raise `quote` for words that are not there, with what is nearest."""
        raise EvidenceError(
            "quote", describe_miss(self.request, words.strip(), where, self.document, self.locate)
        )


def _extended(chains: list[list[Passage]], found: list[Passage]) -> list[list[Passage]]:
    """Chains with the nearest next passage; of those that share it, the one that begins last."""
    extended: dict[Span, list[Passage]] = {}
    for chain in chains:
        following = _next(found, chain[-1].span.end)
        if following:
            extended[following.span] = [*chain, following]
    return list(extended.values())


def _next(found: list[Passage], offset: int) -> Passage | None:
    """The first of some passages, which are in order, that begins at or after an offset."""
    index = bisect_left(found, offset, key=lambda passage: passage.span.start)
    return found[index] if index < len(found) else None
