"""A list of words and phrases, and how it is looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What an entry may begin with.
_WORD = re.compile(r"\w+|[^\w\s]")


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
    def _by_first(self) -> dict[str, Words]:
        """The entries by their first word: a text has few of those, so few patterns are made and tried."""
        entries: dict[str, list[str]] = {}
        for entry in self.entries:
            first = _WORD.match(entry.removeprefix("="))
            if first:
                entries.setdefault(first[0].lower(), []).append(entry)
        return {first: Words(tuple(some)) for first, some in entries.items()}

    def begin_in(self, folded: str) -> bool:
        """Whether a folded text holds the first word of an entry."""
        return not self._by_first.keys().isdisjoint(_words_of(folded))

    def search(self, folded: str) -> re.Match[str] | None:
        """The first of the words in a folded text."""
        return next(self.finditer(folded), None)

    def finditer(self, folded: str) -> Iterator[re.Match[str]]:
        """Each of the words in a folded text, one behind the other."""
        done = 0
        for word in _WORD.finditer(folded) if self.begin_in(folded) else ():
            found = self._at(folded, word) if word.start() >= done else None
            if found:
                done = found.end()
                yield found

    def replaced(self, folded: str, other: str) -> str:
        """A folded text with something else for each of the words."""
        return self.pattern.sub(other, folded) if self.begin_in(folded) else folded

    def match(self, folded: str) -> re.Match[str] | None:
        """One of the words at the beginning of a folded text."""
        word = _WORD.match(folded)
        return word and self._at(folded, word)

    def _at(self, folded: str, word: re.Match[str]) -> re.Match[str] | None:
        entries = self._by_first.get(word[0].lower())
        return entries.pattern.match(folded, word.start()) if entries else None


@lru_cache(maxsize=256)
def _words_of(folded: str) -> frozenset[str]:
    """The words of a folded text: each list that is looked for in it asks for them."""
    return frozenset(_WORD.findall(folded.lower()))


def _alternative(entry: str) -> str:
    words = re.escape(entry.removeprefix("=")).replace(r"\ ", r"\s+")
    return f"(?-i:{words})" if entry.startswith("=") else words
