"""Whether what a record says is printed stands in the text of a delivery, and what stands there besides.

A text is a page of a folder, or a whole PDF. A block may be interrupted where one sheet of a PDF ends and
the next begins, by foot, head and notes, and nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_kfor.delivery.compared import (
    ITEM,
    Compared,
    compared,
    has_words,
    runs_right_to_left,
    squashed,
    unboxed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What may stand between two sheets of a PDF, in compared characters: foot, notes and head.
_BETWEEN = 3000
#: Shorter parts are looked for inside of others too, in code points.
_LONG = 16
#: A formula, a footnote's mark, or a private passage, whose words the record does not have.
_UNKNOWN = r".{0,1500}?"
#: The mark of the annex behind a passage, and what is said of it to those who hear it.
_MARK = r"(?:[^\[\]]{0,40}\[P?\d{1,4}\])?"
#: The figures of `H2O` and `m2`.
_RAISED = re.compile(r"(?<=[^\W\d_])(\d{1,2})(?!\d|[.,]\d)")
_ANY_MARK = re.compile(r"\[P?\d{1,4}\]")
_OWN_MARK = re.compile(r"\[P?\d{1,4}\]$")
#: A letter of Chinese or Japanese, or one that a PDF's font does not name.
_LOST = {True: "(?:%s|\ufffd)", False: "%s"}
Span = tuple[int, int]


@dataclass
class DeliveredText:
    """A text of the delivery.

    Attributes:
        name: the page's file, or nothing for a PDF.
        sheets: its text, sheet by sheet.
        covered: the spans of `whole` that the record answers for.
        by_browser: whether a browser printed it, which puts the marks of passages where it will.
        jumbled: whether it runs from right to left, so that its words come in another order.
    """

    name: str
    sheets: Sequence[str]
    covered: list[Span] = field(default_factory=list)
    jumbled: bool = False
    by_browser: bool = False
    whole: Compared = field(init=False)
    ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.sheets = [self._unmarked(unboxed(sheet)) for sheet in self.sheets]
        self.whole = compared("\n".join(self.sheets))
        place, self.ends = 0, []
        for sheet in self.sheets:
            place += len(sheet) + 1
            self.ends.append(self.whole.at(place))

    def _unmarked(self, text: str) -> str:
        return _ANY_MARK.sub(" ", text) if self.by_browser else text

    def place(self, start: int) -> str:
        """Where a reader finds an offset: the file, or `p. 3`."""
        if self.name:
            return self.name
        return f"p. {1 + sum(end <= start for end in self.ends[:-1])}"

    def find(self, parts: Sequence[str], apart: Sequence[Span] = ()) -> Span | None:
        """The span of parts that follow each other, with anything for an `ITEM`; it is covered.

        Args:
            parts: what is looked for.
            apart: spans that are other parts', inside of which it does not count.
        """
        text = self.whole.text
        parts = [self._unmarked(part) for part in parts]
        pattern = "".join(_UNKNOWN if part == ITEM else part for part in map(_pattern, parts))
        # A short part, such as a figure, stands in many others.
        apart = apart if sum(map(len, parts)) >= _LONG else ()
        spans = [span for span in self._matches(pattern) if not _within(span, apart)] if pattern else []
        if spans or not pattern:
            self.covered += spans
            return (spans or [(0, 0)])[0]
        own = [part for part in parts if part != ITEM]
        if not self.name and (self.jumbled or runs_right_to_left(" ".join(own))):
            return (0, 0) if has_words(text, " ".join(own)) else None
        return self._interrupted([squashed(part) for part in own], apart) or self._lowered(parts)

    def _matches(self, pattern: str) -> Iterator[Span]:
        """Where a pattern stands and cuts no word: of `26.1 111` the figure begins inside the first match."""
        compiled, place = re.compile(pattern, re.DOTALL), 0
        while found := compiled.search(self.whole.text, place):
            whole = self._whole(*found.span())
            place = found.end() if whole and found.end() > found.start() else found.start() + 1
            if whole:
                yield found.span()

    def _lowered(self, parts: Sequence[str]) -> Span | None:
        """The same where a browser printed the raised and lowered figures somewhere else."""
        if self.name or not any(map(_RAISED.search, parts)):
            return None
        found = re.search(
            "".join(_UNKNOWN if part == ITEM else _optional(part) for part in parts), self.whole.text
        )
        if found is None:
            return None
        self.covered.append(found.span())
        return found.span()

    def _whole(self, start: int, end: int) -> bool:
        """Whether a span cuts no word."""
        return not (self._cuts(start) or self._cuts(end))

    def _cuts(self, place: int) -> bool:
        """Whether the original has two letters or two digits right before and at a place, and no gap between.

        The mark of a note may stand right before its words.
        """
        whole = self.whole
        if not 0 < place < len(whole.text):
            return False
        first, second = whole.places[place - 1], whole.places[place]
        before, after = whole.text[place - 1], whole.text[place]
        alike = before.isalnum() and after.isalnum() and before.isdigit() == after.isdigit()
        return second == first + 1 and alike

    def _interrupted(self, pieces: Sequence[str], apart: Sequence[Span]) -> Span | None:
        """The same across the ends of sheets: each piece by itself, whole or in two."""
        if len(self.sheets) < 2:  # noqa: PLR2004 (nothing to cross)
            return None
        spans: list[Span] = []
        for piece in filter(None, pieces):
            found = self._halves(piece, apart)
            if not found:
                return None
            spans += found
        self.covered += spans
        return (spans[0][0], spans[-1][1]) if spans else None

    def _halves(self, piece: str, apart: Sequence[Span]) -> list[Span]:
        """Where a piece stands whole, or its beginning before the end of a sheet and the rest behind it."""
        text = self.whole.text
        for span in _places(piece, text, apart):
            return [span]
        length = _longest(piece, text)
        for cut in range(length, max(0, length - 4), -1):
            for first in _places(piece[:cut], text, apart):
                for end in (end for end in self.ends[:-1] if 0 <= end - first[1] <= _BETWEEN):
                    for second in _places(piece[cut:], text, apart, (end, end + _BETWEEN)):
                        return [first, second]
        return []

    def covers(self, words: str) -> bool:
        """Whether words stand inside what one part of the record answers for."""
        place = self.whole.text.find(words)
        while place >= 0:
            if not any(start <= place and place + len(words) <= end for start, end in self.covered):
                return False
            place = self.whole.text.find(words, place + 1)
        return words in self.whole.text

    def uncovered(self) -> Iterator[Span]:
        """What the record does not answer for."""
        done = 0
        for start, end in sorted(self.covered):
            if start > done:
                yield done, start
            done = max(done, end)
        if done < len(self.whole.text):
            yield done, len(self.whole.text)


def _places(words: str, text: str, apart: Sequence[Span], of: Span | None = None) -> Iterator[Span]:
    """Where words stand in a part of a text, and not inside of other spans."""
    start, end = of or (0, len(text))
    while (place := text.find(words, start, end)) >= 0:
        start = place + 1
        if not _within((place, place + len(words)), apart):
            yield place, place + len(words)


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end and (start, end) != span for start, end in others)


def _pattern(part: str) -> str:
    if part == ITEM:
        return ITEM
    marked = _OWN_MARK.sub("", part)
    pattern = "".join(_LOST[one > "\u2e7f"] % re.escape(one) for one in squashed(marked))
    return pattern + (_MARK if marked != part else "")


def _optional(part: str) -> str:
    """The pattern of a part in which raised figures may be missing."""
    return "".join(
        f"(?:{re.escape(piece)})?" if at % 2 else re.escape(squashed(piece))
        for at, piece in enumerate(_RAISED.split(part))
    )


def _longest(piece: str, text: str) -> int:
    """How many of its first characters a text has, one behind the other."""
    low, high = 0, len(piece)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if piece[:middle] in text else (low, middle - 1)
    return low
