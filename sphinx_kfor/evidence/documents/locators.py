"""Locators: where in a document a reader finds a passage, and whether a typed one is right.

Paragraphs are the non-empty blocks between blank lines (lines, where there are no blank lines)
within the document's body, counted from 1. Outside the body a passage is located by its line. An
author may also type lines or the headings under which a passage stands.

Locators are kept in English (`para. 9`) and put into the page's language where they are printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from gettext import NullTranslations

    from sphinx_kfor.evidence.documents.document import Document

_LINE = re.compile(r"\S[^\n]*")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_TYPED = re.compile(
    r"(?:(?P<unit>paras?|lines?)\.? (?P<first>\d+)(?:\s?[-–]\s?(?P<last>\d+))?"
    r"|(?:sec|section)\.? (?P<heading>.+))"
)
FORMS = "'para. 3', 'paras. 3–4', 'line 12', 'lines 12–14' or 'sec. Heading > Subheading'"


@dataclass(frozen=True)
class Layout:
    """The paragraphs, lines and headings of a document.

    Attributes:
        document: the document.
        paragraphs: the paragraphs of its body, as spans of its seen text.
        body: the body's span.
    """

    document: Document
    paragraphs: tuple[Span, ...]
    body: Span

    def locate(self, span: Span) -> str:
        """The locator of a passage, such as `para. 9`, `paras. 3–4` or `line 2`."""
        if not self.paragraphs or span.start < self.body.start or span.end > self.body.end:
            return _numbered("line", *self.lines(span))
        return _numbered("para.", self._paragraph(span.start), self._paragraph(span.end - 1))

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
        """The headings under which a passage stands, from the top."""
        path: list[tuple[int, str]] = []
        for level, title, start in self._all_headings():
            if start > span.start:
                break
            path = [*(above for above in path if above[0] < level), (level, title)]
        return [title for _, title in path]

    def check(self, typed: str, span: Span | None) -> None:
        """Whether a locator that was typed is right.

        Args:
            typed: the locator.
            span: the passage that it locates; None for a citation of the place alone.

        Raises:
            EvidenceError: `reference`, if there is no such place, or the passage stands elsewhere.
        """
        match = _TYPED.fullmatch(typed.strip())
        if not match:
            raise EvidenceError("reference", f"'{typed}' is no locator; write it as {FORMS}")
        if match["heading"]:
            self._check_heading(match["heading"], span)
        else:
            first = int(match["first"])
            self._check_numbers(match["unit"].rstrip("s"), first, int(match["last"] or first), span)

    def _check_numbers(self, unit: str, first: int, last: int, span: Span | None) -> None:
        most = len(self.paragraphs) if unit == "para" else self.document.seen.count("\n") + 1
        if not 1 <= first <= last <= most:
            raise EvidenceError(
                "reference", f"there is no {_numbered(unit, first, last)}; the text has {most} {unit}s"
            )
        if span is not None and (first, last) != self._numbers(unit, span):
            raise EvidenceError(
                "reference",
                f"the passage stands in {self.locate(span)}, not in {_numbered(unit, first, last)}",
            )

    def _numbers(self, unit: str, span: Span) -> tuple[int, int] | None:
        if unit == "line":
            return self.lines(span)
        inside = self.paragraphs and span.start >= self.body.start and span.end <= self.body.end
        return (self._paragraph(span.start), self._paragraph(span.end - 1)) if inside else None

    def _check_heading(self, typed: str, span: Span | None) -> None:
        wanted = [fold_text(part).strip(" '\"").lower() for part in typed.split(">")]
        if span is None:
            paths = [self.headings(Span(start, start)) for _, _, start in self._all_headings()]
        else:
            paths = [self.headings(span)]
        if not any(_ends(path, wanted) for path in paths):
            there = (
                f"the passage stands under '{' > '.join(paths[0])}'" if span else "there is no such heading"
            )
            raise EvidenceError("reference", f"not under '{typed}': {there}")

    def _paragraph(self, offset: int) -> int:
        return max(1, bisect_right(self.paragraphs, offset, key=lambda span: span.start))

    def _all_headings(self) -> list[tuple[int, str, int]]:
        """Level, title and place of each heading; plain text has none."""
        if not self.document.reader.startswith("markdown"):
            return []
        view, text = self.document.view, self.document.text
        return [(len(m[1]), m[2], view.seen(m.start(2))) for m in _HEADING.finditer(text)]


def layout(document: Document, first: str = "", last: str = "") -> Layout:
    """Divide a document, or the body of it that its record names, into paragraphs.

    Args:
        document: the document.
        first: the words with which its body begins; empty for all of it.
        last: those with which it ends.

    Raises:
        EvidenceError: `catalogue`, if the body's first or last words are not in the document.
    """
    if document.delimited:
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

    Raises:
        EvidenceError: `catalogue`, if its first or last words are not in the document.
    """
    start, end = 0, len(document.seen)
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


def in_words(locator: str, words: NullTranslations) -> str:
    """A locator as it is printed: `par. 9` for `para. 9` in Italian."""
    for english, translated in _forms(words):
        start, end = english.split("%s")
        if locator.startswith(start) and locator.endswith(end):
            return translated % locator[len(start) : len(locator) - len(end)]
    return locator


def canonical(typed: str, words: NullTranslations) -> str:
    """A locator that was typed in the page's language, as it is kept; what is none stays as it is."""
    for english, translated in _forms(words):
        match = re.fullmatch(re.escape(translated).replace("%s", "(.+)"), typed.strip(), re.IGNORECASE)
        if match:
            return english % match[1]
    return typed.strip()


def _forms(words: NullTranslations) -> Iterator[tuple[str, str]]:
    """How places are named in English and in another language."""
    yield "para. %s", words.gettext("para. %s")
    yield "paras. %s", words.gettext("paras. %s")
    yield "line %s", words.gettext("line %s")
    yield "lines %s", words.gettext("lines %s")
    yield "sec. %s", words.gettext("sec. %s")
    yield "table %s", words.gettext("table %s")
    yield "p. %s", words.gettext("p. %s")
    yield "pp. %s", words.gettext("pp. %s")


def _numbered(unit: str, first: int, last: int) -> str:
    word = f"{unit.rstrip('.')}{'s' if last > first else ''}{'.' if unit.startswith('para') else ''}"
    return f"{word} {first}" if first == last else f"{word} {first}–{last}"


def _ends(path: list[str], wanted: list[str]) -> bool:
    """Whether a path of headings ends with, or goes through, the wanted ones."""
    folded = [fold_text(title).strip(" '\"").lower() for title in path]
    size = len(wanted)
    return any(folded[i : i + size] == wanted for i in range(len(folded) - size + 1))
