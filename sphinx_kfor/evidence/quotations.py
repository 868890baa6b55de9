"""Quotations: the author's words are looked for, judged, and printed in the source's characters."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence import marks
from sphinx_kfor.evidence.cautions import Caution, cautions
from sphinx_kfor.evidence.folding import fold_words, folds_used
from sphinx_kfor.evidence.nearest import describe_miss
from sphinx_kfor.evidence.omissions import check_insertion, refuse_hidden
from sphinx_kfor.evidence.printing import Run, run_of_gap, runs_of_segment
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.selectors import MOST_PLACES, Span, TextQuote, anchor, ready_prefixes

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kfor.evidence.documents import Document
    from sphinx_kfor.evidence.languages import Language


_SPACE = Run(" ", mark=True)


class Verdict(StrEnum):
    """What was found: the same characters, the same but for typography, or a lock's record."""

    VERBATIM = "verbatim"
    FOLDED = "folded"
    LOCKED = "locked"


@dataclass(frozen=True)
class Request:
    """What an author asks for.

    Attributes:
        source: a source's id.
        words: the words as typed, with editorial marks; empty where `first` and `last` are given.
        first: the first words of the passage.
        last: its last words, the nearest after the first.
        prefix: words right before the passage.
        suffix: words right after it.
        plain: whether brackets and stars in `words` are the source's own, not marks.
        speaker: whose words they are, as `speakers.read_speaker` takes it.
        locator: where the author says that they stand, as `locators.Layout.check` takes it.
    """

    source: str
    words: str = ""
    first: str = ""
    last: str = ""
    prefix: str = ""
    suffix: str = ""
    plain: bool = False
    speaker: str = ""
    locator: str = ""

    @cached_property
    def key(self) -> str:
        """The request's name in the lock: the same for requests that differ only in typography."""
        typed = {
            name: fold_words(value) if isinstance(value, str) else value
            for name, value in ((field.name, getattr(self, field.name)) for field in fields(self))
            if value and name != "source"
        }
        digest = hashlib.sha256(json.dumps(typed, sort_keys=True).encode()).hexdigest()
        return f"{self.source}:{digest[:16]}"

    @property
    def said(self) -> str:
        """How messages name it."""
        return self.words or self.first

    def quoted(self) -> marks.Quoted:
        """The words read. Raises EvidenceError: `syntax` for bad marks, `option` for a bad combination."""
        if self.words.strip() and (self.first or self.last):
            raise EvidenceError("option", "a quotation has a body, or 'from' and 'to', not both; delete one")
        if bool(self.first) != bool(self.last):
            raise EvidenceError(
                "option", "'from' and 'to' go together: the passage's first words and its last"
            )
        for words in (self.first, self.last, self.prefix, self.suffix):
            marks.refuse_bidi(words)
        if self.first:
            return marks.literal(self.first)
        return marks.literal(self.words) if self.plain else marks.parse(self.words)


class Passage(NamedTuple):
    """One segment found: its span of the document, and whether its first letter's case was changed."""

    span: Span
    initial: int | None = None


@dataclass(frozen=True)
class Quotation:
    """A verified quotation.

    Attributes:
        verdict: how it was found.
        folds: the folds without which it would not have been.
        spans: where its segments stand in the document's seen text.
        runs: what is printed.
        cautions: what may mislead though the words are there.
    """

    verdict: Verdict
    folds: tuple[str, ...]
    spans: tuple[Span, ...]
    runs: tuple[Run, ...]
    cautions: tuple[Caution, ...] = ()


def verify(
    request: Request, document: Document, language: Language, locate: Callable[[Span], str]
) -> Quotation:
    """Find a quotation in its source.

    Args:
        request: what the author typed.
        document: the source.
        language: its word lists.
        locate: the locator of a span, for messages.

    Raises:
        EvidenceError: `quote` if the words are not there, `ambiguous` if they stand more than once,
            `omission` if a mark hides or adds what it may not, `syntax` or `option` if the request is bad.
    """
    quoted = request.quoted()
    search = _Search(request, document, language, locate)
    passages = search.through() if request.first else search.chain(quoted)
    for gap in quoted.gaps:
        if gap and not gap.omission:
            check_insertion(gap.words, language)
    for before, gap, after in zip(passages, quoted.gaps[1:], passages[1:], strict=False):
        if gap:
            refuse_hidden(document.seen[before.span.end : after.span.start], gap, language)
    quotation = printed_quotation(quoted, passages, document, whole=bool(request.first))
    raised = cautions(document, quotation.spans, quoted.gaps, language, request.speaker)
    return replace(quotation, cautions=tuple(raised))


def printed_quotation(
    quoted: marks.Quoted, passages: list[Passage], document: Document, *, whole: bool
) -> Quotation:
    """What is printed of segments that were found, and by which folds.

    Args:
        quoted: the author's words.
        passages: where the segments stand.
        document: the text they stand in.
        whole: whether the words are only the beginning of the passage.
    """
    runs: list[Run] = []
    folds: list[str] = []
    for segment, gap, passage in zip(quoted.segments, quoted.gaps, passages, strict=False):
        text = document.seen[passage.span.start : passage.span.end]
        if gap:
            runs.append(run_of_gap(gap))
            runs += [_SPACE] * segment.words[:1].isspace()
        changed = [passage.initial] if passage.initial is not None else []
        changed += [i for i in segment.initials if i not in changed]
        runs += runs_of_segment(segment, text, changed)
        runs += [_SPACE] * segment.words[-1:].isspace()
        if not whole:
            folds += folds_used(segment.words.strip(), _as_typed(text, segment, changed))
    last = quoted.gaps[-1]
    if last:
        runs.append(run_of_gap(last))
    elif runs[-1] is _SPACE:
        runs.pop()
    verdict = Verdict.FOLDED if folds else Verdict.VERBATIM
    spans = tuple(passage.span for passage in passages)
    return Quotation(verdict, tuple(dict.fromkeys(folds)), spans, tuple(runs))


def _as_typed(text: str, segment: marks.Segment, changed: list[int]) -> str:
    """The source's text with the author's initials, so that a fold is reported for what is left."""
    for offset in changed:
        if offset < len(text) and text[offset].swapcase() == segment.words[offset]:
            text = text[:offset] + segment.words[offset] + text[offset + 1 :]
    return text


@dataclass(frozen=True)
class _Search:
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
            raise self.missing(segment.words)
        found = []
        for start in starts:
            end = _next(ends, start.span.end)
            if end:
                found.append(Passage(Span(start.span.start, end.span.end), start.initial))
        if not found:
            raise self.missing(request.last, f" after '{request.first}'")
        return [self.only(found)]

    def chain(self, quoted: marks.Quoted) -> list[Passage]:
        """Every segment, in the author's order; each the nearest after the one before."""
        request, last = self.request, len(quoted.segments) - 1
        chains: list[list[Passage]] = []
        for number, segment in enumerate(quoted.segments):
            found = self.occurrences(
                segment,
                request.prefix if number == 0 else "",
                request.suffix if number == last else "",
                initial=number == 0,
            )
            if not found:
                raise self.missing(segment.words)
            chains = _extended(chains, found) if number else [[passage] for passage in found]
            if not chains:
                raise self.missing(segment.words, f" after '{quoted.segments[number - 1].words.strip()}'")
        self.only([chain[0] for chain in chains])
        return chains[0]

    def occurrences(
        self, segment: marks.Segment, prefix: str, suffix: str, *, initial: bool = False
    ) -> list[Passage]:
        """Where a segment stands: as it is typed, else with the case of its first letter changed."""
        for offset, words in segment.readings(initial=initial):
            spans = anchor(self.document, TextQuote(words, prefix, suffix), self.language.elisions)
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

    def missing(self, words: str, where: str = "") -> EvidenceError:
        """The error for words that are not there, with what is nearest."""
        return EvidenceError(
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
