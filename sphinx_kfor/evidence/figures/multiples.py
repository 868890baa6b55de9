"""Words before a figure that take it so many times, or a part of it: `twice the 80`, `la moitié des 80`.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.left import Left, Part
from sphinx_kfor.evidence.figures.numerals import NUMBER, VULGAR, divided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.figures.writing import Writing
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.text.spans import Span

#: The longest of such words, with those behind it, in code points.
_REACH = 40
_LIST = re.compile(r"(multiplied|parts)_(\d+)")


_DIGIT = re.compile(r"\d")


class Multiple(NamedTuple):
    """Where such words begin, and by what they multiply."""

    start: int
    factor: Decimal


def multiple_before(text: str, at: int, language: Language) -> Multiple | None:
    """What takes the figure so many times that begins at a place of a text, behind *of* or an article.

    A number of parts, as in `two thirds of the 90`, and a rounded one, as in `over half of the 80`, is none.
    """
    found = _pattern(language).search(text, max(0, at - _REACH), at)
    if found is None:
        return None
    before = text[max(0, found.start() - _REACH) : found.start()].lower()
    rounded = language.words(
        "bounds_over", "bounds_under", "bounds_about", "bounds_nearly", "bounds_from", "bounds_to"
    )
    numbered = language.words("cardinals", "bounds_above", "bounds_barely", "figure_denials")
    if re.search(rf"(?<!\w)(?:{rounded.alternatives}|{numbered.alternatives})(?:\s\w{{1,4}})?\s+\Z", before):
        return None
    return Multiple(found.start(), _factors(language)[" ".join(found["word"].lower().split())])


def taken(text: str, figure: Span, writing: Writing) -> Iterator[Left]:
    """What a value is a part of, or what was so many times it: `[third] of the 90`, `twice the [80]`."""
    language, cut = writing.language, text[figure.start : figure.end]
    whole = _whole(language).match(text, figure.end)
    parts = [name for name in language.lists if name.startswith("parts_")]
    of_parts = language.words(*parts).search(cut.lower()) or re.search(f"[{VULGAR}]", cut)
    if whole and of_parts and not _DIGIT.search(cut):
        yield Left.of(Part.WHOLE, text, figure.end, whole.end())
    before = multiple_before(text, figure.start, language)
    if before:
        yield Left.of(Part.REFERENCE, text, before.start, figure.start)


@lru_cache(maxsize=32)
def _whole(language: Language) -> re.Pattern[str]:
    """*Of*, and the number that a part is of."""
    between = language.words("genitives", "determiners").alternatives
    return re.compile(rf"(?:\s+(?:{between})){{1,2}}\s+{NUMBER}", re.IGNORECASE)


@lru_cache(maxsize=32)
def _factors(language: Language) -> dict[str, Decimal]:
    found = {}
    for name in language.lists:
        said = _LIST.fullmatch(name)
        for word in language.words(name).plain if said else ():
            number = Decimal(said[2]) if said else Decimal(1)
            found[word.lower()] = number if said and said[1] == "multiplied" else divided(Decimal(1), number)
    return found


@lru_cache(maxsize=32)
def _pattern(language: Language) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_factors(language), key=len, reverse=True))) or "(?!)"
    between = language.words("genitives", "determiners").alternatives
    return re.compile(rf"(?<!\w)(?P<word>{words})(?:\s+(?:{between})){{1,2}}\s+\Z", re.IGNORECASE)
