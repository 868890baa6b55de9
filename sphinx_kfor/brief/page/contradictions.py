"""Figures of a page that its sources have, and of which they say something else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from sphinx_kfor.brief.page.figure_pairs import Fault
from sphinx_kfor.evidence.extracts.mentions import MentionRequest, agreeing, of_its_time
from sphinx_kfor.evidence.figures.around import content
from sphinx_kfor.evidence.figures.counted_nouns import counts_another, noun_behind
from sphinx_kfor.evidence.figures.in_sentences import InSentences
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.figures.rates import rate_behind, rate_left_out
from sphinx_kfor.evidence.figures.rivals import given_to_another
from sphinx_kfor.evidence.figures.said_otherwise import said_otherwise
from sphinx_kfor.evidence.figures.sayings import Saying
from sphinx_kfor.evidence.figures.times import named
from sphinx_kfor.evidence.figures.told import Told
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kfor.brief.page.held_cells import HeldCells
    from sphinx_kfor.evidence.annotations.annotation import Annotation
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.figures.periods import Said as Time
    from sphinx_kfor.evidence.sources.source import Source

#: So many figures of a source that are alike are looked at.
_MOST_ALIKE = 50


@dataclass(frozen=True)
class Contradictions:
    """What the sources that a block cites say otherwise of figures that they have.

    Attributes:
        text: the block's text.
        writing: how the page writes figures.
        sources: the sources that are cited; where the text of one is not here, nothing is said.
        held: what holds the block's figures to the names of a table.
        remark: whether it is what the author says of cells, as a new name of a column is.
    """

    text: str
    writing: Notation
    sources: Sequence[Source]
    held: HeldCells
    remark: bool = False

    def of_value(self, mention: Mention, rate: str, rests: Sequence[Annotation]) -> Iterator[Fault]:
        """What is wrong with a figure that stands in a value, with the words around it.

        Args:
            mention: the figure.
            rate: the time that the page makes it a rate by.
            rests: what the value rests on.
        """
        if not self._are_here:
            return
        if rate or mention.turn:
            yield from self._of_another_sense(mention, rate)
        plain = MentionRequest.of("", replace(mention, turn=""))
        found = self._alike(plain)
        yield from self._of_another_count(mention, found)
        own = [one for one in found if _is_in(one, rests)]
        otherwise = [*self._said_otherwise(mention, own, value=True)]
        yield from otherwise or self._of_another_thing(mention, own)

    def of_typed(self, mention: Mention, wanted: MentionRequest) -> Iterator[Fault]:
        """What is wrong with a figure that is typed, and that a source has."""
        if not self._are_here:
            return
        found = self._alike(wanted)
        yield from self._of_another_count(mention, found)
        if not self.remark:
            otherwise = [*self._said_otherwise(mention, found, value=False)]
            yield from otherwise or self._of_another_thing(mention, found)
        yield from self._of_anothers_time(mention, wanted.times, found)
        if found and not self.remark:
            yield from self._of_a_rate(mention, found)
            yield from self._of_another_row(mention, found)

    @cached_property
    def _page(self) -> Told:
        return Told(self.text, Reader(self.writing).mentions(self.text), self.writing)

    @property
    def _are_here(self) -> bool:
        return all(source.is_here for source in self.sources)

    def _alike(self, wanted: MentionRequest) -> list[tuple[Source, Mention]]:
        """The figures of the sources that say what is wanted."""
        return [
            (source, one)
            for source in self.sources
            for one in islice(agreeing(wanted, source.figures), _MOST_ALIKE)
        ]

    def _of_another_sense(self, mention: Mention, rate: str) -> Iterator[Fault]:
        """A value that the page makes a rate by a time, or lets fall where it rose."""
        plain = MentionRequest.of("", replace(mention, turn=""))
        wanted = replace(plain, rate=rate, turn=mention.turn)
        figures = [source.figures for source in self.sources]
        if any(of_its_time(wanted, one) for one in figures):
            return
        if any(of_its_time(plain, one) for one in figures):
            by = f"by the {rate.partition('-')[2]}" if rate else f"that goes {mention.turn}"
            said = " ".join(mention.text.split())
            yield Fault(f"'{said}' is no figure {by} in its source", mention.text, mention.start)

    def _of_another_count(self, mention: Mention, found: Sequence[tuple[Source, Mention]]) -> Iterator[Fault]:
        """What a source counts otherwise: *12 families* of its 12 persons."""
        noun = noun_behind(self.text, mention)
        if not noun or not found:
            return
        if all(
            counts_another(noun, self.writing, one, source.document.seen, source.notation)
            for source, one in found
        ):
            said, there = f"{mention.text} {noun}", found[0][1]
            of = f"in a table '{there.above}'" if there.tabular else "of others"
            told = f"'{said}' is '{there.text}' {of} in its source, which counts something else"
            yield Fault(told, said, mention.start)

    def _said_otherwise(
        self, mention: Mention, found: Sequence[tuple[Source, Mention]], *, value: bool
    ) -> Iterator[Fault]:
        """What the page says of a figure, by each boat or of all, that no source says of it."""
        own = self._page.at(mention.start)
        there = [(source.figures.told, source.figures.told.at(one.start)) for source, one in found]
        known = [Saying(told, one) for told, one in there if one is not None]
        if own and len(known) == len(found) and not any(one.tabular for _, one in found):
            told = said_otherwise(Saying(self._page, own), known, value=value)
            if told:
                yield Fault(f"'{' '.join(mention.text.split())}' {told}", mention.text, mention.start)

    def _of_another_thing(self, mention: Mention, found: Sequence[tuple[Source, Mention]]) -> Iterator[Fault]:
        """What is said of that of which a source says another figure: *women earn* for *men earn*."""
        own, said = self.writing.language, self._page.at(mention.start)
        if not said or any(source.notation.language is not own for source, _ in found):
            return
        given: list[str] = []
        for source, one in found:
            if one.tabular and self._may_be_of(mention, one):
                return
            if one.tabular:
                continue
            told = source.figures.told
            there = told.at(one.start)
            another = there and given_to_another(self._page, said, told, there)
            if another is False or there is None:
                return
            given += [" ".join(told.sentence(there).split())] if another else []
        if given:
            message = f"'{mention.text}' is said of something else in its source: '{given[0]}'"
            yield Fault(message, mention.text, mention.start)

    def _may_be_of(self, mention: Mention, cell: Mention) -> bool:
        """Whether a cell's row, or no other, is named in a figure's sentence."""
        sentence = {*content(self._page.sentence(mention), self.writing)}
        row = {*content(cell.beside, self.writing)}
        return not row or not row.isdisjoint(sentence)

    def _of_a_rate(self, mention: Mention, found: Sequence[tuple[Source, Mention]]) -> Iterator[Fault]:
        """What a source says by a time, unit or number, `8,900 dollars a tonne`, and the page does not."""
        if rate_behind(self.text, mention.end, self.writing):
            return
        rates = [
            rate_left_out(self.text, source.document.seen, one.end, source.notation, self.writing)
            for source, one in found
            if not one.tabular and not _is_yearly_count(source, one)
        ]
        if len(rates) == len(found) and all(rates):
            told = f"'{mention.text}' is '{rates[0]}' in its source"
            yield Fault(told, mention.text, mention.start)

    @staticmethod
    def _of_anothers_time(
        mention: Mention, times: frozenset[Time], found: Sequence[tuple[Source, Mention]]
    ) -> Iterator[Fault]:
        """The time of the figure against which a source sets this: *2.1 per cent, down from 3.4 in 2023*."""
        others = [_set_against(source, one, times) for source, one in found] if times else []
        if others and all(others):
            told = f"'{mention.text}' is said of {named(times)} here, of which its source has '{others[0]}'"
            yield Fault(told, mention.text, mention.start)

    def _of_another_row(self, mention: Mention, found: Sequence[tuple[Source, Mention]]) -> Iterator[Fault]:
        """What its sentence gives to another row or column of the only table that has it."""
        (source, _), *others = found
        if all(one.tabular for _, one in found) and all(other is source for other, _ in others):
            place = Span(mention.start, mention.end)
            told = self.held.fault_of_typed(place, source, [one for _, one in found])
            if told:
                yield Fault(told, mention.text, mention.start)


def _is_yearly_count(source: Source, mention: Mention) -> bool:
    """Whether it counts things by the year, as statistics do without a word of it: `110 births a year`."""
    by = rate_behind(source.document.seen, mention.end, source.notation)
    return by == "duration-year" and not mention.kinds - {""}


def _set_against(source: Source, one: Mention, times: frozenset[Time]) -> str:
    """The figure beside one in a source that is of some times, of which that is none; empty for none."""
    text, figures, writing = source.document.seen, source.figures, source.notation
    if one.tabular or figures.times_of(one):
        return ""
    there = figures.told.at(one.start)
    near = figures.told.beside(there) if there else []
    place = near.index(there) if there else 0
    for other in near[max(0, place - 1) : place + 2]:
        later = max((one, other), key=lambda figure: figure.start)
        beside = sentence_start(text, one.start, writing.language) <= other.start
        beside = beside and other.start < sentence_end(text, one.end, writing.language)
        apart = other.start != one.start and beside and InSentences(writing).is_counterpart(text, later.first)
        if apart and one.kinds & other.kinds and times <= figures.times_of(other):
            return " ".join(other.text.split())
    return ""


def _is_in(found: tuple[Source, Mention], rests: Sequence[Annotation]) -> bool:
    """Whether a figure of a source stands where a value is cut from."""
    source, one = found
    return any(
        target.position.start < one.end and one.start < target.position.end
        for annotation in rests
        if annotation.source == source.id
        for target in annotation.targets
    )
