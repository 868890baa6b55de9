"""Plain texts that keep a page's columns side by side, as `pdftotext -layout` writes them.

A line of such a text belongs to two columns: what runs across the gap, or from a line's end to the next one's
start, nobody wrote. A rule is seen in the gap and at each line's end, so that nothing is quoted across them.
All offsets are Unicode code points of the decoded text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a reader sees between columns.
RULE = "\u2502"
_LINE = late(r"[^\n\f]+")
_GAP = late(r"(?<=\S) {3,}(?=\S)")
_WORD = late(r"[^\W\d_]{2,}")
#: A column of prose has so many words a line on average; a table's cells have fewer.
_WORDS = 3
#: Columns stand side by side on so many lines at least.
_LINES = 3


class _Line(NamedTuple):
    """A line of two columns: where it begins and ends, and the gap between them."""

    start: int
    end: int
    gap: tuple[int, int]


def column_rules(text: str) -> Iterator[tuple[int, int, str]]:
    """The changes that set columns of prose apart, in order."""
    run: list[_Line] = []
    for match in _LINE.finditer(text) if "   " in text else ():
        gaps = list(_GAP.finditer(text, *match.span()))
        line = _Line(*match.span(), gaps[0].span()) if len(gaps) == 1 else None
        if run and not (line and _follows(line, run[-1])):
            yield from _rules(text, run)
            run = []
        if line:
            run.append(line)
    yield from _rules(text, run)


def _follows(line: _Line, before: _Line) -> bool:
    """Whether a line is the next one, and its second column stands under the other's."""
    below = line.gap[1] - line.start == before.gap[1] - before.start
    return below and line.start == before.end + 1


def _rules(text: str, run: list[_Line]) -> Iterator[tuple[int, int, str]]:
    sides = ([(line.start, line.gap[0]) for line in run], [(line.gap[1], line.end) for line in run])
    if len(run) < _LINES or any(_words(text, side) < _WORDS * len(run) for side in sides):
        return
    for line in run:
        yield *line.gap, f" {RULE} "
        if line is not run[-1]:
            yield line.end, line.end + 1, f" {RULE}\n"


def _words(text: str, spans: list[tuple[int, int]]) -> int:
    return sum(len(_WORD.findall(text, *span)) for span in spans)
