"""Numbers in words: `twenty-five`, `dreihundertzwölf`, `quatre-vingt-un`, by the library num2words."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cache import worked_out
from sphinx_kfor.evidence.languages.tags import primary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.evidence.languages import Language

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"\s?[-\u2010\u2011]\s?|\s+")
#: Larger numbers are made of these and of words for scales.
_MOST = 1000
#: A number of more words than this is none.
_MOST_WORDS = 9
#: Other spellings than those of num2words.
_ALSO = {
    "de": {"ein": 1, "eine": 1, "eins": 1, "einem": 1, "einer": 1, "einen": 1, "zwo": 2},
    "it": {"un": 1, "una": 1},
    "fr": {"une": 1, "septante": 70, "nonante": 90, "huitante": 80},
    "es": {"un": 1, "una": 1, "veintiún": 21},
}


class Words(NamedTuple):
    """A number in words: its place, and what it says."""

    start: int
    end: int
    number: int


class _Node:
    """What may follow some words of a number, and the number that they are."""

    __slots__ = ("following", "number")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.number: int | None = None


def number_words(text: str, tag: str, language: Language) -> Iterator[Words]:
    """The numbers that stand in words in a text, each as long as it may be."""
    numbers, at = _numbers(tag or "en", language), 0
    for first in _WORD.finditer(text) if numbers.begin_in(text) else ():
        node = numbers.get(first[0].lower()) if first.start() >= at else None
        found = _longest(text, first, node) if node else None
        if found:
            at = found.end
            yield found


def _longest(text: str, first: re.Match[str], begun: _Node) -> Words | None:
    """The longest number that begins with a word, behind which what was begun may follow."""
    node: _Node | None = begun
    word, best = first, None
    for _ in range(_MOST_WORDS):
        if node is None:
            break
        if node.number is not None:
            best = Words(first.start(), word.end(), node.number)
        gap = _GAP.match(text, word.end())
        following_word = _WORD.match(text, gap.end()) if gap else None
        if following_word is None:
            break
        word = following_word
        node = node.following.get(word[0].lower())
    return best


class _Numbers:
    """Numbers in words, by their first word: of a thousand few first words ever stand in a text."""

    def __init__(self, said: Iterable[tuple[str, int]]) -> None:
        self._said: dict[str, list[tuple[str, int]]] = {}
        self._trees: dict[str, _Node] = {}
        for words, number in said:
            first = _WORD.search(words)
            if first:
                self._said.setdefault(first[0].lower(), []).append((words.lower(), number))

    def begin_in(self, text: str) -> bool:
        """Whether a text holds the first word of a number; most have none."""
        return not self._said.keys().isdisjoint(map(str.lower, _WORD.findall(text)))

    def get(self, first: str) -> _Node | None:
        """What may follow a first word; None if no number begins with it."""
        if first not in self._trees and first in self._said:
            tree = self._trees[first] = _Node()
            for words, number in self._said[first]:
                node = tree
                for word in _WORD.findall(words)[1:]:
                    node = node.following.setdefault(word, _Node())
                node.number = number
        return self._trees.get(first)


@lru_cache(maxsize=32)
def _numbers(tag: str, language: Language) -> _Numbers:
    return _Numbers(_said(tag, language))


def _said(tag: str, language: Language) -> Iterator[tuple[str, int]]:
    """Every number in words; of those that are said alike the last counts."""
    for number, word in enumerate(language.words("cardinals").entries):
        yield word, number
    yield from _ALSO.get(primary(tag), {}).items()
    joints = language.words("number_joints").plain
    language_of = primary(tag)
    kept = f"words/num2words-{version('num2words')}-{language_of}.json"
    for number, said in enumerate(worked_out(kept, lambda: _by_library(language_of))):
        yield said, number
        if not joints.isdisjoint(words := said.split()):
            yield " ".join(word for word in words if word not in joints), number


def _by_library(tag: str) -> list[str]:
    """The numbers from 0 in the words of a language; none of one that num2words has not."""
    from num2words import num2words  # noqa: PLC0415 (it loads all its languages)

    try:
        return [num2words(number, lang=tag) for number in range(_MOST)]
    except NotImplementedError:
        return []
