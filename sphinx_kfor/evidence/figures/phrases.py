"""Words and signs looked for at one place of a text, each with what it stands for."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Generic, TypeVar

from sphinx_kfor.evidence.text.characters import UNSEEN, UNSPACED
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.scripts import has_unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")
#: What a phrase may begin or end with: a word, or a sign.
_EDGE = rf"(?:[{UNSPACED}]|[^\W\d_{UNSPACED}]+|[^\w\s]|\d+)"
_FIRST, _LAST = late(_EDGE), late(rf"{_EDGE}\Z")
#: Where a word begins and ends, in text that has letters of these scripts without spaces. Behind a word may
#: stand the raised figure of a note, also one that lost its place: `million3`.
_BEGINS_WORD = r"(?-i:(?<![^\W\d_%s]))"
_ENDS_WORD = rf"(?-i:(?![{UNSEEN}]*[^\W\d_\u00b2\u00b3\u00b9\u2070-\u2079%s]))"
#: No phrase with what stands around it is longer.
_REACH = 200


class Phrases(Generic[T]):
    """Phrases by what they stand for, found as whole words, the longest first.

    Args:
        meanings: what each phrase stands for; one that begins with `=` is found in its own case only.
    """

    def __init__(self, meanings: Mapping[str, T]) -> None:
        self.meanings = {phrase: what for phrase, what in meanings.items() if phrase.strip("= ")}

    def at(self, text: str, start: int) -> tuple[T, int] | None:
        """What the phrase that begins at a place stands for, and where it ends."""
        first = _FIRST.match(text, start)
        near = text[max(0, start - 1) : start + _REACH]
        known = self._by_first.get(first[0].lower(), near) if first else None
        match = known.match(text, start) if known else None
        return (self.of(match[0]), match.end()) if match else None

    def before(self, text: str, end: int, reach: int = 40) -> tuple[T, int] | None:
        """What the phrase that ends at a place stands for, and where it begins."""
        near = text[max(0, end - reach) : end]
        last = _FIRST.match(near[::-1])
        known = self._by_last.get(last[0][::-1].lower(), near) if last else None
        match = known.search(near) if known else None
        return (self.of(match[0]), end - len(match[0])) if match else None

    def of(self, phrase: str) -> T:
        """What a phrase stands for. Raises KeyError for one that is none of these."""
        plain = " ".join(phrase.replace("\u2019", "'").split())
        exact = self._exact.get(plain)
        return self._any_case[plain.lower()] if exact is None else exact

    def get(self, phrase: str) -> T | None:
        """What a whole text stands for; None if it is none of these."""
        try:
            return self.of(phrase)
        except KeyError:
            return None

    @cached_property
    def _exact(self) -> dict[str, T]:
        return {phrase[1:]: what for phrase, what in self.meanings.items() if phrase.startswith("=")}

    @cached_property
    def _any_case(self) -> dict[str, T]:
        return {phrase.lower(): what for phrase, what in self.meanings.items() if not phrase.startswith("=")}

    @cached_property
    def _by_first(self) -> _Lazy:
        return _Lazy(self.meanings, _FIRST, at_end=False)

    @cached_property
    def _by_last(self) -> _Lazy:
        return _Lazy(self.meanings, _LAST, at_end=True)


class _Lazy:
    """Patterns of the phrases that share a first or last word; of few words one is ever needed."""

    def __init__(self, phrases: Mapping[str, object], edge: re.Pattern[str], *, at_end: bool) -> None:
        self._phrases: dict[str, list[str]] = {}
        self._patterns: dict[tuple[str, str], re.Pattern[str]] = {}
        self._at_end = at_end
        for phrase in phrases:
            found = edge.search(phrase.removeprefix("="))
            if found:
                self._phrases.setdefault(found[0].lower(), []).append(phrase)

    def get(self, word: str, near: str) -> re.Pattern[str] | None:
        """The pattern of the phrases at whose edge a word stands.

        Args:
            word: the word.
            near: the text around; where no word is unspaced a pattern does that takes far less to compile.
        """
        if word not in self._phrases:
            return None
        unspaced = UNSPACED if has_unspaced(near) else ""
        if (word, unspaced) not in self._patterns:
            longest = sorted(self._phrases[word], key=lambda phrase: (-len(phrase.removeprefix("=")), phrase))
            edges = groupby(longest, key=lambda phrase: _edges(phrase.removeprefix("="), unspaced))
            pattern = "|".join(
                f"{before}(?:{'|'.join(map(_words, some))}){after}" for (before, after), some in edges
            )
            ends = rf"(?:{pattern})\Z" if self._at_end else rf"(?:{pattern})"
            self._patterns[word, unspaced] = re.compile(ends, re.IGNORECASE)
        return self._patterns[word, unspaced]


def _words(phrase: str) -> str:
    """The pattern of a phrase's words."""
    words = re.escape(phrase.removeprefix("=")).replace(r"\ ", r"\s+").replace("'", "['\u2019]")
    return f"(?-i:{words})" if phrase.startswith("=") else words


def _edges(phrase: str, unspaced: str) -> tuple[str, str]:
    """The patterns of what stands before and behind a phrase; to compile them costs more than its words."""
    before = _BEGINS_WORD % unspaced if phrase[0].isalpha() else ""
    after = _ENDS_WORD % unspaced if phrase[-1].isalnum() and not has_unspaced(phrase[-1]) else ""
    # `3,2 milioni l'anno` has no litres.
    elided = r"(?!['\u2019][^\W\d_])" if len(phrase) == 1 and phrase.isalpha() else ""
    return before, after + elided + r"(?!\d)" * phrase[-1].isdigit()
