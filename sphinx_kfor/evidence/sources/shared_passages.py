"""Text that several sources share: passages of about a sentence of twenty words, a few of them changed.

Every run of five words is a gram. Grams that two texts have are kept where they stand close together,
and are chained along both texts as long as no more than a few words differ. The cost is linear in the
length of the texts.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

#: Words in a gram.
_GRAM = 5
#: The shortest sentence that is found, and how many of its words may differ.
SENTENCE = 20
_DIFFERENT = 3
#: How many words in a row may be without a gram: those that differ, and the few between two of them.
_GAP = 6
#: By how many words one text may run ahead of the other.
_AHEAD = 3
#: A passage has this many grams of its text's in a sentence's length.
_DENSE = 5
#: A gram is compared with its first places in other texts.
_PLACES = 6
_DRIFTS = sorted(range(-_AHEAD, _AHEAD + 1), key=abs)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Shared:
    """A passage that two texts share.

    Attributes:
        texts: the names of the two texts, sorted.
        spans: where it stands in each, in code points of the texts as given.
        words: how many words of it are the same.
    """

    texts: tuple[str, str]
    spans: tuple[tuple[int, int], tuple[int, int]]
    words: int


@dataclass
class _Chain:
    """Matching grams in a row: where they begin and where the last one is, in words of both texts."""

    first: tuple[int, int]
    last: tuple[int, int]
    words: int = _GRAM

    def takes(self, match: tuple[int, int]) -> bool:
        """Add a gram that follows; says whether it does."""
        ahead, beside = match[0] - self.last[0], match[1] - self.last[1]
        if not (0 < ahead <= _GRAM + _GAP and 0 < beside <= _GRAM + _GAP):
            return False
        self.words += min(_GRAM, ahead, beside)
        self.last = match
        return True


def shared_passages(texts: Mapping[str, str]) -> list[Shared]:
    """The passages that any two texts share, by the texts' names, then the longest first.

    Args:
        texts: folded texts by name.
    """
    names = sorted(texts)
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    words = [array("L", (numbers[word.lower()] for word in _WORD.findall(texts[name]))) for name in names]
    places = _Places(texts)
    found = []
    for (one, other), matches in sorted(_matches(words).items()):
        chains = [chain for chain in _chained(matches) if chain.words >= SENTENCE - _DIFFERENT]
        if chains:
            chains.sort(key=lambda chain: (-chain.words, chain.first))
            found += [
                Shared(
                    (names[one], names[other]),
                    (
                        places.span(names[one], chain.first[0], chain.last[0]),
                        places.span(names[other], chain.first[1], chain.last[1]),
                    ),
                    chain.words,
                )
                for chain in chains
            ]
    return found


class _Places:
    """Where the words of texts stand, worked out for a text when it is asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._spans: dict[str, tuple[array[int], array[int]]] = {}

    def span(self, name: str, first: int, last: int) -> tuple[int, int]:
        """The span in code points of the words from one gram to another."""
        if name not in self._spans:
            spans = [match.span() for match in _WORD.finditer(self._texts[name])]
            self._spans[name] = (
                array("L", (start for start, _ in spans)),
                array("L", (end for _, end in spans)),
            )
        starts, ends = self._spans[name]
        return starts[first], ends[last + _GRAM - 1]


def _grams(words: array[int]) -> Iterator[int]:
    """Each gram's hash, in order; that of a tuple of numbers is the same in every process."""
    return map(hash, zip(*(words[start:] for start in range(_GRAM)), strict=False))


def _matches(texts: Sequence[array[int]]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """For each pair of texts the places, in words, of the grams that they share."""
    common = _common(texts)
    places: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    matches: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for number, words in enumerate(texts):
        hits = [(gram, place) for place, gram in enumerate(_grams(words)) if gram in common]
        for gram, place in _dense(hits):
            for other, there in places[gram]:
                if other != number:
                    matches[other, number].append((there, place))
            if len(places[gram]) < _PLACES:
                places[gram].append((number, place))
    return matches


def _common(texts: Iterable[array[int]]) -> set[int]:
    """The grams that more than one text has."""
    seen: set[int] = set()
    common: set[int] = set()
    for words in texts:
        own = set(_grams(words))
        common |= own & seen
        seen |= own
    return common


def _dense(hits: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The hits that stand close together, as those of stock phrases do not."""
    kept = bytearray(len(hits))
    for first in range(len(hits) - _DENSE + 1):
        if hits[first + _DENSE - 1][1] - hits[first][1] <= SENTENCE:
            kept[first : first + _DENSE] = b"\1" * _DENSE
    return (hit for hit, keep in zip(hits, kept, strict=True) if keep)


def _chained(matches: Sequence[tuple[int, int]]) -> list[_Chain]:
    """Matches in a row, each joined to the last one that it follows closely in both texts."""
    if len(matches) < _DENSE:
        return []
    chains: list[_Chain] = []
    latest: dict[int, _Chain] = {}  # by how far one text runs ahead of the other
    for match in sorted(matches):
        ahead = match[0] - match[1]
        for drift in _DRIFTS:
            chain = latest.get(ahead + drift)
            if chain is not None and chain.takes(match):
                break
        else:
            chain = _Chain(match, match)
            chains.append(chain)
        latest[ahead] = chain
    return chains
