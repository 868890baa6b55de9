"""Locators: where in a document a reader finds a passage.

Paragraphs are the non-empty blocks between blank lines (lines, where there are no blank lines)
within the document's body, counted from 1. Outside the body a passage is located by its line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.selectors import Span, TextQuote, anchor

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents import Document
    from sphinx_kfor.evidence.records import Body

_BLOCK = re.compile(r"\S(?:.|\n(?![^\S\n]*\n))*", re.MULTILINE)
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True)
class Layout:
    """The paragraphs of a document's body, as spans of its seen text."""

    paragraphs: tuple[Span, ...]
    body: Span

    def locate(self, document: Document, span: Span) -> str:
        """The locator of a passage, such as `para. 9`, `paras. 3–4` or `line 2`."""
        if not self.paragraphs or span.start < self.body.start or span.end > self.body.end:
            return f"line {document.seen.count(chr(10), 0, span.start) + 1}"
        first, last = self.paragraph(span.start), self.paragraph(span.end - 1)
        return f"para. {first}" if first == last else f"paras. {first}–{last}"

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that holds an offset, counted from 1."""
        return max(1, bisect_right(self.paragraphs, offset, key=lambda span: span.start))


def layout(document: Document, body: Body) -> Layout:
    """Divide a document into paragraphs.

    Raises:
        EvidenceError: `catalogue`, if the body's first or last words are not in the document.
    """
    seen = document.seen
    span = body_span(document, body)
    text = seen[span.start : span.end]
    pattern = _BLOCK if re.search(r"\n[^\S\n]*\n\s*\S", text) else _LINE
    return Layout(
        tuple(Span(span.start + m.start(), span.start + m.end()) for m in pattern.finditer(text)), span
    )


def body_span(document: Document, body: Body) -> Span:
    """The span of the body, the whole text where none is named.

    Raises:
        EvidenceError: `catalogue`, if its first or last words are not in the document.
    """
    start, end = 0, len(document.seen)
    if body.first:
        found = anchor(document, TextQuote(body.first))
        if not found:
            raise EvidenceError("catalogue", f"custom.body.from: the text does not hold '{body.first}'")
        start = found[0].start
    if body.last:
        found = [span for span in anchor(document, TextQuote(body.last)) if span.end > start]
        if not found:
            raise EvidenceError(
                "catalogue", f"custom.body.to: the text does not hold '{body.last}' after the body's start"
            )
        end = found[0].end
    return Span(start, end)
