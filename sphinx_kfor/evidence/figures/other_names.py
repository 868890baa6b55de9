"""Whether a sentence gives a table's cell to another row or column than its own.

It does so where it names that one and not the cell's own: as what the figure is said of, `In Lusk | 2 were`,
`Inspection cost | 24.9`, or as what it counts, `| 31 consultants`. Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.times import times_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.languages import Language

#: So many words may stand between a name and its figure, and so few that are not small.
_MOST_WORDS, _FEW = 8, 1
#: So many letters of a word are the same in its forms; a word of so few says nothing.
_STEM, _SHORT = 5, 3
#: So many words before a figure set it against another: `from |`, `more than the |`.
_NEAR = 2
_TOKEN = re.compile(r"(?:1[89]|20)\d\d(?:\s?[-\u2013/]\s?\d\d)?(?![\w])|[^\W\d_]+|\S")
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = " \u00a3$\u20ac"
_POSSESSIVE = re.compile(r"['\u2019]s?(?!\w)")
_CLAUSE = re.compile(r"[;:\u2014\u2013()]\s?|(?<![\w.,])(?!(?:1[89]|20)\d\d(?!\d))\d[\d.,]*")
_TIGHT = re.compile(r"[-\u2010-\u2015\s]+")


@dataclass(frozen=True)
class Said:
    """What a page says around a figure.

    Attributes:
        earlier: the sentence before its own.
        before: the words of its sentence before it, behind any other value.
        behind: those behind it, before any other value.
        sentence: all of its sentence.
        language: the word lists of the page's language.
    """

    earlier: str
    before: str
    behind: str
    sentence: str
    language: Language

    @property
    def closing(self) -> str:
        """The words behind the figure, if nothing before it sets it against another."""
        led = {word.lower() for word in _WORD.findall(self.before)[-_NEAR:]}
        words = (
            self.language.words("time_partings", "comparisons").plain - self.language.words("ranges").plain
        )
        openers = self.language.words("range_openers").plain
        return "" if led & (words | openers) else self.behind

    def other(self, own: Iterable[str], names: Sequence[str], place: Names) -> str:
        """The name of another row, or column, to which the figure is given; empty for none.

        Args:
            own: the names of the rows, or columns, of the figure.
            names: all of them in the table.
            place: which names are such that a figure may be said of them.
        """
        own = [*own]
        if any(self._may_name(name) or place.is_total(name) for name in own):
            return ""
        stems = {stem for name in own for stem in _stems(name)}
        said = (name for name in dict.fromkeys(names) if name and _pattern(name).search(self.sentence))
        others = (name for name in said if not stems & _stems(name) and place.is_name(name))
        return next((name for name in others if self._is_of(name, place) or self._counts(name, place)), "")

    def _may_name(self, name: str) -> bool:
        """Whether the sentence, or that before it, has a word of a name."""
        return not _stems(name).isdisjoint(_stems(f"{self.earlier} {self.sentence}"))

    def _is_of(self, name: str, place: Names) -> bool:
        """Whether the figure is said of what is named.

        It is in `In Lusk, |`, `Lusk has |`, `Lusk's ports had |` and `the ports in Lusk had |`.
        """
        clause = self.before[max((match.end() for match in _CLAUSE.finditer(self.before)), default=0) :]
        named = _pattern(name).search(clause)
        placed = named is not None and place.is_place(name)
        if named is None or not (placed or (place.has_total and self._is_closed)):
            return False
        led = [token.lower() for token in _TOKEN.findall(clause[: named.start()])]
        opened = bool(led) and placed and led[-1] in _openers(self.language)
        if not opened and led and led[-1] not in _articles(self.language) and not led[-1][:1].isdigit():
            return False
        words = clause[named.end() :]
        if not all(token[0].isdigit() or token in _before_names(self.language) for token in led):
            counted = opened and not place.nouns.isdisjoint(_stems(led[-2]))
            return counted and self._leads(words, _FEW)
        owned = _POSSESSIVE.match(words)
        if owned:
            return not place.nouns.isdisjoint(_stems(words)) and self._leads(words[owned.end() :], _FEW + 1)
        return self._leads(words.removeprefix(",") if opened else words, _FEW + opened)

    @property
    def _is_closed(self) -> bool:
        """Whether nothing behind the figure says what else it is of: no `on mending`, no `of the quays`."""
        clause = re.split(r"[.,;:!?](?:\s|\Z)", self.behind)[0]
        tokens = [token.lower() for token in _TOKEN.findall(clause)]
        times = self.language.words("time_openers").plain
        free = self.language.words("prepositions").plain
        return not any(
            token in free and not (token in times and after[:1].isdigit())
            for token, after in pairwise([*tokens, ""])
        )

    def _leads(self, words: str, most: int) -> bool:
        """Whether words behind a name lead to the figure, and to nothing else that it may be of.

        They have a verb, `cost |`, and may have to whom, `cost the Agency |`, or what the name says of whom.
        """
        small = self.language.words("determiners").plain
        tokens = _TOKEN.findall(words.rstrip(_SIGNS))
        lower = [token.lower() for token in tokens]
        told = [token for token in lower if token.isalpha() and token not in _small(self.language)]
        to_whom = len(tokens) > 1 and lower[-2] in small and tokens[-1][0].isupper()
        parted = "," in tokens or not _parting(self.language).isdisjoint(lower)
        if parted or len(tokens) > _MOST_WORDS or len(told) - to_whom > most:
            return False
        governed = self.language.words("modals").search(" ".join(lower)) is not None
        last = lower[-1] if lower else ""
        reached = last in self.language.words("prepositions").plain and (
            len(told) > _FEW or not small.isdisjoint(lower)
        )
        return last not in small and not governed and not reached

    def _counts(self, name: str, place: Names) -> bool:
        """Whether what is named is what the figure counts: `| 31 consultants`."""
        behind = self.behind
        named = _pattern(name).match(behind, len(behind) - len(behind.lstrip()))
        return named is not None and behind[:1].isspace() and place.is_counted(name)


@dataclass(frozen=True)
class Names:
    """The names of a table's rows, or of its columns.

    Attributes:
        names: the names.
        nouns: the beginnings of the words of its title and other names, which say what is counted.
        text: the words of the source and of the page, which tell names of places from other words.
        writings: how the source writes figures, and its words; the same of the page.
    """

    names: Sequence[str]
    nouns: frozenset[str]
    text: str
    writings: tuple[Notation, Notation]

    def is_name(self, name: str) -> bool:
        """Whether a name says something of its own: no year, and neither *Total* nor *Other*."""
        words = [word.lower() for word in _WORD.findall(name)]
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

    def is_total(self, name: str) -> bool:
        """Whether a name takes others together: *Total*, *All ports*."""
        return not self._totals.isdisjoint(map(str.lower, _WORD.findall(name)))

    def is_place(self, name: str) -> bool:
        """Whether a name stands behind a preposition of place somewhere, and in lower case nowhere."""
        openers = frozenset().union(*(_openers(writing.language) for writing in self.writings))
        opened = rf"(?<!\w)(?i:{'|'.join(map(re.escape, sorted(openers)))})\s+{re.escape(name)}(?!\w)"
        lower = rf"(?<!\w){re.escape(name.lower())}(?!\w)"
        found = bool(openers) and re.search(opened, self.text) is not None
        return found and name != name.lower() and re.search(lower, self.text) is None

    @cached_property
    def _totals(self) -> frozenset[str]:
        return frozenset().union(*(writing.language.words("totals").plain for writing in self.writings))

    @cached_property
    def _grammar(self) -> frozenset[str]:
        return frozenset().union(*(writing.language.grammar for writing in self.writings))


def nouns_of(words: Iterable[str]) -> frozenset[str]:
    """The beginnings of the words of some names."""
    return frozenset().union(*map(_stems, words))


def _stems(text: str) -> set[str]:
    """The beginnings of a text's words."""
    return {word[:_STEM].lower() for word in _WORD.findall(text) if len(word) >= _SHORT}


@lru_cache(maxsize=512)
def _pattern(name: str) -> re.Pattern[str]:
    """A name as a whole, in any case and with any kind of dash."""
    words = r"[-\u2010-\u2015\s]+".join(re.escape(word) for word in _TIGHT.split(name.strip()))
    return re.compile(rf"(?<!\w){words}(?!\w|-)", re.IGNORECASE)


@lru_cache(maxsize=32)
def _openers(language: Language) -> frozenset[str]:
    return language.words("place_openers").plain


@lru_cache(maxsize=32)
def _articles(language: Language) -> frozenset[str]:
    """What may stand right before the name of what a verb is said of."""
    return language.words("determiners", "joints", "contrasts").plain


@lru_cache(maxsize=32)
def _before_names(language: Language) -> frozenset[str]:
    """What may stand before a name at the beginning of a clause."""
    lists = ("determiners", "joints", "contrasts", "place_openers", "time_openers")
    return language.words(*lists).plain | {","}


@lru_cache(maxsize=32)
def _small(language: Language) -> frozenset[str]:
    """Words that say nothing of what a figure is of."""
    return (
        language.grammar | language.words("determiners", "pronouns", "quantifiers", "focuses", "hedges").plain
    )


@lru_cache(maxsize=32)
def _parting(language: Language) -> frozenset[str]:
    """What begins something else between a name and a figure: a comparison, another clause."""
    lists = ("comparisons", "relatives", "subordinators", "joints", "contrasts", "time_partings")
    return language.words(*lists).plain - language.words("ranges", "range_openers").plain | {"and"}
