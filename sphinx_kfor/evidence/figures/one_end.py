"""One end of a range that stands alone on a page: `18` of *between 18 and 22*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.left import Part
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.figures.whole import all_left_out
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.sayings import Saying

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"


def one_end(here: Saying, there: Saying) -> str:
    """What is told of a figure that is one end of a range in its source, and alone here; or nothing."""
    end = "" if here.figure.bound or _other_end(here) else _other_end(there)
    if not end:
        return ""
    other, said = (
        {abs(value) for one in Reader(saying.writing).mentions(text) for value in one.values}
        for saying, text in ((there, end), (here, here.sentence))
    )
    return "" if other & said else f"is one end of a range in its source, with '{end}'"


def _other_end(saying: Saying) -> str:
    """The other end of a range for certain: `18–22`, `between 18 and 22`, not `by 18 to 22`."""
    text, figure, words = saying.told.text, saying.figure, saying.writing.language.words
    joints = words("ranges").plain - words("change_links", "alternatives").plain
    for left in all_left_out(text, Span(figure.start, figure.end), saying.writing):
        said = left.text.lower().split() or [""]
        dashed = {text[left.start], text[left.end - 1]} & {*_DASHES}
        if left.part is Part.RANGE and (dashed or not joints.isdisjoint({said[0], said[-1]})):
            return left.text.strip(f"{_DASHES} ")
    return ""
