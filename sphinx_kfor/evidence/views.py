"""A view: a text derived from another, with an exact map back to it.

The reader's view of a Markdown document and the folded view of any text are both views.
All offsets are Unicode code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Edit:
    """Where the original's `[start, end)` became the view's `[at, to)`; elsewhere both are the same."""

    start: int
    end: int
    at: int
    to: int


@dataclass(frozen=True)
class View:
    """A derived text and the way back to the original.

    Attributes:
        text: the text as seen.
        edits: the places where it differs from the original, in order.
    """

    text: str
    edits: tuple[Edit, ...] = ()

    @cached_property
    def _places(self) -> list[int]:
        return [edit.at for edit in self.edits]

    def start(self, offset: int) -> int | None:
        """The place in the original of a passage that starts at `offset`; None inside an edit."""
        return self._origin(offset, bisect_right(self._places, offset) - 1)

    def end(self, offset: int) -> int | None:
        """The place in the original of a passage that ends at `offset`; None inside an edit."""
        return self._origin(offset, bisect_left(self._places, offset) - 1)

    def seen(self, origin: int) -> int:
        """The place in this view of an offset of the original; an edit's start if inside one."""
        shift = 0
        for edit in self.edits:
            if edit.start > origin:
                break
            if origin < edit.end:
                return edit.at
            shift = edit.to - edit.end
        return origin + shift

    def _origin(self, offset: int, index: int) -> int | None:
        if index < 0:
            return offset
        edit = self.edits[index]
        if edit.at < offset < edit.to:
            return None
        return edit.start if offset == edit.at < edit.to else edit.end + offset - edit.to


def edited(text: str, changes: Iterable[tuple[int, int, str]]) -> View:
    """The view of a text after changes `(start, end, replacement)`, given in order and apart."""
    pieces: list[str] = []
    edits: list[Edit] = []
    done = at = 0
    for start, end, replacement in changes:
        pieces += (text[done:start], replacement)
        at += start - done
        edits.append(Edit(start, end, at, at + len(replacement)))
        at += len(replacement)
        done = end
    pieces.append(text[done:])
    return View("".join(pieces), tuple(edits))
