"""The notes at the foot of a text's pages, which are told by their numbers, since its lines have no size.

All offsets are Unicode code points of the decoded text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.documents.notes import ALONE, LABELS
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from sphinx_kfor.evidence.text.views import Stretch

_RAISED = str.maketrans("\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079", "1230456789")
_NUMBER = "(?P<number>[\\d\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3})"
#: The number that a note begins with, and its first letter, to which it may be glued.
_BEGINS = late(
    rf"[ \t]*(?P<mark>\[?{_NUMBER}\]?[.)]?)(?P<gap>[ \t]*)[\"'\u2018\u201c\u201e\u00ab(]?(?P<letter>[^\W\d_])"
)
#: How a word begins that a number is glued to: no `3D`, `5G` or `7UP`.
_GLUED = late(rf"(?:[{ALONE}](?= )|[^\W\d_](?=['\u2019]|[^\W\d_]))(?P<next>.)")
#: A number behind a word, or behind what ends a sentence or a part of one.
_CALLS = late(
    r"(?<=[^\W\d_][^\W\d_])[.,;:!?\u2026\"'\u201d\u2019\u00bb)\u3001\u3002\uff0c\uff01\uff1f]{0,3}"
    rf"\[?{_NUMBER}\]?(?![\w%])"
)
_WORD = late(r"[^\W\d_]+\Z")
#: So far back a word is looked at.
_LONGEST = 20
_ENDS = late(r"[.!?:;\u3002\uff01\uff1f\u2026\d/][\"'\u201d\u2019\u00bb)\]]*\Z")


class Foot(NamedTuple):
    """The notes at a page's foot.

    Attributes:
        line: the number of the page's line with which they begin.
        notes: each of them, without a number that is glued to it.
        last: the number of the last one.
    """

    line: int
    notes: list[Stretch]
    last: int


class _Begun(NamedTuple):
    """A line that begins with a number as a note does.

    Attributes:
        line: its number on the page.
        number: the note's.
        start: where its words begin, behind a number that is glued to them.
        plain: whether nothing else than a note begins so.
    """

    line: int
    number: int
    start: int
    plain: bool


def foot(text: str, lines: list[Stretch], following: str, last: int) -> Foot | None:
    """The notes at the foot of a page; None where there are none.

    Above its notes the text calls for each, or the number is the next one. They are set apart from it by how
    their numbers are written, by an empty line, or by a sentence that ends above them or goes on overleaf. An
    empty line ends a note: what follows is another, or they are none at the foot.

    Args:
        text: the whole text.
        lines: the lines of the page's running text, in order.
        following: the first one of the next page.
        last: the number of the last note before them; 0 where there is none.
    """
    page = _Page(text, lines, following)
    found = page.notes(last)
    if not found or page.goes_on(found[0]):
        return None
    starts = [one.start for one in found]
    ends = [lines[one.line - 1][1] for one in found[1:]]
    return Foot(found[0].line, list(zip(starts, [*ends, lines[-1][1]], strict=True)), found[-1].number)


class _Page:
    """A page's lines: which may begin a note, which stand below an empty one; where notes are called for."""

    def __init__(self, text: str, lines: list[Stretch], following: str) -> None:
        self._text, self._lines = text, lines
        self._goes_on = following[:1].islower()
        below = range(1, len(lines))
        self._begun = [one for at in below if (one := _begun(text, lines[at], at))]
        self._calls = _calls(text, lines[0][0], lines[self._begun[-1].line][0]) if self._begun else {}
        self._parted = [
            at for at in below if self._begun and text.count("\n", lines[at - 1][1], lines[at][0]) > 1
        ]

    def notes(self, last: int) -> list[_Begun]:
        """Where each note begins, from the first on."""
        found: list[_Begun] = []
        called = 0
        for one in reversed(self._begun):
            call = self._calls.get(one.number, 0)
            next_one = one.plain and last < one.number <= last + len(self._begun)
            wanted = 0 < call < self._lines[one.line][0] or next_one
            if wanted and self._is_apart(one) and self._reaches(one, found[-1:], called):
                found.append(one)
                called = max(called, call)
        return found[::-1]

    def goes_on(self, first: _Begun) -> bool:
        """Whether it is rather the lines from one on that go on overleaf than the one above it."""
        if not self._goes_on or _is_ended(self._text, self._lines[-1]):
            return False
        return not first.plain or _is_ended(self._text, self._lines[first.line - 1])

    def _is_apart(self, one: _Begun) -> bool:
        """Whether a line is set apart from the one above it."""
        if one.plain or self._goes_on or _is_ended(self._text, self._lines[one.line - 1]):
            return True
        return self._parted_between(one.line - 1, one.line + 1)

    def _reaches(self, one: _Begun, below: list[_Begun], called: int) -> bool:
        """Whether no text is between a note and the next, or the foot, nor a call for one of those below."""
        until = below[0].line if below else len(self._lines)
        if self._parted_between(one.line, until):
            return False
        follow = one.plain or not below or one.number == below[0].number - 1
        return follow and called < self._lines[one.line][0]

    def _parted_between(self, above: int, below: int) -> bool:
        """Whether a line between two others stands below an empty one."""
        return bisect_right(self._parted, above) < bisect_left(self._parted, below)


def _begun(text: str, line: Stretch, at: int) -> _Begun | None:
    match = _BEGINS.match(text, *line)
    if match is None or match["letter"].islower():
        return None
    word = _GLUED.match(text, match.start("letter"))
    glued = not match["gap"] and match["mark"][-1] not in ".)" and bool(word and not word["next"].isupper())
    if not (glued or match["gap"]):
        return None
    start = match.end("mark") if glued else line[0]
    plain = glued or not match["mark"].rstrip(".)").isdecimal()
    return _Begun(at, int(match["number"].translate(_RAISED)), start, plain)


def _calls(text: str, start: int, end: int) -> dict[int, int]:
    """Where a stretch of the text first calls for each note."""
    found: dict[int, int] = {}
    for match in _CALLS.finditer(text, start, end):
        word = _WORD.search(text, max(0, match.start() - _LONGEST), match.start())
        if word and word[0].lower() not in LABELS:
            found.setdefault(int(match["number"].translate(_RAISED)), match.start())
    return found


def _is_ended(text: str, line: Stretch) -> bool:
    return bool(_ENDS.search(text[slice(*line)].rstrip()))
