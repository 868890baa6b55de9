"""The figures of the passages that a block of a page rests on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.extracts.mentions import MentionRequest
from sphinx_kfor.evidence.figures.agreement import of_its_time, reaches
from sphinx_kfor.evidence.figures.cell_flags import parted
from sphinx_kfor.evidence.figures.head_counts import PER_MANY
from sphinx_kfor.evidence.figures.index import Figures
from sphinx_kfor.evidence.figures.times import contradict, times_in, times_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_kfor.evidence.annotations.annotation import Annotation, Target
    from sphinx_kfor.evidence.figures.agreement import Wanted
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.figures.periods import Said


class StatedFigures:
    """The figures of passages by their numbers, so that each figure of a block is held only to those near it.

    Args:
        cited: the passages.
        writings: how each source writes figures, by its id.
    """

    def __init__(self, cited: Iterable[Annotation], writings: Mapping[str, Notation]) -> None:
        targets = (
            (target, writings[one.source]) for one in cited for target in one.targets if not target.private
        )
        self._passages = [
            (_figures(target, writing), times_of_target(target, writing) if target.cell else frozenset())
            for target, writing in targets
        ]
        found = sorted(
            (value, at) for at, (figures, _) in enumerate(self._passages) for value in figures.values
        )
        self._values, self._places = [value for value, _ in found], [at for _, at in found]

    def have(self, wanted: Wanted) -> bool:
        """Whether a passage has a figure, and of no other time."""
        near = {
            place
            for low, high in reaches(wanted)
            for place in self._places[bisect_left(self._values, low) : bisect_right(self._values, high)]
        }
        return any(_states(wanted, *self._passages[at]) for at in sorted(near))


def times_of_target(target: Target, writing: Notation) -> frozenset[Said]:
    """What a source says of the time of a cell, in its row's and column's names, or of a figure beside it."""
    if target.cell is not None and target.cell.table:
        return times_in(filter(None, (target.cell.row, target.cell.column)), writing)
    quote, start = target.quote, len(target.quote.prefix)
    return times_of(f"{quote.prefix}{quote.exact}{quote.suffix}", start, start + len(quote.exact), writing)


def parts_with(
    mention: Mention, beyond: str, rests: Iterable[Annotation], writings: Mapping[str, Notation]
) -> list[MentionRequest]:
    """What asks for the parts of a sum, each with the unit that is typed at it: *352 days* of *551 days*.

    Args:
        mention: the sum, with the unit.
        beyond: the unit as it is typed.
        rests: the parts.
        writings: how each source writes figures, by its id.
    """
    parts = [(target.quote.exact, writings[one.source]) for one in rests for target in one.targets]
    figures = [(text, figure.value) for text, writing in parts if (figure := writing.read(text)) is not None]
    asked = (
        replace(mention, text=f"{text} {beyond}", values=frozenset([value]), bound="")
        for text, value in figures
    )
    return [MentionRequest.of("", one, exacting=True) for one in asked] if len(figures) == len(parts) else []


def _figures(target: Target, writing: Notation) -> Figures:
    said = target.quote.exact
    if target.cell is not None and target.cell.table:
        said = parted(said, writing, lettered=False)[0]
        rate = PER_MANY.search(target.cell.column)
        said += f"; {rate[0]}" if rate else ""  # *4.1 for every 1,000* under *Per 1,000 residents*
    return Figures(from_text(said), writing)


def _states(wanted: Wanted, known: Figures, times: frozenset[Said]) -> bool:
    return of_its_time(wanted, known) is not None and not contradict(wanted.times, times)
