"""What figures of a sentence count that only one of them says: `14.2 per cent, up from | 12.8`.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.grammar import PERCENT, PERMILLE, POINTS
from sphinx_kfor.evidence.figures.turns import turns_of

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.mention import Mention

_BREAK = re.compile(r"[.!?;]\s|\n\s*\n")
_SHARES = frozenset({PERCENT, PERMILLE, POINTS})
_THOUSAND = Decimal(1000)
_ROUND = frozenset({Decimal(10), Decimal(100), _THOUSAND})
#: So far before a figure what it is a part of is said, in code points.
_BEHIND = 24
#: So far before a figure a word sets it against the last one; so many words part two that count the same.
_LONG_BEFORE, _JOINED = 40, 4


@dataclass(frozen=True)
class InSentences:
    """Reads in one language what figures of a sentence have in common."""

    writing: Notation

    def shared(self, text: str, found: list[Mention]) -> list[Mention]:
        """The same, with what is named once in a sentence: a currency for its next figures with a scale.

        Per cent is for the figure that is set against the last one: *14.2 per cent, up from 12.8*.
        """
        code, share, of_each, last, scale = "", "", "", 0, Decimal(1)
        for at, one in enumerate(found):
            ends = _BREAK.search(text, last, one.start) if code or share else None
            code = "" if ends else code
            share = "" if ends and ends[0][0] != ";" else share
            bare = one.kinds == {""} and not one.unit and not one.counted
            goes = bool(one.bound) and turns_of(self.writing.language).changes(
                text, one.first
            )  # *at 141 per cent … to fall below 130*
            joined = at > 0 and self._is_joined(text[last : one.start])
            set_against = goes or joined or self.is_counterpart(text, one.start)
            if share and bare and one.factor == 1 and set_against:
                found[at] = replace(one, kinds=one.kinds | {share})
            elif code and bare and one.factor == 1 < scale and self.is_counterpart(text, one.start):
                # `6 Millionen Euro statt der geplanten | 2,5`
                values = frozenset(value * scale for value in one.values)
                found[at] = replace(one, kinds=one.kinds | {code}, values=values, factor=scale)
            elif not bare:
                share = next(iter(one.kinds & _SHARES), "")
            named = next((kind for kind in sorted(one.kinds) if len(kind) == 3), "")  # noqa: PLR2004 (ISO 4217)
            if named:
                code, scale = named, one.factor
            elif code and bare and one.factor >= _THOUSAND:
                found[at] = replace(one, kinds=one.kinds | {code})
            elif of_each and one.kinds == {""} and not one.unit:
                found[at] = replace(one, kinds=one.kinds | {of_each})
            of_each = named if named and self._is_round_base(text, one) else ""
            last = one.end
        for at, (one, other) in enumerate(pairwise(found)):
            kinds = other.kinds & _SHARES
            if kinds and one.kinds == {""} and not one.unit and self._is_shared(text[one.end : other.start]):
                found[at] = replace(one, kinds=one.kinds | kinds)
        return found

    def is_counterpart(self, text: str, start: int) -> bool:
        """Whether a word before a figure sets it against the last one: `up from 12.8`, `against 45`."""
        return self._counterparts.search(text, max(0, start - _LONG_BEFORE), start) is not None

    @cached_property
    def _counterparts(self) -> re.Pattern[str]:
        words = self.writing.language.words
        said, articles = words("counterparts").alternatives, words("determiners").alternatives
        described = rf"(?:\w+\s+){{0,3}}?(?!(?:{words('genitives').alternatives})\s)\w+\s+"
        return re.compile(rf"(?<!\w)(?:{said})\s+(?:(?:{articles})\s+{described})?\Z", re.IGNORECASE)

    def _is_shared(self, between: str) -> bool:
        """Whether the next figure says what both count: `at 41.3 and spending at 44.9 per cent`."""
        words = between.lower().split()
        joints = self.writing.language.words("number_joints", "ranges").plain
        return 0 < len(words) <= _JOINED and words[0] in joints and not set(between) & set(".;:!?")

    def _is_joined(self, between: str) -> bool:
        """Whether the last figure says what this counts as well: `13.2 per cent in 2022 and | 11.5`."""
        words = between.lower().split()
        joints = self.writing.language.words("number_joints").plain
        return 1 < len(words) <= _JOINED and words[-1] in joints and not set(between) & set(".;:!?,")

    def _is_round_base(self, text: str, one: Mention) -> bool:
        """Whether the next figure is a part of this: of `of every 100 euros, 63` these are euros too."""
        words = self.writing.language.words("ratios").alternatives
        near = text[max(0, one.start - _BEHIND) : one.start]
        return (
            one.values <= _ROUND and re.search(rf"(?<!\w)(?:{words})\s+\Z", near, re.IGNORECASE) is not None
        )
