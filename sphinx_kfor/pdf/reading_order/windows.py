"""The parts of a page that have letters with marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.reading_order.fonts import says_marks
from sphinx_kfor.pdf.reading_order.shows import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kfor.pdf.reading_order.blocks import Span
    from sphinx_kfor.pdf.reading_order.fonts import Font

#: Where marked content begins that is a part of the text; a pattern of some letters, shown in a font.
_BEGINNING = re.compile(rb"/\w+ ?<</MCID ")
_SHOWN = rb"/%s [-\d.]+ Tf[^\n]*?(?:%s)"
_SAID = re.compile(rb"/ActualText ?<(?:FEFF)?([0-9A-F]*)>")


def windows(content: bytes, fonts: Mapping[str, Font]) -> list[Span]:
    """Give the parts of a page that have letters with marks, each with its words: to read all takes long."""
    places = _marked(content, fonts)
    if not places:
        return []
    begins = [0, *(match.start() for match in _BEGINNING.finditer(content)), len(content)]

    def backwards(part: int) -> bool:
        span = begins[part], begins[part + 1]
        return any(block.backwards for block in Reader(content, fonts).blocks([span]))

    found: list[Span] = []
    for place in places:
        if found and place < found[-1][1]:
            continue
        first = last = bisect_right(begins, place) - 1
        while first > 0 and backwards(first - 1):
            first -= 1
        while last + 2 < len(begins) and backwards(last + 1):
            last += 1
        # A word may end in what has no direction of its own: a comma.
        start, end = begins[max(first - 1, 0)], begins[min(last + 2, len(begins) - 1)]
        if found and start < found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _marked(content: bytes, fonts: Mapping[str, Font]) -> list[int]:
    """Give the places in a page that show or say letters with marks, in their order."""
    places = [match.start() for match in _SAID.finditer(content) if says_marks(match[1])]
    for name, font in fonts.items():
        if font.marked:
            shown = re.compile(_SHOWN % (name.encode(), font.marked))
            places += [match.start() for match in shown.finditer(content)]
    return sorted(places)
