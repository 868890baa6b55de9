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
#: What is seen instead of a text's `[start, end)`.
Change: TypeAlias = tuple[int, int, str]
#: From a place of a text to another.
Stretch: TypeAlias = tuple[int, int]


class View:
    """A derived text and the way back to the original.

    Attributes:
        text: the text as seen.
        edits: the places where it differs from the original, in the view's order.
    """

    def __init__(self, text: str, edits: tuple[Edit, ...] = ()) -> None:
        self.text = text
        self.edits = edits

    @cached_property
    def _places(self) -> list[int]:
        return [at for _, _, at, _ in self.edits]

    @cached_property
    def _by_origin(self) -> list[Edit]:
        """In the original's order, which is another where a stretch has moved."""
        return sorted(self.edits)

    @cached_property
    def _origins(self) -> list[int]:
        return [start for start, _, _, _ in self._by_origin]

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
        _, end, at, to = self._by_origin[index - 1]
        return at if origin < end else origin + to - end


def edited(text: str, changes: Iterable[Change]) -> View:
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


def moved(text: str, changes: Iterable[Change], stretches: list[Stretch]) -> View:
    """The view of a text after changes, with some stretches of it behind the rest, each a paragraph.

    Args:
        text: the original.
        changes: what changes, as `apart` takes it; one that is longer goes around the stretches in it.
        stretches: what moves, in order.
    """
    stays, moves = _around(changes, stretches)
    body = edited(text, sorted([*apart(stays), *((*stretch, "") for stretch in stretches)]))
    taken = set(stretches)
    pieces, edits, at = [body.text], [one for one in body.edits if one[:2] not in taken], len(body.text)
    for start, end in stretches:
        part = edited(text[start:end], ((a - start, b - start, seen) for a, b, seen in apart(moves[start])))
        edits.append((start, start, at, at + 2))
        edits += [(start + a, start + b, at + 2 + c, at + 2 + d) for a, b, c, d in part.edits]
        pieces += ["\n\n", part.text]
        at += 2 + len(part.text)
    return View("".join(pieces), tuple(edits))


def _around(
    changes: Iterable[Change], stretches: list[Stretch]
) -> tuple[list[Change], dict[int, list[Change]]]:
    """The changes outside of all stretches, cut where one goes over them; those inside each, by its start."""
    starts = [start for start, _ in stretches]
    outside: list[Change] = []
    inside: dict[int, list[Change]] = {start: [] for start in starts}
    for start, end, seen in changes:
        at = bisect_right(starts, start) - 1
        if at >= 0 and end <= stretches[at][1]:
            inside[starts[at]].append((start, end, seen))
            continue
        cuts = [start, *(place for one in stretches[at + 1 : bisect_left(starts, end)] for place in one), end]
        parts = zip(cuts[::2], cuts[1::2], strict=True)
        outside += [(first, last, "" if number else seen) for number, (first, last) in enumerate(parts)]
    return outside, inside


def apart(changes: Iterable[Change]) -> Iterator[Change]:
    """Changes in order, without those that begin inside one before, and without empty ones."""
    done = 0
    for change in sorted(changes):
        if change[0] >= done and change[1] > change[0]:
            yield change
            done = change[1]
