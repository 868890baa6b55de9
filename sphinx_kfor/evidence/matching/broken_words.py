"""The words of a text that something breaks which folding takes out, made whole again.

All offsets are Unicode code points.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.characters import HYPHENS, LINE_END, UNSEEN
from sphinx_kfor.evidence.text.views import edited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.text.views import View


def mended(text: str, strangers: frozenset[str], reach: int) -> View:
    """A view of nothing but the words around such breaks, without the breaks.

    Args:
        text: the text.
        strangers: its characters that are not ASCII.
        reach: how far from a break a word is taken in.
    """
    breaks = sorted(
        (_apart(text, match.start()) if mark in HYPHENS else match.start(), match.end())
        for mark in (*strangers.intersection(UNSEEN), *HYPHENS)
        if mark in text
        for match in _break(mark).finditer(text)
    )
    return edited(text, _but_broken_words(text, breaks, reach))


@cache
def _break(mark: str) -> re.Pattern[str]:
    if mark == "\u00ad":
        return re.compile(rf"(?:{LINE_END})?{mark}\s*")
    return re.compile(re.escape(mark) + (LINE_END if mark in HYPHENS else r"\s*"))


def _apart(text: str, place: int) -> int:
    """Where the space begins that stands before a hyphen."""
    while place and text[place - 1].isspace() and text[place - 1] not in "\r\n":
        place -= 1
    return place


def _but_broken_words(text: str, breaks: list[tuple[int, int]], reach: int) -> Iterator[tuple[int, int, str]]:
    """The changes that leave nothing of a text but the words around breaks, and no breaks."""
    done = 0
    for start, end in [*breaks, (len(text), len(text))]:
        behind = text.find(" ", done, done + reach)
        behind = min(done + reach, start) if behind < 0 else min(behind, start)
        ahead = max(text.rfind(" ", max(done, start - reach), start) + 1, start - reach, behind)
        if ahead > behind:
            yield behind, ahead, "\0"
        if end > start:
            yield start, end, ""
        done = end
