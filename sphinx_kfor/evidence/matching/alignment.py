"""Where a text is most like some words: the place with the least edits (Levenshtein).

The whole text is aligned with the words only where a cheaper search finds nothing. That search
looks for the longest words as they stand. Where one of them stands the others are looked for
around it, and the places that hold nearly as many of them as the best one are aligned. What it
misses is a passage with fewer edits in which none of the words looked for stands as it is.

All offsets are Unicode code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.text.characters import coded
from sphinx_kfor.evidence.text.folding import fold
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from sphinx_kfor.evidence.matching.haystack import Haystack
    from sphinx_kfor.evidence.text.folding import Folded

#: Below this similarity a passage is none.
LEAST_SIMILARITY = 0.55
#: Below this one there may be a better passage, which has fewer of the words as they stand.
_CLEAR = 0.7
#: Shorter texts are aligned whole, there is little to be won; and so are no more words than these: of
#: so few, one that is exchanged leaves too little to look for.
_SHORT_TEXT, _FEW_WORDS = 10_000, 4
_WORD = late(r"\w{3,}")
#: So many words are looked for everywhere, and more if no place holds this part of all words' letters.
_LEAST_WORDS, _ENOUGH = 2, 0.4
_MOST_WORDS = 12
#: A word says little about the place if it stands this often, and once more in so many characters.
_OFTEN, _MORE_OFTEN = 100, 25_000
#: A place that holds less than this part of the letters that the best one holds is not the nearest.
_NEARLY = 0.65
#: So many places are looked at; where there are more, the whole text is.
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
    most = int(len(wanted) * (1 - LEAST_SIMILARITY))
    words = _longest_words(wanted)
    searched = len(words) > _FEW_WORDS and len(haystack.text) >= _SHORT_TEXT
    places = _places(wanted, words, haystack) if searched else []
    parts = ((start, fold(haystack.text[start:end])) for start, end in places)
    found = [
        aligned
        for start, part in parts
        if (aligned := _align(wanted, part, coded(part.text, wanted), start, most))
    ]
    best = min(found, default=None)
    if best and best.distance <= len(wanted) * (1 - _CLEAR):
        return best
    text = haystack.folded_ascii if wanted.isascii() else coded(haystack.folded.text, wanted)
    return _align(wanted, haystack.folded, text, 0, best.distance if best else most)


def _places(wanted: str, words: list[tuple[str, int]], haystack: Haystack) -> list[tuple[int, int]]:
    """Stretches of the text that hold the most of the words as they stand; none if such are many."""
    text, around = haystack.text, len(wanted) // 2 + 32
    often = _OFTEN + len(text) // _MORE_OFTEN
    letters: dict[int, int] = {}
    for scanned, (word, at) in enumerate(words, 1):
        places = haystack.places(word, often)
        for place in places if len(places) < often else ():
            begin = place - at
            window = text[max(0, begin - around) : begin + len(wanted) + around]
            letters[begin] = sum(len(other) for other, _ in words if other in window)
        if scanned >= _LEAST_WORDS and max(letters.values(), default=0) >= len(wanted) * _ENOUGH:
            break
    return [
        (haystack.cut(begin - around), haystack.cut(begin + len(wanted) + around))
        for begin in _apart(letters, around)
    ]


def _longest_words(wanted: str) -> list[tuple[str, int]]:
    """The words, each once, with their places, the longest first."""
    words = {match[0]: match.start() for match in _WORD.finditer(wanted)}
    return sorted(words.items(), key=lambda word: -len(word[0]))[:_MOST_WORDS]


def _apart(letters: dict[int, int], around: int) -> list[int]:
    """Of places and how many letters of the words they hold those with most; none if they are many."""
    least = max(letters.values(), default=0) * _NEARLY
    apart: list[int] = []
    for begin in sorted(letters):
        if letters[begin] >= least and not (apart and begin - apart[-1] < around // 2):
            apart.append(begin)
    return apart if len(apart) <= _MOST_PLACES else []


def _align(wanted: str, folded: Folded, text: bytes, place: int, most: int) -> Aligned | None:
    """The best alignment, of at most so many edits, with a folded text, as coded, that begins at `place`."""
    import edlib  # noqa: PLC0415 (only for words that are not there)

    found = edlib.align(coded(wanted, wanted), text, mode="HW", task="locations", k=most)
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
