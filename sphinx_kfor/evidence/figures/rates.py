"""The time that a figure is a rate by, where it stands right behind it: `12 million barrels a day`.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.measures import is_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.figures.figure import Notation

#: What something may cost so much by, besides time.
_GOODS = ("mass-", "volume-", "area-", "energy-", "length-kilo", "length-mile")
#: How far from a figure a text may say by which time it is a rate, in code points.
NEAR = 160
#: The times that adjectives name, `daily`, by lists of each.
_TIMES = ("hour", "day", "week", "month", "quarter", "year")
_BY = re.compile(r"(?<!\d)/|/(?!\d)|(?<!\w)(?:per|pro|je|par|por|al|po|për)\s", re.IGNORECASE)


def rate_behind(text: str, end: int, writing: Notation) -> str:
    """The unit, by CLDR's identifier, that stands behind a figure as its rate; of two the time.

    Empty for none. *A year later* and *im Jahr 2022* say when, and are none.
    """
    found = [*_rates_behind(text, end, writing)]
    return next((unit for unit in found if is_time(unit)), next(iter(found), ""))


def _rates_behind(text: str, end: int, writing: Notation) -> Iterator[str]:
    """The units by which a figure is a rate: `per kilometre and day`."""
    match = _rate(writing).match(text, end)
    stops = writing.language.words("rate_stops").plain
    while match:
        unit = writing.grammar.units.at(text, match.end())
        if unit is None or not (is_time(unit[0]) or unit[0].startswith(_GOODS)):
            return
        behind = re.compile(r"\s+(\w+)").match(text, unit[1])
        if behind and (behind[1].isdigit() or behind[1].lower() in stops):
            return
        yield unit[0]
        match = _more(writing).match(text, unit[1])


@lru_cache(maxsize=32)
def _more(writing: Notation) -> re.Pattern[str]:
    """What stands between two units by which one figure is a rate."""
    joints, words = (writing.language.words(name).alternatives for name in ("number_joints", "rate_words"))
    return re.compile(rf"\s+(?:(?:{joints})\s+)?(?:(?:{words})\s+)?", re.IGNORECASE)


def may_be_by(text: str, start: int, end: int, rate: str, writing: Notation) -> bool:
    """Whether a text says of the figure between two places that it is a rate by a time, or may do so."""
    own = {*_rates_behind(text, end, writing)}
    if own:
        return rate in own
    near = text[max(0, start - NEAR) : end + NEAR]
    if adjectives_in(near, writing):
        return True
    units = (writing.grammar.units.at(near, word.start()) for word in re.finditer(r"[^\W\d_]+", near))
    return any(unit is not None and unit[0] == rate for unit in units)


def rate_left_out(sentence: str, text: str, end: int, writing: Notation, page: Notation) -> str:
    """By what a text says the figure that ends at a place, `per 1,000`; empty if a sentence says so.

    Args:
        sentence: what a page says of the figure, in its own language.
        text: the text.
        end: the place.
        writing: how the text writes figures.
        page: how the page does.
    """
    unit, base = rate_behind(text, end, writing), _base(writing).match(text, end)
    if base and not _has_number(sentence, Decimal(re.sub(r"\D", "", base[1])), page):
        return " ".join(base[0].split())
    if not unit or adjectives_in(sentence, page):
        return ""
    said = (page.grammar.units.at(sentence, word.start()) for word in re.finditer(r"[^\W\d_]+", sentence))
    named = any(one is not None and one[0] == unit for one in said)
    return "" if named else f"by the {unit.partition('-')[2]}"


def _has_number(sentence: str, number: Decimal, writing: Notation) -> bool:
    """Whether a sentence has a round number, in digits or in a word."""
    digits = (re.sub(r"\D", "", one[0]) for one in re.finditer(r"\d+(?:\W\d{3})*", sentence))
    words = (writing.grammar.factors.get(word.lower()) for word in re.findall(r"[^\W\d_]+|\u2030", sentence))
    return any(Decimal(one) == number for one in digits) or number in words or "\u2030" in sentence


@lru_cache(maxsize=32)
def _base(writing: Notation) -> re.Pattern[str]:
    """A round number that something is counted by, behind up to two words: `per 1,000`."""
    words = writing.language.words("ratios", "rate_words").plain - writing.language.words("part_links").plain
    said = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return re.compile(
        rf"(?:\s+[^\W\d_]+){{0,2}}?\s+(?:{said})\s+(1\W?000|10\W?000|100\W?000|100)(?![\d%])", re.IGNORECASE
    )


def may_cell_be_by(headers: str, text: str, rate: str, writing: Notation) -> bool:
    """Whether a cell may be a rate; by a time only if headers say one, or its source one by that time."""
    return (
        not is_time(rate)
        or _BY.search(headers) is not None
        or rate in adjectives_in(headers, writing) | _times_in(text, writing)
    )


@lru_cache(maxsize=8)
def _times_in(text: str, writing: Notation) -> frozenset[str]:
    """The times by which a text has rates, `a day`, `each working day`, `daily`."""
    words = writing.language.words("rate_words").alternatives
    said = re.findall(rf"(?<!\w)(?:{words})\s+([^\W\d_]+)(?:\s+([^\W\d_]+))?", text, re.IGNORECASE)
    units = (writing.grammar.units.get(word.lower()) for words in said for word in words)
    found = frozenset(unit for unit in units if unit and is_time(unit))
    return found | adjectives_in(text, writing)


def adjectives_in(text: str, writing: Notation) -> frozenset[str]:
    """The times, by CLDR's identifiers, that adjectives of a text name: `daily`, `annual`."""
    folded = text.lower()
    found = (time for time in _TIMES if writing.language.words(f"adjectives_{time}").search(folded))
    return frozenset(f"duration-{time}" for time in found)


@lru_cache(maxsize=32)
def _rate(writing: Notation) -> re.Pattern[str]:
    """What stands before the time of a rate, behind up to two words of what is counted."""
    words = writing.language.words("rate_words").alternatives
    when = (writing.language.words("time_openers").plain - writing.language.words("genitives").plain) or {
        "in"
    }
    counted = rf"(?:\s+(?!(?:{'|'.join(map(re.escape, sorted(when)))})\s)[^\W\d_]+){{0,2}}?"
    return re.compile(rf"{counted}\s+(?:(?:{words})\s+|(?:all|l)['\u2019])", re.IGNORECASE)
