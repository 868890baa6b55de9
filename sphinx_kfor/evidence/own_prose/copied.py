"""The author's own prose: words copied from a source without quotation marks.

Functions here take plain text, in which whatever was checked has been replaced by `CHECKED`.
"""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING
from zlib import crc32

from sphinx_kfor.evidence.cache import keep, kept
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_kfor.evidence.text.spans import Span

#: Stands for an item that was checked (the Unicode object replacement character).
CHECKED = "\ufffc"
#: From this many words on, a run that a source has as well is copied.
COPIED = 10

_BLOCK = COPIED // 2
#: Changes whenever the words of a text are told apart or folded otherwise.
_VERSION = 1
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
    stretches = [
        (start, words, _halves(words)) for start, part in _stretches(text) if (words := _words(part))
    ]
    for identifier, source in sources if stretches else ():
        known = _blocks(source)
        for start, words, halves in stretches:
            if _any_in(known, halves):
                found += (
                    Copied(identifier, " ".join(word for word, _ in run), tuple(start + at for _, at in run))
                    for run in _runs(words, _plain(source))
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


@lru_cache(maxsize=20_000)
def _blocks(text: str) -> array[int]:
    """The sums of every half of a copied run that a source could give, sorted; a text has ten thousands."""
    name = f"halves/{_VERSION}-{sys.byteorder}-{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
    known = kept(name)
    if known and len(known) % array("I").itemsize == 0:
        return array("I", known)
    words = _plain(text).split()
    halves = zip(*(words[at:] for at in range(_BLOCK)), strict=False)
    sums = array("I", sorted({_sum(half) for half in halves}))
    keep(name, sums.tobytes())
    return sums


def _sum(half: Iterable[str]) -> int:
    """What tells the words of a half from others, nearly always, in every process and on every machine."""
    return crc32(" ".join(half).encode("utf-8", "surrogatepass"))


def _halves(words: list[tuple[str, int]]) -> list[int]:
    """The sums of the halves of copied runs that some words would hold."""
    return [
        _sum(word for word, _ in words[at : at + _BLOCK]) for at in range(0, len(words) - _BLOCK + 1, _BLOCK)
    ]


def _runs(words: list[tuple[str, int]], plain: str) -> Iterator[list[tuple[str, int]]]:
    """Maximal runs of words that stand in `plain` in this order.

    A run of `COPIED` words holds a whole block of half that length which begins at a multiple of
    it, so only those blocks are looked for.
    """
    done = 0
    for start in range(0, len(words) - _BLOCK + 1, _BLOCK):
        block = words[start : start + _BLOCK]
        if start < done or not _has(block, plain):
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


def _any_in(sums: array[int], wanted: list[int]) -> bool:
    """Whether any of some sums is among others."""
    for one in wanted:
        at = bisect_left(sums, one)
        if at < len(sums) and sums[at] == one:
            return True
    return False


def _has(words: list[tuple[str, int]], plain: str) -> bool:
    return f" {' '.join(word for word, _ in words)} " in plain
