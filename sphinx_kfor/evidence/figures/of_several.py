"""Whether a sentence says a figure worked out of several rows of a table of these, and the right way round.

*Halvet and Nahr had | days* is wrong of the sum of Nahr's and Sorab's; *Nahr had | times as many as Halvet*
of Halvet's by Nahr's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.afterthoughts import compared, is_multiple
from sphinx_kfor.evidence.figures.shapes import Shape
from sphinx_kfor.evidence.figures.table_names import STEM, name_stems, pattern_of, stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.other_names import Said
    from sphinx_kfor.evidence.figures.table_names import Names

_COUNTED = re.compile(r"\s*\w+")


def misnamed(said: Said, own: Sequence[str], place: Names, shape: Shape) -> list[str]:
    """The names of which a figure is said, if some are others than those it is worked out of; else none.

    Args:
        said: what the page says around the figure.
        own: the names of the rows, or columns, that it is worked out of.
        place: all of them in the table.
        shape: how it is worked out.
    """
    parts = [name for name in dict.fromkeys(own) if not place.is_total(name)]
    if shape is Shape.DIFFERENCE and len(parts) == 1 and place.is_total(own[0]):
        return _not_the_rest(said, parts[0], place)
    if shape not in {Shape.SUM, Shape.DIFFERENCE} or len(parts) < len({*own}) or len(parts) < 2:  # noqa: PLR2004 (several)
        return []
    named = _named(said.sentence, place)
    mine = [name for name in parts if name in named]
    others = [name for name in named if name not in parts]
    if mine and others and len(mine) < len(parts):
        return named
    if shape is not Shape.SUM:
        return []
    for group in (*_groups(said.before, place), *_groups(said.behind, place)):
        strangers = len(mine) == 0 and len({*group}) == len(parts)
        if len(group) > 1 and not {*group} <= {*parts} and ({*group} & {*parts} or strangers):
            return group
    alone = len(mine) == 1 and not others and said.is_subject(mine[0])
    left = [name for name in parts if name not in mine and not pattern_of(name).search(said.earlier)]
    return mine if alone and left else []


def _not_the_rest(said: Said, part: str, place: Names) -> list[str]:
    """The names of which all but a part is said, if they are not all the others: *Without Nahr* of Sorab."""
    named = _named(said.before, place)
    others = {name for name in place.names if place.is_name(name)} - {part}
    said_so = part in _named(said.sentence, place) or others <= {*named}
    return [] if said_so else [name for name in named if name in others]


def turned_round(
    said: Said, own: tuple[str, str], numbers: Sequence[Decimal], shape: Shape, page: Notation
) -> str:
    """What is wrong with a sentence that sets two rows against each other; empty for nothing.

    Args:
        said: what the page says around the figure.
        own: the names of the two rows, or columns, in the order of the expression.
        numbers: their figures.
        shape: how it is worked out of them.
        page: how the page writes figures.
    """
    if shape is Shape.QUOTIENT and is_multiple(said.behind, page):
        ways = [match.start() if (match := pattern_of(name).search(said.behind)) else -1 for name in own]
        if min(ways) >= 0 and ways[1] < ways[0]:  # `| times as many houses as flats`
            return f"what there is of '{own[0]}' by '{own[1]}', not the other way round"
    first = next((name for name in own if said.is_subject(name)), "")
    second = own[0] if first == own[1] else own[1]
    if not first or own[0] == own[1] or not pattern_of(second).search(said.behind):
        return ""
    if shape is Shape.QUOTIENT and is_multiple(said.behind, page):
        return "" if first == own[0] else f"what '{second}' has by '{first}', not the other way round"
    behind = _COUNTED.sub("", said.behind, count=1)
    word = compared(said.behind, page) or compared(behind, page)
    if shape is not Shape.DIFFERENCE or not word or numbers[0] == numbers[1]:
        return ""
    largest = own[0] if numbers[0] > numbers[1] else own[1]
    less = page.language.words("falls").search(word.lower()) is not None
    if less == (first != largest):
        return ""
    return f"what '{largest}' has more than '{own[largest == own[0]]}' in its source, not '{word}'"


def _named(text: str, place: Names) -> list[str]:
    """The names that a text has, each once."""
    return list(dict.fromkeys(name for _, _, name in _places(text, place)))


def is_of_one(said: Said, columns: Sequence[str]) -> bool:
    """Whether a sentence names not both of the columns, the part's and the whole's, of which a share is.

    It need not name the part's, unless the share is one *of all* that it names.
    """
    small = {word[:STEM] for word in said.language.words("totals", "whole_words").plain}
    part, whole = (name_stems([name]) - small for name in columns)
    read = stems(f"{said.earlier} {said.sentence}")
    every = said.language.words("whole_words").alternatives
    of_all = re.match(rf"(?:\s+\w+)?\s+(?:{every})(?!\w)", said.behind, re.IGNORECASE)
    unnamed = bool(whole - part) and (whole - part).isdisjoint(read)
    return unnamed or bool(of_all and part - whole and (part - whole).isdisjoint(read))


def _places(text: str, place: Names) -> list[tuple[int, int, str]]:
    """Where a text has names that say something, none inside another."""
    found = [
        (match.start(), match.end(), name)
        for name in place.said_in(text)
        if place.is_name(name)
        for match in pattern_of(name).finditer(text)
    ]
    return sorted(
        one
        for one in found
        if not any(o[0] <= one[0] and one[1] <= o[1] and o[1] - o[0] > one[1] - one[0] for o in found)
    )


def _groups(text: str, place: Names) -> Iterator[list[str]]:
    """The names of a text, those together that are joined: `Halvet, Nahr and Sorab`."""
    joints = place.writings[1].language.words("number_joints").alternatives
    small = place.writings[1].language.words("determiners").alternatives
    joined = re.compile(rf"\s*(?:,\s*)?(?:(?:{joints}|&)\s+)?(?:(?:{small})\s+)?", re.IGNORECASE)
    group: list[str] = []
    last = 0
    for start, end, name in _places(text, place):
        between = text[last:start]
        if group and not (between.strip() and joined.fullmatch(between)):
            yield group
            group = []
        group.append(name)
        last = end
    if group:
        yield group
