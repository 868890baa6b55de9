"""Quotations: the author's words are looked for, judged, and printed in the source's characters."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence import marks
from sphinx_kfor.evidence.cautions import Caution, cautions
from sphinx_kfor.evidence.folding import fold_words, folds_used
from sphinx_kfor.evidence.omissions import check_insertion, refuse_hidden
from sphinx_kfor.evidence.printing import Run, run_of_gap, runs_of_segment
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.search import Passage, Search
from sphinx_kfor.evidence.selectors import Span
from sphinx_kfor.evidence.speakers import own_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

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
    request: Request,
    document: Document,
    language: Language,
    locate: Callable[[Span], str],
    authors: Collection[str] = (),
) -> Quotation:
    """Find a quotation in its source.

    Args:
        request: what the author typed.
        document: the source.
        language: its word lists.
        locate: the locator of a span, for messages.
        authors: the names of its authors, who speak where nobody else does.

    Raises:
        EvidenceError: `quote` if the words are not there, `ambiguous` if they stand more than once,
            `omission` if a mark hides or adds what it may not, `syntax` or `option` if the request is bad.
    """
    quoted = request.quoted()
    search = Search(request, document, language, locate)
    passages = search.through() if request.first else search.chain(quoted)
    for gap in quoted.gaps:
        if gap and not gap.omission:
            check_insertion(gap.words, language)
    for before, gap, after in zip(passages, quoted.gaps[1:], passages[1:], strict=False):
        if gap:
            refuse_hidden(document.seen[before.span.end : after.span.start], gap, language)
    quotation = printed_quotation(quoted, passages, document, whole=bool(request.first))
    passage, speaker = Span(quotation.spans[0].start, quotation.spans[-1].end), request.speaker
    if speaker.strip() in authors and own_words(document.seen, passage, language):
        speaker = ""
    raised = cautions(document, quotation.spans, quoted.gaps, language, speaker)
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
