"""A view: a text derived from another, with an exact map back to it.

The reader's view of a Markdown document and the folded view of any text are both views.
All offsets are Unicode code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


#: Where the original's `[start, end)` became the view's `[at, to)`, as (start, end, at, to); elsewhere
#: both are the same. A plain tuple, as texts have thousands, and those the garbage collector leaves alone.
Edit: TypeAlias = tuple[int, int, int, int]


class View:
    """A derived text and the way back to the original.

    Attributes:
        text: the text as seen.
        edits: the places where it differs from the original, in order.
    """

    def __init__(self, text: str, edits: tuple[Edit, ...] = ()) -> None:
        self.text = text
        self.edits = edits

    @cached_property
    def _places(self) -> list[int]:
        return [at for _, _, at, _ in self.edits]

    @cached_property
    def _origins(self) -> list[int]:
        return [start for start, _, _, _ in self.edits]

    def start(self, offset: int) -> int | None:
        """The place in the original of a passage that starts at `offset`; None inside an edit."""
        index = bisect_right(self._places, offset)
        if not index:
            return offset
        start, end, at, to = self.edits[index - 1]
        if at < offset < to:
            return None
        return start if offset == at < to else end + offset - to

    def end(self, offset: int) -> int | None:
        """The place in the original of a passage that ends at `offset`; None inside an edit."""
        index = bisect_left(self._places, offset)
        if not index:
            return offset
        _, end, _, to = self.edits[index - 1]
        return None if offset < to else end + offset - to

    def origin(self, start: int, end: int) -> tuple[int, int] | None:
        """The span of the original that a span of this view came from; None where it halves an edit."""
        index = bisect_right(self._places, start)
        if index == bisect_left(self._places, end):
            # No edit begins between them.
            if not index:
                return start, end
            _, origin, _, to = self.edits[index - 1]
            if to <= start:
                return origin + start - to, origin + end - to
        first, last = self.start(start), self.end(end)
        return None if first is None or last is None else (first, last)

    def seen(self, origin: int) -> int:
        """The place in this view of an offset of the original; an edit's start if inside one."""
        index = bisect_right(self._origins, origin)
        if not index:
            return origin
        _, end, at, to = self.edits[index - 1]
        return at if origin < end else origin + to - end


def edited(text: str, changes: Iterable[tuple[int, int, str]]) -> View:
    """The view of a text after changes `(start, end, replacement)`, given in order and apart."""
    pieces: list[str] = []
    edits: list[Edit] = []
    done = shift = 0
    for start, end, replacement in changes:
        pieces.append(text[done:start])
        pieces.append(replacement)
        at = start + shift
        to = at + len(replacement)
        edits.append((start, end, at, to))
        shift, done = to - end, end
    pieces.append(text[done:])
    return View("".join(pieces), tuple(edits))


def apart(changes: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Changes in order, without those that begin inside one before, and without empty ones."""
    done = 0
    for change in sorted(changes):
        if change[0] >= done and change[1] > change[0]:
            yield change
            done = change[1]
