"""Locators: where in a document a reader finds a passage, and whether a typed one is right.

A document has pages, slides, times or cells (`places.py`, `sheets.py`), else headings, else paragraphs:
the non-empty blocks between blank lines (lines, where there are no blank lines) within the document's
body, counted from 1. Outside the body a passage is located by its line. Under a heading paragraphs are
counted from it. An author may also type lines, the headings above a passage, or what no reader sees: a
paragraph mark, a chapter, a figure.

Locators are kept in English (`para. 9`) and put into the page's language where they are printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.headings import title_of
from sphinx_kfor.evidence.documents.places import FORMS as PLACE_FORMS
from sphinx_kfor.evidence.documents.places import kind_of
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from gettext import NullTranslations

    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.documents.reading import Heading

_LINE = late(r"\S[^\n]*")
_TYPED = late(
    r"(?:(?P<unit>paras?|lines?)\.? (?P<first>\d+)(?:\s?[-–]\s?(?P<last>\d+))?"
    r"|(?:sec|section)\.? (?P<heading>.+?)(?:, paras?\.? (?P<under>\d+)(?:\s?[-–]\s?(?P<until>\d+))?)?)"
)
#: What a document calls its parts and no reader sees.
_UNSEEN = late(
    r"(?:§{1,2}|¶{1,2})\s?\S.*|(?:arts?|articles?|ch|chap|chapters?|tables?|tabs?|figs?|figures?|annex(?:es)?|"
    r"app|appendix|appendices|box(?:es)?|boxes|notes?|nn?|fn|footnotes?|endnotes?|parts?|vols?|volumes?|nos?|recitals?|"
    r"rec|clauses?|cl|items?|rules?|schedules?|sched|titles?|reg|regulations?|column|cols?|graphs?|charts?|maps?|"
    r"min|question|q|exhibit|exh|plate)"
    r"(?:\.? ?\d|(?:\. ?| )(?:(?-i:[A-Z])|[a-z]\b|[ivxlc]+\b))[\w.()/–-]*(?:[ ,].*)?",
    re.IGNORECASE,
)
FORMS = "'para. 3', 'paras. 3–4', 'line 12', 'lines 12–14' or 'sec. Heading > Subheading'"


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
        numbers = self._numbers("para", span)
        if numbers is None:
            return _numbered("line", *self.lines(span))
        section = self._section(span.start)
        if section is None:
            return _numbered("para.", *numbers)
        under = self._under(section, span)
        return f"sec. {' > '.join(self.headings(span))}" + (
            f", {_numbered('para.', *under)}" if under else ""
        )

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
        return [heading.title for heading in self._path(span.start) if heading is not self._title]

    def check(self, typed: str, span: Span | None) -> bool:
        """Whether a locator that was typed is right.

        Args:
            typed: the locator.
            span: the passage that it locates; None for a citation of the place alone.

        Returns:
            Whether it could be checked: what a document calls its parts is not seen.

        Raises:
            EvidenceError: `reference`, if there is no such place, or the passage stands elsewhere.
        """
        typed = typed.strip()
        match = _TYPED.fullmatch(typed)
        if match and not self._is_cell(typed):
            if match["heading"]:
                self._check_heading(match, span)
            else:
                first = int(match["first"])
                self._check_numbers(match["unit"].rstrip("s"), first, int(match["last"] or first), span)
            return True
        if self._check_place(typed, span):
            return True
        head, comma, rest = typed.partition(", ")
        if comma and _UNSEEN.fullmatch(rest) and self._check_place(head, span):
            return True
        if _UNSEEN.fullmatch(typed):
            return False
        other = kind_of(typed)
        what = f"'{typed}': the text has no {other}s" if other else f"'{typed}' is no locator"
        raise EvidenceError("reference", f"{what}; write it as {self._forms()}")

    def _is_cell(self, typed: str) -> bool:
        return self.document.workbook is not None and "!" in typed

    def _check_place(self, typed: str, span: Span | None) -> bool:
        document = self.document
        if document.workbook is not None:
            return document.workbook.check(typed, span)
        return document.marks is not None and document.marks.check(typed, span)

    def _forms(self) -> str:
        """The forms that a locator may have in this document."""
        document = self.document
        kind = "cell" if document.workbook is not None else document.marks.kind if document.marks else ""
        return f"{PLACE_FORMS[kind]}, {FORMS}" if kind else FORMS

    def _check_numbers(self, unit: str, first: int, last: int, span: Span | None) -> None:
        most = len(self.paragraphs) if unit == "para" else self.document.seen.count("\n") + 1
        if not 1 <= first <= last <= most:
            raise EvidenceError(
                "reference", f"there is no {_numbered(unit, first, last)}; the text has {most} {unit}s"
            )
        found = self._numbers(unit, span) if span is not None else (first, last)
        if (first, last) != found and span is not None:
            numbers = self._numbers("para", span)
            stands = _numbered("para", *numbers) if numbers else _numbered("line", *self.lines(span))
            raise EvidenceError(
                "reference", f"the passage stands in {stands}, not in {_numbered(unit, first, last)}"
            )

    def _numbers(self, unit: str, span: Span) -> tuple[int, int] | None:
        if unit == "line":
            return self.lines(span)
        inside = self.paragraphs and span.start >= self.body.start and span.end <= self.body.end
        return (self._paragraph(span.start), self._paragraph(span.end - 1)) if inside else None

    def _check_heading(self, match: re.Match[str], span: Span | None) -> None:
        typed = match["heading"]
        wanted = [_even(part) for part in typed.split(">")]
        headings = self.document.headings
        starts = [heading.start for heading in headings] if span is None else [span.start]
        paths = [self._path(start) for start in starts]
        found = [path for path in paths if _through(_parts(path), wanted)]
        if not found:
            raise EvidenceError("reference", f"not under '{typed}': {self._headed(span)}")
        if match["under"]:
            self._check_under(
                match, next(h for h in reversed(found[0]) if _through(_parts([h]), wanted[-1:])), span
            )

    def _headed(self, span: Span | None) -> str:
        """What there is instead of a heading that was typed, for a passage or for the whole text."""
        if not self.document.headings:
            return f"the text has no headings; write it as {self._forms()}"
        if span is None:
            return "there is no such heading"
        titles = [heading.title for heading in self._path(span.start)]
        under = f"'{' > '.join(titles)}'" if titles else "no heading"
        return f"the passage stands under {under}"

    def _check_under(self, match: re.Match[str], section: Heading, span: Span | None) -> None:
        """Whether a paragraph counted from a heading is the right one."""
        first = int(match["under"])
        last = int(match["until"] or first)
        typed = _numbered("para", first, last)
        count = len(self._in_section(section))
        if not 1 <= first <= last <= count:
            raise EvidenceError(
                "reference", f"there is no {typed} under '{section.title}'; it has {count} paras"
            )
        found = self._under(section, span) if span is not None else (first, last)
        if span is not None and found != (first, last):
            raise EvidenceError("reference", f"the passage stands in {self.locate(span)}, not in {typed}")

    def _under(self, section: Heading, span: Span) -> tuple[int, int] | None:
        """The first and last paragraph of a passage, counted in a section; None for its heading itself."""
        inside = self._in_section(section)
        places = [at for at, one in enumerate(inside, 1) if one.start < span.end and span.start < one.end]
        return (places[0], places[-1]) if places else None

    def _in_section(self, section: Heading) -> list[Span]:
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
        path = self._path(offset)
        return path[-1] if path and path[-1] is not self._title and offset < self._notes else None

    def _path(self, offset: int) -> list[Heading]:
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


def names_unseen(typed: str) -> bool:
    """Whether a locator names what no reader sees, such as `§ 2`, `ch. 3` or `annex B`."""
    return bool(_UNSEEN.fullmatch(typed.strip()))


def in_words(locator: str, words: NullTranslations) -> str:
    """A locator as it is printed: `par. 9` for `para. 9` in Italian."""
    head, last = _parted(locator)
    if last:
        return f"{in_words(head, words)}, {in_words(last, words)}"
    for english, translated in _forms(words):
        start, end = english.split("%s")
        if locator.startswith(start) and locator.endswith(end):
            return translated % locator[len(start) : len(locator) - len(end)]
    return locator


def canonical(typed: str, words: NullTranslations) -> str:
    """A locator that was typed in the page's language, as it is kept; what is none stays as it is."""
    head, comma, last = typed.strip().rpartition(", ")
    if comma:
        kept = _canonical(last, words)
        if _LAST.fullmatch(kept):
            return f"{_canonical(head, words)}, {kept}"
    return _canonical(typed, words)


def _canonical(typed: str, words: NullTranslations) -> str:
    for english, translated in _forms(words):
        match = re.fullmatch(re.escape(translated).replace("%s", "(.+)"), typed.strip(), re.IGNORECASE)
        if match:
            several = _RANGE.search(match[1]) is not None
            return (_OF_SEVERAL.get(english, english) if several else english) % match[1]
    return typed.strip()


#: In some languages one place and several are named alike: `Abs. 2`, `Abs. 2–3`.
_OF_SEVERAL = {"para. %s": "paras. %s", "line %s": "lines %s", "slide %s": "slides %s", "p. %s": "pp. %s"}
_RANGE = late(r"\d\s?[-\u2013]\s?\d")
_LAST = late(r"(?:paras?\.|table) \d+(?:[-–]\d+)?")


def _parted(locator: str) -> tuple[str, str]:
    """A locator of two parts, `p. 3, table 1`: both; else all of it, and nothing."""
    head, _, last = locator.rpartition(", ")
    return (head, last) if head and _LAST.fullmatch(last) else (locator, "")


def _forms(words: NullTranslations) -> Iterator[tuple[str, str]]:
    """How places are named in English and in another language."""
    yield "para. %s", words.gettext("para. %s")
    yield "paras. %s", words.gettext("paras. %s")
    yield "line %s", words.gettext("line %s")
    yield "lines %s", words.gettext("lines %s")
    yield "sec. %s", words.gettext("sec. %s")
    yield "table %s", words.gettext("table %s")
    yield "slide %s", words.gettext("slide %s")
    yield "slides %s", words.gettext("slides %s")
    yield "p. %s", words.gettext("p. %s")
    yield "pp. %s", words.gettext("pp. %s")


def _numbered(unit: str, first: int, last: int) -> str:
    word = f"{unit.rstrip('.')}{'s' if last > first else ''}{'.' if unit.startswith('para') else ''}"
    return f"{word} {first}" if first == last else f"{word} {first}–{last}"


def _even(title: str) -> str:
    return fold_text(title).strip(" '\"").lower()


def _parts(path: list[Heading]) -> list[str]:
    """The titles of headings, each parted where a locator is, if it has a `>` of its own."""
    return [part for heading in path for part in heading.title.split(">")]


def _through(path: list[str], wanted: list[str]) -> bool:
    """Whether a path of headings ends with, or goes through, the wanted ones."""
    folded = [_even(title) for title in path]
    size = len(wanted)
    return any(folded[i : i + size] == wanted for i in range(len(folded) - size + 1))


def _holds(span: Span, starts: set[int]) -> bool:
    """Whether a paragraph is a heading."""
    return any(span.start <= start < span.end for start in starts)
