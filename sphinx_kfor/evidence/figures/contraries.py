"""Words of which a figure has one, and its contrary says another: *gross* and *net*, *for* and *against*.

The nearest word is the figure's: of `61 were upheld, the rest dismissed` that is *upheld*.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.around import before_joint, behind_joint, parting
from sphinx_kfor.evidence.figures.sayings import root
from sphinx_kfor.evidence.figures.table_names import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.figures.sayings import Saying
    from sphinx_kfor.evidence.languages import Language

#: What is said by a word or a few: the beginnings of these.
_Phrases = tuple[tuple[str, ...], ...]


class _Near(NamedTuple):
    """The word of a pair that stands nearest to a figure: of which side it is, and as it stands."""

    side: int
    word: str


def of_the_contrary(here: Saying, there: Saying) -> str:
    """What is told of a figure that its source says of the contrary, and not of that; or nothing."""
    denials = here.writing.language.words("negations")
    if any(denials.search(one.sentence.lower()) for one in (here, there)):
        return ""  # `did not approve it: | 31` to 26 is what rejected it
    page = _tokens(here.sentence)
    for pair in _contraries(here.writing.language):
        mine = _nearest(here, pair)
        theirs = _nearest(there, pair) if mine else None
        if mine and theirs and mine.side != theirs.side and not _has(page, pair[theirs.side]):
            return f"is said of what is '{mine.word}' here, and of what is '{theirs.word}' in its source"
    return ""


def are_told_apart(here: Saying, there: Saying, other: Saying) -> bool:
    """Whether a page says what its source does of a figure, and the contrary of another."""
    for pair in _contraries(here.writing.language):
        mine = _nearest(here, pair)
        theirs = _nearest(there, pair) if mine else None
        if mine and theirs and mine.side == theirs.side:
            its = _nearest(other, pair)
            return its is not None and its.side != mine.side
    return False


def _nearest(saying: Saying, pair: tuple[_Phrases, _Phrases]) -> _Near | None:
    """The word of a pair nearest to a figure, up to the figures beside it; behind it before those ahead."""
    before, behind = saying.told.beside_in_sentence(saying.figure)
    # What sets two figures against each other is of neither: `44 | against | 31`.
    said = before_joint(saying.behind, saying.writing) if behind else saying.behind
    words = WORD.findall(parting(saying.writing.language).split(said)[0])
    led = WORD.findall(behind_joint(saying.before, saying.writing) if before else saying.before)[::-1]
    for at, _ in enumerate(zip_longest(words, led)):
        for some, turned in ((words, False), (led, True)):
            for side, phrases in enumerate(pair):
                found = _phrase_at(some, at, phrases, turned=turned)
                if found:
                    return _Near(side, found)
    return None


def _phrase_at(words: Sequence[str], at: int, phrases: _Phrases, *, turned: bool) -> str:
    """The phrase that begins at one of some words, or, where these are turned round, ends there."""
    for phrase in phrases:
        said = words[at : at + len(phrase)]
        said = [*reversed(said)] if turned else said
        if len(said) == len(phrase) and all(map(_is_form, said, phrase)):
            return " ".join(said).lower()
    return ""


def _is_form(word: str, beginning: str) -> bool:
    return root(word) == beginning


def _has(words: Sequence[str], phrases: _Phrases) -> bool:
    return any(_phrase_at(words, at, phrases, turned=False) for at in range(len(words)))


def _tokens(text: str) -> list[str]:
    return WORD.findall(text)


@lru_cache(maxsize=32)
def _contraries(language: Language) -> tuple[tuple[_Phrases, _Phrases], ...]:
    """Phrases that say something, with those that say the contrary: `upheld, granted/dismissed, refused`."""
    pairs = (entry.split("/") for entry in language.words("contraries").entries)
    return tuple((_phrases(first), _phrases(second)) for first, second in pairs)


def _phrases(said: str) -> _Phrases:
    return tuple(tuple(map(root, WORD.findall(one))) for one in said.split(","))
