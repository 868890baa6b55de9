"""Places by page, slide, time or cell: which one a passage stands on, and whether a typed one is right.

Offsets are Unicode code points into a document's seen text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.reading import Mark
    from sphinx_kfor.evidence.text.spans import Span

_PAGES = re.compile(
    r"(?:pp?\.?|pages?)\s*(?P<first>[^\s,;–]+?)(?:\s?(?:–|-(?=\d))\s?(?P<last>[^\s,;]+))?", re.IGNORECASE
)
_SLIDES = re.compile(r"slides?\s*(?P<first>\d+)(?:\s?[-–]\s?(?P<last>\d+))?", re.IGNORECASE)
_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}"
_TIMES = re.compile(rf"(?P<first>{_TIME})(?:\s?[-–]\s?(?P<last>{_TIME}))?")
_TYPED = {"page": _PAGES, "slide": _SLIDES, "time": _TIMES}
FORMS = {
    "page": "'p. 12' or 'pp. 12–13'",
    "slide": "'slide 4' or 'slides 4–5'",
    "time": "'00:12:41'",
    "cell": "'Sheet!B5' or 'Sheet!A4:D20'",
}


@dataclass(frozen=True)
class Marks:
    """The pages, slides or cues of a document.

    Attributes:
        kind: `page`, `slide` or `time`.
        marks: where each begins.
    """

    kind: str
    marks: tuple[Mark, ...]

    def locate(self, span: Span) -> str:
        """`p. 12`, `pp. 12–13`, `slide 4` or `00:12:41`."""
        first, last = self._at(span.start), self._at(max(span.start, span.end - 1))
        if first is None or last is None:
            return ""
        if self.kind == "time":
            return first.label
        return _named(self.kind, first.label, last.label)

    def number(self, span: Span) -> int:
        """The physical page, slide or second at which a passage begins, from 1; 0 before the first."""
        mark = self._at(span.start)
        return mark.number if mark else 0

    def check(self, typed: str, span: Span | None) -> bool:
        """Whether a typed place is one of this kind.

        Raises:
            EvidenceError: `reference`, if there is no such place, or the passage stands elsewhere.
        """
        match = _TYPED[self.kind].fullmatch(typed.strip())
        if not match:
            return False
        if self.kind == "time":
            self._check_time(typed, match, span)
        else:
            self._check_labels(typed, match, span)
        return True

    def _check_labels(self, typed: str, match: re.Match[str], span: Span | None) -> None:
        labels = [mark.label for mark in self.marks]
        names = {label.casefold() for label in labels}
        first, last = match["first"], match["last"] or match["first"]
        whole = f"{first}-{match['last']}" if match["last"] else ""
        if whole.casefold() in names:
            first = last = whole
        found = self.locate(span) if span is not None else ""
        missing = next((label for label in (first, last) if label.casefold() not in names), "")
        if missing:
            where = f", and it stands on {found}" if found else ""
            known = f"the {self.kind}s are {labels[0]} to {self._last_label()}"
            raise EvidenceError("reference", f"there is no {self.kind} {missing}; {known}{where}")
        if found and found.casefold() != _named(self.kind, first, last).casefold():
            raise EvidenceError("reference", f"'{typed}' is wrong: it stands on {found}")

    def _check_time(self, typed: str, match: re.Match[str], span: Span | None) -> None:
        first, last = (_seconds(match[name] or match["first"]) for name in ("first", "last"))
        if first > last or first > max(mark.end for mark in self.marks) + 1:
            raise EvidenceError("reference", f"there is no {typed}; the last words end at {self._end()}")
        if span is None:
            return
        begins, ends = self._at(span.start), self._at(max(span.start, span.end - 1))
        if begins and ends and not (last >= begins.number and first <= max(ends.end, begins.number)):
            raise EvidenceError("reference", f"'{typed}' is wrong: it stands at {begins.label}")

    def _at(self, offset: int) -> Mark | None:
        number = bisect_right(self.marks, offset, key=lambda mark: mark.start)
        return self.marks[max(0, number - 1)] if self.marks else None

    def _last_label(self) -> str:
        return max(self.marks, key=lambda mark: mark.number).label

    def _end(self) -> str:
        seconds = max(mark.end for mark in self.marks)
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def kind_of(typed: str) -> str:
    """The kind of place that a locator names, `page`, `slide` or `time`; empty for none of them."""
    found = (kind for kind, pattern in _TYPED.items() if pattern.fullmatch(typed.strip()))
    return next(found, "") if any(map(str.isdigit, typed)) else ""


def _named(kind: str, first: str, last: str) -> str:
    one, many = {"page": ("p.", "pp."), "slide": ("slide", "slides")}[kind]
    return f"{one} {first}" if first == last else f"{many} {first}–{last}"


def _seconds(time: str) -> int:
    total = 0
    for part in time.split(":"):
        total = total * 60 + int(part)
    return total
