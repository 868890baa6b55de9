"""Classes by which tables part what they count, and sentences: `16–29`, `60 and over`, `Years 4 to 10`."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.number_words import number_words
from sphinx_kfor.evidence.figures.years import is_likely_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_kfor.evidence.figures.figure import Notation

_NUMBER = r"(?<![\d.,])[$\u20ac\u00a3]?(?P<{}>\d{{1,3}}(?:[.,\u00a0\u202f ]\d{{3}})+|\d{{1,7}})(?![.,]?\d)"
#: Ends of classes that touch or leave no number between them: `under 30` and `16–29`.
_NEAR = 1
_OPEN = 10**9


class Interval(NamedTuple):
    """From which number to which; `_OPEN` is no end, and below none is 0."""

    low: int
    high: int


def intervals_in(text: str, writing: Notation) -> list[Interval]:
    """Every interval that a text names, in digits or words: `under 30`, `the first three years`."""
    return [*_found(_in_digits(text, writing), writing)]


def classes(names: Sequence[str], writing: Notation) -> dict[str, Interval]:
    """The intervals of names, if two or more have one and none lies in another; else none."""
    found = {name: said[0] for name in names if len(said := intervals_in(name, writing)) == 1}
    ends = sorted(found.values())
    apart = all(one.high <= other.low + _NEAR and one != other for one, other in pairwise(ends))
    return found if len(found) > 1 and apart else {}


def other_class(
    own: str, names: Sequence[str], said: tuple[str, str], writings: tuple[Notation, Notation]
) -> str:
    """The name of another class than a figure's own that a page names instead; empty for none.

    Args:
        own: the name of the figure's row or column, which is a class, or empty for all of them.
        names: those of all rows or columns.
        said: what the page says of it, and near that.
        writings: how the source writes figures, and its words; the same of the page.
    """
    known = classes(names, writings[0])
    if own not in {"", *known}:
        return ""
    told, before = (intervals_in(text, writings[1]) for text in said)
    if own and any(_is_same(one, known[own], known.values()) for one in [*told, *before]):
        return ""
    named = (name for name, there in known.items() for one in told if _is_same(one, there, known.values()))
    return next(named, "")


def _is_same(said: Interval, there: Interval, known: Iterable[Interval]) -> bool:
    """Whether what is said is a class of a table; the lowest and the highest may be open in one of them."""
    lows, highs = zip(*known, strict=True)
    low = abs(said.low - there.low) <= _NEAR or (there.low == min(lows) and 0 in {said.low, there.low})
    open_above = there.high == max(highs) and _OPEN in {said.high, there.high}
    return low and (abs(said.high - there.high) <= _NEAR or open_above)


def _in_digits(text: str, writing: Notation) -> str:
    for words in reversed([*number_words(text, writing.tag, writing.language)]):
        text = f"{text[: words.start]}{words.number}{text[words.end :]}"
    return text


def _found(text: str, writing: Notation) -> Iterator[Interval]:
    first, between, open_ended = _patterns(writing)
    for match in first.finditer(text):
        yield Interval(1, _number(match["high"]))
    text = first.sub(" ", text)
    for match in between.finditer(text):
        low, high = _number(match["low"]), _number(match["high"])
        if low < high and not is_likely_year(str(low)):
            yield Interval(low, high)
    for match in open_ended.finditer(between.sub(" ", text)):
        number = _number(next(filter(None, match.groups())))
        if not is_likely_year(str(number)):
            yield Interval(0, number) if match["high"] or match["to"] else Interval(number, _OPEN)


def _number(digits: str) -> int:
    return int(re.sub(r"\D", "", digits))


@lru_cache(maxsize=32)
def _patterns(writing: Notation) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands for the first of something, for a class with two ends, and for one with a single end."""
    words = writing.language.words
    above = words("bounds_over", "bounds_from").alternatives
    below = words("bounds_under", "bounds_to").alternatives
    firsts, joints = words("ordinals_1").alternatives, words("ranges").alternatives
    low, high = _NUMBER.format("low"), _NUMBER.format("high")
    unit = r"(?:[-\s]+(?!\d)[^\W\d_]+)?"
    joined = rf"(?:\s*[-\u2010-\u2015]\s*|-?\s+(?:{joints})\s+(?:(?:{below})\s+)?)"
    ends = (
        rf"(?<!\w)(?:{above})[-\s]+{low}",
        rf"(?<!\w)(?:{below})[-\s]+{high}",
        rf"{low}{unit}(?:\+|\s+(?:{above})(?!\w))".replace("(?P<low>", "(?P<from>"),
        rf"{high}{unit}\s+(?:{below})(?!\w)".replace("(?P<high>", "(?P<to>"),
    )
    patterns = (rf"(?<!\w)(?:{firsts})\s+{high}", rf"{low}{unit}{joined}{high}", "|".join(ends))
    first, between, open_ended = (re.compile(one, re.IGNORECASE) for one in patterns)
    return first, between, open_ended
