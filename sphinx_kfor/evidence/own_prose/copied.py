"""The author's own prose: words copied from a source without quotation marks.

Functions here take plain text, in which whatever was checked has been replaced by `CHECKED`.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx_kfor.evidence.text.spans import Span

#: Stands for an item that was checked (the Unicode object replacement character).
CHECKED = "\ufffc"
#: From this many words on, a run that a source has as well is copied.
COPIED = 10

_BLOCK = COPIED // 2
#: Of what is known of halves so many bits for each, and from which bit of its hash the second place is taken.
_BITS, _SHIFT = 24, 31
_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:'\w+)*")


@dataclass(frozen=True, slots=True)
class Copied:
    """A run of words that a source has too: the source's id, the words, and where each begins."""

    source: str
    words: str
    starts: tuple[int, ...]

    def outside(self, spans: Iterable[Span]) -> int:
        """How many of the words stand outside some spans."""
        spans = list(spans)
        return sum(not any(span.start <= at < span.end for span in spans) for at in self.starts)


def copied(text: str, sources: Iterable[tuple[str, str]]) -> list[Copied]:
    """Runs of ten or more words that some source has as well, in any case and punctuation.

    Args:
        text: the prose.
        sources: ids with their texts, as a reader sees them.
    """
    sources = list(sources)
    if not sources:
        return []
    found: list[Copied] = []
    known = _known(tuple(source for _, source in sources))
    stretches = [(start, words) for start, part in _stretches(text) if _may_be(words := _words(part), known)]
    for identifier, source in sources if stretches else ():
        plain = _plain(source)
        blocks = _blocks(source)
        for start, words in stretches:
            found += (
                Copied(identifier, " ".join(word for word, _ in run), tuple(start + at for _, at in run))
                for run in _runs(words, plain, blocks)
            )
    return found


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """The text between checked items, each with its offset."""
    for match in re.finditer(f"[^{CHECKED}]+", text):
        yield match.start(), match[0]


def _words(text: str) -> list[tuple[str, int]]:
    found = _WORD.finditer(text.replace("’", "'"))
    return [((m[0] if m[0].isascii() else fold_text(m[0])).lower(), m.start()) for m in found]


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    """The words of a source in a row, so that a run of them is found as one string."""
    return f" {' '.join(_WORD.findall(fold_text(text).lower()))} "


@lru_cache(maxsize=256)
def _blocks(text: str) -> array[int]:
    """The hash of every half of a copied run that a source could give, sorted; a text has ten thousands."""
    words = _plain(text).split()
    return array("q", sorted(set(map(hash, zip(*(words[at:] for at in range(_BLOCK)), strict=False)))))


class _Known:
    """Which halves any source could give: two bits for each, where a set would keep each whole."""

    def __init__(self, blocks: Sequence[array[int]]) -> None:
        size = 1 << (_BITS * sum(map(len, blocks))).bit_length()
        self._mask, self._bits = size - 1, bytearray(size // 8 + 1)
        for hashes in blocks:
            self._take_in(hashes)

    def __contains__(self, half: tuple[str, ...]) -> bool:
        """Whether it may be one; of a hundred that are none it says so of all but one."""
        one, other = hash(half) & self._mask, hash(half) >> _SHIFT & self._mask
        bits = self._bits
        return bool(bits[one >> 3] >> (one & 7) & 1 and bits[other >> 3] >> (other & 7) & 1)

    def _take_in(self, hashes: array[int]) -> None:
        bits, mask = self._bits, self._mask
        for number in hashes:
            place = number & mask
            bits[place >> 3] |= 1 << (place & 7)
            place = number >> _SHIFT & mask
            bits[place >> 3] |= 1 << (place & 7)


@lru_cache(maxsize=2)
def _known(texts: tuple[str, ...]) -> _Known:
    """The halves that any source could give."""
    return _Known([_blocks(text) for text in texts])


def _may_be(words: list[tuple[str, int]], known: _Known) -> bool:
    """Whether some half of a copied run stands in the words."""
    halves = range(0, len(words) - _BLOCK + 1, _BLOCK)
    return any(_half(words[at : at + _BLOCK]) in known for at in halves)


def _runs(words: list[tuple[str, int]], plain: str, blocks: array[int]) -> Iterator[list[tuple[str, int]]]:
    """Maximal runs of words that stand in `plain` in this order.

    A run of `COPIED` words holds a whole block of half that length which begins at a multiple of
    it, so only those blocks are looked for.
    """
    done = 0
    for start in range(0, len(words) - _BLOCK + 1, _BLOCK):
        block = words[start : start + _BLOCK]
        if start < done or not _is_in(blocks, block) or not _has(block, plain):
            continue
        first, last = _grown(words, start, done, plain)
        if last - first >= COPIED:
            yield words[first:last]
            done = last


def _grown(words: list[tuple[str, int]], start: int, done: int, plain: str) -> tuple[int, int]:
    """The run around the block that begins at a place, as far back as `done` and as long as it stands."""
    end = start + _BLOCK
    first = start - _most(start - done, lambda more: _has(words[start - more : end], plain))
    return first, end + _most(len(words) - end, lambda more: _has(words[first : end + more], plain))


def _most(most: int, holds: Callable[[int], bool]) -> int:
    """The largest number, up to one, for which something holds that holds for all smaller ones.

    Asked are few of them: a run of a thousand words is not looked for a thousand times.
    """
    known, step = 0, 1
    while known + step <= most and holds(known + step):
        known, step = known + step, step * 2
    while step > 1:
        step //= 2
        if known + step <= most and holds(known + step):
            known += step
    return known


def _is_in(hashes: array[int], block: list[tuple[str, int]]) -> bool:
    """Whether the hash of a half is among some."""
    wanted = hash(_half(block))
    at = bisect_left(hashes, wanted)
    return at < len(hashes) and hashes[at] == wanted


def _half(block: list[tuple[str, int]]) -> tuple[str, ...]:
    """The words of a half, without where they stand."""
    return tuple(word for word, _ in block)


def _has(words: list[tuple[str, int]], plain: str) -> bool:
    return f" {' '.join(word for word, _ in words)} " in plain
