"""Of what else a source says a figure; so that the page does not say it of what another figure is of.

Of *Men earn 3,200 crowns, women 2,700* the second figure is the first one's rival. Only rivals that count the
same are held against each other. Offsets are Unicode code points.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.around import are_parted, around, content, told_together
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start

if TYPE_CHECKING:
    from collections.abc import Sequence

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
#: How far around a figure what it is of may stand, in code points.
_NEAR = 240


class Told(NamedTuple):
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

    def around(self, one: Mention, *, closed: bool = False) -> Around:
        """The words around one of its figures, up to those that count the same."""
        kept = self._comparable(one)
        return around(self.text, kept, kept.index(one), self.writing, closed=closed)

    def together(self, one: Mention) -> list[Mention]:
        """The figures that are said of the same as one of them, with this."""
        kept = self._comparable(one)
        first, last = told_together(self.text, kept, kept.index(one), self.writing)
        return kept[first : last + 1]

    def _comparable(self, one: Mention) -> list[Mention]:
        at = self.figures.index(one)
        near = self.figures[max(0, at - _BESIDE) : at + _BESIDE + 1]
        return [other for other in near if other is one or self._is_beside(one, other)]

    def _is_beside(self, one: Mention, other: Mention) -> bool:
        """Whether two figures may count the same, and the other is not what is counted by: `per 1,000`."""
        if self.all_part:
            return True
        by = self.writing.language.words("ratios", "rate_words").plain
        before = self.text[max(0, other.start - _LONG) : other.start].lower().split()
        base = other.values <= _ROUND and not by.isdisjoint({*before[-1:], " ".join(before[-2:])})
        return may_count_same(one, other) and not base

    def sentence(self, one: Mention) -> str:
        """The sentence of one of its figures."""
        start = sentence_start(self.text, one.start, self.writing.language)
        return self.text[start : sentence_end(self.text, one.end, self.writing.language)]


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
    said, own = page.around(figure, closed=True), source.around(one)
    beside = {value for other in page.together(figure) for value in other.values} - figure.values
    planned = is_planned(page.sentence(figure), page.writing.language)
    for other in source.figures:
        if other is one or not may_count_same(one, other) or not beside.isdisjoint(other.values):
            continue
        near = _is_near(source, one, other)
        if near or (not planned and _has_all(source, other, said.told)):
            rival = _Rival(said, own, source.around(other), source, one, other)
            if (near and rival.is_meant) or (not planned and rival.is_all_that_is_said):
                return True
    return False if said.told & {*content(source.sentence(one), source.writing)} else None


def is_planned(sentence: str, language: Language) -> bool:
    """Whether a sentence says that something may or should be, or is not."""
    return language.words("modals", "tenses", "negations").search(sentence.lower()) is not None


def _is_near(source: Told, one: Mention, other: Mention) -> bool:
    """Whether two figures stand in one paragraph, and are no parts of one: *6.2 per 1,000*."""
    first, last = sorted((one, other), key=lambda figure: figure.start)
    if abs(source.figures.index(one) - source.figures.index(other)) > _BESIDE:
        return False
    between = source.text[first.end : last.start]
    return "\n\n" not in between and are_parted(between, source.writing)


def _has_all(source: Told, one: Mention, said: frozenset[str]) -> bool:
    """Whether all of some words stand near a figure."""
    near = source.text[max(0, one.start - _NEAR) : one.end + _NEAR].lower()
    return all(word in near for word in said)


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
        sure = len(said.told) >= _SURE and said.told <= self.its.words and not said.told <= self.own.words
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
        """Whether the page places it where this figure is, `in the capital`, and not where it is itself."""
        for opener, first, *_ in self.said.places:
            there = any(place[:2] == (opener, first) for place in self.its.places)
            if there and first not in self.own.words:
                counterparts = {place[1] for place in self.own.places if place[0] == opener} - self.its.words
                if counterparts or not self._may_have(first):
                    return counterparts.isdisjoint(self.said.words)
        return False

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
