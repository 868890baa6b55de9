"""Numbers in words: `twenty-five`, `dreihundertzwölf`, `quatre-vingt-un`, by the library num2words."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cache import worked_out
from sphinx_kfor.evidence.languages.tags import primary

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    tree, at = _tree(tag or "en", language), 0
    for first in _WORD.finditer(text):
        if first.start() < at or first[0].lower() not in tree.following:
            continue
        found = _longest(text, first, tree)
        if found:
            at = found.end
            yield found


def _longest(text: str, first: re.Match[str], tree: _Node) -> Words | None:
    node, word, best = tree, first, None
    for _ in range(_MOST_WORDS):
        following = node.following.get(word[0].lower())
        if following is None:
            break
        node = following
        if node.number is not None:
            best = Words(first.start(), word.end(), node.number)
        gap = _GAP.match(text, word.end())
        following_word = _WORD.match(text, gap.end()) if gap else None
        if following_word is None:
            break
        word = following_word
    return best


@lru_cache(maxsize=32)
def _tree(tag: str, language: Language) -> _Node:
    tree = _Node()
    for number, word in enumerate(language.words("cardinals").entries):
        _add(tree, word, number)
    for word, number in _ALSO.get(primary(tag), {}).items():
        _add(tree, word, number)
    joints = language.words("number_joints").plain
    language_of = primary(tag)
    kept = f"words/num2words-{version('num2words')}-{language_of}.json"
    for number, said in enumerate(worked_out(kept, lambda: _by_library(language_of))):
        _add(tree, said, number)
        _add(tree, " ".join(word for word in said.split() if word not in joints), number)
    return tree


def _by_library(tag: str) -> list[str]:
    """The numbers from 0 in the words of a language; none of one that num2words has not."""
    from num2words import num2words  # noqa: PLC0415 (it loads all its languages)

    try:
        return [num2words(number, lang=tag) for number in range(_MOST)]
    except NotImplementedError:
        return []


def _add(tree: _Node, said: str, number: int) -> None:
    node = tree
    for word in _WORD.findall(said.lower()):
        node = node.following.setdefault(word, _Node())
    node.number = number
