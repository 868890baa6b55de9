"""What to type for a figure of the prose that is the difference of two that a source has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.sources.source import Source

#: So many words before a figure and behind it are shown of its source.
_BEFORE, _BEHIND = 4, 2
#: So far from each other two figures of a source may be compared, in code points.
_NEAR = 300
#: An address of a passage is quoted, and holds no quotation mark of its own.
_QUOTED = 4
_LINE = late(r"[.!?;]\s|\n")


def as_difference(mention: Mention, near: Iterable[Mention], sources: Iterable[Source]) -> str:
    """The role that works a figure out of one beside it and another of its source; empty if there is none.

    Args:
        mention: the figure.
        near: the figures beside it.
        sources: the sources that are cited there, whose texts are here.
    """
    beside = [one for one in near if one.start != mention.start and one.kinds & mention.kinds]
    for source in sources:
        for one in beside:
            told = _told(mention, one, source)
            if told:
                return told
    return ""


def _told(mention: Mention, one: Mention, source: Source) -> str:
    here = next(source.figures.of(one.values), None)
    if here is None or here.tabular:
        return ""
    size, other = max(mention.values), max(one.values)
    for expression, value in (("a - b", other + size), ("b - a", other - size)):
        found = next(source.figures.of([value]), None)
        beside = found and not found.tabular and 0 < abs(found.start - here.start) < _NEAR
        if found and beside and found.kinds & here.kinds:
            text = source.document.seen
            parts = "; ".join(
                f'{name}={source.id} > "{_words(text, at)}"' for name, at in (("a", found), ("b", here))
            )
            return f"{{kfor:derived}}`{expression}; {parts}`" if parts.count('"') == _QUOTED else ""
    return ""


def _words(text: str, figure: Mention) -> str:
    """A figure in brackets, with a few of the words of its sentence around it."""
    before = re.split(r"\s+", _LINE.split(text[: figure.start])[-1])[-_BEFORE - 1 :]
    behind = re.split(r"\s+", _LINE.split(text[figure.end :])[0])[: _BEHIND + 1]
    return f"{' '.join(before)}[{text[figure.start : figure.end]}]{' '.join(behind)}".strip()
