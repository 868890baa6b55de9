"""What something rose or fell by, and what it rose or fell to: *by 31* of *from 22 to 31*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.bound_words import LIMIT
from sphinx_kfor.evidence.figures.changes import arrivals, changes
from sphinx_kfor.evidence.figures.mentions import Reader

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.sayings import Saying


def by_for_to(here: Saying, there: Saying) -> str:
    """What is told of a figure by which something goes, and to which in its source; or the reverse."""
    if LIMIT in {here.figure.bound, there.figure.bound}:
        return ""  # `limits the rise | to 4 per cent`
    reached = [_is_reached(one) for one in (here, there)] if here.figure.turn or there.figure.turn else []
    if here.figure.turn and not there.figure.turn and reached == [False, True]:
        return f"is what something goes {here.figure.turn} by here, and an end of that in its source"
    if there.figure.turn and not here.figure.turn and reached == [True, False]:
        return f"is what something comes to here, and what it goes {there.figure.turn} by in its source"
    return ""


def _is_reached(saying: Saying) -> bool:
    """Whether something rose or fell to a figure, or from it to another."""
    text, reader, start = saying.told.text, Reader(saying.writing), saying.figure.start
    moves = [*saying.writing.language.words("rises", "falls").finditer(saying.lead.lower())]
    if len(moves) > 1:
        return False  # `the fall in exports rose to | 2.4 per cent`
    come = any(one.place.start == start for one in arrivals(text, reader))
    return come or any(one.start <= start < one.end for one in changes(text, reader))
