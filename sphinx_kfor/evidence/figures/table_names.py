"""The names of a table's rows or columns: which of them a sentence has, and of which a figure may be said.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.times import times_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.languages import Language

#: So many letters of a word are the same in its forms; a word of so few says nothing.
STEM, _SHORT = 5, 3
WORD = re.compile(r"[^\W\d_]+")
_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*\Z")
_TIGHT = re.compile(r"[-\u2010-\u2015\s]+")


@dataclass(frozen=True)
class Names:
    """The names of a table's rows, or of its columns.

    Attributes:
        names: the names.
        beside: its title and its other names, whose words say what is counted.
        texts: the words of the source and of the page, which tell names of places from other words.
        writings: how the source writes figures, and its words; the same of the page.
        alike: those of the names whose figures count the same for certain.
        grouped: whether some have a group's name before their own: `Lakes Women`.
    """

    names: tuple[str, ...]
    beside: tuple[str, ...]
    texts: tuple[str, ...]
    writings: tuple[Notation, Notation]
    alike: tuple[str, ...] = ()
    grouped: bool = False

    def said_in(self, sentence: str) -> list[str]:
        """The names that a sentence has as a whole."""
        words = dict.fromkeys(word.lower() for word in WORD.findall(sentence))
        found = (name for word in words for name in self._by_word.get(word, ()))
        return [name for name in found if pattern_of(name).search(sentence)]

    def is_said(self, name: str, sentence: str) -> bool:
        """Whether a sentence has a name as a whole, and not but in a longer one: *Sarn* of *Lower Sarn*."""
        longer = (one for one in self.said_in(sentence) if pattern_of(name).search(one) and one != name)
        for one in sorted(longer, key=len, reverse=True):
            sentence = sentence if pattern_of(one).search(name) else pattern_of(one).sub(" | ", sentence)
        return pattern_of(name).search(sentence) is not None

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        """The names by their first words."""
        names: dict[str, list[str]] = {}
        for name in dict.fromkeys(self.names):
            word = WORD.search(name)
            if word:
                names.setdefault(word[0].lower(), []).append(name)
        return names

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The beginnings of the words that say what is counted."""
        return frozenset().union(*map(stems, self.beside))

    @cached_property
    def denials(self) -> frozenset[str]:
        """Words such as *not*."""
        return frozenset().union(*(writing.language.words("denials").plain for writing in self.writings))

    @property
    def total_stems(self) -> frozenset[str]:
        """The beginnings of words such as *total*."""
        return frozenset(word[:STEM] for word in self._totals)

    def total_in(self, text: str) -> str:
        """The first word of a text that takes all together; empty for none."""
        return next((word for word in WORD.findall(text) if word[:STEM].lower() in self.total_stems), "")

    def is_name(self, name: str) -> bool:
        """Whether a name says something of its own: no year, and neither *Total* nor *Other*."""
        words = [word.lower() for word in WORD.findall(name)]
        told = [word for word in words if len(word) >= _SHORT and word not in self._grammar]
        return bool(told) and not self.is_total(name) and not times_in([name], self.writings[0])

    def is_counted(self, name: str) -> bool:
        """Whether a figure may count what is named: no unit does so, and no place."""
        units = (writing.grammar.units.at(name.lower(), 0) for writing in self.writings)
        return not any(units) and not self.is_place(name)

    @cached_property
    def has_total(self) -> bool:
        """Whether one of the names takes the others together, so that all of them count the same."""
        return any(map(self.is_total, self.names))

    def is_part(self, name: str) -> bool:
        """Whether a name is one of a part of what stands before it: *of which fares*."""
        return self.writings[0].language.words("part_names").match(name.lower()) is not None

    def stems_of_part(self, names: Iterable[str]) -> frozenset[str]:
        """The beginnings of the words that tell which parts some names are of."""
        openers = self.writings[0].language.words("part_names")
        return name_stems(openers.replaced(name.lower(), " ") for name in names)

    def counts_alike(self, name: str) -> bool:
        """Whether the figures of what is named count the same as the others."""
        return self.has_total or name in self.alike

    def is_total(self, name: str) -> bool:
        """Whether a name takes others together: *Total*, *All ports*."""
        return not self._totals.isdisjoint(map(str.lower, WORD.findall(name)))

    def is_like(self, name: str, own: Iterable[str]) -> bool:
        """Whether a name is one of a place, or of somebody, as those of the figure are."""
        own = [*own]
        return (
            self.is_place(name)
            or self.is_proper(name)
            or (self._is_capital(name) and bool(own) and all(map(self.is_place, own)))
        )

    def is_place(self, name: str) -> bool:
        """Whether a name stands behind a preposition of place somewhere, and in lower case nowhere."""
        openers = frozenset().union(*(place_openers(writing.language) for writing in self.writings))
        behind = rf"\s+{self._article}{re.escape(name)}(?!\w)"
        opened = rf"(?<!\w)(?i:{'|'.join(map(re.escape, sorted(openers)))}){behind}"
        return bool(openers) and self._stands(opened) and self._is_capital(name)

    def is_proper(self, name: str) -> bool:
        """Whether a name is one in sentences too, with a capital, and in lower case nowhere.

        A sentence of the page has it behind a word in lower case.
        """
        if any(writing.language.has_capital_nouns for writing in self.writings) or not self._is_capital(name):
            return False
        said = re.compile(rf"^(?!\s*\|)[^|\n]*(?<!\w){re.escape(name)}(?!\w)[^|\n]*$", re.MULTILINE)
        amid = re.compile(rf"(?<!\w)[^\W\d_A-Z]\w*\s{re.escape(name)}(?!\w)")
        return any(said.search(text) for text in self.texts[:1]) or any(map(amid.search, self.texts[1:]))

    @cached_property
    def _article(self) -> str:
        """A pattern for the article before a name, if a capital tells that from nouns: `in the East`."""
        languages = [writing.language for writing in self.writings]
        articles = frozenset().union(*(one.words("determiners").plain for one in languages))
        capital = any(one.has_capital_nouns for one in languages)
        return "" if capital else rf"(?:(?:{'|'.join(map(re.escape, sorted(articles)))})\s+)?"

    def _is_capital(self, name: str) -> bool:
        lower = rf"(?<!\w){re.escape(name.lower())}(?!\w)"
        return name != name.lower() and not self._stands(lower)

    def _stands(self, pattern: str) -> bool:
        return any(re.search(pattern, text) for text in self.texts)

    @cached_property
    def _totals(self) -> frozenset[str]:
        return frozenset().union(*(writing.language.words("totals").plain for writing in self.writings))

    @cached_property
    def _grammar(self) -> frozenset[str]:
        return frozenset().union(*(writing.language.grammar for writing in self.writings))


@lru_cache(maxsize=32)
def names_of(
    names: tuple[str, ...],
    beside: tuple[str, ...],
    texts: tuple[str, ...],
    writings: tuple[Notation, Notation],
    alike: tuple[str, ...] = (),
) -> Names:
    """The names of a table's rows or columns, read once for all figures of it; see `Names`."""
    return Names(names, beside, texts, writings, alike)


def stems(text: str, language: Language | None = None) -> set[str]:
    """The beginnings of a text's words; in a known language alike of one thing: *expen* of *spent*."""
    nouns = _nouns(language) if language else {}
    words = (word.lower() for word in WORD.findall(text) if len(word) >= _SHORT)
    return {nouns.get(word, word)[:STEM] for word in words}


@lru_cache(maxsize=32)
def _nouns(language: Language) -> dict[str, str]:
    """One word for each of the same thing that hides it: *Expenditure* of *spent*, *Men* of *male*."""
    entries = (entry.split("/") for entry in language.words("verb_nouns", "sex_names").entries)
    return {word: noun for noun, *others in entries for word in others}


@lru_cache(maxsize=32)
def sexes(language: Language) -> frozenset[str]:
    """The beginnings of the words for women and for men."""
    return frozenset(stems(" ".join(language.words("sex_names").entries), language))


def _bare(name: str) -> str:
    return _IN_BRACKETS.sub("", name) or name


def name_stems(names: Iterable[str], language: Language | None = None) -> frozenset[str]:
    """The beginnings of the words of names, without what they have in brackets at their ends; see `stems`."""
    return frozenset().union(*(stems(_bare(name), language) for name in names))


@lru_cache(maxsize=512)
def pattern_of(name: str) -> re.Pattern[str]:
    """A name as a whole, in any case and with any kind of dash, without what is in brackets at its end."""
    name = _bare(name)
    words = r"[-\u2010-\u2015\s]+".join(re.escape(word) for word in _TIGHT.split(name.strip()))
    return re.compile(rf"(?<!\w){words}(?!\w|-)", re.IGNORECASE)


@lru_cache(maxsize=32)
def place_openers(language: Language) -> frozenset[str]:
    """What stands before the name of a place."""
    return language.words("place_openers").plain
