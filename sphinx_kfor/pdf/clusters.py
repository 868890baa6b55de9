"""What a reader takes for one character though it is several: keycaps, flags, joined emoji, marks."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_JOINER = "\u200d"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
#: Variation selectors, skin tones, and the letters of flags of regions; marks are of a category of their own.
_EXTENDING = "\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_JOINING = re.compile(f"[{_EXTENDING}{_JOINER}\U0001f1e6-\U0001f1ff]")
_BLANK = re.compile("[ \n]+")


@cache
def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


@cache
def _joins(character: str) -> bool:
    return _is_mark(character) or _JOINING.match(character) is not None


def _compound(text: str) -> re.Pattern[str]:
    """Give the pattern of a cluster of several characters in *text*."""
    # A pattern of all marks that there are would take long to compile.
    return _compound_with("".join(sorted(filter(_is_mark, set(text)))))


@lru_cache(maxsize=64)
def _compound_with(marks: str) -> re.Pattern[str]:
    more = f"[{_EXTENDING}{re.escape(marks)}]"
    # UAX #29, as far as printed text has it: a flag, or one character that others extend or join.
    return re.compile(f"{_FLAG}|.(?:{more}+(?:{_JOINER}.{more}*)*|(?:{_JOINER}.{more}*)+)", re.DOTALL)


@lru_cache(maxsize=4)
def _parted(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the clusters of several characters in *text*, and the characters that nothing extends or joins."""
    words = {*_BLANK.split(text)}
    # A document says most words often, and most of them in ASCII, which has no clusters.
    special = " ".join(word for word in words if not word.isascii())
    plain = frozenset().union(*filter(str.isascii, words), " ")
    compound = _compound(special)
    return frozenset(compound.findall(special)), plain.union(compound.sub("", special))


def compounds_with(text: str, characters: AbstractSet[str]) -> frozenset[str]:
    """Give what *text* has of clusters of several characters that hold one of *characters*."""
    if not characters:
        return frozenset()
    compounds, _ = _parted(text)
    return frozenset(each for each in compounds if not characters.isdisjoint(each))


def standing(text: str, boxed: AbstractSet[str]) -> frozenset[str]:
    """Give the characters of *text* that are not printed in boxes."""
    compounds, outside = _parted(text)
    return frozenset("".join(compounds - boxed)) | (outside - boxed)


def alone(text: str) -> frozenset[str]:
    """Give the characters of *text* that no other one extends or joins."""
    return _parted(text)[1]


def has_marks(text: str) -> bool:
    """Tell whether anything in *text* extends or joins other characters."""
    return any(map(_joins, set(text)))


def inside_of_clusters(text: str) -> frozenset[int]:
    """Give the places in *text*, in code points, where a cluster of several characters would be parted."""
    found = _compound(text).finditer(text)
    return frozenset(place for match in found for place in range(match.start() + 1, match.end()))
