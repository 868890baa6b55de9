"""A block of a page, and which of its figures no source cited there has."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.page.around_values import MEND, AroundValues
from sphinx_kfor.brief.page.cited_texts import CitedTexts
from sphinx_kfor.brief.page.contradictions import Contradictions
from sphinx_kfor.brief.page.figure_pairs import cited_otherwise, misparted, of_parts, otherwise, turned
from sphinx_kfor.brief.page.figure_words import HEADINGS, NUMBERED, section_prefix
from sphinx_kfor.brief.page.held_cells import HeldCells
from sphinx_kfor.brief.page.held_changes import HeldChanges
from sphinx_kfor.brief.page.held_values import HeldValues
from sphinx_kfor.brief.page.stated_figures import StatedFigures, parts_with
from sphinx_kfor.brief.page.typed_at import TypedAt
from sphinx_kfor.brief.page.unfound import told_of_unfound
from sphinx_kfor.brief.state.pages import Passage
from sphinx_kfor.evidence.extracts.mentions import MentionRequest
from sphinx_kfor.evidence.figures.bound_words import DURING, LIMIT, THRESHOLD
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.figures.rates import rate_behind
from sphinx_kfor.evidence.figures.shapes import Shape
from sphinx_kfor.evidence.figures.times import times_of
from sphinx_kfor.evidence.figures.years import is_likely_year
from sphinx_kfor.evidence.problems import Caution, EvidenceError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_kfor.brief.page.figure_pairs import Fault
    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.annotations.annotation import Annotation
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.mentions import Mention
    from sphinx_kfor.evidence.sources.corpus import Source
    from sphinx_kfor.evidence.text.spans import Span


#: Lists of words that begin a sentence with a capital and are no name, which could belong to a figure.
_GRAMMAR = ("determiners", "pronouns", "prepositions", "references", "year_openers", "year_followers")


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
        first = self._behind_number(reader)
        stated = self._stated()
        told: set[Span] = set()
        unfound: set[int] = set()
        turns: dict[Span, str] = {}
        whole = set(self.values)
        shares = _by_place(reader.shares(self.text))
        for mention in reader.mentions(self.text):
            within = self._within(mention)
            times = times_of(self.text, mention.start, mention.end, reader.writing)
            rate = rate_behind(self.text, mention.end, reader.writing)
            turns |= dict.fromkeys(within, mention.turn)
            if any(_is_inside(mention, value) or self._is_sum(mention, value) for value in within):
                faults = list(self._held.of_another_time(mention, times, within[0]))
                told |= {within[0]} if faults else set()
                yield from self._told(faults)
                yield from self._noted(self._contradictions.of_value(mention, rate, self.rests[within[0]]))
                continue
            whole -= set(within)
            ways = [_in_millions(mention)] if within else self._ways(mention)
            dated = (replace(one, times=times, rate=rate) for one in ways)
            asked = [MentionRequest.of("", one, exacting=bool(within)) for one in dated]
            wanted = asked[-1]
            if mention.start >= first and not any(map(stated.have, asked)):
                typed = next(filter(None, (self._beyond(mention, value) for value in within)), mention.text)
                line = self._line(typed, mention.start)
                sourced = any(self._sourced(one, line) for one in asked)
                if not sourced and not self._is_share(mention, shares, line):
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
        typed_at = TypedAt(self.text, reader, self._cited.rest_on(), self._sourced_at)
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
    def _cited(self) -> CitedTexts:
        return CitedTexts(self.page, self.cites, self._known, self.cites_at)

    @cached_property
    def _around(self) -> AroundValues:
        return AroundValues(self.page, self.node, self.text, self.values, self.earlier)

    def _within(self, mention: Mention) -> list[Span]:
        """The values that stand in a figure, in whole or in part."""
        first = bisect_right(self._ends, mention.start)
        found = []
        for value in islice(self.values, first, None):
            if value.start >= mention.end:
                break
            found.append(value)
        return found

    @cached_property
    def _ends(self) -> list[int]:
        """Where its values end, in order."""
        return [value.end for value in self.values]

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

    def _sourced_at(self, wanted: MentionRequest, text: str, start: int) -> bool:
        return self._sourced(wanted, self._line(text, start))

    def _told(self, faults: Iterable[Fault]) -> Iterator[Problem]:
        """A caution for each fault that says itself what to do, at its line."""
        for one in faults:
            yield self._caution(one.message, self._line(one.text, one.start))

    def _noted(self, faults: Iterable[Fault]) -> Iterator[Problem]:
        """A caution for each fault, at its line."""
        for one in faults:
            yield self._caution(f"{one.message}; {MEND}", self._line(one.text, one.start))

    def _ways(self, mention: Mention) -> list[Mention]:
        """What a figure may be; in a name of a column, `20 at most`, the largest of its cells as well."""
        bare = [replace(mention, bound="")] if self.remark and mention.bound_start > mention.start else []
        return [mention, *bare]

    def _is_share(self, mention: Mention, shares: dict[int, list[Mention]], line: int) -> bool:
        """Whether a figure is one of the two of a share that a source has: `3 in 4` of its 75 %."""
        around = (
            one
            for end in (mention.start, mention.end)
            for one in shares.get(end, ())
            if one.start <= mention.start and mention.end <= one.end and one.text != mention.text
        )
        return any(
            not any(value.start < one.end and one.start < value.end for value in self.values)
            and self._sourced(MentionRequest.of("", one), line)
            for one in around
        )

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
                line = self._line(year[0], year.start())
                wanted = MentionRequest("", year[0], frozenset([Decimal(year[0])]), frozenset([""]))
                if not self._sourced(wanted, line):
                    message = f"'{year[0]}' stands nowhere in '{', '.join(self.cited)}'; leave it out"
                    yield self._caution(message, line)

    def _mentions(self, reader: Reader) -> list[Mention]:
        return reader.mentions(self.text)

    def _beyond(self, mention: Mention, value: Span) -> str:
        """What of a figure stands outside a value."""
        before = mention.bound_word if mention.bound_start >= 0 else ""
        return (
            self.text[mention.start : value.start] or self.text[value.end : mention.end] or before
        ).strip()

    def _line(self, words: str, start: int) -> int:
        """The line of some words of the block, which stand from an offset on."""
        return self.page.places.line_of(self.node, words, bisect_left(self._breaks, start))

    @cached_property
    def _breaks(self) -> list[int]:
        """The places of line ends in the text."""
        return [match.start() for match in re.finditer("\n", self.text)]

    def _caution(self, message: str, line: int) -> Problem:
        return Problem.of(Caution("unsourced", message), self.page.places.file(self.node), line)

    def _behind_number(self, reader: Reader) -> int:
        """Where the block begins behind its typed number; "12.5 tonnes" begins with none."""
        numbered = NUMBERED.match(self.text)
        if numbered is None or (numbered["section"] and not self._section(numbered, reader)):
            return 0
        return numbered.end()

    def _is_sum(self, mention: Mention, value: Span) -> bool:
        """Whether a figure is a value worked out of parts of which each may count the unit typed at it."""
        beyond, shape = self.text[value.end : mention.end].strip(), self.shapes.get(value)
        if shape not in {Shape.SUM, Shape.DIFFERENCE} or not (mention.unit and beyond):
            return False
        line, writings = self._line(beyond, value.end), self._writings
        asked = parts_with(mention, beyond, self.rests[value], writings)
        return bool(asked) and mention.first >= value.start and all(self._sourced(one, line) for one in asked)

    def _section(self, numbered: re.Match[str], reader: Reader) -> bool:
        """Whether a number with a point is a section's: another of its kind or a word of grammar says so."""
        behind = self.text[numbered.end() :].lstrip()
        if isinstance(self.node, HEADINGS) or not behind[:1].isupper():
            return isinstance(self.node, HEADINGS)
        grammar = reader.writing.language.words(*_GRAMMAR).plain
        word = re.match(r"\w*", behind)
        return section_prefix(numbered) in self.sections or bool(word and word[0].lower() in grammar)

    def _stated(self) -> StatedFigures:
        """The figures of the passages that the block rests on."""
        return StatedFigures(filter(None, (found for _, found in self.cites)), self._writings)

    @property
    def _writings(self) -> dict[str, Notation]:
        return {source: self.page.domain.sources[source].notation for source in self.cited}

    def _sourced(self, wanted: MentionRequest, line: int) -> bool:
        """Whether a source has a figure, or nothing here can tell; where it stands is kept for the lock."""
        unknown = False
        for source in self.cited:
            request = replace(wanted, source=source)
            try:
                self._refuse_absent(request)
                annotation = self.page.resolve(request).annotation
            except EvidenceError as error:
                unknown |= error.subtype != "unsourced"
            else:
                found = Passage(
                    "", quoted=False, line=line, request=self.page.withheld(request), annotation=annotation
                )
                self.page.page.figures.append(found)
                return True
        self.page.page.unsearched += unknown
        return unknown

    def _refuse_absent(self, request: MentionRequest) -> None:
        """Raise `unsourced` for a figure that the lock would have, if the source had it."""
        lock, source = self.page.domain.resolver.lock.items, self.page.domain.sources[request.source]
        hidden = source.private or not source.record.custom.file
        if source.path is None and not hidden and lock and request.key not in lock:
            self.page.see(request.source, request.key)
            raise EvidenceError("unsourced", f"the lock does not have '{request.words}'")

    def _near(self, mention: Mention) -> list[Mention]:
        """The figures around one in its block."""
        found = Reader(self.page.notation).mentions(self.text)
        at = bisect_left(found, mention.start, key=lambda one: one.start)
        return found[max(0, at - 2) : at + 3]


def _in_millions(mention: Mention) -> Mention:
    """What a value is with what is typed at it: with an `m` millions, and not as many again without."""
    most = max(map(abs, mention.values))
    scaled = mention.factor != 1 and len(mention.kinds) == 1
    kept = frozenset(value for value in mention.values if abs(value) == most)
    return replace(mention, values=kept) if scaled else mention


def _by_place(shares: Iterable[Mention]) -> dict[int, list[Mention]]:
    """Shares by where they begin, and by where they end."""
    places: dict[int, list[Mention]] = {}
    for one in shares:
        for end in (one.start, one.end):
            places.setdefault(end, []).append(one)
    return places


def _is_inside(mention: Mention, value: Span) -> bool:
    """Whether all of a figure stands in a value, with the word that bounds it."""
    worded = mention.bound not in {"", DURING, LIMIT, THRESHOLD}
    bounded = worded and not value.start <= mention.bound_start < value.end
    return value.start <= mention.start and mention.end <= value.end and not bounded
