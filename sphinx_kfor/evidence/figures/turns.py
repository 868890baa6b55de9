"""Words that say that something goes up by a figure or to it, or down: `rose by |`, `| lower`, `fell to |`.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: How far around a figure such a word stands, in code points; and before one to which something went.
_BEFORE, _BEHIND, _FAR = 48, 24, 70
#: So many words stand between a turn and the figure to which something went.
_MOST_WORDS = 7
_BREAK = re.compile(r"[.!?;]\s|\n\s*\n")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Turns:
    """The words of one language; a turn is `up`, `down` or empty."""

    language: Language

    def by(self, text: str, start: int, end: int, *, share: bool) -> str:
        """Which way something goes by the figure between two places: `rose by |`, `| fewer than`.

        Of a share nobody need say than what it is higher: by 4 per cent nothing is both higher and lower.
        """
        found = self._before.search(text, max(0, start - _BEFORE), start)
        found = found or (self._higher if share else self._compared).match(text, end)
        if not found and self.language.words("nominative_cases").entries:
            found = self._parted(text, start, end)
        return str(found.lastgroup or "") if found else ""

    def _parted(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The verb of which something goes `um | 6 Prozent`: `gestiegen` behind, `stieg im Mai` before it."""
        led = self._led.search(text, max(0, start - _BEFORE), start)
        final = self._final.match(text, end) if led else None
        if final or not led:
            return final
        clause = re.split(r"[.,;:]\s", text[max(0, start - _FAR) : start])[-1]
        *_, found = [None, *self._any.finditer(clause)]
        return found if found and len(clause[found.end() :].split()) <= _MOST_WORDS else None

    def to(self, text: str, start: int, end: int) -> tuple[int, str] | None:
        """Where a clause says which way something goes to the figures between two places, and which.

        It says so before them, or right behind, as in German: `auf 58 Prozent | gestiegen`.
        """
        gap = _SPACE.match(text, end)
        behind = self._any.match(text, gap.end()) if gap else None
        if behind:
            return start, str(behind.lastgroup)
        clause = re.split(r"[.;:]\s", text[max(0, start - _FAR) : start])[-1]
        *_, found = [None, *self._any.finditer(clause)]
        if found is None or len(clause[found.end() :].split()) > _MOST_WORDS:
            return None
        return start - len(clause) + found.start(), str(found.lastgroup)

    def changes(self, text: str, start: int) -> bool:
        """Whether a word before a place says that something rose or fell."""
        before = _BREAK.split(text[max(0, start - _BEFORE) : start])[-1].lower()
        return bool(self.language.words("falls", "rises").search(before))

    def falls(self, text: str, start: int, end: int) -> bool:
        """Whether a word beside the figure between two places says that something fell by it."""
        before = _BREAK.split(text[max(0, start - _BEFORE) : start])[-1]
        behind = _BREAK.split(text[end : end + _BEHIND])[0]
        falls = self.language.words("falls")
        fell = (found.start() for found in falls.finditer(before.lower()))
        named = not self.language.has_capital_nouns  # with a capital it may be one: *Costa Baja*
        told = any(not (named and before[at].isupper() and before[:at].strip()) for at in fell)
        return told or bool(falls.search(behind.lower()))

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){self._ways('ups', 'downs')}(?!\w)", re.IGNORECASE)

    @cached_property
    def _before(self) -> re.Pattern[str]:
        words = self.language.words
        between, by = words("turn_links", "genitives").alternatives, words("turn_links").alternatives
        changed = rf"\s+(?:{words('determiners').alternatives})(?:\s+[^\W\d_]+){{1,4}}?\s+(?:{by})"
        ways = self._ways("ups", "downs")
        return re.compile(rf"(?<!\w){ways}(?:\s+(?:{between})|{changed})?\s+\Z", re.IGNORECASE)

    @cached_property
    def _led(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{self.language.words('turn_links').alternatives})\s+\Z", re.IGNORECASE)

    @cached_property
    def _final(self) -> re.Pattern[str]:
        # Only what is lower stands under something: `um 5 Prozent | über zwei Jahre gefallen`. A particle
        # ends a clause: `nahm um 5 Prozent | zu`, `ging um 5 Prozent | auf 6.120 zurück`.
        words = self.language.words
        ends, joints = r"(?!\s*\w)", words("joints").alternatives
        between = rf"(?:(?!(?:{joints})\s)(?:\d[\d.,]*\d|[^\s.,;:!?]+)\s+){{0,4}}?"
        up, down = (
            rf"(?:{words(*verbs).alternatives})(?!\w)|(?:{words(name).alternatives}){ends}"
            for verbs, name in ((("ups",), "up_particles"), (("downs", "bounds_under"), "down_particles"))
        )
        return re.compile(rf"\s+{between}(?:(?P<up>{up})|(?P<down>{down}))", re.IGNORECASE)

    @cached_property
    def _higher(self) -> re.Pattern[str]:
        ways = self._ways("higher_words", "lower_words")
        return re.compile(rf"\s+(?:[^\W\d_]{{2}}\s+)?{ways}(?![\w-])", re.IGNORECASE)

    @cached_property
    def _compared(self) -> re.Pattern[str]:
        # Romance languages have *of*, too: `un 40 % menos de lo previsto`.
        words = self.language.words("comparisons", "counterparts", "genitives").alternatives
        counted = r"(?:[^\S\n]+[^\W\d_]+){0,2}?"
        than = rf"{counted}\s+(?:(?:{words})(?!\w)|qu['\u2019])"
        return re.compile(self._higher.pattern + than, re.IGNORECASE)

    def _ways(self, up: str, *down: str) -> str:
        """A pattern for words that say that something is or goes `up`, or `down`, of these lists."""
        words = self.language.words
        return rf"(?:(?P<up>{words(up).alternatives})|(?P<down>{words(*down).alternatives}))"


@lru_cache(maxsize=32)
def turns_of(language: Language) -> Turns:
    """The words of a language, their patterns compiled once."""
    return Turns(language)
