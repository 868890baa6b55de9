"""Figures of a block that are values, or have values in them with what is typed there: *12,000* of `12`."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from sphinx_kfor.brief.page.stated_figures import parts_with
from sphinx_kfor.evidence.figures.bound_words import DURING, LIMIT, THRESHOLD
from sphinx_kfor.evidence.figures.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_kfor.brief.page.sourced_figures import SourcedFigures
    from sphinx_kfor.evidence.annotations.annotation import Annotation
    from sphinx_kfor.evidence.figures.mentions import Mention
    from sphinx_kfor.evidence.text.spans import Span


@dataclass(frozen=True)
class TypedValues:
    """The values of one block, in the figures in which they stand.

    Attributes:
        text: the block's text.
        rests: the places of the values in it, in order, with what each rests on.
        shapes: how each value that is worked out comes of what it rests on.
        sourced: what looks for a figure in the sources that the block cites.
    """

    text: str
    rests: Mapping[Span, Sequence[Annotation]]
    shapes: Mapping[Span, Shape]
    sourced: SourcedFigures

    def within(self, mention: Mention) -> list[Span]:
        """The values that stand in a figure, in whole or in part."""
        first = bisect_right(self._ends, mention.start)
        found = []
        for value in islice(self.rests, first, None):
            if value.start >= mention.end:
                break
            found.append(value)
        return found

    @cached_property
    def _ends(self) -> list[int]:
        """Where its values end, in order."""
        return [value.end for value in self.rests]

    def beyond(self, mention: Mention, value: Span) -> str:
        """What of a figure stands outside a value."""
        before = mention.bound_word if mention.bound_start >= 0 else ""
        return (
            self.text[mention.start : value.start] or self.text[value.end : mention.end] or before
        ).strip()

    def is_sum(self, mention: Mention, value: Span) -> bool:
        """Whether a figure is a value worked out of parts of which each may count the unit typed at it."""
        beyond, shape = self.text[value.end : mention.end].strip(), self.shapes.get(value)
        if shape not in {Shape.SUM, Shape.DIFFERENCE} or not (mention.unit and beyond):
            return False
        line, writings = self.sourced.line(beyond, value.end), self.sourced.writings
        asked = parts_with(mention, beyond, self.rests[value], writings)
        return (
            bool(asked) and mention.first >= value.start and all(self.sourced.has(one, line) for one in asked)
        )


def is_inside(mention: Mention, value: Span) -> bool:
    """Whether all of a figure stands in a value, with the word that bounds it."""
    worded = mention.bound not in {"", DURING, LIMIT, THRESHOLD}
    bounded = worded and not value.start <= mention.bound_start < value.end
    return value.start <= mention.start and mention.end <= value.end and not bounded


def in_millions(mention: Mention) -> Mention:
    """What a value is with what is typed at it: with an `m` millions, and not as many again without."""
    most = max(map(abs, mention.values))
    scaled = mention.factor != 1 and len(mention.kinds) == 1
    kept = frozenset(value for value in mention.values if abs(value) == most)
    return replace(mention, values=kept) if scaled else mention
