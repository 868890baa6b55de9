"""Figures that are the ends of one range: `between | nine | and | 14 | hours` is from nine up to 14.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.left import Part
from sphinx_kfor.evidence.figures.mention import RangeEnd
from sphinx_kfor.evidence.figures.other_ends import are_a_change, is_closed, linked, opener_before

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.mention import Mention


def with_ends(text: str, found: list[Mention], writing: Notation) -> list[Mention]:
    """Figures in order, of which each that is one end of a range says so, and has the other."""
    for at, (first, second) in enumerate(pairwise(found)):
        sure = _is_range(text, first, second, writing)
        if sure is not None:
            said = " ".join(text[first.start : second.end].split())
            found[at] = replace(found[at], range=RangeEnd("from", second.values, said, sure))
            found[at + 1] = replace(second, range=RangeEnd("to", first.values, said, sure))
    return found


def _is_range(text: str, first: Mention, second: Mention, writing: Notation) -> bool | None:
    """Whether two figures are the ends of a range for certain; None where they are none.

    Only of two that are measured *to* surely makes one: `9 to 14 hours`; not of two votes, or of a change.
    """
    link = _link(writing).fullmatch(text, first.end, second.start)
    alike = first.kinds & second.kinds and (first.unit == second.unit or not (first.unit and second.unit))
    if link is None or not alike or max(first.values) >= max(second.values):
        return None
    ends = (first.start, first.end), (second.start, second.end)
    if linked(text, link, writing, *ends) is not Part.RANGE:
        return None
    words, said = writing.language.words, (link["word"] or "").lower()
    if said not in words("change_links").plain:
        return said not in words("alternatives").plain
    opener = opener_before(text, first.start, writing)
    if opener is not None:
        return is_closed(opener[1])
    measured = second.unit or second.kinds - {""}
    return bool(measured) and not are_a_change(text, (first.start, ""), second.end, writing)


@lru_cache(maxsize=32)
def _link(writing: Notation) -> re.Pattern[str]:
    """What stands between the ends of a range: `tra i 9 | e i | 14`."""
    words = writing.language.words
    joints, articles = words("ranges").alternatives, words("determiners").alternatives
    return re.compile(
        rf"\s?[-\u2010-\u2015\u2212]\s?|\s+(?P<word>{joints})\s+(?:(?:{articles})\s+)?", re.IGNORECASE
    )
