"""The words of a text that something breaks which folding takes out, made whole again.

All offsets are Unicode code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from sphinx_kfor.evidence.text.characters import HYPHENS, LINE_END, UNSEEN
from sphinx_kfor.evidence.text.patterns import compiled

#: Marks that end a line within a word.
_AT_LINE_END = HYPHENS + "\u00ad"


class Mended(NamedTuple):
    """Words made whole.

    Attributes:
        text: nothing but the words around breaks, without the breaks; what is left out is one NUL.
        places: where stretches of the text begin in it, in order, and its end.
        origins: where each begins in the text.
    """

    text: str
    places: list[int]
    origins: list[int]

    def origin(self, place: int) -> int:
        """Where in the text stands what stands at a place here."""
        nth = bisect_right(self.places, place) - 1
        return self.origins[nth] + place - self.places[nth]


def mended(text: str, strangers: frozenset[str], reach: int) -> Mended:
    """The words around such breaks.

    Args:
        text: the text.
        strangers: its characters that are not ASCII.
        reach: how far from a break a word is taken in.
    """
    pieces: list[str] = []
    origins: list[int] = []
    done = 0
    for start, end in [*_breaks(text, strangers), (len(text), len(text))]:
        behind = text[done : min(done + reach, start)].partition(" ")[0]
        ahead = text[max(done, start - reach) : start].rpartition(" ")[2]
        if len(behind) + len(ahead) < start - done:
            pieces += (f"{behind}\0", ahead)
            origins += (done, start - len(ahead))
        else:
            pieces.append(text[done:start])
            origins.append(done)
        done = end
    return Mended("".join(pieces), list(accumulate(map(len, pieces), initial=0)), origins)


def _breaks(text: str, strangers: frozenset[str]) -> list[tuple[int, int]]:
    """The spans of what breaks words, in order."""
    found: list[tuple[int, int]] = []
    for mark in strangers.intersection(UNSEEN + HYPHENS) | {"-"}:
        spans = [match.span() for match in compiled(_break(mark)).finditer(text)]
        if mark in _AT_LINE_END:
            spans = [(_apart(text, start, mark), end) for start, end in spans]
        found += spans
    return sorted(found)


def _break(mark: str) -> str:
    """The pattern of a mark and what it breaks a word with; it begins with the mark, to be found fast."""
    return re.escape(mark) + (LINE_END if mark in HYPHENS else r"\s*")


def _apart(text: str, place: int, mark: str) -> int:
    """Where a break begins: with the space before a hyphen, with the line's end before a soft one."""
    line = _before_space(text, place)
    if mark in HYPHENS:
        return line
    if text[line - 1 : line] != "\n":
        return place
    return _before_space(text, line - 2 if text[line - 2 : line] == "\r\n" else line - 1)


def _before_space(text: str, place: int) -> int:
    """Where the space of a line begins that stands before a place."""
    while place and text[place - 1].isspace() and text[place - 1] not in "\r\n":
        place -= 1
    return place
