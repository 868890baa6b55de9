"""Running heads and feet, and page numbers: what recurs at the same place of page after page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

#: So many lines at the top and at the bottom of a page are looked at.
_LINES = 3
_DIGITS = re.compile(r"\d+|\b[ivxlc]{1,7}\b")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|pagina|pag\.|seite|página|str\.|faqe|стр\.?)\s*)?(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|di|von|de|sur|nga|od|од)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
#: What stands at a line's ends beside what recurs: the page's number, now left, now right, or parted from it.
_AT_ENDS = "#/|·•–— "
_SAME = 4.0
_LONGEST = 200
#: What runs stands apart: further from the text than so many times the usual distance of two lines.
_APART = 1.3


class Placed(NamedTuple):
    """A line of a page.

    Attributes:
        text: its words.
        height: how high it stands, in points; equal at the same place of another page.
        at: where it stands among the lines around it, in points; the height, where that is one.
    """

    text: str
    height: float
    at: float


def furniture(pages: Sequence[Sequence[Placed]]) -> list[set[int]]:
    """The lines of each page that are no part of its running text."""
    ends = [_ends(page) for page in pages]
    seen: Counter[tuple[str, int]] = Counter()
    for page, at in zip(pages, ends, strict=True):
        seen.update({key for number in at for key in _keys(page[number])})
    least = 2 if len(pages) < 12 else 3  # noqa: PLR2004 (a chapter's head may recur only thrice)
    often = max(least, len(pages) // 2)
    return [_passed(page, at, seen, least, often) for page, at in zip(pages, ends, strict=True)]


def _passed(
    page: Sequence[Placed], ends: list[int], seen: Counter[tuple[str, int]], least: int, often: int
) -> set[int]:
    """Of the lines at a page's ends those that recur, or are a number alone at its very end.

    One that recurs now and then is none of the text's own lines, as the last word of a paragraph may be.
    """
    edges = {ends[0], ends[-1]} if ends else set()
    apart = _apart(page)
    times = {number: max((seen[key] for key in _keys(page[number])), default=0) for number in ends}
    found = {number for number in ends if times[number] >= (least if number in apart else often)}
    found |= {
        number for number in edges if len(page) > 1 and _PAGE_NUMBER.fullmatch(page[number].text.strip())
    }
    return found if len(found) < len(page) or len(page) <= 2 * _LINES else set()


def _ends(page: Sequence[Placed]) -> list[int]:
    """The numbers of the lines at the top and bottom of a page, the highest first."""
    order = _from_the_top(page)
    return order if len(order) <= 2 * _LINES else [*order[:_LINES], *order[-_LINES:]]


def _from_the_top(page: Sequence[Placed]) -> list[int]:
    order = sorted(range(len(page)), key=lambda number: -page[number].height)
    return [number for number in order if page[number].text.strip()]


def _apart(page: Sequence[Placed]) -> set[int]:
    """The lines at a page's top and bottom that are further from the text than its lines from each other."""
    order = _from_the_top(page)
    gaps = [page[above].at - page[below].at for above, below in pairwise(order)]
    usual = sorted(gap for gap in gaps if gap > 1)
    if len(order) <= 2 * _LINES or not usual:
        return set(order)
    wide = [gap > _APART * usual[len(usual) // 2] for gap in gaps]
    above = max((at for at in range(_LINES) if wide[at]), default=-1)
    below = min((at for at in range(len(wide) - _LINES, len(wide)) if wide[at]), default=len(wide))
    return {*order[: above + 1], *order[below + 1 :]}


def _keys(line: Placed) -> list[tuple[str, int]]:
    """What a line has in common with one that recurs: its words without numbers, and about its height."""
    text = " ".join(line.text.split())
    if not text or len(text) > _LONGEST:
        return []
    words = _DIGITS.sub("#", text)
    step = int(line.height // _SAME)
    words = words.strip(_AT_ENDS) or words
    return [(words, step), (words, step + 1)]
