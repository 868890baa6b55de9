"""Blocks of text on a page, their parts and glyphs, in the order in which they are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from unicodedata import bidirectional

#: Classes of what is read from right to left, in Unicode's algorithm.
_BACKWARDS = frozenset({"R", "AL"})

#: From where to where something stands in the content, in bytes.
Span = tuple[int, int]


class Point(NamedTuple):
    """A point of the page."""

    x: float
    y: float


_ORIGIN = Point(0, 0)


@dataclass
class Unit:
    """What stands for one text: a glyph, or some that an `ActualText` speaks for, which stands at `actual`.

    Its font is named by the number of its table of texts.
    """

    font: int
    codes: tuple[int, ...]
    text: str
    actual: Span | None = None


@dataclass
class Segment:
    """A part of a block that is drawn in one go; what is `backwards` is drawn from its last glyph on."""

    start: int
    end: int = 0
    backwards: bool = False
    units: list[Unit] = field(default_factory=list)


@dataclass
class Block:
    """A text object (ISO 32000-2, 9.4): a run of glyphs of one height.

    Attributes:
        span: the marked content that holds this block and nothing else, if there is such.
        mark: where the number of that stands.
        number: that number, -1 for what is no part of the text.
        start: where the pen begins.
        end: where it comes to.
        size: the size of its last glyphs.
    """

    segments: list[Segment] = field(default_factory=list)
    span: Span | None = None
    mark: Span = (0, 0)
    number: int = -1
    start: Point = _ORIGIN
    end: Point = _ORIGIN
    size: float = 0

    @property
    def text(self) -> str:
        """All that it says, in the order in which it is drawn."""
        return "".join(unit.text for segment in self.segments for unit in segment.units)

    @cached_property
    def backwards(self) -> bool:
        """Whether it is text that is drawn from its end on."""
        # Figures stand in the order in which they are read, in every script.
        return self.span is not None and not _BACKWARDS.isdisjoint(map(bidirectional, self.text))
