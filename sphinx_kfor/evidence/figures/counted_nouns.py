"""Nouns of what is counted and never the same: the 12 persons of a table are not 12 families."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.mention import Mention

_BEHIND = re.compile(r"\s+([^\W\d_]+)")
_LISTS = (
    "counted_persons", "counted_households", "counted_firms", "counted_schools",
    "counted_lengths", "counted_widths", "counted_heights", "counted_depths",
)  # fmt: skip
_WORD, _IN_BRACKETS = re.compile(r"[^\W\d_]+"), re.compile(r"[(\[]([^()\[\]]+)[)\]]")


def noun_behind(text: str, figure: Mention) -> str:
    """The word right behind a figure of a text; empty for none."""
    found = _BEHIND.match(text, figure.end)
    return found[1] if found else ""


def counts_another(noun: str, page: Notation, found: Mention, text: str, source: Notation) -> bool:
    """Whether a source says of a figure that it counts something else than a noun of the page.

    In a table what stands in brackets says so, `Returns (persons)`, else what else its headers say.
    """
    mine = _classes(noun, page)
    if not mine or not found.tabular:
        theirs = _classes(noun_behind(text, found), source) if mine else frozenset()
        return bool(theirs) and mine.isdisjoint(theirs)
    bracketed = " ".join(_IN_BRACKETS.findall(found.above))
    words = f"{found.above} {found.beside} {found.counted}"
    theirs = _classes(bracketed, source) or _classes(words, source)
    return bool(theirs) and mine.isdisjoint(theirs)


@lru_cache(maxsize=256)
def _classes(text: str, writing: Notation) -> frozenset[str]:
    words = {word.lower() for word in _WORD.findall(text)}
    return frozenset(name for name in _LISTS if not words.isdisjoint(writing.language.words(name).plain))
