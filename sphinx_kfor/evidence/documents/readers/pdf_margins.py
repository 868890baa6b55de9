"""What stands in a page's margin, on the height of its lines: marginal notes, and the numbers of lines."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Lines begin together within so many points.
_TOGETHER = 2.0
#: Lines of prose have so many characters, and there are so many of them; a marginal note's are shorter.
_PROSE, _LEAST, _SHORT = 40, 5, 30
#: Of a page's lines of prose so many begin at its edge, and so few in front of it.
_MOST, _FEW = 0.5, 0.1
#: What hangs in front of a paragraph or an entry, and is read with it.
_LABEL = re.compile(r"\[[^\]]*\]|\(?(?:[\divxlcIVXLC]{1,6}|[a-zA-Z])[.)]|[•◦▪■–—*-]|\d+(?:\.\d+)*\.?")


class Stretch(NamedTuple):
    """A line as it stands on a page.

    Attributes:
        text: its words.
        left: where it begins, in points.
        right: where it ends.
        at: how many characters of it stand before its first wide gap; 0 where it has none near its beginning.
        inner: where it goes on behind that gap.
    """

    text: str
    left: float
    right: float
    at: int = 0
    inner: float = 0.0


def in_margin(lines: Sequence[Stretch]) -> list[int]:
    """How many characters of each line stand in the margin: none, all, or those before its first gap."""
    found = [0] * len(lines)
    prose = [line for line in lines if len(line.text) >= _PROSE]
    edge = _edge(prose)
    if edge is None:
        return found
    before = [line for line in prose if line.left < edge - 2 * _TOGETHER and not _goes_on_at(line, edge)]
    if len(before) > _FEW * len(prose):
        return found  # columns or a table
    right = max(line.right for line in prose)
    numbered = _are_numbered(lines, edge)
    for number, line in enumerate(lines):
        begins = line.text[: line.at].strip()
        if line.left < edge - 2 * _TOGETHER and _goes_on_at(line, edge):
            if (numbered and begins.isdigit()) or not _LABEL.fullmatch(begins):
                found[number] = line.at
        elif len(line.text) <= _SHORT and (line.right < edge or line.left > right + _TOGETHER):
            label = bool(line.left < edge and _LABEL.fullmatch(line.text.strip()))
            found[number] = 0 if label and not line.text.strip().isdigit() else len(line.text)
    return found


def _edge(prose: list[Stretch]) -> float | None:
    """Where most lines of prose begin; None where no place has most of them."""
    places: Counter[int] = Counter()
    for line in prose:
        places[round(line.left)] += 1
        if line.at:
            places[round(line.inner)] += 1
    if len(prose) < _LEAST or not places:
        return None
    about = {place: places[place - 1] + places[place] + places[place + 1] for place in places}
    most = max(about.values())
    place = max((place for place in about if about[place] >= 0.9 * most), key=lambda one: (one, places[one]))
    return float(place) if most >= _MOST * len(prose) else None


def _goes_on_at(line: Stretch, edge: float) -> bool:
    return bool(line.at) and abs(line.inner - edge) <= _TOGETHER


def _are_numbered(lines: Sequence[Stretch], edge: float) -> bool:
    """Whether the lines have numbers in the margin: each, or each fifth or tenth."""
    numbers = [
        (place, int(line.text[: line.at]))
        for place, line in enumerate(lines)
        if _goes_on_at(line, edge) and line.text[: line.at].strip().isdecimal()
    ]
    if len(numbers) < _LEAST - 1:
        return False
    steps = [(low[0] - high[0], low[1] - high[1]) for high, low in pairwise(numbers)]
    return sum(lines == count for lines, count in steps) >= 0.8 * len(steps)
