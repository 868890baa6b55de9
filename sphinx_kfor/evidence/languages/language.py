"""The word lists of one language, and what can be told by them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from sphinx_kfor.evidence.languages.words import Words

Lists = dict[str, list[str]]
#: In a passage: how many words of grammar at least, and one in how many words.
_LEAST_GRAMMAR, _ONE_IN = 2, 5


@dataclass(frozen=True, eq=False)
class Language:
    """The word lists of one language; `en.toml` says what each is for.

    There is one object for each language, so that what is compiled of its lists can be kept by it.

    Attributes:
        tag: the primary subtag of its BCP 47 tag.
        lists: entries by the name of their list.
    """

    tag: str
    lists: Lists
    _words: dict[tuple[str, ...], Words] = field(default_factory=dict, repr=False)

    def words(self, *names: str) -> Words:
        """The words of some lists together."""
        known = self._words.get(names)
        if known is None:
            entries = (entry for name in names for entry in self.lists.get(name, []))
            known = self._words[names] = Words(tuple(entries))
        return known

    @cached_property
    def has_capital_nouns(self) -> bool:
        """Whether every noun has a capital, as in German, where adjectives are told by their endings."""
        return bool(self.words("adjective_endings").entries)

    @cached_property
    def initials(self) -> dict[str, str]:
        """Letters by their other case, where the language's rule is its own (`initials`: `iİ` in Turkish)."""
        pairs = [pair for pair in self.lists.get("initials", []) if len(pair) == 2]  # noqa: PLR2004
        return {pair[at]: pair[1 - at] for pair in pairs for at in (0, 1)}

    @cached_property
    def grammar(self) -> frozenset[str]:
        """Words that any text of the language has many of."""
        return self.words("references", "function_words", "prepositions").plain

    def is_read_in(self, words: str) -> bool:
        """Whether a passage may be in the language: so many of its words are words of grammar."""
        found = re.findall(r"[^\W\d_]+", words.lower())
        grammar = sum(word in self.grammar for word in found)
        return grammar >= max(_LEAST_GRAMMAR, len(found) / _ONE_IN)
