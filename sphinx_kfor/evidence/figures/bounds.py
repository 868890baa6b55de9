"""What bounds a figure of a running text: `up to | 12`, `| 12 ships or more`, `a threshold of | 12`.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.bound_words import EXACT, LIMIT, THRESHOLD, UNDENIED, Bound
from sphinx_kfor.evidence.figures.measures import is_time
from sphinx_kfor.evidence.figures.turns import turns_of

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.grammar import Head, Tail

#: A word behind a figure may say that it is exactly so: `6 per cent | exactly`.
_EXACT_BEHIND = re.compile(r"\s+([^\W\d_]+)")
_WORDS = re.compile(r"[^\W\d_]+")
_COUNTED = re.compile(r"[^\S\n]+[^\W\d_]{2,}(?=\s)")
_BREAK = re.compile(r"[.!?;]\s|\n\s*\n")
#: How far before a figure a word may bound it, in code points.
_BEFORE = 48
#: How far behind it a word may say that no more is allowed, in code points.
_BEHIND = 80
#: Among so many words before a bound a denial governs it.
_DENIED_WITHIN = 8
#: So far before a figure its clause may say that it is a limit.
_LIMIT_BEFORE = 24


@dataclass(frozen=True)
class Bounds:
    """Reads in one language what bounds figures."""

    writing: Notation

    def bound(self, text: str, head: Head, tail: Tail) -> Bound:
        """The bound before a figure or behind it, or behind what it counts: `12 ships or more`."""
        if tail.odd:
            return Bound("about", "", tail.end - 1, tail.end)  # it stands in the figure's text
        found = self.writing.grammar.bound(text, head.start, tail.end, time=is_time(tail.unit))
        found = found if found.kind else self._as_limit(text, head.start, tail.end)
        goal = found.end == head.start and found.word.lower() in self.writing.language.words("goals").plain
        if goal and turns_of(self.writing.language).changes(text, found.start):
            return Bound()  # as `hasta` in `bajó hasta 40`
        counted = _COUNTED.match(text, tail.end) if found.kind in {"", LIMIT, THRESHOLD} else None
        behind = self.writing.grammar.bound(text, counted.end(), counted.end()) if counted else found
        return behind if behind.kind and behind.start >= tail.end else found

    def meant(self, text: str, bound: Bound) -> str:
        """The kind of a bound before a figure; that of *none takes | more than* is `to`."""
        denied = bool(bound.kind) and self.denies(text, bound.start, bound.end)
        return UNDENIED.get(bound.kind, bound.kind) if denied else bound.kind

    def denies(self, text: str, start: int, end: int) -> bool:
        """Whether a denial governs a bound between two places: `nobody may wait | longer than`.

        Behind it *not* does so of what is allowed: `mehr als | 210 Euro darf sie nicht betragen`.
        """
        words = self.writing.language.words
        near = _BREAK.split(text[max(0, start - _BEFORE) : start])[-1].lower()
        near, denials = words("joints", "contrasts").pattern.split(near)[-1], words("negations", "denials")
        behind = _BREAK.split(text[end : end + _BEHIND])[0].lower()
        allowed = words("allowances").search(behind)
        forbidden = allowed is not None and denials.search(behind) is not None
        return forbidden or not denials.plain.isdisjoint(re.findall(r"\w+", near)[-_DENIED_WITHIN:])

    def _as_limit(self, text: str, start: int, end: int) -> Bound:
        """A word beside a figure that says that it is exactly so, or a limit: `a threshold of 12`."""
        near = _BREAK.split(text[max(0, start - _BEFORE) : start])[-1]
        words, exact = self.writing.language.words, self.writing.language.words("exact_words").plain
        said = _WORDS.findall(near.lower())
        # `exactement de | 6 %`
        said = said[:-1] if said and said[-1] in words("prepositions").plain else said
        if said and said[-1] in exact:
            return Bound(EXACT, said[-1], start - len(near) + near.lower().rfind(said[-1]), start)
        behind = _EXACT_BEHIND.match(text, end)
        if behind and behind[1].lower() in exact:
            return Bound(EXACT, behind[1], end, behind.end())
        # `limits the rise | to 4 per cent`
        governed = said[-1:] != _WORDS.findall(near.lower())[-1:]
        near = near[0 if governed else -_LIMIT_BEFORE :].lower()
        if words("thresholds").search(near):
            return Bound(THRESHOLD)
        return Bound(LIMIT) if words("limits").search(near) else Bound()
