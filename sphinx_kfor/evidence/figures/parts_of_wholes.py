"""A part and its whole, two numbers that belong together: `15 out of 19`, `three of the four`.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from sphinx_kfor.evidence.figures.mentions import Reader
    from sphinx_kfor.evidence.languages import Language


class Pair(NamedTuple):
    """Two whole numbers, one of the other.

    Attributes:
        part: the first.
        whole: the second.
        text: as they stand.
        start: where they begin.
    """

    part: Decimal
    whole: Decimal
    text: str
    start: int


def pairs(text: str, reader: Reader) -> Iterator[Pair]:
    """The parts and wholes of a text; one of anything is counted anew, and is none."""
    plain = {one.start: one for one in reader.mentions(text) if one.kinds == {""} and not one.unit}
    links = _links(reader.writing.language)
    for first, second in pairwise(plain[start] for start in sorted(plain)):
        part, whole = max(first.values), max(second.values)
        both = part == int(part) and whole == int(whole) and part > 1 and whole > 1
        if both and links.fullmatch(text, first.end, second.start):
            yield Pair(part, whole, " ".join(text[first.start : second.end].split()), first.start)


def contradicted(said: Pair, known: Iterable[Pair]) -> Pair | None:
    """The part and whole of which those that are said have but one number, or both in the wrong order."""
    known = list(known)
    if any((one.part, one.whole) == (said.part, said.whole) for one in known):
        return None
    return next(
        (
            one
            for one in known
            if one.part == said.part or one.whole == said.whole or (one.whole, one.part) == said[:2]
        ),
        None,
    )


@lru_cache(maxsize=32)
def _links(language: Language) -> re.Pattern[str]:
    links = language.words("ratios", "part_links").alternatives
    articles = language.words("determiners").alternatives
    return re.compile(rf"\s(?:{links})\s(?:(?:{articles})\s)?", re.IGNORECASE)
