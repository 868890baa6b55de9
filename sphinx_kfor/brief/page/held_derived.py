"""Figures of a block that are worked out of cells, held to what their sentence says of these."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.brief.page.around_values import MEND
from sphinx_kfor.evidence.figures.grammar import MINUS
from sphinx_kfor.evidence.figures.in_time import undated
from sphinx_kfor.evidence.figures.of_several import is_of_one, misnamed, turned_round
from sphinx_kfor.evidence.figures.periods import said_in
from sphinx_kfor.evidence.figures.plans import is_planned
from sphinx_kfor.evidence.figures.shapes import Shape
from sphinx_kfor.evidence.figures.table_names import name_stems, stems
from sphinx_kfor.evidence.figures.times import contradict, earlier, named, times_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.brief.page.around_values import AroundValues
    from sphinx_kfor.evidence.annotations.annotation import Annotation
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.periods import Said as Time
    from sphinx_kfor.evidence.text.spans import Span

_PAIR = 2


@dataclass(frozen=True)
class HeldDerived:
    """A figure of a block that is worked out of others.

    Attributes:
        around: the words around it.
        value: its place.
        rests: what it rests on.
        times: what sources say of the time of each of its parts.
        shape: how it is worked out of them.
    """

    around: AroundValues
    value: Span
    rests: Sequence[Annotation]
    times: Sequence[frozenset[Time]]
    shape: Shape

    def fault(self) -> str:
        """What is wrong with what the sentence says that it is worked out of; empty for nothing."""
        return self._between_others() or self._of_two_times() or self._of_two_rows() or self._of_other_names()

    def turned(self, turn: str) -> str:
        """What is wrong where it is worked out of two years between which its cells went the other way.

        Args:
            turn: whether the sentence says that something went `up` by it, or `down`; empty for neither.
        """
        if not turn or len(self.times) != _PAIR or not all(map(_years, self.times)):
            return ""
        targets = [target for one in self.rests for target in one.targets]
        sources = self.around.page.domain.sources
        writings = [sources[one.source].notation for one in self.rests for _ in one.targets]
        cells = [target.cell for target in targets if target.cell is not None and not target.private]
        one_line = len({cell.row for cell in cells}) == 1 or len({cell.column for cell in cells}) == 1
        figures = [writing.read(one.quote.exact) for writing, one in zip(writings, targets, strict=True)]
        sizes = [figure.number for figure in figures if figure is not None]
        if not one_line or not len(cells) == len(sizes) == len(self.times):
            return ""
        if re.search(rf"[{MINUS}]\s?\d", self._printed):
            return f"something goes {turn} by '{self._printed}' here, which has a minus; {MEND}"
        found = self.around.in_table(self.rests)
        if found and any(is_planned(one, found.table.names, found.source.notation) for one in found.columns):
            return ""  # `519 more than the goal` goes nowhere
        (_, first), (_, last) = sorted(zip(map(_years, self.times), sizes, strict=True))
        if (
            first == last
            or _years(self.times[0]) == _years(self.times[1])
            or (turn == "up") == (first < last)
        ):
            return ""
        went = "up" if first < last else "down"
        return f"something goes {turn} by '{self._printed}' here, and went {went} in its source; {MEND}"

    @property
    def _printed(self) -> str:
        return self.around.printed(self.value)

    def _between_others(self) -> str:
        """Of two years, where the sentence says that it is between others."""
        known = sorted((_years(one), one) for one in self.times)
        if len(known) < _PAIR or not all(years for years, _ in known):
            return ""
        at = self.value.start - self.around.start(self.value)
        said = times_between(self.around.sentence(self.value), at, self.around.writing)
        ends = [known[0][1], known[-1][1]]
        if said is None or ends[0] == ends[1] or not any(map(contradict, said, ends)):
            return ""
        here, there = (" to ".join(map(named, pair)) for pair in (said, ends))
        return f"'{self._printed}' is said of {here} here, and is worked out of {there}; {MEND}"

    def _of_two_times(self) -> str:
        """A share that something has of another year, or column, where the sentence does not say both."""
        found = self.around.in_table(self.rests) if self.shape is Shape.SHARE else None
        if found is None or found.own is not None or len(self.times) != _PAIR:
            return ""
        around = self.around.said(self.value)
        read = f"{around.earlier} {around.sentence}"
        if contradict(*self.times):
            said = _mentioned(read, self.around.writing)
            silent = all(one & said for one in self.times) or earlier(read, self.around.writing)
            here, there = map(named, self.times)
        else:
            here, there = (f"'{name}'" for name in found.columns)
            silent = not is_of_one(around, found.columns)
        if silent:
            return ""
        return (
            f"'{self._printed}' is worked out of {here} and of {there}, and the sentence does not say so; "
            "take both from one, name both, or accept it with a reason"
        )

    def _of_two_rows(self) -> str:
        """A share of another row's figure, in another column, where the sentence names one of the rows."""
        found = self.around.in_table(self.rests) if self.shape is Shape.SHARE else None
        if found is None or found.own is not None or len({*found.rows}) != _PAIR:
            return ""
        around, known = self.around.said(self.value), self.around.names(found, found.row_names)
        read = stems(f"{around.earlier} {around.sentence}")
        named = [known.is_total(row) or not name_stems([row]).isdisjoint(read) for row in found.rows]
        if all(named) or not any(named):
            return ""
        here, there = (f"'{name}'" for name in found.rows)
        return (
            f"'{self._printed}' is worked out of {here} and of {there}, and the sentence does not say so; "
            "take both from one, name both, or accept it with a reason"
        )

    def _of_other_names(self) -> str:
        """Of rows or columns, where the sentence says others, or says two of them the wrong way round."""
        found = self.around.in_table(self.rests)
        if found is None or found.own is None:
            return ""
        bare = {name: rest for rest, name in undated(found.own[1], found.own[0]).items()}
        own, names, across = ([bare.get(name, name) for name in some] for some in found.own)
        known = self.around.names(found, names, across)
        said = self.around.said(self.value)
        other = misnamed(said, own, known, self.shape)
        if other:
            here, there = (", ".join(f"'{name}'" for name in some) for some in (other, own))
            return (
                f"'{self._printed}' is said of {here} here, and is worked out of {there} in its source; "
                f"name these in the sentence, or accept it with a reason"
            )
        if len(own) == len(found.numbers) == _PAIR:
            told = turned_round(said, (own[0], own[1]), found.numbers, self.shape, self.around.writing)
            return f"'{self._printed}' is {told}; {MEND}" if told else ""
        return ""


def _mentioned(text: str, writing: Notation) -> frozenset[Time]:
    """All years, halves, quarters and months that some words say, of whatever."""
    found = said_in(text, writing)
    return frozenset(("year", which) if kind == "number" else (kind, which) for kind, which in found)


def _years(times: frozenset[Time]) -> list[str]:
    """The years of a time, in order."""
    return sorted(which for kind, which in times if kind == "year")
