"""Text in a chart: how wide words are about, and how they break into lines.

The letters are those of the page or paper that the chart stands on, which nobody knows here. So widths are
those of the usual sans-serif faces, and a little more: where a face is narrower, words have more air. Lengths
are the chart's units, of which `SIZE` are the size of its letters.
"""

from __future__ import annotations

import unicodedata
from functools import cache

SIZE = 13.0
LINE = 16.5

#: How wide characters are, in hundredths of the letters' size, by Helvetica; and what wider faces add.
_WIDTHS = {
    **dict.fromkeys("ijl'|", 24),
    **dict.fromkeys("ft.,:;!/\\ I[]()-`\u2019\u2018", 31),
    **dict.fromkeys('r"{}\u201c\u201d*', 37),
    **dict.fromkeys("JLckszvxy", 53),
    **dict.fromkeys("ABEKPSVXY&", 68),
    **dict.fromkeys("CDGHNORUQTZ", 75),
    **dict.fromkeys("mMwW%@\u2014", 92),
}
_OTHERS = 57
_WIDE = 105
_MORE = 1.15


@cache
def width(text: str) -> float:
    """How wide a line is at most, about."""
    return sum(map(_hundredths, plain(text))) / 100 * SIZE * _MORE


def _hundredths(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return _WIDE
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(base, _OTHERS if base < "\u0370" else 66)


def plain(text: str) -> str:
    """A text with its control characters, which no font has, shown as lost."""
    return "".join("\ufffd" if unicodedata.category(one) in {"Cc", "Cs"} else one for one in text)


def wrapped(text: str, most: float, lines: int = 4) -> list[str]:
    """A text in lines no wider than `most`, and about as wide as each other.

    Wider words break, and what is too much is cut with `…`.
    """
    made = _filled(text, most)
    if len(made) > lines:
        last = made[lines - 1]
        while last and width(f"{last}…") > most:
            last = last[:-1]
        return [*made[: lines - 1], f"{last.rstrip()}…"]
    narrow = most
    while len(made) > 1 and narrow > most / 2:
        narrow -= SIZE / 2
        closer = _filled(text, narrow)
        if len(closer) > len(made):
            break
        made = closer
    return made or [""]


def _filled(text: str, most: float) -> list[str]:
    """A text in lines, each as full as can be."""
    made: list[str] = []
    for word in plain(text).split():
        if made and width(f"{made[-1]} {word}") <= most:
            made[-1] += f" {word}"
            continue
        made += _broken(word, most)
    return made


def _broken(word: str, most: float) -> list[str]:
    parts = [""]
    for character in word:
        if parts[-1] and width(parts[-1] + character) > most:
            parts.append("")
        parts[-1] += character
    return parts
