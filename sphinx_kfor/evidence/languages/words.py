"""A list of words and phrases, and how it is looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Words:
    """A list of words and phrases, to be looked for in folded text."""

    entries: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches any whole word or phrase, in any case but for entries that begin with `=`."""
        if not self.entries:
            return re.compile(r"(?!)")
        return re.compile(rf"(?<!\w)(?:{self.alternatives})(?!\w)", re.IGNORECASE)

    @cached_property
    def alternatives(self) -> str:
        """The words for use in a larger pattern, the longest first."""
        longest_first = sorted(self.entries, key=lambda entry: (-len(entry), entry))
        return "|".join(map(_alternative, longest_first)) or r"(?!)"

    @cached_property
    def plain(self) -> frozenset[str]:
        """The words as a set."""
        return frozenset(entry.removeprefix("=") for entry in self.entries)

    @cached_property
    def _first(self) -> frozenset[str]:
        return frozenset(match[0] for entry in self.plain if (match := _WORD.search(entry)))

    def search(self, folded: str) -> re.Match[str] | None:
        """The first of the words in a folded text."""
        if self._first.isdisjoint(_WORD.findall(folded.lower())) and self._first:
            return None
        return self.pattern.search(folded)


def _alternative(entry: str) -> str:
    words = re.escape(entry.removeprefix("=")).replace(r"\ ", r"\s+")
    return f"(?-i:{words})" if entry.startswith("=") else words
