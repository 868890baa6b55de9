"""Which way something goes by a figure, or is so much more or less: `rose by | 12`, `| 8 per cent fewer`.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.figure import Notation

BREAK = re.compile(r"[.!?;]\s|\n\s*\n")
#: How far around a figure a word says that it counts down, in code points.
BEFORE, BEHIND = 48, 24


@dataclass(frozen=True)
class Turns:
    """Reads in one language which way figures go."""

    writing: Notation

    def changes(self, text: str, start: int) -> bool:
        """Whether a word before a place says that something rose or fell."""
        before = BREAK.split(text[max(0, start - BEFORE) : start])[-1].lower()
        return bool(self.writing.language.words("falls", "rises").search(before))

    def falls(self, text: str, start: int, end: int) -> bool:
        """Whether a word beside a figure says that something fell by it."""
        before, behind = text[max(0, start - BEFORE) : start], text[end : end + BEHIND]
        before, behind = BREAK.split(before)[-1], BREAK.split(behind)[0]
        falls = self.writing.language.words("falls")
        return bool(falls.search(before.lower()) or falls.search(behind.lower()))

    def turn(self, text: str, start: int) -> str:
        """Whether a word before a figure, or before *by* or *of*, says that it rose or fell by it."""
        found = self._turns.search(text, max(0, start - BEFORE), start)
        return str(found.lastgroup or "") if found else ""

    def turn_behind(self, text: str, end: int, *, share: bool) -> str:
        """Whether a figure is so much more than something, or less: `8 per cent fewer than a year ago`.

        Of a share nobody need say than what: by 4 per cent nothing is both higher and lower.
        """
        found = (self._higher if share else self._compared).match(text, end)
        return str(found.lastgroup or "") if found else ""

    @cached_property
    def _compared(self) -> re.Pattern[str]:
        words = self.writing.language.words
        # Romance languages have *of*, too: `un 40 % menos de lo previsto`.
        than = rf"(?:{words('comparisons', 'counterparts', 'genitives').alternatives})(?!\w)|qu['\u2019]"
        counted = r"(?:[^\S\n]+[^\W\d_]+){0,2}?"
        return re.compile(rf"{self._higher.pattern}{counted}\s+(?:{than})", re.IGNORECASE)

    @cached_property
    def _higher(self) -> re.Pattern[str]:
        ways = self._ways("higher_words", "lower_words")
        return re.compile(rf"\s+(?:[^\W\d_]{{2}}\s+)?{ways}(?![\w-])", re.IGNORECASE)

    @cached_property
    def _turns(self) -> re.Pattern[str]:
        words = self.writing.language.words
        between, by = words("turn_links", "genitives").alternatives, words("turn_links").alternatives
        changed = rf"\s+(?:{words('determiners').alternatives})(?:\s+[^\W\d_]+){{1,4}}?\s+(?:{by})"
        ways = self._ways("ups", "downs")
        return re.compile(rf"(?<!\w){ways}(?:\s+(?:{between})|{changed})?\s+\Z", re.IGNORECASE)

    def _ways(self, up: str, down: str) -> str:
        """A pattern for words that say that something is or goes `up`, or `down`, of these lists."""
        words = self.writing.language.words
        return rf"(?:(?P<up>{words(up).alternatives})|(?P<down>{words(down).alternatives}))"
