"""Texts as they are compared: without what a writer, a browser or a line end changes.

White space, hyphens between letters and typographic differences are taken out, so that one text is found
in another however it was set. Letters, digits, signs and separators stay. Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from sphinx_kfor.evidence.text.folding import fold

#: Stands in the record's texts for a quotation, a figure or a formula.
ITEM = "\ufffc"
_DROPPED = re.compile(r"\s+|\u00ad|(?<=[^\W\d_])-(?=[^\W\d_])")
#: How writers set a word that a line's end breaks.
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010\ufffe\u0002]\s*\n\s*(?=[^\W\d_])")


@dataclass(frozen=True)
class Compared:
    """A text without what does not count, and where each character of it came from.

    Attributes:
        text: what is compared.
        places: the offset in the original of each of its characters.
        original: the text that it came from.
    """

    text: str
    places: tuple[int, ...]
    original: str

    def words(self, start: int, end: int) -> str:
        """The original's words for a span of the compared text, on one line."""
        if start >= end:
            return ""
        return " ".join(self.original[self.places[start] : self.places[end - 1] + 1].split())

    def at(self, place: int) -> int:
        """The first compared character that stands at a place of the original or behind it."""
        return bisect_right(self.places, place - 1)


def compared(text: str) -> Compared:
    """A text as it is compared, with the way back."""
    folded = fold(_BROKEN.sub(lambda match: "\u00ad" * len(match[0]), text))
    kept: list[str] = []
    places: list[int] = []
    done = 0
    for match in [*_DROPPED.finditer(folded.text), None]:
        end = match.start() if match else len(folded.text)
        kept.append(folded.text[done:end])
        for at in range(done, end):
            place = folded.view.start(at)
            places.append(place if place is not None else (places[-1] if places else 0))
        done = match.end() if match else end
    return Compared("".join(kept), tuple(places), text)


def squashed(text: str) -> str:
    """A short text as it is compared."""
    return _DROPPED.sub("", fold(_BROKEN.sub("", text)).text)


def joined(text: str) -> str:
    """A text whose words are whole where a line's end broke them."""
    return _BROKEN.sub("", text)
