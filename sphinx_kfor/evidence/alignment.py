"""Where a text is most like some words: the place with the least edits (Levenshtein).

The whole text is aligned with the words only where a cheaper search finds nothing. That search
looks for the longest words as they stand; several of them at about the distances they have
among the words sought say where to align.

All offsets are Unicode code points.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.folding import fold
from sphinx_kfor.evidence.haystack import only_ascii

if TYPE_CHECKING:
    from sphinx_kfor.evidence.folding import Folded
    from sphinx_kfor.evidence.haystack import Haystack

#: Below this similarity a passage is none.
LEAST_SIMILARITY = 0.55
#: Below this one there may be a better passage, which has fewer of the words as they stand.
_CLEAR = 0.62
#: Shorter words have too few that are rare: they are aligned with the whole text.
_SHORT = 56
_SEED = re.compile(r"\w{4,}")
_MOST_SEEDS = 10
#: So many words that stand as they should make a place.
_ENOUGH = 2
#: A place is sure if it has so many words more than any other has.
_LEAD = 1
#: So many places are looked at.
_MOST_PLACES = 6
#: The aligner takes 256 symbols.
_MOST_SYMBOLS = 250


class Aligned(NamedTuple):
    """A stretch of a text, and in how many characters it differs from the words."""

    distance: int
    start: int
    end: int


def nearest_span(wanted: str, haystack: Haystack) -> Aligned | None:
    """The first of the stretches that take the fewest edits; None if nothing is like the words.

    Args:
        wanted: folded words.
        haystack: the text; the stretch is one of its unfolded characters.
    """
    if not wanted or not haystack.text or len(set(wanted)) > _MOST_SYMBOLS:
        return None
    places = _places(wanted, haystack) if len(wanted) >= _SHORT else []
    parts = ((start, fold(haystack.text[start:end])) for start, end in places)
    most = int(len(wanted) * (1 - LEAST_SIMILARITY))
    found = [aligned for start, part in parts if (aligned := _align(wanted, part, part.text, start, most))]
    best = min(found, default=None)
    if best and best.distance <= len(wanted) * (1 - _CLEAR):
        return best
    text = haystack.folded_ascii if wanted.isascii() else haystack.folded.text
    return _align(wanted, haystack.folded, text, 0, best.distance if best else most)


def _places(wanted: str, haystack: Haystack) -> list[tuple[int, int]]:
    """Stretches of the text that hold several words of the words sought in their places."""
    step = max(32, len(wanted) // 2)
    ranked: list[tuple[int, int]] = []
    votes: dict[int, int] = {}
    for number, (at, seed) in enumerate(_seeds(wanted)):
        place = haystack.text.find(seed)
        while place >= 0:
            bucket = (place - at) // step
            votes[bucket] = votes.get(bucket, 0) | 1 << number
            votes[bucket - 1] = votes.get(bucket - 1, 0) | 1 << number
            place = haystack.text.find(seed, place + 1)
        ranked = _ranked(votes) if number else []
        if _is_sure(ranked):
            break
    around = len(wanted) + 2 * step
    return [
        (haystack.cut(bucket * step - around), haystack.cut((bucket + 2) * step + len(wanted) + around))
        for _, bucket in ranked
    ]


def _seeds(wanted: str) -> list[tuple[int, str]]:
    """The longest words, each once, with their places."""
    words = {match[0]: match.start() for match in _SEED.finditer(wanted)}
    longest = sorted(words, key=len, reverse=True)[:_MOST_SEEDS]
    return [(words[word], word) for word in longest]


def _ranked(votes: dict[int, int]) -> list[tuple[int, int]]:
    """Pairs of how many words stand in a place, and the place; the most, then the first ones."""
    ranked = [(mask.bit_count(), bucket) for bucket, mask in votes.items() if mask & (mask - 1)]
    ranked.sort(key=lambda pair: (-pair[0], pair[1]))
    best = ranked[: 3 * _MOST_PLACES]
    apart = [pair for pair in best if not any(pair[1] - 1 == other for _, other in best)]
    return apart[:_MOST_PLACES]


def _is_sure(ranked: list[tuple[int, int]]) -> bool:
    """Whether the first of some ranked places is beyond doubt."""
    if not ranked or ranked[0][0] < _ENOUGH:
        return False
    return len(ranked) == 1 or ranked[0][0] >= ranked[1][0] + _LEAD


def _align(wanted: str, folded: Folded, text: str, place: int, most: int) -> Aligned | None:
    """The best alignment, of at most so many edits, with a folded text that begins at `place`."""
    import edlib  # noqa: PLC0415 (only for words that are not there)

    if wanted.isascii():
        text = only_ascii(text)
    elif len(text) > _MOST_SYMBOLS:
        text = re.sub(f"[^{re.escape(''.join(set(wanted)))}]", "\0", text)
    found = edlib.align(wanted, text, mode="HW", task="locations", k=most)
    if found["editDistance"] < 0:
        return None
    first, last = found["locations"][0]
    start, end = _outward(folded, first or 0, -1), _outward(folded, last + 1, 1)
    return Aligned(found["editDistance"], place + start, place + end)


def _outward(folded: Folded, offset: int, step: int) -> int:
    """The place in the original of a boundary, moved out of a folded character."""
    origin = folded.view.start if step < 0 else folded.view.end
    while (place := origin(offset)) is None:
        offset += step
    return place
