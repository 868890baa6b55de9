"""A text with its figures, and each figure in its sentence. Offsets are Unicode code points."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.around import around, told_together
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kfor.evidence.figures.around import Around
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.mention import Mention

#: So many figures before one, and behind it, may be its rivals.
_BESIDE = 6
#: What is counted by is a round number; so long a word is before it at most.
_ROUND, _LONG = frozenset(map(Decimal, (10, 100, 1_000, 10_000, 100_000))), 24
#: An article may be read as that.
_ONE = frozenset([Decimal(1)])
#: How far around a figure what it is of may stand, in code points; so many places of a word are looked at.
_NEAR, _MOST = 240, 100


@dataclass(eq=False)
class Told:
    """A text with its figures.

    Attributes:
        text: the text.
        figures: its figures in order, which do not overlap.
        writing: how it writes them.
        all_part: whether words are parted by all figures, not only by those that count the same.
    """

    text: str
    figures: Sequence[Mention]
    writing: Notation
    all_part: bool = False
    _around: dict[tuple[int, bool], Around] = field(default_factory=dict, repr=False)
    _bounds: dict[int, tuple[int, int]] = field(default_factory=dict, repr=False)

    def at(self, start: int) -> Mention | None:
        """The figure that begins at a place."""
        place = self._place(start)
        found = self.figures[place : place + 1]
        return found[0] if found and found[0].start == start else None

    def around(self, one: Mention, *, closed: bool = False) -> Around:
        """The words around one of its figures, up to those that count the same; see `around`."""
        if (one.start, closed) not in self._around:
            kept = self._comparable(one)
            found = around(self.text, kept, kept.index(one), self.writing, closed=closed)
            self._around[one.start, closed] = found
        return self._around[one.start, closed]

    def together(self, one: Mention) -> list[Mention]:
        """The figures that are said of the same as one of them, with this."""
        kept = self._comparable(one)
        first, last = told_together(self.text, kept, kept.index(one), self.writing)
        return kept[first : last + 1]

    def beside(self, one: Mention) -> Sequence[Mention]:
        """The figures around one of them, with this."""
        place = self._place(one.start)
        return self.figures[max(0, place - _BESIDE) : place + _BESIDE + 1]

    def with_all(self, words: frozenset[str]) -> Iterator[Mention]:
        """The figures near which all of some words stand; of very many places the first."""
        rare, text = max(words, key=lambda word: (len(word), word), default=""), _lowered(self.text)
        found = (match.start() for match in re.finditer(re.escape(rare), text)) if rare else ()
        done = 0
        for start in islice(found, _MOST):
            first, last = self._place(max(done, start - _NEAR)), self._place(start + _NEAR)
            for one in self.figures[first:last]:
                near = text[max(0, one.start - _NEAR) : one.end + _NEAR]
                if all(word in near for word in words):
                    yield one
            done = start + _NEAR

    def sentence(self, one: Mention) -> str:
        """The sentence of one of its figures."""
        start, end = self.bounds(one)
        return self.text[start:end]

    def beside_in_sentence(self, one: Mention) -> tuple[list[Mention], list[Mention]]:
        """The figures of the sentence of one of them: those before it, and those behind it; no `one`."""
        start, end = self.bounds(one)
        place, first, last = map(self._place, (one.start, start, end))
        sides = self.figures[first:place], self.figures[place + 1 : last]
        before, behind = ([other for other in side if other.values != _ONE] for side in sides)
        return before, behind

    def bounds(self, one: Mention) -> tuple[int, int]:
        """Where the sentence of one of its figures begins and ends."""
        if one.start not in self._bounds:
            language = self.writing.language
            ends = sentence_start(self.text, one.start, language), sentence_end(self.text, one.end, language)
            self._bounds[one.start] = ends
        return self._bounds[one.start]

    def _place(self, start: int) -> int:
        return bisect_left(self.figures, start, key=lambda one: one.start)

    def _comparable(self, one: Mention) -> list[Mention]:
        return [other for other in self.beside(one) if other is one or self._is_beside(one, other)]

    def _is_beside(self, one: Mention, other: Mention) -> bool:
        """Whether two figures may count the same, and the other is not what is counted by: `per 1,000`."""
        if self.all_part:
            return True
        by = self.writing.language.words("ratios", "rate_words").plain
        before = self.text[max(0, other.start - _LONG) : other.start].lower().split()
        base = other.values <= _ROUND and not by.isdisjoint({*before[-1:], " ".join(before[-2:])})
        return may_count_same(one, other) and not base


@lru_cache(maxsize=8)
def _lowered(text: str) -> str:
    return text.lower() if len(text.lower()) == len(text) else text


def may_count_same(one: Mention, other: Mention) -> bool:
    """Whether two figures may count the same."""
    units = one.unit == other.unit or not (one.unit or one.counted) or not (other.unit or other.counted)
    spelled = any(map(str.isdigit, other.text)) or not any(map(str.isdigit, one.text))
    return units and spelled and bool(one.kinds & other.kinds)
