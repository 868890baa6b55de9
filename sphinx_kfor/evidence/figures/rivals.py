"""Of what else a source says a figure; so that the page does not say it of what another figure is of.

Of *Men earn 3,200 crowns, women 2,700* the second figure is the first one's rival. Only rivals that count the
same are held against each other. Offsets are Unicode code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.afterthoughts import compared
from sphinx_kfor.evidence.figures.around import are_parted, content
from sphinx_kfor.evidence.figures.classes import as_class, class_of
from sphinx_kfor.evidence.figures.contraries import are_told_apart
from sphinx_kfor.evidence.figures.sayings import Saying
from sphinx_kfor.evidence.figures.told import may_count_same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.evidence.figures.around import Around
    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.figures.told import Told
    from sphinx_kfor.evidence.languages import Language

#: So many words may tell two rivals apart on each side.
_MOST_APART = 4
#: So far behind a figure a word may say that it is a difference, in code points.
_NEAR = 24
#: A preposition and the noun that it governs, before the name of that.
_NAMED = 2
#: So many words say of what a figure is, where all are another one's.
_SURE = 2


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
    differs = [
        compared(told.text[at.end : at.end + _NEAR], told.writing)
        for told, at in ((page, figure), (source, one))
    ]
    if differs[1]:
        return False if differs[0] else None  # `96 million, some 14 million | more than planned`
    said, own = page.around(figure, closed=True), source.around(one)
    beside = {value for other in page.together(figure) for value in other.values} - figure.values

    def rivals(found: Iterable[Mention]) -> Iterator[_Rival]:
        for other in found:
            if other is not one and may_count_same(one, other) and beside.isdisjoint(other.values):
                yield _Rival(said, own, source.around(other), source, one, other)

    def may_be(rival: _Rival) -> bool:
        with_it = {value for other in source.together(rival.other) for value in other.values}
        if not (beside.isdisjoint(with_it) and _may_be_class(page, figure, rival)):
            return False
        return not are_told_apart(Saying(page, figure), Saying(source, one), Saying(source, rival.other))

    near = (rival for rival in rivals(source.beside(one)) if rival.is_near)
    if any(rival.is_meant and may_be(rival) for rival in near):
        return True
    sure = len(said.told) >= _SURE and not is_planned(page.sentence(figure), page.writing.language)
    far = rivals(source.with_all(said.told)) if sure else ()
    if any(rival.is_all_that_is_said and may_be(rival) for rival in far):
        return True
    return False if said.told & {*content(source.sentence(one), source.writing)} else None


def _may_be_class(page: Told, figure: Mention, rival: _Rival) -> bool:
    """Whether the page may mean a rival; not one of another class than it says itself."""
    source, other = rival.source, rival.other
    own, its = class_of(Saying(source, rival.one)), as_class(source, other) or class_of(Saying(source, other))
    if own is None or its is None or own.is_same(its):
        return True
    said = class_of(Saying(page, figure))
    return said is None or not said.is_same(own)


def _class_of(text: Told, figure: Mention) -> tuple[str, ...]:
    """What a figure only bounds a class of, and counts none of: `farms of | less than 20 hectares`."""
    noun, link, *_ = [*text.text[: figure.first].lower().split()[-2:], "", ""]
    linked = figure.bound and link in text.writing.language.words("prepositions").plain
    return (noun, link, figure.bound) if linked else ()


def is_planned(sentence: str, language: Language) -> bool:
    """Whether a sentence says that something may or should be, or is not."""
    return language.words("modals", "tenses", "negations").search(sentence.lower()) is not None


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
        if not its.counted and said.counted == own.counted:
            mine -= {own.counted}
        if not self._is_in_sentence:
            # What its own sentence says elsewhere does not tell it from a figure of another.
            theirs -= {*content(self.source.sentence(self.one), self.source.writing)}
        alike = own.words & its.words or (its.is_brief and own.is_brief)
        named = said.told & theirs & its.names and mine & own.names
        few = 0 < len(mine) <= _MOST_APART and 0 < len(theirs) <= _MOST_APART
        return bool(alike and said.told & theirs) and few and (named or mine).isdisjoint(said.words)

    @property
    def _is_elsewhere(self) -> bool:
        """Whether the page has it where this figure is, `in the capital`, and not where it is itself."""
        return any(self._is_instead(*place[:2]) or self._is_other_of_name(place) for place in self.its.places)

    def _is_instead(self, opener: str, first: str) -> bool:
        """Whether the page has what a preposition governs at this figure, and not what it governs there."""
        if first not in self.said.told or first in self.own.words:
            return False
        instead = {place[1] for place in self.own.places if place[0] == opener} - self.its.words
        placed = any(place[:2] == (opener, first) for place in self.said.places)
        return instead.isdisjoint(self.said.words) if instead else placed and not self._may_have(first)

    def _is_other_of_name(self, place: tuple[str, ...]) -> bool:
        """Whether the page has it in this one of two that are called alike: `in the district of Brehm`."""
        named = [own[2] for own in self.own.places if own[:2] == place[:2] and len(own) > _NAMED]
        mine, its = {*named} - self.its.words, {*place[2:3]} - self.own.words
        return bool(mine and its) and its <= self.said.told and mine.isdisjoint(self.said.words)

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
