"""A block of a page, and which of its figures no source cited there has."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.page.around_values import MEND, AroundValues
from sphinx_kfor.brief.page.cited_texts import CitedTexts
from sphinx_kfor.brief.page.contradictions import Contradictions
from sphinx_kfor.brief.page.figure_pairs import cited_otherwise, misparted, of_parts, otherwise, turned
from sphinx_kfor.brief.page.figure_words import behind_number
from sphinx_kfor.brief.page.held_cells import HeldCells
from sphinx_kfor.brief.page.held_changes import HeldChanges
from sphinx_kfor.brief.page.held_values import HeldValues
from sphinx_kfor.brief.page.sourced_figures import SourcedFigures
from sphinx_kfor.brief.page.stated_figures import StatedFigures
from sphinx_kfor.brief.page.typed_at import TypedAt
from sphinx_kfor.brief.page.typed_values import TypedValues, in_millions, is_inside
from sphinx_kfor.brief.page.unfound import told_of_unfound
from sphinx_kfor.evidence.extracts.mentions import MentionRequest
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.figures.rates import rate_behind
from sphinx_kfor.evidence.figures.times import times_of
from sphinx_kfor.evidence.figures.years import is_likely_year
from sphinx_kfor.evidence.problems import Caution, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_kfor.brief.page.figure_pairs import Fault
    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.annotations.annotation import Annotation
    from sphinx_kfor.evidence.figures.mentions import Mention
    from sphinx_kfor.evidence.figures.shapes import Shape
    from sphinx_kfor.evidence.sources.source import Source
    from sphinx_kfor.evidence.text.spans import Span


@dataclass(frozen=True)
class Block:
    """A block of prose.

    Attributes:
        page: the page that it stands on.
        node: its node.
        text: its text, without what was checked but for values.
        beside: the nodes in it and around it, by identity.
        cites: the ids of the sources that are cited there, with the passage that each is cited for, if any.
        rests: the places of the values in its text, with what each rests on: a derived one on several.
        shapes: how each value that is worked out comes of what it rests on.
        sections: what typed numbers of the page's sections begin with, where there are several.
        remark: whether it is what the author says of cells, as a new name of a column is.
        earlier: the text of the block before it.
        cites_at: where citations stand in its text, with the passages that each is for.
    """

    page: Verification
    node: nodes.Element
    text: str
    beside: set[int]
    cites: list[tuple[str, Annotation | None]]
    rests: Mapping[Span, Sequence[Annotation]] = field(default_factory=dict)
    shapes: Mapping[Span, Shape] = field(default_factory=dict)
    sections: frozenset[str] = frozenset()
    remark: bool = False
    earlier: str = ""
    cites_at: Sequence[tuple[int, Sequence[Annotation]]] = ()

    @cached_property
    def values(self) -> list[Span]:
        """The places of the values in its text."""
        return list(self.rests)

    @cached_property
    def cited(self) -> list[str]:
        """The sources that are cited there, each once."""
        return list(dict.fromkeys(source for source, _ in self.cites))

    @property
    def _known(self) -> list[Source]:
        return [self.page.domain.sources[source] for source in self.cited]

    def faults(self, reader: Reader) -> Iterator[Problem]:
        """A caution for each figure that nothing cited has."""
        first = behind_number(self.text, self.node, self.sections, reader.writing.language)
        stated = self._stated()
        told: set[Span] = set()
        unfound: set[int] = set()
        turns: dict[Span, str] = {}
        whole = set(self.values)
        for mention in reader.mentions(self.text):
            within = self._typed.within(mention)
            times = times_of(self.text, mention.start, mention.end, reader.writing)
            rate = rate_behind(self.text, mention.end, reader.writing)
            turns |= dict.fromkeys(within, mention.turn)
            if any(is_inside(mention, value) or self._typed.is_sum(mention, value) for value in within):
                faults = list(self._held.of_another_time(mention, times, within[0]))
                told |= {within[0]} if faults else set()
                yield from self._told(faults)
                yield from self._noted(self._contradictions.of_value(mention, rate, self.rests[within[0]]))
                continue
            whole -= set(within)
            ways = [in_millions(mention)] if within else self._ways(mention)
            dated = (replace(one, times=times, rate=rate) for one in ways)
            asked = [MentionRequest.of("", one, exacting=bool(within)) for one in dated]
            wanted = asked[-1]
            if mention.start >= first and not any(map(stated.have, asked)):
                typed = next(
                    filter(None, (self._typed.beyond(mention, value) for value in within)), mention.text
                )
                line = self._sourced.line(typed, mention.start)
                sourced = any(self._sourced.has(one, line) for one in asked)
                if not sourced and not self._sourced.has_share(mention, line):
                    unfound.add(mention.first)
                    yield self._caution(
                        told_of_unfound(mention, wanted, self._known, self._near(mention)), line
                    )
                    continue
            against = self._contradictions
            yield from self._noted(
                against.of_value(mention, rate, self.rests[within[0]])
                if within
                else against.of_typed(mention, wanted)
            )
        typed_at = TypedAt(self.text, reader, self._cited.rest_on(), self._sourced.has_at)
        for value in sorted(whole):
            yield from self._told(typed_at.adjoined(value))
        yield from self._new_years(reader) if self._names_cells else ()
        for value in self.values:
            yield from self._told(typed_at.multiplied(value))
            yield from self._told(typed_at.doubled(value))
        yield from self._noted(one for one in self._paired(reader) if one.start not in unfound)
        yield from self._told(self._held.faults(turns, told))

    @cached_property
    def _contradictions(self) -> Contradictions:
        return Contradictions(
            self.text, self.page.notation, self._known, HeldCells(self._around), remark=self.remark
        )

    @cached_property
    def _held(self) -> HeldValues:
        return HeldValues(self._around, self.rests, self.shapes)

    @cached_property
    def _sourced(self) -> SourcedFigures:
        return SourcedFigures(self.page, self.node, self.text, self.values, self.cited)

    @cached_property
    def _typed(self) -> TypedValues:
        return TypedValues(self.text, self.rests, self.shapes, self._sourced)

    @cached_property
    def _cited(self) -> CitedTexts:
        return CitedTexts(self.page, self.cites, self._known, self.cites_at)

    @cached_property
    def _around(self) -> AroundValues:
        return AroundValues(self.page, self.node, self.text, self.values, self.earlier)

    def _paired(self, reader: Reader) -> Iterator[Fault]:
        """Two figures that a source cited here has, but not so: `15 of 24`, `from 12 to 9`."""
        return chain(
            misparted(self.text, reader, self._cited.words, self._cited.texts),
            turned(self.text, reader, self._cited.texts),
            of_parts(self.text, reader, self._cited.words),
            otherwise(self.text, reader, self._cited.texts),
            cited_otherwise(self.text, reader, self._cited.passages_at(), self.values),
            HeldChanges(self._around).backwards(reader, self.rests),
        )

    def _told(self, faults: Iterable[Fault]) -> Iterator[Problem]:
        """A caution for each fault that says itself what to do, at its line."""
        for one in faults:
            yield self._caution(one.message, self._sourced.line(one.text, one.start))

    def _noted(self, faults: Iterable[Fault]) -> Iterator[Problem]:
        """A caution for each fault, at its line."""
        for one in faults:
            yield self._caution(f"{one.message}; {MEND}", self._sourced.line(one.text, one.start))

    def _ways(self, mention: Mention) -> list[Mention]:
        """What a figure may be; in a name of a column, `20 at most`, the largest of its cells as well."""
        bare = [replace(mention, bound="")] if self.remark and mention.bound_start > mention.start else []
        return [mention, *bare]

    @property
    def _names_cells(self) -> bool:
        """Whether it is a new name of a table's column or row, and no words in a sentence."""
        return self.remark and not isinstance(self.node, nodes.Inline)

    def _new_years(self, reader: Reader) -> Iterator[Problem]:
        """A caution for a year in a new name of a column or row that its source nowhere has."""
        mentions = self._mentions(reader)
        for year in re.finditer(r"(?<![\w.,])\d{4}(?!\w|[.,]\d)", self.text):
            read = any(one.start < year.end() and year.start() < one.end for one in mentions)
            if not read and is_likely_year(year[0]):
                line = self._sourced.line(year[0], year.start())
                wanted = MentionRequest("", year[0], frozenset([Decimal(year[0])]), frozenset([""]))
                if not self._sourced.has(wanted, line):
                    message = f"'{year[0]}' stands nowhere in '{', '.join(self.cited)}'; leave it out"
                    yield self._caution(message, line)

    def _mentions(self, reader: Reader) -> list[Mention]:
        return reader.mentions(self.text)

    def _caution(self, message: str, line: int) -> Problem:
        return Problem.of(Caution("unsourced", message), self.page.places.file(self.node), line)

    def _stated(self) -> StatedFigures:
        """The figures of the passages that the block rests on."""
        return StatedFigures(filter(None, (found for _, found in self.cites)), self._sourced.writings)

    def _near(self, mention: Mention) -> list[Mention]:
        """The figures around one in its block."""
        found = Reader(self.page.notation).mentions(self.text)
        at = bisect_left(found, mention.start, key=lambda one: one.start)
        return found[max(0, at - 2) : at + 3]
