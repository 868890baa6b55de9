"""Where words stand in a text under folding, without folding more of the text than need be.

A text that is searched once or twice is not folded. Some plain word of the words sought is found
in it as it stands, and only what lies around it is folded and compared. That misses no
occurrence, for a word of plain letters has only two ways to stand in a folded text and not in
the text itself: broken by something that folding takes out, which `mended` knows, or made of
other characters, which no plain word is. Whatever cannot be settled so is settled on the whole
folded text.

All offsets are Unicode code points.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.matching.broken_words import mended
from sphinx_kfor.evidence.matching.occurrences import everywhere, occurrences
from sphinx_kfor.evidence.text.characters import LIGATURES, coded, strangers
from sphinx_kfor.evidence.text.fold_changes import inert
from sphinx_kfor.evidence.text.folding import Folded, fold, fold_text, is_folded
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.matching.broken_words import Mended

#: A shorter text is folded at once.
_SHORT = 8_000
#: After so many searches a text has been worth its folding.
_MANY = 12
#: More than this part of it is not folded piecemeal.
_MOST = 0.25
#: The longest word that is looked for, and how far `mended` sees from a break.
_REACH = 32
#: What is folded around a place beyond the length sought; where more folds away all is folded.
_SPARE = 64
#: The shortest word that is looked for.
_LEAST = 4

#: Letters and digits that come from nothing but themselves (NFC makes K of the Kelvin sign, й of two).
PLAIN = (
    "0-9A-JL-Za-z\u0391-\u03a1\u03a3-\u03a8\u03b1-\u03b8\u03ba-\u03c9\u0410-\u0418\u041a-\u0438\u043a-\u044f"
)
_PLAIN_WORD = late(rf"[{PLAIN}]{{{_LEAST},{_REACH}}}")
_ASCII_WORD = late(rf"[0-9A-Za-z]{{{_LEAST},{_REACH}}}")
#: How much on either side of a word is compared before it is folded.
_NEAR = 12
_ALNUM = frozenset(filter(str.isalnum, map(chr, range(128))))
_NO_ASCII_LETTERS = dict.fromkeys(set(range(128)).difference(map(ord, _ALNUM)))
_NO_LETTERS = late(r"[\W_]+")
_LETTERS = late("[0-9A-Za-z]*")


class Haystack:
    """A text to search in; what is worked out of it is kept."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.searches = 0
        self._last: tuple[str, list[int]] = ("", [])

    @cached_property
    def folded(self) -> Folded:
        """The folded view of the whole text."""
        return fold(self.text)

    @cached_property
    def _strangers(self) -> frozenset[str]:
        return strangers(self.text)

    @cached_property
    def _ligated(self) -> list[str]:
        """The letters that are somewhere one character, a ligature; the longest first."""
        present = self._strangers.intersection(LIGATURES)
        return sorted({LIGATURES[character] for character in present}, key=lambda name: (-len(name), name))

    @cached_property
    def folded_ascii(self) -> bytes:
        """The folded text with one and the same byte for every character that is not ASCII."""
        return coded(self.folded.text)

    @cached_property
    def mended(self) -> Mended:
        """The words that something breaks which folding takes out, whole again, with their places."""
        return mended(self.text, self._strangers, _REACH)

    def places(self, word: str, most: int | None = None) -> list[int]:
        """Where a word stands as it is; those of the last one are kept, since a miss is asked for again.

        Args:
            word: the word.
            most: how many places are wanted at most, if all are not known already.
        """
        if self._last[0] == word:
            return self._last[1]
        found = list(islice(everywhere(self.text, word), most))
        if most is None:
            self._last = word, found
        return found

    def occurrences(self, wanted: str, before: str = "", after: str = "") -> list[tuple[int, int]]:
        """The spans of the text whose folded view is the words sought, overlapping ones too.

        Args:
            wanted: folded words.
            before: folded words that stand before them.
            after: folded words that stand after them.
        """
        if "folded" not in self.__dict__ and self.searches < _MANY and len(self.text) > _SHORT:
            self.searches += 1
            spans = self._piecemeal(wanted, before, after)
            if spans is not None:
                return spans
        return occurrences(self.folded, wanted, before, after)

    def _piecemeal(self, wanted: str, before: str, after: str) -> list[tuple[int, int]] | None:
        """The occurrences, found where a rare word of theirs stands; None if it cannot be known so."""
        at, word = self._rare_word(wanted)
        if not word:
            return None
        places = self._places(wanted, at, word)
        spans: set[tuple[int, int]] = set()
        if not before and not after and is_folded(wanted) and _ALNUM.issuperset(wanted[0] + wanted[-1]):
            plain = {place for place in places if self._stands(wanted, place - at)}
            spans.update((place - at, place - at + len(wanted)) for place in plain)
            places = [place for place in places if place not in plain]
        parts = self._parts(places, at + len(before) + 2, len(wanted) - at + len(after) + 2)
        if parts is None:
            return None
        for place, part in parts:
            spans.update((place + a, place + b) for a, b in occurrences(part, wanted, before, after))
        return sorted(spans)

    def _stands(self, words: str, place: int) -> bool:
        """Whether folded words that begin and end in a plain letter stand at a place, folded one to one."""
        text, end = self.text, place + len(words)
        if place < 0 or not text[end : end + 1].isascii():
            return False
        if text.startswith(words, place):
            return True
        stretch = text[place:end]
        return (stretch[:1], stretch[-1:]) == (words[0], words[-1]) and fold_text(stretch) == words

    def _parts(self, places: list[int], before: int, after: int) -> list[tuple[int, Folded]] | None:
        """The text folded around places, in parts with theirs; None if they are too much of the text."""
        parts, size = [], 0
        for start, end, inside in self._windows(places, before, after):
            part = fold(self.text[start:end])
            size += end - start
            lacking = start and part.view.seen(inside[0] - start) < before
            lacking = lacking or (
                end < len(self.text) and len(part.text) - part.view.seen(inside[-1] - start) < after
            )
            if lacking or size > len(self.text) * _MOST:
                return None
            parts.append((start, part))
        return parts

    def _rare_word(self, wanted: str) -> tuple[int, str]:
        """The longest plain word, and its place."""
        for letters in self._ligated:
            wanted = wanted.replace(letters, " " * len(letters))
        matches = (_PLAIN_WORD if self._strangers else _ASCII_WORD).finditer(wanted)
        words = [(match.start(), match[0]) for match in matches]
        return max(words, key=lambda word: len(word[1]), default=(0, ""))

    def _places(self, wanted: str, at: int, word: str) -> list[int]:
        """Where a word of the words sought stands, broken or not, and its neighbours may be theirs."""
        text, length = self.text, len(word)
        before = wanted[max(0, at - _NEAR) : at][::-1]
        behind = wanted[at + length : at + length + _NEAR]
        # What stands right beside a word does not fold away if it is one of these.
        never_before = _ALNUM.difference(before[0]) if before else ()
        never_behind = _ALNUM.difference(behind[0]) if behind and behind[0].isascii() else ()
        places = []
        for place in self.places(word):
            end = place + length
            if (
                text[place - 1 : place] not in never_before
                and text[end : end + 1] not in never_behind
                and _agree(behind, text[end : end + _NEAR])
                and _agree(before, text[max(0, place - _NEAR) : place][::-1])
            ):
                places.append(place)
        broken = {self.mended.origin(place) for place in everywhere(self.mended.text, word)}
        return sorted(broken.union(places)) if broken else places

    def _windows(self, places: list[int], before: int, after: int) -> Iterator[tuple[int, int, list[int]]]:
        """Stretches of the text around places, apart, cut where no fold reaches across."""
        start = end = 0
        inside: list[int] = []
        for place in places:
            first = place - before - _SPARE
            if inside and first > end:
                yield start, end, inside
                inside = []
            if not inside:
                start = self.cut(first)
            if not inside or place + after > end - _SPARE:
                end = self.cut(place + after + _SPARE)
            inside.append(place)
        if inside:
            yield start, end, inside

    def cut(self, place: int) -> int:
        """The first place from here on at which the text can be cut without changing how it folds."""
        if place <= 0:
            return 0
        return inert(self.text, place)


def _agree(words: str, text: str) -> bool:
    """Whether folded words may be what a text begins with, or the text what they begin with."""
    if text.startswith(words):
        return True
    one, other = _letters(words), _letters(text)
    return one.startswith(other) or other.startswith(one)


@lru_cache(maxsize=256)
def _letters(text: str) -> str:
    """The letters and digits of a text up to one that is not ASCII; folding leaves them as they are."""
    if text.isascii():
        return text.translate(_NO_ASCII_LETTERS)
    letters = _LETTERS.match(_NO_LETTERS.sub("", text))
    return letters[0] if letters else ""
