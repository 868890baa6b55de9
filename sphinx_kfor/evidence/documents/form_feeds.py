"""Texts with form feeds: each begins a page; its running head and foot, and its notes, are out of the way."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.documents.notes import notes
from sphinx_kfor.evidence.documents.page_notes import foot
from sphinx_kfor.evidence.documents.readers.furniture import Placed, furniture
from sphinx_kfor.evidence.documents.reading import Mark
from sphinx_kfor.evidence.documents.text_columns import column_rules
from sphinx_kfor.evidence.text.views import View, moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.text.views import Stretch

_LINE = re.compile(r"[^\r\n\f]+")
_ENDS = re.compile(r"[.!?:;。！？…][\"'”’»)\]]*$")
#: Lines stand so far apart for the purpose of telling which recur at one place.
_STEP = 10.0


class _Page(NamedTuple):
    """A page.

    Attributes:
        start: where its first line begins that holds something.
        running: the lines of its running text.
        notes: the notes at its foot.
        passed: how many lines are neither.
    """

    start: int
    running: list[Stretch]
    notes: list[Stretch]
    passed: int


def view(text: str) -> View:
    """The text without what runs at its pages' ends, its notes last; a paragraph runs over a page's end."""
    pages = _pages(text)
    changes = [*_changes(text, pages), *column_rules(text), *notes(text)]
    return moved(text, changes, [note for page in pages for note in page.notes])


def marks(text: str) -> tuple[Mark, ...]:
    """Where each page, and each note of a page, begins, in the decoded text."""
    found = []
    for number, (start, page) in enumerate(zip(_starts(text), _pages(text), strict=True), 1):
        found += [Mark(at, str(number), number) for at in (start, *(note[0] for note in page.notes))]
    return tuple(found)


def passed_over(text: str) -> int:
    """How many lines are no part of the running text."""
    return sum(page.passed for page in _pages(text))


def _starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\f", text))]


@lru_cache(maxsize=1)
def _pages(text: str) -> list[_Page]:
    whole = [
        [line.span() for line in _LINE.finditer(text, start, end) if not line[0].isspace()]
        for start, end in pairwise([*_starts(text), len(text)])
    ]
    placed = [
        [
            Placed(text[slice(*line)], _height(number, len(lines)), at)
            for number, (line, at) in enumerate(lines)
        ]
        for lines in (_placed(text, spans) for spans in whole)
    ]
    running = [
        [line for number, line in enumerate(lines) if number not in passed]
        for lines, passed in zip(whole, _contiguous(placed), strict=True)
    ]
    pages, last = [], 0
    for lines, kept, below in zip(whole, running, [*running[1:], []], strict=True):
        at_foot = foot(text, kept, text[slice(*below[0])].lstrip() if below else "", last)
        last = at_foot.last if at_foot else last
        pages.append(
            _Page(
                lines[0][0] if lines else 0,
                kept[: at_foot.line] if at_foot else kept,
                at_foot.notes if at_foot else [],
                len(lines) - len(kept),
            )
        )
    return pages


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
        if not page.running:
            continue
        start = page.running[0][0]
        if done is None:
            yield page.start, start, ""
        else:
            yield done, start, "\n" if _goes_on(text, done, start) else "\n\n"
        done = page.running[-1][1]
    if done is not None and text[done:].strip():
        yield done, len(text), ""


def _goes_on(text: str, end: int, start: int) -> bool:
    above = text[:end].rsplit("\n", 1)[-1].rstrip()
    return above.endswith("-") or not _ENDS.search(above) or text[start : start + 1].islower()
