"""New names of a table's columns and rows that make another of one: *All boats* of *Trawlers*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.in_time import year_of
from sphinx_kfor.evidence.figures.intervals import other_class
from sphinx_kfor.evidence.figures.table_names import name_stems, names_of, pattern_of, stems

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.table_names import Names

#: So many letters that two words begin with make them forms of one.
_ALIKE = 4


def says_another(
    new: str,
    place: int,
    names: Sequence[str],
    numbers: Sequence[Decimal | None],
    writings: tuple[Notation, Notation],
) -> str:
    """What a new name wrongly says of a column or row; empty for nothing.

    Args:
        new: the new name.
        place: which of the names it is given to.
        names: those of all columns, or rows, in the source.
        numbers: a figure of each, in the same row or column; None for none.
        writings: how the source writes figures, and its words; the same of the page.
    """
    classed = other_class(names[place], names, (new, ""), writings)
    if classed:
        return _said_of(classed, names[place])
    old, known = names[place], names_of((*names,), (), (), writings)
    every = writings[1].language.words("whole_words").search(new.lower()) is not None
    others = [name for at, name in enumerate(names) if at != place and _told(name, known)]
    if known.is_total(old):
        part = [name for name in others if _share(new, name)]
        return _said_of(part[0], old) if part and len(part) < len(others) and not known.is_total(new) else ""
    if every or known.is_total(new):
        own = _share(new, old) or _is_largest(place, names, numbers, known)
        return "" if own else f"is of all, and '{old}' is not"
    joints = writings[1].language.words("number_joints").alternatives
    other = (name for name in others if _is_other(new, old, name) or _is_joined(new, old, name, joints))
    return next((_said_of(name, old) for name in other), "") if _told(old, known) else ""


def _told(name: str, known: Names) -> bool:
    """Whether a name says something of its own, besides a year: *Outturn 2024*."""
    return known.is_name(year_of(name)[1])


def _said_of(other: str, old: str) -> str:
    return f"is of '{other}', which is another than '{old}'"


def _is_largest(place: int, names: Sequence[str], numbers: Sequence[Decimal | None], known: Names) -> bool:
    """Whether a figure may be all of a table's, which names no total: *Persons* of *Men* and *Women*."""
    figures = [number for number in numbers if number is not None]
    own = numbers[place]
    return own is not None and own == max(figures) and not any(map(known.is_total, names))


def _is_other(new: str, old: str, other: str) -> bool:
    """Whether a name has the words that tell another from the old one, and none that tell the old one."""
    own, theirs = name_stems([old]), name_stems([other])
    return bool(own - theirs) and _has_all(new, theirs - own) and not _has_any(new, own - theirs)


def _is_joined(new: str, old: str, other: str, joints: str) -> bool:
    """Whether a name has another joined to something, which the old one does not have: *Gas and solar*."""
    if pattern_of(other).search(old):
        return False
    joint, found = rf"\s*(?:[&+/,]|(?<!\w)(?:{joints})(?!\w))\s*", pattern_of(other).pattern
    return re.search(rf"{found}{joint}\w|\w{joint}{found}", new, re.IGNORECASE) is not None


def _share(new: str, old: str) -> bool:
    return _has_any(new, name_stems([old]))


def _has_all(text: str, wanted: frozenset[str]) -> bool:
    words = stems(text)
    return bool(wanted) and all(any(_is_form(word, one) for word in words) for one in wanted)


def _has_any(text: str, wanted: frozenset[str]) -> bool:
    words = stems(text)
    return any(_is_form(word, one) for word in words for one in wanted)


def _is_form(word: str, other: str) -> bool:
    """Whether the beginnings of two words are those of one, as of *landed* and *landings*."""
    return word == other or (min(len(word), len(other)) >= _ALIKE and word[:_ALIKE] == other[:_ALIKE])
