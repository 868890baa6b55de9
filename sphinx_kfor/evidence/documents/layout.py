"""The layout of a document: its paragraphs, headings and places, and where in them a passage stands.

A document has pages, slides, times or cells (`places.py`, `sheets.py`), else headings, else paragraphs:
the non-empty blocks between blank lines (lines, where there are no blank lines) within the document's
body, counted from 1. Outside the body a passage is located by its line. Under a heading paragraphs are
counted from it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.headings import title_of
from sphinx_kfor.evidence.documents.locators import numbered
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.documents.reading import Heading

_LINE = late(r"\S[^\n]*")


@dataclass(frozen=True)
class Layout:
    """The paragraphs, lines and headings of a document, and its pages, slides, times or cells.

    Attributes:
        document: the document.
        paragraphs: the paragraphs of its body, as spans of its seen text.
        body: the body's span.
    """

    document: Document
    paragraphs: tuple[Span, ...]
    body: Span

    def locate(self, span: Span) -> str:
        """The locator of a passage, such as `p. 12`, `sec. Costs, para. 2`, `para. 9` or `line 2`."""
        document = self.document
        if document.workbook is not None:
            return document.workbook.locate(span)
        if document.marks is not None:
            return document.marks.locate(span)
        numbers = self.numbers("para", span)
        if numbers is None:
            return numbered("line", *self.lines(span))
        section = self._section(span.start)
        if section is None:
            return numbered("para.", *numbers)
        under = self.under(section, span)
        return f"sec. {' > '.join(self.headings(span))}" + (f", {numbered('para.', *under)}" if under else "")

    def page(self, span: Span) -> int:
        """The physical page of a PDF on which a passage begins, from 1; 0 where there are no pages."""
        marks = self.document.marks
        return marks.number(span) if marks is not None and marks.kind == "page" else 0

    def lines(self, span: Span) -> tuple[int, int]:
        """The first and last line of a passage, counted from 1."""
        seen = self.document.seen
        return seen.count("\n", 0, span.start) + 1, seen.count("\n", 0, span.end) + 1

    def around(self, span: Span) -> Span:
        """The paragraphs that a passage stands in, from the first one's start to the last one's end.

        Outside the body: the lines.
        """
        if not self.paragraphs or span.start < self.body.start or span.end > self.body.end:
            seen = self.document.seen
            end = seen.find("\n", span.end)
            return Span(seen.rfind("\n", 0, span.start) + 1, len(seen) if end < 0 else end)
        first, last = (self.paragraphs[self._paragraph(at) - 1] for at in (span.start, span.end - 1))
        return Span(min(first.start, span.start), max(last.end, span.end))

    def headings(self, span: Span) -> list[str]:
        """The headings under which a passage stands, from the top, without the document's title."""
        return [heading.title for heading in self.path(span.start) if heading is not self._title]

    def numbers(self, unit: str, span: Span) -> tuple[int, int] | None:
        """A passage's first and last `line`, or `para` of the body; None where it is not in the body."""
        if unit == "line":
            return self.lines(span)
        inside = self.paragraphs and span.start >= self.body.start and span.end <= self.body.end
        return (self._paragraph(span.start), self._paragraph(span.end - 1)) if inside else None

    def under(self, section: Heading, span: Span) -> tuple[int, int] | None:
        """The first and last paragraph of a passage, counted in a section; None for its heading itself."""
        inside = self.in_section(section)
        places = [at for at, one in enumerate(inside, 1) if one.start < span.end and span.start < one.end]
        return (places[0], places[-1]) if places else None

    def in_section(self, section: Heading) -> list[Span]:
        """The paragraphs under a heading, up to the next one; headings are none."""
        headings = self.document.headings
        following = [heading.start for heading in headings if heading.start > section.start]
        end = min(following, default=self._notes)
        starts = {heading.start for heading in headings}
        first = bisect_right(self.paragraphs, section.start, key=lambda span: span.start)
        inside = self.paragraphs[max(0, first - 1) :]
        return [one for one in inside if section.start < one.start < end and not _holds(one, starts)]

    def _section(self, offset: int) -> Heading | None:
        """The heading that a place stands under; None where that is the title, or a note."""
        path = self.path(offset)
        return path[-1] if path and path[-1] is not self._title and offset < self._notes else None

    def path(self, offset: int) -> list[Heading]:
        """The headings above a place, from the top."""
        path: list[Heading] = []
        for heading in self.document.headings:
            if heading.start > offset:
                break
            path = [*(above for above in path if above.level < heading.level), heading]
        return path

    @cached_property
    def _title(self) -> Heading | None:
        return title_of(self.document.headings)

    @property
    def _notes(self) -> int:
        """Where the notes begin, which stand under no heading."""
        reading = self.document.reading
        return reading.notes if reading is not None else len(self.document.seen)

    def _paragraph(self, offset: int) -> int:
        return max(1, bisect_right(self.paragraphs, offset, key=lambda span: span.start))


def layout(document: Document, first: str = "", last: str = "") -> Layout:
    """Divide a document, or the body of it that its record names, into paragraphs.

    Args:
        document: the document.
        first: the words with which its body begins; empty for all of it.
        last: those with which it ends.

    Raises:
        EvidenceError: `catalogue`, if the body's first or last words are not in the document.
    """
    if document.data:
        return Layout(document, (), Span(0, len(document.seen)))
    span = body_span(document, first, last)
    return Layout(document, tuple(_paragraphs(document.seen, span)), span)


def _paragraphs(text: str, body: Span) -> list[Span]:
    """The non-empty blocks between blank lines, or the lines where no blank line parts two."""
    found = _LINE.finditer(text[body.start : body.end])
    lines = [Span(body.start + match.start(), body.start + match.end()) for match in found]
    blocks: list[Span] = []
    for line in lines:
        if blocks and text.count("\n", blocks[-1].end, line.start) == 1:
            blocks[-1] = Span(blocks[-1].start, line.end)
        else:
            blocks.append(line)
    return blocks if len(blocks) > 1 else lines


def body_span(document: Document, first: str, last: str) -> Span:
    """The span of the body, from the words that begin it and to those that end it.

    Without them all of it, but for what stands aside.

    Raises:
        EvidenceError: `catalogue`, if its first or last words are not in the document.
    """
    start, end = 0, document.asides or len(document.seen)
    if first:
        found = anchor(document, TextQuote(first))
        if not found:
            raise EvidenceError("catalogue", f"custom.body.from: the text does not hold '{first}'")
        start = found[0].start
    if last:
        found = [span for span in anchor(document, TextQuote(last)) if span.end > start]
        if not found:
            raise EvidenceError(
                "catalogue", f"custom.body.to: the text does not hold '{last}' after the body's start"
            )
        end = found[0].end
    return Span(start, end)


def _holds(span: Span, starts: set[int]) -> bool:
    """Whether a paragraph is a heading."""
    return any(span.start <= start < span.end for start in starts)
