"""The clause of a figure: what stands before it and behind it, and whether words lead to it or end with it.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.clause_words import (
    articles,
    before_names,
    bounds_behind,
    parting,
    shares,
    small_words,
    whole_links,
)
from sphinx_kfor.evidence.figures.table_names import STEM, WORD, pattern_of, stems

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.table_names import Names
    from sphinx_kfor.evidence.languages import Language

#: So many words may stand between a name and its figure, and so few that are not small.
MOST_WORDS, FEW = 8, 1
#: So many words before a figure set it against another: `from |`, `more than the |`.
NEAR = 2
#: So many words right beside a figure may tell which name it is of.
BESIDE = 3
TOKEN = re.compile(r"(?:1[89]|20)\d\d(?:\s?[-\u2013/]\s?\d\d)?(?![\w])|[^\W\d_]+|\S")
_A_YEAR = r"(?:1[89]|20)\d\d(?!\w)"
_SIGNS = " \u00a3$\u20ac"
#: Some words before a comma, or a word before what is no preposition.
_OPENING = re.compile(r"\s*(?:[^\W\d_]+\s){0,2}[^\W\d_]+(?=,)|\s*[^\W\d_]+\s[^\W\d_]+")
_CLAUSE = re.compile(r"[;:\u2014\u2013()]\s?|(?<![\w.,])(?!(?:1[89]|20)\d\d(?!\d))\d[\d.,]*")


@dataclass(frozen=True)
class Clause:
    """What a page says around a figure.

    Attributes:
        earlier: the sentence before its own.
        before: the words of its sentence before it, behind any other value.
        behind: those behind it, before any other value.
        sentence: all of its sentence.
        language: the word lists of the page's language.
        unit: the words that the figure itself has behind its number.
    """

    earlier: str
    before: str
    behind: str
    sentence: str
    language: Language
    unit: str = ""

    @property
    def closing(self) -> str:
        """The words behind the figure, if nothing before it sets it against another."""
        led = {word.lower() for word in WORD.findall(self.before)[-NEAR:]}
        words = (
            self.language.words("time_partings", "comparisons").plain - self.language.words("ranges").plain
        )
        openers = self.language.words("range_openers", "goal_nouns").plain
        return "" if led & (words | openers) else self.behind

    @cached_property
    def beside(self) -> str:
        """The few words right beside the figure that may be of it."""
        before = TOKEN.findall(self.before)[::-1]
        share = shares(self.language).match(self.behind)
        behind = TOKEN.findall(self.behind[share.end() if share else 0 :])
        # `der` is no relative without a comma
        ending = parting(self.language) - self.language.words("plan_names", "determiners").plain
        return " ".join(
            word
            for words in (before, behind)
            for word in takewhile(
                lambda word: word.isalpha() and word.lower() not in ending,
                words[: BESIDE + 1],
            )
        )

    @cached_property
    def opening(self) -> str:
        """What opens the figure's sentence, if it may say how all of it is meant: `Gross, it costs |`."""
        whole = self._is_first and self.clause == self.before
        found = _OPENING.match(self.clause) if whole else None
        words = [] if found is None else WORD.findall(found[0].lower())
        free = self.language.words("prepositions").plain
        return "" if words[-1:] and words[-1] in free else " ".join(words)

    @cached_property
    def tail(self) -> str:
        """The words right behind the figure, up to the next comma."""
        return re.split(r"[.,;:!?](?:\s|\Z)", self.behind)[0]

    @property
    def own_words(self) -> str:
        """What stands around the figure and belongs to no other of its sentence: `| of the young` alone."""
        joints = "|".join(map(re.escape, sorted(self.language.words("joints").plain)))
        parts = re.split(rf"[,;:]\s|(?<!\w)(?:{joints})(?!\w)", self.before)
        led = self.before if self._is_first else parts[-1]
        return f"{led} | {self.tail}"

    @property
    def _is_first(self) -> bool:
        """Whether no other figure stands before this in its sentence."""
        return self.sentence.lstrip().startswith(self.before.strip())

    @property
    def own_clause(self) -> str:
        """The words of the clause before the figure, without the time of another figure before them."""
        openers = self.language.words("time_openers").alternatives
        dated = rf"\s*(?:(?:{openers})\s+(?:{_A_YEAR})|\((?:{_A_YEAR})\))"
        return self.clause if self._is_first else re.sub(rf"\A{dated}", "", self.clause, flags=re.IGNORECASE)

    @cached_property
    def clause(self) -> str:
        """The words of the figure's clause before it."""
        clause = self.before[max((match.end() for match in _CLAUSE.finditer(self.before)), default=0) :]
        if not self.is_share:
            return clause
        # `en Lusk el | % de los barcos`
        words = clause.split(" ")
        articled = words[-1] == "" and words[-2:-1] != [] and words[-2].lower() in articles(self.language)
        return " ".join([*words[:-2], ""]) if articled else clause

    @property
    def is_share(self) -> bool:
        """Whether the figure is per cent."""
        return shares(self.language).match(self.unit or self.behind) is not None

    def is_share_of(self, name: str) -> bool:
        """Whether the figure is a share of what is named right behind it: `| per cent of the women smoke`."""
        share, of = shares(self.language).match(self.tail), whole_links(self.language)
        link = of.match(self.tail, share.end() if share else 0) if self.is_share else None
        return link is not None and pattern_of(name).match(self.tail, link.end()) is not None

    def is_subject(self, name: str) -> bool:
        """Whether the figure's clause begins with what is named, and a verb leads on: `Trawlers landed |`."""
        named = pattern_of(name).search(self.clause)
        led = [token.lower() for token in TOKEN.findall(self.clause[: named.start()])] if named else ["."]
        begins = all(token[0].isdigit() or token in before_names(self.language) for token in led)
        if named is None or not begins:
            return False
        words = bounds_behind(self.language).sub("", self.clause[named.end() :])
        reached = set(words.lower().split()[-1:]) & self.language.words("prepositions").plain
        return not reached and self.leads(words, FEW)

    def is_closed(self, place: Names) -> bool:
        """Whether nothing behind the figure says what else it is of: no `on mending`, no `of the quays`."""
        share = shares(self.language).match(self.tail)
        tail = self.tail[share.end() :] if share else self.tail
        small = self.language.words("determiners").plain
        tokens = [token for token in map(str.lower, TOKEN.findall(tail)) if token not in small]
        times = self.language.words("time_openers").plain
        free = self.language.words("prepositions").plain
        every = self.language.words("whole_words").plain
        return not any(
            token in free
            and not (token in times and after[:1].isdigit())
            and after not in every
            and place.nouns.isdisjoint(stems(after))
            for token, after in pairwise([*tokens, ""])
        )

    def leads(self, words: str, most: int, nouns: frozenset[str] = frozenset()) -> bool:
        """Whether words behind a name lead to the figure, and to nothing else that it may be of.

        They have a verb, `cost |`, and may have to whom, `cost the Agency |`, or what the name says of whom;
        and any of the nouns that say what is counted.
        """
        small = self.language.words("determiners").plain
        tokens = TOKEN.findall(bounds_behind(self.language).sub("", words.rstrip(_SIGNS)))
        lower = [token.lower() for token in tokens]
        led = self.language.words("prepositions").plain - parting(self.language)
        if self.is_share and lower and lower[-1] in led:
            tokens, lower = tokens[:-1], lower[:-1]  # `la tasa fue del | %`
        if lower and lower[-1] in self.language.words("comitatives").plain:
            tokens, lower, most = tokens[:-1], lower[:-1], most + 1  # `came first with |`
        told = [token for token in lower if token.isalpha() and token not in small_words(self.language)]
        taken = self.language.words("totals").plain  # `spent on average |`
        told = [token for token in told if token[:STEM] not in nouns and token not in taken]
        to_whom = len(tokens) > 1 and lower[-2] in small and tokens[-1][0].isupper()
        # `die` is no relative without a comma
        parted = "," in tokens or not (parting(self.language) - small).isdisjoint(lower)
        if parted or len(tokens) > MOST_WORDS or len(told) - to_whom > most:
            return False
        governed = self.language.words("modals").search(" ".join(lower)) is not None
        last = lower[-1] if lower else ""
        counted = any(token[:STEM] in nouns for token in lower[-NEAR:-1])  # `an average premium of |`
        reached = last in self.language.words("prepositions").plain and not counted
        reached = reached and (len(told) > FEW or not small.isdisjoint(lower))
        return last not in small and not governed and not reached
