"""The values of a block, held to what its sentences say of their rows, columns, years and parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.brief.page.figure_pairs import Fault
from sphinx_kfor.brief.page.held_cells import HeldCells
from sphinx_kfor.brief.page.held_changes import HeldChanges
from sphinx_kfor.brief.page.held_derived import HeldDerived
from sphinx_kfor.brief.page.stated_figures import times_of_target
from sphinx_kfor.brief.page.unfound import told_of_time
from sphinx_kfor.evidence.figures.times import contradict, spanned
from sphinx_kfor.evidence.figures.titled import time_of_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_kfor.brief.page.around_values import AroundValues
    from sphinx_kfor.evidence.annotations.annotation import Annotation
    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.figures.periods import Said
    from sphinx_kfor.evidence.figures.shapes import Shape
    from sphinx_kfor.evidence.text.spans import Span


@dataclass(frozen=True)
class HeldValues:
    """The values of a block.

    Attributes:
        around: the words around them.
        rests: what each rests on.
        shapes: how each that is worked out comes of that.
    """

    around: AroundValues
    rests: Mapping[Span, Sequence[Annotation]]
    shapes: Mapping[Span, Shape]

    def faults(self, turns: Mapping[Span, str], told: set[Span]) -> Iterator[Fault]:
        """What is wrong with values that their sentences give to another row, column or year of their table.

        Args:
            turns: of values by which something is said to go `up`, or `down`.
            told: values of which something was said already.
        """
        cells, changes = HeldCells(self.around), HeldChanges(self.around)
        for value, rests in self.rests.items():
            if value in told:
                continue
            times, turn = [*self._times_of_parts(value)], turns.get(value, "")
            derived = HeldDerived(self.around, value, rests, times, self.shapes[value])
            fault = derived.turned(turn) or changes.signed(value, rests, turn)
            fault = fault or changes.came_to(value, rests)
            fault = fault or derived.fault() or cells.fault(value, rests, times)
            if fault:
                yield Fault(fault, self.around.text[value.start : value.end], value.start)

    def of_another_time(self, mention: Mention, times: frozenset[Said], value: Span) -> Iterator[Fault]:
        """A value that the page gives another year, quarter or month than its source."""
        there = [*self._times_of_parts(value)]
        if times and there and all(there) and contradict(times, spanned(there)):
            told = told_of_time(mention.text, times, there[0].union(*there))
            yield Fault(told, self.around.text[value.start : value.end], value.start)

    def _times_of_parts(self, value: Span) -> Iterator[frozenset[Said]]:
        """What sources say of the time of each cell or figure that a value rests on."""
        of = self.around.in_table(self.rests[value])
        titled = time_of_title(of.table, of.source.notation) if of else frozenset()
        for annotation in self.rests[value]:
            writing = self.around.page.domain.sources[annotation.source].notation
            for target in annotation.targets:
                yield frozenset() if target.private else times_of_target(target, writing) | titled
