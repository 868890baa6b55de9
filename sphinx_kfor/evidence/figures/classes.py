"""Of which class a figure is, as other figures beside it say: `farms of under 20 hectares`, `years 4 to 10`.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.bound_words import DURING
from sphinx_kfor.evidence.figures.grammar import PERCENT, POINTS
from sphinx_kfor.evidence.figures.table_names import WORD
from sphinx_kfor.evidence.figures.years import is_likely_year

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.figures.sayings import Saying
    from sphinx_kfor.evidence.figures.told import Told
    from sphinx_kfor.evidence.languages import Language

#: What a bound says of a class; *over 65 years* may say how long, too.
_SIDES = {"over": "over", "above": "over", "from": "over", "under": "under", "to": "under", DURING: "over"}
_RANGE = "range"
#: Bounds that most often bound a figure; so far before one its preposition stands, in code points.
_ENDS, _BEFORE = frozenset({"from", "to"}), 24


class Class(NamedTuple):
    """What bounds a class.

    Attributes:
        side: whether what is `over` the numbers, or `under` them, or in the `range` between them.
        ends: the numbers.
        unit: their unit.
        start: where it begins.
        end: where it ends.
    """

    side: str
    ends: frozenset[Decimal | int]
    unit: str
    start: int
    end: int

    def is_same(self, other: Class) -> bool:
        """Whether both bound one class."""
        return self[:3] == other[:3]

    def is_rival(self, other: Class) -> bool:
        """Whether both bound different classes of one kind."""
        unsaid = not (self.unit and other.unit) or _RANGE in {self.side, other.side}
        return not self.is_same(other) and (self.unit == other.unit or unsaid)


def of_another_class(here: Saying, there: Saying) -> str:
    """What is told of a figure that a source has of another class; or nothing."""
    mine, theirs = class_of(here, near=True), class_of(there)
    if mine is None or theirs is None or not mine.is_rival(theirs):
        return ""
    known = [*_classes(there, *there.told.bounds(there.figure))]
    if any(one.is_same(theirs) for one in _classes(here, *here.told.bounds(here.figure))):
        return ""
    said, own = here.told.text[mine.start : mine.end], there.told.text[theirs.start : theirs.end]
    told = any(one.is_same(mine) for one in known)
    return f"is said of '{said}' here, and of '{own}' in its source" if told else ""


def class_of(saying: Saying, *, near: bool = False) -> Class | None:
    """Of which class a figure is: that before it, else that behind it; whichever way its clause has them.

    Args:
        saying: the figure in its sentence.
        near: whether no other figure may stand between both.
    """
    start, end = saying.clause
    figure = saying.figure
    found = [*_classes(saying, start, end)]
    before = [one for one in found if one.end <= figure.first]
    behind = [one for one in found if one.start >= figure.end]
    others = [one for side in saying.told.beside_in_sentence(figure) for one in side]
    counts = [one for one in (*others, figure) if start <= one.start < end and not _is_in(one, found)]
    first = min((one.start for one in counts), default=end)
    leading = bool(found) and found[0].start < first
    order = (before[::-1][:1], behind[:1]) if leading else (behind[:1], before[::-1][:1])
    chosen = next((one for side in order for one in side), None)
    if chosen is None or not near:
        return chosen
    first, last = min(chosen.end, figure.end), max(chosen.start, figure.start)
    return None if any(first <= one.start and one.end <= last for one in counts) else chosen


def as_class(told: Told, figure: Mention) -> Class | None:
    """The class that a figure bounds, `under 20 hectares`; None if it bounds none.

    *From 5* and *up to 58* bound one only behind a preposition: `farms of up to 5 hectares`.
    """
    side = _SIDES.get(figure.bound)
    if not side or figure.kinds & {PERCENT, POINTS}:
        return None
    *_, last = ["", *WORD.findall(told.text[max(0, figure.first - _BEFORE) : figure.first])]
    governed = last.lower() in told.writing.language.words("prepositions").plain
    if figure.bound in _ENDS and not governed:
        return None
    unit = next(iter(sorted(figure.kinds - {""})), figure.unit)
    return Class(side, frozenset(map(abs, figure.values)), unit, figure.first, figure.end)


def _is_in(figure: Mention, classes: list[Class]) -> bool:
    return any(one.start < figure.end and figure.start < one.end for one in classes)


def _classes(saying: Saying, start: int, end: int) -> Iterator[Class]:
    """The classes that a part of a text names, in order."""
    text = saying.told.text
    found: list[Class] = []
    before, behind = saying.told.beside_in_sentence(saying.figure)
    bounded = (as_class(saying.told, one) for one in (*before, *behind))
    found += [one for one in bounded if one is not None and start <= one.start < end]
    for match in _ranged(saying.writing.language).finditer(text, start, end):
        ends = frozenset(map(int, match.groups()))
        inside = match.start() < saying.figure.end and saying.figure.start < match.end()
        if not inside and not any(map(is_likely_year, match.groups())):
            found.append(Class(_RANGE, ends, "", *match.span()))
    yield from sorted(found, key=lambda one: one.start)


@lru_cache(maxsize=32)
def _ranged(language: Language) -> re.Pattern[str]:
    """Two small numbers with all between them: `4 to 10`, `16\u201324`; not of per cent."""
    joints = language.words("ranges").alternatives
    return re.compile(
        rf"(?<![\w.,])(\d{{1,2}})(?:\s?[-\u2010-\u2015]\s?|\s(?:{joints})\s)(\d{{1,2}})(?![\w%]|[.,]\d|\s%)",
        re.IGNORECASE,
    )
