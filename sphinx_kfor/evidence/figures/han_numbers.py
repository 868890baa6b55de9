"""Numbers that are written with Han letters, alone or between digits: 三百二十万, ３億２０００万.

A single scale behind digits, as in 3.2亿, is a scale like another and stays one. Offsets are code points.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = dict(zip("〇一二三四五六七八九零两兩", (*range(10), 0, 2, 2), strict=True))
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_LETTERS = "".join((*_DIGITS, *_SMALL))
_SCALES = "".join(_LARGE)
_ARABIC = r"\d+(?:[,\uff0c]\d{3})*(?:[.\uff0e]\d+)?"
_PART = rf"(?:{_ARABIC}|[{_LETTERS}]+)"
_NUMBER = late(rf"(?<![\d{_LETTERS}])(?:{_PART}[{_SCALES}]{{1,2}})*+{_PART}?+")
_LETTER, _HAN = late(rf"[{_LETTERS}]"), late(rf"[{_LETTERS}{_SCALES}]")
_SCALE = late(rf"[{_SCALES}]+")
_TOKEN = late(rf"{_ARABIC}|[{_LETTERS}{_SCALES}]")
_FULL_WIDTH = str.maketrans("\uff0c\uff0e", ",.")
_LEAST = 2


class HanNumber(NamedTuple):
    """A number: its place, and what it says."""

    start: int
    end: int
    number: Decimal


def han_numbers(text: str, *, alone: bool = False) -> Iterator[HanNumber]:
    """The numbers of a text that have Han letters, and more than one scale where they have digits too.

    Args:
        text: the text.
        alone: whether letters without a scale of ten thousand or more count, which may be a name's: 三百.
    """
    if text.isascii() or not _HAN.search(text):
        return
    for match in _NUMBER.finditer(text):
        said = match[0]
        scales = len(_SCALE.findall(said))
        letters = _LETTER.search(said) is not None
        if scales >= _LEAST or (letters and (scales or (alone and len(said) >= _LEAST))):
            yield HanNumber(match.start(), match.end(), _value(said))


def _value(said: str) -> Decimal:
    total = section = number = Decimal(0)
    whole = _TOKEN.findall(said)
    for token in whole:
        if token in _DIGITS:
            number = number * 10 + _DIGITS[token]
        elif token in _SMALL:
            section, number = section + (number or 1) * _SMALL[token], Decimal(0)
        elif token in _LARGE:
            part = section + number
            # 万亿 is ten thousand times 亿.
            total = total * _LARGE[token] if not part and total else total + part * _LARGE[token]
            section = number = Decimal(0)
        else:
            number = Decimal(token.translate(_FULL_WIDTH).replace(",", ""))
    return total + section + number
