"""The passages of a corpus nearest to some words, ready to be quoted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor, ready_prefixes
from sphinx_kfor.evidence.matching.alignment import nearest_span
from sphinx_kfor.evidence.matching.haystack import Haystack
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.folding import fold_words
from sphinx_kfor.evidence.text.spans import Span
from sphinx_kfor.evidence.text.word_boundaries import whole_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.sources.corpus import Source
    from sphinx_kfor.evidence.sources.passage_index import PassageIndex

#: So many candidates are aligned with the words.
_ALIGNED = 12
_WORD = re.compile(r"\w{3,}")
#: What closes a sentence or a quotation right behind a passage belongs to it.
_CLOSING = re.compile(r"[.!?…]?[”’»\"]?")


@dataclass(frozen=True)
class Found:
    """A passage like some words.

    Attributes:
        source: where it stands.
        span: its span in the source's seen text.
        likeness: from 0 to 1, by the edits between it and the words.
    """

    source: Source
    span: Span
    likeness: float

    @property
    def words(self) -> str:
        """The passage, on one line."""
        return " ".join(self.source.document.seen[self.span.start : self.span.end].split())

    @property
    def locator(self) -> str:
        """Where a reader finds it."""
        return self.source.layout.locate(self.span)

    @property
    def prefix(self) -> str:
        """Words before it that tell it from others like it; empty where it stands once."""
        document = self.source.document
        spans = anchor(document, TextQuote(document.seen[self.span.start : self.span.end]))
        if len(spans) < 2 or self.span not in spans:  # noqa: PLR2004 (stands once)
            return ""
        others = [span for span in spans if span != self.span]
        return ready_prefixes(document, [self.span, *others], most=1)[0]


def nearest_passages(index: PassageIndex, words: str, only: Iterable[str] = (), most: int = 5) -> list[Found]:
    """The passages most like some words, the likest first.

    Args:
        index: of the corpus, up to date.
        words: what is sought, spelled as it may be.
        only: the ids of the sources to look in; all without them.
        most: how many.
    """
    wanted = fold_words(words)
    found: dict[tuple[str, Span], Found] = {}
    for place in index.like(words, only)[: max(_ALIGNED, 2 * most)]:
        source = index.sources[place.source]
        try:
            passage = _aligned(source, wanted, place.span)
        except EvidenceError:
            continue
        if passage is not None:
            found.setdefault((source.id, passage.span), passage)
    alike = [one for one in found.values() if one.likeness]
    return sorted(alike, key=lambda one: -one.likeness)[:most]


def _aligned(source: Source, wanted: str, span: Span) -> Found | None:
    """The part of a paragraph and its surroundings that is most like the words.

    Where no part is, all of it, as far as it has the words one by one.
    """
    seen = source.document.seen
    reach = len(wanted) + 40
    start, end = max(0, span.start - reach), min(len(seen), span.end + reach)
    aligned = nearest_span(wanted, Haystack(seen[start:end]))
    if aligned is None:
        whole = _sentence(seen, span)
        return Found(source, whole, _share(wanted, fold_words(seen[whole.start : whole.end])))
    first, last = whole_words(seen, start + aligned.start, start + aligned.end)
    last += len(_CLOSING.match(seen, last)[0])  # type: ignore[index]
    likeness = 1 - aligned.distance / max(len(wanted), 1)
    return Found(source, Span(first, last), round(likeness, 4))


def _share(wanted: str, passage: str) -> float:
    """How much of the words, of three letters and more, a passage has anywhere, from 0 to a half."""
    sought = set(_WORD.findall(wanted.casefold()))
    had = sought.intersection(_WORD.findall(passage.casefold()))
    return round(len(had) / (2 * len(sought)), 4) if sought else 0.0


def _sentence(seen: str, span: Span, most: int = 400) -> Span:
    """A paragraph, or so much of it that can be quoted."""
    end = (
        span.end
        if span.end - span.start <= most
        else max(seen.rfind(" ", span.start, span.start + most), span.start + 1)
    )
    return Span(span.start, end)


def elsewhere(index: PassageIndex, words: str, source: str) -> str:
    """Which other source, no private one, has some words exactly, and where; empty if none has.

    Args:
        index: of the corpus, up to date.
        words: what is sought.
        source: the one that does not have them.
    """
    candidates = {place.source for place in index.like(words)} - {source}
    for identifier in sorted(candidates):
        other = index.sources[identifier]
        if other.private:
            continue
        try:
            spans = anchor(other.document, TextQuote(words))
        except EvidenceError:
            continue  # its own line of the catalogue says so
        if spans:
            return f"it stands in '{identifier}', {other.layout.locate(spans[0])}".rstrip(", ")
    return ""
