"""Words that bound a figure, before it or behind it: `up to | 12`, `| 12 or more`.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.gaps import gap
from sphinx_kfor.evidence.figures.phrases import Phrases
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: Kinds of bound; each is a list `bounds_…` of a language.
BOUNDS = ("above", "nearly", "barely", "even", "over", "from", "under", "to", "about")
#: Of these there are words, too, that stand behind a figure: lists `behind_…`.
_BEHIND = ("from", "to", "about")
#: Between the ends of a range, `dal 40 al 50`, and in bounds before a figure: `al massimo`, `à peine`.
_TO = frozenset({"a", "à", "al", "ai", "alle", "agli", "bis"})
#: Behind these a word is elided: `près d'un tiers`.
_ELIDED = ("'", "\u2019")
#: A number right behind a bound, which is its own; behind a comma it is another: `60 and over, | 6`.
_NUMBER_NEXT = late(r"(?!,\s)\W{0,3}\d")
#: Words before a figure that bound it only now and then: `from 12 ports`, `over the years`.
_NO_BOUND = frozenset({"from", "da", "ab"})
#: What is left where nothing is beyond a bound.
UNDENIED = {"over": "to", "above": "to", "under": "from"}
#: Before a time such a word may bound it, or say how long: `over three years`.
DURING = "during"
#: A figure of prose may be exactly so; or it is a limit, of which a source says *below* or *up to* that; or a
#: threshold, and what is said may lie on either side of it.
EXACT, LIMIT, THRESHOLD = "exact", "limit", "threshold"
_DURING = frozenset({"over", "oltre", "über", "within", "entro"})
_BARE = late(r"[^\W\d_]+")
_COMPARE = {"<": "under", ">": "over", "≤": "to", "≥": "from", "~": "about", "≈": "about", "±": "about"}
_COMPARED = late(r"([<>≤≥~≈])\s?=?\s?\Z")
REACH = 48


@dataclass(frozen=True)
class Bound:
    """A word that bounds a number: its kind, as it stands, and its place."""

    kind: str = ""
    word: str = ""
    start: int = -1
    end: int = -1


@dataclass(frozen=True)
class BoundWords:
    """The words of one language."""

    language: Language

    @cached_property
    def known(self) -> Phrases[str]:
        """Words that bound a figure."""
        words = {kind: self.language.words(f"bounds_{kind}").plain for kind in BOUNDS}
        return Phrases({word: kind for kind in reversed(BOUNDS) for word in words[kind]})

    @cached_property
    def _bounds_behind(self) -> Phrases[str]:
        """Words behind a figure that bound it."""
        words = self.language.words
        return Phrases({word: kind for kind in _BEHIND for word in words(f"behind_{kind}").plain})

    def bound(self, text: str, start: int, end: int, *, time: bool = False) -> Bound:
        """The bound of what stands between two places, before it or behind it."""
        near = text[max(0, start - REACH) : start]
        compared = _COMPARED.search(near)
        if compared:
            return Bound(_COMPARE[compared[1]], compared[1], start - len(near) + compared.start(), start)
        stripped = _without_contrast(near.rstrip(), self.language)
        if len(stripped) < len(near) or near.endswith(_ELIDED):
            found = self.known.before(text, start - len(near) + len(stripped), REACH)
            said = self._said_before(text, *found, start - len(near) + len(stripped)) if found else None
            if said and said.word.lower() not in _NO_BOUND:
                during = time and said.word.lower() in _DURING
                return replace(said, kind=DURING if during else said.kind, end=start)
        if text[end : end + 1] == "+" and not re.match(r"\+\s?\d", text[end : end + 3]):
            return Bound("from", "+", end, end + 1)
        here = gap(text, end)
        found = self.known.at(text, here) if here > end else None
        behind = found and any(joint in text[here : found[1]].lower().split() for joint in self._after_joints)
        next_one = found and (self._begins_next(text, here, found[1]) or _NUMBER_NEXT.match(text, found[1]))
        if found and behind and not next_one:
            return Bound(found[0], text[here : found[1]], here, found[1])
        return self._behind(text, end)

    def _behind(self, text: str, end: int) -> Bound:
        """A bound that stands behind its figure, not before the next: `40 at least`, `40, give or take`."""
        here = gap(text, end + (text[end : end + 2] == ", "))
        found = self._bounds_behind.at(text, here) if here > end else None
        if found is None or _NUMBER_NEXT.match(text, found[1]):
            return Bound()
        next_word = _BARE.match(text, gap(text, found[1]))
        numeral = next_word and next_word[0].lower() in self.language.words("numerals", "cardinals").plain
        return Bound() if numeral else Bound(found[0], text[here : found[1]], here, found[1])

    def _begins_next(self, text: str, start: int, end: int) -> bool:
        """Whether a bound behind a figure is the next one's: `40 men and more than 5 cats`."""
        word = re.compile(r"\w+\s+").match(text, start)
        longer = self.known.at(text, word.end()) if word else None
        return bool(longer and longer[1] > end)

    def _said_before(self, text: str, kind: str, start: int, end: int) -> Bound | None:
        """The bound between two places before a figure: of `and over 12` it is *over*."""
        word = text[start:end]
        joint, _, rest = word.partition(" ")
        if joint.lower() not in self._after_joints:
            return Bound(kind, word, start, end)
        known = self.known.get(rest)
        return Bound(known, rest, end - len(rest), end) if known else None

    @cached_property
    def _after_joints(self) -> frozenset[str]:
        """With these a bound stands behind its figure: `or more`, `and over`."""
        joints = self.language.words("ranges").plain | {"e", "o", "y", "ou", "et", "oder", "und", "or", "and"}
        return joints - _TO


def _without_contrast(words: str, language: Language) -> str:
    """Words without one at their end that only contrasts: `höchstens | aber 150`."""
    *_, last = ["", *_BARE.findall(words[-REACH:])]
    contrasts = language.words("contrasts", "turns").plain
    contrary = last and words.endswith(last) and last.lower() in contrasts
    return words[: -len(last)].rstrip() if contrary else words
