"""Selectors of the W3C Web Annotation Data Model (4.2): describe a passage, and find it again.

`describe` and `anchor` are inverse: anchoring what describes a span gives the span. Offsets
are Unicode code points into a document's seen text, but for those of a `TextPosition`, which
point into the decoded file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.boundaries import cuts
from sphinx_kfor.evidence.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.documents import Document

#: The longest prefix and suffix that a description gives, in code points.
CONTEXT = 32
_COMPOUND = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")


class Span(NamedTuple):
    """A stretch of a document's seen text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextQuote:
    """A TextQuoteSelector: the passage, and what stands before and after it."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class TextPosition:
    """A TextPositionSelector: offsets into the decoded file."""

    start: int
    end: int


def describe(document: Document, span: Span) -> tuple[TextQuote, TextPosition]:
    """Both selectors of a passage."""
    seen = document.seen
    quote = TextQuote(
        seen[span.start : span.end],
        seen[max(0, span.start - CONTEXT) : span.start],
        seen[span.end : span.end + CONTEXT],
    )
    return quote, TextPosition(*document.raw_span(span.start, span.end))


def anchor(document: Document, quote: TextQuote, elisions: frozenset[str] = frozenset()) -> list[Span]:
    """Every place at which a passage stands whole, between its prefix and suffix if it has them.

    Args:
        document: where to look.
        quote: what to look for, compared by its folded view.
        elisions: see `boundaries.cuts`.
    """
    before, after = fold(quote.prefix).text.strip(), fold(quote.suffix).text.strip()
    folded = document.folded
    return [
        span
        for start, end, span in _occurrences(document, quote.exact, elisions)
        if folded.text[:start].rstrip().endswith(before) and folded.text[end:].lstrip().startswith(after)
    ]


def ready_prefixes(document: Document, spans: list[Span]) -> list[str]:
    """For each of several places, the fewest words right before it that stand before no other."""
    before = [document.seen[max(0, span.start - 400) : span.start].split() for span in spans]
    prefixes = []
    for words in before:
        count = 2
        while count < len(words) and sum(other[-count:] == words[-count:] for other in before) > 1:
            count += 1
        prefixes.append(" ".join(words[-count:]))
    return prefixes


def _occurrences(document: Document, words: str, elisions: frozenset[str]) -> Iterator[tuple[int, int, Span]]:
    """Each whole occurrence, as its folded start and end and its span of the seen text."""
    folded = document.folded
    for start, end in _folded_occurrences(document, fold(words).text.strip()):
        origin = folded.origin(start, end)
        if origin is not None:
            span = _trimmed(document.seen, Span(*origin))
            if not cuts(document.seen, span.start, elisions) and not cuts(document.seen, span.end):
                yield start, end, span


def _folded_occurrences(document: Document, wanted: str) -> Iterator[tuple[int, int]]:
    """Occurrences in the folded text; a line-end hyphen there may be read as a hyphen."""
    if not wanted:
        return
    folded = document.folded
    pieces = _COMPOUND.split(wanted) if folded.breaks else [wanted]
    start = folded.text.find(pieces[0])
    while start >= 0:
        end = start + len(pieces[0])
        for piece in pieces[1:]:
            joined = end if end in folded.breaks else end + 1
            if not folded.text.startswith(piece if joined == end else f"-{piece}", end):
                break
            end = joined + len(piece)
        else:
            yield start, end
        start = folded.text.find(pieces[0], start + 1)


def _trimmed(text: str, span: Span) -> Span:
    """Without white space at its ends, which folding a dash may have taken in."""
    passage = text[span.start : span.end]
    return Span(
        span.start + len(passage) - len(passage.lstrip()), span.end - len(passage) + len(passage.rstrip())
    )
