"""Where a passage that was found begins and ends: at words, with the marks that are its own."""

from __future__ import annotations

import re

from sphinx_kfor.evidence.text.quotation_marks import double_marks
from sphinx_kfor.evidence.text.spans import Span
from sphinx_kfor.evidence.text.word_boundaries import whole_words

#: What before the first word belongs to what stands before the passage: all up to the last of these.
_BEFORE = re.compile(r"[^\w]*[\s.,;:!?\u2026)\]}\u00bb\u201d\u203a]")
#: What behind the last word does not belong to it.
_BEHIND = " \t\n\r\u00a0.,;:!?\u2026\"'\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb([{\u2013\u2014-"
_STOP = re.compile(r"[.!?\u2026]*")
_CLOSED = re.compile(r"[.,!?\u2026]*(?:''|[\"\u201c\u201d\u00ab\u00bb\u300d])[.!?\u2026]?")


def with_its_marks(seen: str, start: int, end: int) -> Span:
    """The span of whole words around a span, with a sentence's end and quotation marks where both are there.

    Args:
        seen: the text.
        start: the first offset, in code points.
        end: the last offset.
    """
    first, last = whole_words(seen, start, end)
    before = _BEFORE.match(seen, first, last)
    first = before.end() if before and before.end() < last else first
    last = max(first + 1, first + len(seen[first:last].rstrip(_BEHIND)))
    opened = double_marks(seen[first:last]).opened
    closed = _CLOSED.match(seen, last)
    if opened and closed:
        return Span(first, closed.end())
    if opened and not seen[first : first + opened[0]].strip("\"'\u201c-\u201f\u00ab\u00bb\u300c<,`"):
        first += opened[0]
    return Span(first, _STOP.match(seen, last).end())  # type: ignore[union-attr]
