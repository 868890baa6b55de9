"""Text that is read from right to left, in the order in which it is read."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import bidirectional, combining

from sphinx_kfor.pdf.clusters import has_marks, inside_of_clusters

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Languages that are read from right to left.
RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ks ku nqo ps sd syr ug ur yi".split())

# Letters that are read from right to left, with their marks, and those of them that never join.
_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001eeff"
_APART = re.compile("[\u0590-\u05ff\u0780-\u07bf\ufb1d-\ufb4f]")
_RIGHT_TO_LEFT = re.compile(f"[{_LETTERS}]")
# What is no letter ends a word, but inside a figure or a word that is read from left to right; so does a mark
# that keeps two letters from joining: with it, a letter's sign would stand for both everywhere.
_WORDS = re.compile(
    rf"[{_LETTERS}]+|[^\W{_LETTERS}](?:[^\s()\[\]{{}}{_LETTERS}]*[^\W{_LETTERS}])?|.", re.DOTALL
)
#: Arabic letters that do not join the next one.
_LAST = frozenset("آأؤإاةدذرزوءٱٲٳٵڈډڊڋڌڍڎڏڐڑڒړڔڕږڗژڙۀۃۄۅۆۇۈۉۊۋۏےۓە")


# A sign right before a figure, at whose left it stands, as CLDR has it: all but Arabic's own digits.
_SIGN = re.compile("(?<![\\w.,%)\\]])[-+\u2212\u00b1](?=[0-9\u06f0-\u06f9])")
# A per cent sign behind such a figure and a space.
_SHARE = re.compile("(?<=[0-9\u06f0-\u06f9])[ \u00a0\u2009\u202f][%\u2030\u066a]")
_LEFT_TO_RIGHT = "\u200e"
#: Keeps two letters from joining.
_JOINT = "\u200c"


def is_right_to_left(text: str) -> bool:
    """Tell whether *text* has letters that are read from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def words_apart(text: str) -> list[str]:
    """Give *text*, which is read from right to left as a whole or in parts, by words.

    Typst writes what it sets in one go from the left to the right, each word backwards and marked as such,
    but the words in the order of the eye. Word by word, they stand in the order in which they are read, for
    a search, a screen reader and who copies them. What keeps two letters from joining is left out: of words
    that are set apart none does, and Typst writes no text for it.
    """
    words: list[str] = _WORDS.findall(text)
    if has_marks(text):
        words = [part for word in _whole(text, words) for part in _parts(word)]
    return list(_without_joints(words)) if _JOINT in text else words


def _without_joints(words: list[str]) -> Iterator[str]:
    before = ""
    for word, after in pairwise([*words, ""]):
        if word != _JOINT or not (is_right_to_left(before[-1:]) and is_right_to_left(after[:1])):
            yield word
        before = word


def _whole(text: str, words: list[str]) -> Iterator[str]:
    """Give *words*, the parts of *text*, with what is one character to a reader in one of them."""
    inside = inside_of_clusters(text)
    word, place = "", 0
    for part in words:
        if word and place not in inside:
            yield word
            word = ""
        word += part
        place += len(part)
    if word:
        yield word


def with_signs_in_place(text: str) -> str:
    """Give *text* with marks beside each sign of a figure, which else stands at the other side."""
    text = _SIGN.sub(lambda sign: _LEFT_TO_RIGHT + sign[0], text)
    return _SHARE.sub(lambda sign: _kept_behind(sign[0], text[: sign.start()]), text)


def _kept_behind(sign: str, before: str) -> str:
    """Give a per cent *sign* with its space, which stands at the side where it would without the space.

    That is the right one, but behind Arabic letters, where it is the left one (UAX #9, W2 and W4).
    """
    directions = (bidirectional(each) for each in reversed(before))
    arabic = next((each for each in directions if each in {"L", "R", "AL"}), "") == "AL"
    return sign if arabic else _LEFT_TO_RIGHT + sign + _LEFT_TO_RIGHT


def vowelled(text: str) -> list[str]:
    """Give each word of *text* that is read from right to left and has marks (a vowel, a doubling), once.

    Typst writes such letters twice, or those of a word that joins in the order of the eye, unmarked.
    """
    if not is_right_to_left(text) or not has_marks(text):
        return []
    words = dict.fromkeys(_WORDS.findall(text))
    return [word for word in words if any(map(combining, word)) and is_right_to_left(word)]


def _parts(word: str) -> Iterator[str]:
    """Part a word where its letters do not join, if some of them have marks."""
    if not is_right_to_left(word) or not any(map(combining, word)):
        yield word
        return
    part = ""
    for letter in _letters(word):
        part += letter
        if _APART.match(letter) or letter[0] in _LAST:
            yield part
            part = ""
    if part:
        yield part


def _letters(word: str) -> list[str]:
    """Give the letters of *word* with their marks."""
    letters: list[str] = []
    for character in word:
        if letters and combining(character):
            letters[-1] += character
        else:
            letters.append(character)
    return letters
