"""One end of a range that stands alone on a page: `18` of *between 18 and 22*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.agreement import bound_meant, keeps
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.figures.table_names import WORD

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from decimal import Decimal

    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.figures.sayings import Saying

#: Bounds of a page that an end of a range may be: *at least 18*, *up to 22*.
_LIMITING = frozenset({"from", "to", "over", "under", "above", "even"})


def one_end(here: Saying, there: Saying) -> str:
    """What is told of a figure that is one end of a range in its source, and alone here; or nothing."""
    if there.figure.range is None or _is_said_to_be_an_end(here, there.figure.range.bound):
        return ""
    reader, sentence = Reader(here.writing), here.sentence
    said = {value for one in (*reader.mentions(sentence), *reader.spelled(sentence)) for value in one.values}
    end = end_alone(here.figure, there.figure, said)
    return f"is one end of a range in its source, '{end}'" if end else ""


def _is_said_to_be_an_end(here: Saying, bound: str) -> bool:
    """Whether a page says that a figure is the most or the least: `at worst | 14`, `ab | 18 Euro`."""
    words = here.writing.language.words
    if words("extremes").search(here.sentence.lower()):
        return True
    *_, last = ["", *WORD.findall(here.lead.lower())]
    return last in words(f"bounds_{bound}").plain


def end_alone(mine: Mention, theirs: Mention, said: AbstractSet[Decimal]) -> str:
    """The range of which a source has a figure as an end, and the page has it alone; empty for none.

    Args:
        mine: the figure on the page.
        theirs: the same in its source.
        said: what the figures of the page's sentence may say.
    """
    end = theirs.range
    bound = bound_meant(mine)
    if end is None or not end.sure or mine.range or (bound in _LIMITING and keeps(bound, theirs)):
        return ""
    return end.text if {*map(abs, said)}.isdisjoint(map(abs, end.other)) else ""
