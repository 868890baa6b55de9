"""Texts as they are compared: without what a writer, a browser or a line end changes.

White space, hyphens between letters and typographic differences are taken out, so that one text is found
in another however it was set. Letters, digits, signs and separators stay. Offsets are Unicode code points.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from sphinx_kfor.evidence.text.folding import fold
from sphinx_kfor.evidence.text.patterns import late

#: Stands in the record's texts for a quotation, a figure or a formula.
ITEM = "\ufffc"
_DROPPED = late(r"\s+|\u00ad")
_HYPHEN = late(r"(?<=[^\W\d_])[-\u2010\u2011](?=[^\W\d_])")
#: How writers set a word that a line's end breaks.
_BROKEN = late(r"(?<=[^\W\d_])(?:[-\u2010]\s*\n\s*|[\ufffe\u0002]\s*)(?=[^\W\d_])")
#: What a PDF prints for a character that no font has.
_BOXED = late(r"U\+([0-9A-F]{4,6})(?:\s(?=U\+[0-9A-F]{4}))?")
#: Words of scripts that run from right to left, with their points: no reader takes them out of a PDF whole.
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_FROM_RIGHT = late(f"[{_RIGHT_TO_LEFT}]")
_POINTED = late(
    rf"[{_RIGHT_TO_LEFT}]*[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed][{_RIGHT_TO_LEFT}]*"
)
#: Such a part of the words of a passage must be found.
_MOST = 0.6
#: Letters for which a font may bring others into a PDF's text: presentation forms, radicals.
_FORMS = late("[\u2e80-\u2fdf\ufb1d-\ufdff\ufe70-\ufefc]")


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
    folded = fold(_evened(text))
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
    return Compared(_one_mark("".join(kept)), tuple(places), text)


def squashed(text: str) -> str:
    """A short text as it is compared."""
    return _one_mark(_DROPPED.sub("", fold(_evened(unboxed(text))).text))


def _one_mark(text: str) -> str:
    """A folded text with one kind of quotation mark: which one it is rests on what is around it."""
    return text.replace('"', "'")


def runs_right_to_left(text: str) -> bool:
    """Whether a text has words of scripts that run from right to left."""
    return bool(_FROM_RIGHT.search(text))


def has_words(text: str, words: str) -> bool:
    """Whether a compared text has all words of another, in whatever order.

    No reader takes words that run from right to left out of a PDF whole: some are turned round, and of some a
    letter stands elsewhere. Most of them must be there; and all others.
    """
    turned: list[str] = []
    others: list[str] = []
    for word in re.findall(r"\d+|[^\W\d_]+", _evened(words)):
        (turned if _FROM_RIGHT.search(word) else others).append(squashed(word))
    there = sum(word in text or word[::-1] in text for word in turned)
    return there >= _MOST * len(turned) and all(word in text for word in others)


def joined(text: str) -> str:
    """A text whose words are whole where a line's end broke them."""
    return _BROKEN.sub("", text)


def unboxed(text: str) -> str:
    """A text with the characters that a PDF names by their code points."""
    return _BOXED.sub(_character, text) if "U+" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code < sys.maxunicode and not 0xD800 <= code < 0xE000 else match[0]  # noqa: PLR2004


def _evened(text: str) -> str:
    """A text of the same length without what comes and goes with the setting."""
    for pattern, instead in ((_BROKEN, "\u00ad"), (_HYPHEN, "\u00ad"), (_POINTED, " ")):
        text = pattern.sub(lambda match, one=instead: one * len(match[0]), text)  # type: ignore[misc]
    return "".join(map(_letter, text)) if _FORMS.search(text) else text


def _letter(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character) if _FORMS.match(character) else character
    return plain if len(plain) == 1 else character
