"""Texts with form feeds: each begins a page; what runs at a page's head and foot is out of the way."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.documents.notes import notes
from sphinx_kfor.evidence.documents.readers.furniture import Placed, furniture
from sphinx_kfor.evidence.documents.reading import Mark
from sphinx_kfor.evidence.documents.text_columns import column_rules
from sphinx_kfor.evidence.text.views import View, apart, edited

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n\f]*\S[^\r\n\f]*")
_ENDS = re.compile(r"[.!?:;。！？…][\"'”’»)\]]*$")
#: Lines stand so far apart for the purpose of telling which recur at one place.
_STEP = 10.0


class _Page(NamedTuple):
    """A page's lines that hold something, as spans, and which of them are no running text."""

    lines: list[tuple[int, int]]
    passed: set[int]

    @property
    def running(self) -> tuple[int, int] | None:
        """From the first line of running text to the end of the last."""
        kept = [line for number, line in enumerate(self.lines) if number not in self.passed]
        return (kept[0][0], kept[-1][1]) if kept else None


def view(text: str) -> View:
    """The text without what runs at its pages' ends; a paragraph runs over a page's end."""
    return edited(text, apart([*_changes(text, _pages(text)), *column_rules(text), *notes(text)]))


def marks(text: str) -> tuple[Mark, ...]:
    """Where each page begins, in the decoded text."""
    starts = [0, *(match.end() for match in re.finditer("\f", text))]
    return tuple(Mark(start, str(number), number) for number, start in enumerate(starts, 1))


def passed_over(text: str) -> int:
    """How many lines are no part of the running text."""
    return sum(len(page.passed) for page in _pages(text))


def _pages(text: str) -> list[_Page]:
    starts = [mark.start for mark in marks(text)]
    pages = []
    for start, end in pairwise([*starts, len(text)]):
        pages.append([match.span() for match in _LINE.finditer(text, start, end)])
    placed = [
        [
            Placed(text[slice(*line)], _height(number, len(lines)), at)
            for number, (line, at) in enumerate(lines)
        ]
        for lines in (_placed(text, spans) for spans in pages)
    ]
    return [_Page(lines, passed) for lines, passed in zip(pages, _contiguous(placed), strict=True)]


def _placed(text: str, lines: list[tuple[int, int]]) -> list[tuple[tuple[int, int], float]]:
    """Lines, each with how far down it stands, empty lines counted."""
    found, at, last = [], 0, lines[0][0] if lines else 0
    for line in lines:
        at += text.count("\n", last, line[0])
        last = line[0]
        found.append((line, -_STEP * at))
    return found


def _height(number: int, count: int) -> float:
    """How high a line stands: counted from the head in a page's upper half, from its foot below."""
    return 1e6 - _STEP * number if number < count / 2 else _STEP * (count - number)


def _contiguous(pages: list[list[Placed]]) -> list[set[int]]:
    """Of the lines that recur those with nothing but their like between them and the page's end."""
    found = []
    for page, passed in zip(pages, furniture(pages), strict=True):
        kept: set[int] = set()
        for numbers in (range(len(page)), reversed(range(len(page)))):
            for number in numbers:
                if number not in passed:
                    break
                kept.add(number)
        found.append(kept)
    return found


def _changes(text: str, pages: list[_Page]) -> Iterator[tuple[int, int, str]]:
    """What is taken out before, between and behind the running text of pages."""
    done: int | None = None
    for page in pages:
        running = page.running
        if running is None:
            continue
        if done is None:
            if page.passed and min(page.passed) == 0:
                yield page.lines[0][0], running[0], ""
        else:
            yield done, running[0], "\n" if _goes_on(text, done, running[0]) else "\n\n"
        done = running[1]
    if done is not None and any(line[0] >= done for page in pages for line in page.lines):
        yield done, len(text), ""


def _goes_on(text: str, end: int, start: int) -> bool:
    above = text[:end].rsplit("\n", 1)[-1].rstrip()
    return above.endswith("-") or not _ENDS.search(above) or text[start : start + 1].islower()
