"""Of what else a source says a figure; so that the page does not say it of what another figure is of.

Of *Men earn 3,200 crowns, women 2,700* the second figure is the first one's rival. Only rivals that count the
same are held against each other. Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.around import are_parted, around, content, told_together
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_kfor.evidence.figures.around import Around
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.languages import Language

#: So many words may tell two rivals apart on each side.
_MOST_APART = 4
#: So many figures before one, and behind it, may be its rivals.
_BESIDE = 6
#: So many words say of what a figure is, where all are another one's.
_SURE = 2
#: What is counted by is a round number; so long a word is before it at most.
_ROUND, _LONG = frozenset(map(Decimal, (10, 100, 1_000, 10_000, 100_000))), 24
#: How far around a figure what it is of may stand, in code points; so many places of a word are looked at.
_NEAR, _MOST = 240, 100


@dataclass(eq=False)
class Told:
    """A text with its figures.

    Attributes:
        text: the text.
        figures: its figures in order, which do not overlap.
        writing: how it writes them.
        all_part: whether words are parted by all figures, not only by those that count the same.
    """

    text: str
    figures: Sequence[Mention]
    writing: Notation
    all_part: bool = False
    _around: dict[tuple[int, bool], Around] = field(default_factory=dict, repr=False)

    def at(self, start: int) -> Mention | None:
        """The figure that begins at a place."""
        place = self._place(start)
        found = self.figures[place : place + 1]
        return found[0] if found and found[0].start == start else None

    def around(self, one: Mention, *, closed: bool = False) -> Around:
        """The words around one of its figures, up to those that count the same; see `around`."""
        if (one.start, closed) not in self._around:
            kept = self._comparable(one)
            found = around(self.text, kept, kept.index(one), self.writing, closed=closed)
            self._around[one.start, closed] = found
        return self._around[one.start, closed]

    def together(self, one: Mention) -> list[Mention]:
        """The figures that are said of the same as one of them, with this."""
        kept = self._comparable(one)
        first, last = told_together(self.text, kept, kept.index(one), self.writing)
        return kept[first : last + 1]

    def beside(self, one: Mention) -> Sequence[Mention]:
        """The figures around one of them, with this."""
        place = self._place(one.start)
        return self.figures[max(0, place - _BESIDE) : place + _BESIDE + 1]

    def with_all(self, words: frozenset[str]) -> Iterator[Mention]:
        """The figures near which all of some words stand; of very many places the first."""
        rare, text = max(words, key=lambda word: (len(word), word), default=""), _lowered(self.text)
        found = (match.start() for match in re.finditer(re.escape(rare), text)) if rare else ()
        done = 0
        for start in islice(found, _MOST):
            first, last = self._place(max(done, start - _NEAR)), self._place(start + _NEAR)
            for one in self.figures[first:last]:
                near = text[max(0, one.start - _NEAR) : one.end + _NEAR]
                if all(word in near for word in words):
                    yield one
            done = start + _NEAR

    def sentence(self, one: Mention) -> str:
        """The sentence of one of its figures."""
        start = sentence_start(self.text, one.start, self.writing.language)
        return self.text[start : sentence_end(self.text, one.end, self.writing.language)]

    def _place(self, start: int) -> int:
        return bisect_left(self.figures, start, key=lambda one: one.start)

    def _comparable(self, one: Mention) -> list[Mention]:
        return [other for other in self.beside(one) if other is one or self._is_beside(one, other)]

    def _is_beside(self, one: Mention, other: Mention) -> bool:
        """Whether two figures may count the same, and the other is not what is counted by: `per 1,000`."""
        if self.all_part:
            return True
        by = self.writing.language.words("ratios", "rate_words").plain
        before = self.text[max(0, other.start - _LONG) : other.start].lower().split()
        base = other.values <= _ROUND and not by.isdisjoint({*before[-1:], " ".join(before[-2:])})
        return may_count_same(one, other) and not base


@lru_cache(maxsize=8)
def _lowered(text: str) -> str:
    return text.lower() if len(text.lower()) == len(text) else text


def given_to_another(page: Told, figure: Mention, source: Told, one: Mention) -> bool | None:
    """Whether a page says a figure of that of which a source says another.

    Args:
        page: the page's text.
        figure: its figure.
        source: the source's text.
        one: the same figure there.

    Returns:
        None where the source's sentence has nothing in common with what the page says.
    """
    bounded = _class_of(page, figure)
    if bounded and bounded == _class_of(source, one):
        return False
    said, own = page.around(figure, closed=True), source.around(one)
    beside = {value for other in page.together(figure) for value in other.values} - figure.values

    def rivals(found: Iterable[Mention]) -> Iterator[_Rival]:
        for other in found:
            if other is not one and may_count_same(one, other) and beside.isdisjoint(other.values):
                yield _Rival(said, own, source.around(other), source, one, other)

    near = (rival for rival in rivals(source.beside(one)) if rival.is_near)
    if any(rival.is_meant for rival in near):
        return True
    sure = len(said.told) >= _SURE and not is_planned(page.sentence(figure), page.writing.language)
    if sure and any(rival.is_all_that_is_said for rival in rivals(source.with_all(said.told))):
        return True
    return False if said.told & {*content(source.sentence(one), source.writing)} else None


def _class_of(text: Told, figure: Mention) -> tuple[str, ...]:
    """What a figure only bounds a class of, and counts none of: `farms of | less than 20 hectares`."""
    noun, link, *_ = [*text.text[: figure.first].lower().split()[-2:], "", ""]
    linked = figure.bound and link in text.writing.language.words("prepositions").plain
    return (noun, link, figure.bound) if linked else ()


def is_planned(sentence: str, language: Language) -> bool:
    """Whether a sentence says that something may or should be, or is not."""
    return language.words("modals", "tenses", "negations").search(sentence.lower()) is not None


def may_count_same(one: Mention, other: Mention) -> bool:
    """Whether two figures may count the same."""
    units = one.unit == other.unit or not (one.unit or one.counted) or not (other.unit or other.counted)
    spelled = any(map(str.isdigit, other.text)) or not any(map(str.isdigit, one.text))
    return units and spelled and bool(one.kinds & other.kinds)


class _Rival(NamedTuple):
    """A figure that may count the same as one that the page says."""

    said: Around
    own: Around
    its: Around
    source: Told
    one: Mention
    other: Mention

    @property
    def is_near(self) -> bool:
        """Whether it stands in the paragraph of the one, and they are no parts of one: *6.2 per 1,000*."""
        first, last = sorted((self.one, self.other), key=lambda figure: figure.start)
        between = self.source.text[first.end : last.start]
        return "\n\n" not in between and are_parted(between, self.source.writing)

    @property
    def is_meant(self) -> bool:
        """Whether the page says the one of what this figure beside it is of."""
        said, own, its = self.said, self.own, self.its
        if said.counted and its.counted and own.counted and its.counted != own.counted:
            # What they count tells them apart, and no more than that.
            return said.counted == its.counted and own.counted not in said.words
        return (
            self._says_none_of_its_own
            or self._is_elsewhere
            or (self._is_in_sentence and (self._has_another_subject or self._is_of_its_year))
        )

    @property
    def is_all_that_is_said(self) -> bool:
        """Whether all that the page says is said of this figure: `The average wait is` for the worst."""
        said = self.said
        sure = said.told <= self.its.words and not said.told <= self.own.words
        return sure and bool(self._mine) and self._mine.isdisjoint(said.words)

    @property
    def _mine(self) -> frozenset[str]:
        return self.own.words - self.its.words

    @property
    def _is_in_sentence(self) -> bool:
        return self.source.sentence(self.one) == self.source.sentence(self.other)

    @property
    def _says_none_of_its_own(self) -> bool:
        """Whether of the few words that set two alike figures apart the page has none of the first one's."""
        said, own, its = self.said, self.own, self.its
        mine, theirs = self._mine, its.words - own.words
        if not own.counted:
            # `1,140 vacancies, down from 1,310`: the noun is not said again.
            theirs -= {its.counted}
        alike = own.words & its.words or (its.is_brief and own.is_brief)
        named = said.told & theirs & its.names and mine & own.names
        few = 0 < len(mine) <= _MOST_APART and 0 < len(theirs) <= _MOST_APART
        return bool(alike and said.told & theirs) and few and (named or mine).isdisjoint(said.words)

    @property
    def _is_elsewhere(self) -> bool:
        """Whether the page has it where this figure is, `in the capital`, and not where it is itself."""
        return any(self._is_instead(opener, first) for opener, first, *_ in self.its.places)

    def _is_instead(self, opener: str, first: str) -> bool:
        """Whether the page has what a preposition governs at this figure, and not what it governs there."""
        if first not in self.said.told or first in self.own.words:
            return False
        instead = {place[1] for place in self.own.places if place[0] == opener} - self.its.words
        placed = any(place[:2] == (opener, first) for place in self.said.places)
        return instead.isdisjoint(self.said.words) if instead else placed and not self._may_have(first)

    def _may_have(self, word: str) -> bool:
        """Whether a word stands before the one figure in its paragraph, which may be of it, too."""
        start = self.source.text.rfind("\n\n", 0, self.one.start) + 1
        return word in self.source.text[start : self.one.start].lower()

    @property
    def _has_another_subject(self) -> bool:
        """Whether the page begins with what only this is of: `Net debt stood` for `Gross debt stood`."""
        said, own, its = self.said, self.own, self.its
        if not (said.lead and own.lead) or said.lead[:1] != its.lead[:1] or said.words.isdisjoint(own.words):
            return False
        return said.lead[0] not in own.words and own.lead[0] not in said.words | its.words

    @property
    def _is_of_its_year(self) -> bool:
        """Whether the page says it of this figure's year: of 2024 in `96 in 2025, up from 71 in 2024`."""
        said, own, its = self.said.years, self.own.years, self.its.years
        return bool(own and said & its - own) and said.isdisjoint(own)
