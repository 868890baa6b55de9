"""Running heads and feet, and page numbers: what recurs at the same place of page after page."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

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
_SAME = 4.0
_LONGEST = 200


def furniture(pages: Sequence[Sequence[tuple[str, float]]]) -> list[set[int]]:
    """The lines of each page that are no part of its running text.

    Args:
        pages: for each page its lines and how high each stands, in points.
    """
    ends = [_ends(page) for page in pages]
    seen: Counter[tuple[str, int]] = Counter()
    for page, at in zip(pages, ends, strict=True):
        seen.update({key for number in at for key in _keys(*page[number])})
    least = 2 if len(pages) < 12 else 3  # noqa: PLR2004 (a chapter's head may recur only thrice)
    return [_passed(page, at, seen, least) for page, at in zip(pages, ends, strict=True)]


def _passed(
    page: Sequence[tuple[str, float]], ends: list[int], seen: Counter[tuple[str, int]], least: int
) -> set[int]:
    """Of the lines at a page's ends those that recur, or are a number alone at its very end."""
    edges = {ends[0], ends[-1]} if ends else set()
    found = {number for number in ends if any(seen[key] >= least for key in _keys(*page[number]))}
    found |= {number for number in edges if len(page) > 1 and _PAGE_NUMBER.fullmatch(page[number][0].strip())}
    return found if len(found) < len(page) or len(page) <= 2 * _LINES else set()


def _ends(page: Sequence[tuple[str, float]]) -> list[int]:
    """The numbers of the lines at the top and bottom of a page, the highest first."""
    order = sorted(range(len(page)), key=lambda number: -page[number][1])
    order = [number for number in order if page[number][0].strip()]
    return order if len(order) <= 2 * _LINES else [*order[:_LINES], *order[-_LINES:]]


def _keys(text: str, height: float) -> list[tuple[str, int]]:
    """What a line has in common with one that recurs: its words without numbers, and about its height."""
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return []
    words = _DIGITS.sub("#", text)
    step = int(height // _SAME)
    return [(words, step), (words, step + 1)]
