"""Scripts written without spaces between words, and letters that are more than one character.

Where words are not spaced a passage may begin and end between any two whole characters, and white space
at a line's end stands for nothing. What such a script joins without a space all the same, so that half of
it means the opposite (不|会, ไม่|ปิด, し|ない), stands in `unspaced.toml` beside the word lists.
Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.patterns import compiled, late
from sphinx_kfor.evidence.toml import read_toml

if TYPE_CHECKING:
    import regex

#: Thai, Lao, Burmese, Khmer, Chinese and Japanese without their digits, and the punctuation set with
#: them; for use in a character class.
UNSPACED = (
    "\u0e01-\u0e4f\u0e5a\u0e5b\u0e81-\u0ecf\u0edc-\u0edf\u1000-\u103f\u104a-\u108f\u109a-\u109f"
    "\ua9e0-\ua9ef\uaa60-\uaa7f\u1780-\u17db\u2e80-\u2fdf\u3001-\u3029\u3030-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff61-\uff9f"
    "\U00020000-\U0003ffff"
)
#: Scripts whose letters have marks or are joined, for which Python's own word rules do not do; a Latin
#: ligature is a letter like others.
_BEYOND = (
    "[\u0483-\u0489\u0530-\u1cff\u1dc0-\u1dff\u20d0-\u20ff\u2c00-\ud7ff\uf900-\ufaff\ufb07-\ufefe\uff10-\uffdc"
    "\U00010000-\U0010ffff]"
)
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
    return not text.isascii() and compiled(_BEYOND).search(text) is not None


def has_unspaced(text: str) -> bool:
    """Whether a text has letters of a script without spaces between words."""
    return not text.isascii() and compiled(f"[{UNSPACED}]").search(text) is not None


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
