"""Scripts written without spaces between words, and letters that are more than one character.

Where words are not spaced a passage may begin and end between any two whole characters, and white space
at a line's end stands for nothing. What such a script joins without a space all the same, so that half of
it means the opposite (不|会, ไม่|ปิด, し|ない), stands in `unspaced.toml` beside the word lists.
Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.characters import UNSPACED, others
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.toml import read_toml

if TYPE_CHECKING:
    import regex

#: Scripts whose letters have marks or are joined, for which Python's own word rules do not do; a Latin
#: ligature is a letter like others.
_BEYOND = (
    "\u0483-\u0489\u0530-\u1cff\u1dc0-\u1dff\u20d0-\u20ff\u2c00-\ud7ff\uf900-\ufaff\ufb07-\ufefe\uff10-\uffdc"
    "\U00010000-\U0010ffff"
)
_RANGE = late("(.)(?:-(.))?", re.DOTALL)
_NO_LETTER = late(r"\W")
#: No letter with its marks, and no negation, is longer.
_REACH = 16


@cache
def unspaced_lists() -> dict[str, list[str]]:
    """The lists of `unspaced.toml`, by name."""
    return read_toml((Path(__file__).parents[1] / "languages" / "unspaced.toml").read_text("utf-8"))


def numerals() -> str:
    """Letters that write numbers, for use in a character class."""
    return "".join(unspaced_lists()["numerals"])


def is_beyond(text: str) -> bool:
    """Whether a text has letters other than Latin, Greek and Cyrillic ones."""
    return _has_any(text, _BEYOND)


def has_unspaced(text: str) -> bool:
    """Whether a text has letters of a script without spaces between words."""
    return _has_any(text, UNSPACED)


def _has_any(text: str, ranges: str) -> bool:
    """Whether a text has a character of some ranges, told without a pattern, which takes long to compile."""
    if text.isascii():
        return False
    bounds = _bounds(ranges)
    return any(bisect_right(bounds, ord(character)) % 2 for character in set(others(text)))


@cache
def _bounds(ranges: str) -> list[int]:
    """The code point at which each of some ranges begins, and the one behind it, in order."""
    pairs = _RANGE.findall(ranges)
    return sorted(bound for first, last in pairs for bound in (ord(first), ord(last or first) + 1))


def letter_around(text: str, place: int) -> tuple[int, int] | None:
    """The span of a letter with its marks that has a place in its midst."""
    for letter in _letters().finditer(text, max(0, place - _REACH), place + _REACH):
        if letter.end() > place:
            return letter.span() if letter.start() < place else None
    return None


def negation_around(text: str, place: int) -> tuple[int, int] | None:
    """The span of a negation and the character joined to it that have a place between them."""
    if not (has_unspaced(text[max(0, place - 1) : place]) and has_unspaced(text[place : place + 1])):
        return None
    if _NO_LETTER.match(text, place):
        return None
    next_, last = _negations()
    before = next_.search(text[max(0, place - _REACH) : place])
    if before:
        return place - len(before[0]), place + 1
    behind = last.match(text, place)
    return (place - 1, behind.end()) if behind else None


@cache
def _negations() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Matches what negates the character behind it, and what negates the one before it."""
    before, behind = (
        "|".join(sorted(unspaced_lists()[name], key=len, reverse=True))
        for name in ("negate_next", "negate_last")
    )
    return re.compile(f"(?:{before})$"), re.compile(behind)


@cache
def _letters() -> regex.Pattern[str]:
    """Matches a letter with all its marks: an extended grapheme cluster (Unicode Annex 29)."""
    import regex  # noqa: PLC0415 (only for texts that have such letters)

    return regex.compile(r"\X")
