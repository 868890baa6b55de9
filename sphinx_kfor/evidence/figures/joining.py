"""Figures that are read together: ranges, numbers of several parts, shares such as *one in five*."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.grammar import PERCENT
from sphinx_kfor.evidence.figures.numerals import divided

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kfor.evidence.figures.grammar import Grammar
    from sphinx_kfor.evidence.figures.mention import Mention

_HUNDRED = Decimal(100)
_FOOT, _INCHES, _IN_A_FOOT = "length-foot", "length-inch", 12
_INCH = re.compile(r"\s?(?:in|\u2033|\")(?![\w.])")
_CENTS = re.compile(
    r"[\s-]?(?:cents?|c|centimes?|céntimos?|centavos?|centesimi|pence|p)(?!\w)", re.IGNORECASE
)
_APART = re.compile(r"\s{1,3}")


def joined(text: str, found: list[Mention], words: Grammar) -> list[Mention]:
    """Figures in order, with parts of one number as one, and with what the ends of ranges share."""
    whole: list[Mention] = []
    for one in found:
        made = _one_number(text, whole[-1], one, words) if whole else None
        if made:
            whole[-1] = made
        else:
            whole.append(one)
    for at in range(len(whole) - 1):
        first, second = whole[at : at + 2]
        if is_range(text, first.end, second.start, words) and not _are_of_two_kinds(first, second):
            whole[at : at + 2] = _as_range(first, second)
        elif _of_whole(words).fullmatch(text, first.end, second.start):
            whole[at] = _scaled_as(first, second)
    return whole


def _are_of_two_kinds(first: Mention, second: Mention) -> bool:
    """Whether two figures are no ends of a range: `by 12 per cent | to 310,000 tonnes`."""
    return first.kinds == {PERCENT} != second.kinds and bool(second.unit or second.kinds != {""})


def _scaled_as(first: Mention, second: Mention) -> Mention:
    """A part that may be counted as its whole is: `61 | of the 82 million`."""
    if first.factor != 1 or second.factor == 1 or first.unit or first.counted or first.kinds != {""}:
        return first
    return replace(
        first,
        values=first.values | {value * second.factor for value in first.values},
        kinds=first.kinds | second.kinds,
    )


@lru_cache(maxsize=32)
def _of_whole(words: Grammar) -> re.Pattern[str]:
    parts, articles = (words.language.words(name).alternatives for name in ("part_links", "determiners"))
    return re.compile(rf"\s(?:{parts})\s(?:(?:{articles})\s)?", re.IGNORECASE)


def is_range(text: str, start: int, end: int, words: Grammar) -> bool:
    """Whether what stands between two figures may join them to a range."""
    return end - start < 24 and bool(_between(words).fullmatch(text, start, end))  # noqa: PLR2004 (the longest words)


@lru_cache(maxsize=32)
def _between(words: Grammar) -> re.Pattern[str]:
    between, articles = (words.language.words(name).alternatives for name in ("ranges", "determiners"))
    return re.compile(
        rf"\s?(?:[-\u2010-\u2014\u2212]|\.{{2,3}}|…|~)\s?|\s(?:{between})\s(?:(?:{articles})\s)?",
        re.IGNORECASE,
    )


def _one_number(text: str, first: Mention, second: Mention, words: Grammar) -> Mention | None:
    """Two figures as one: `4 thousand 3 hundred`, `12 ft 2 in`, `3 dollars 50 cents`; else None."""
    between = text[first.end : second.start]
    if len(between) > 8 or (len(first.values) > 1 and min(first.values) >= 0):  # noqa: PLR2004
        return None
    value, other = max(first.values), max(second.values)
    joints = words.language.words("number_joints").plain
    linked = between.strip().lower() in joints
    if not (linked or _APART.fullmatch(between)) or value <= 0 or other < 0:
        return None
    if first.unit == _FOOT and other < _IN_A_FOOT:
        return _with_inches(text, first, second)
    whole = first.factor == 1 and value == int(value) and other < _HUNDRED and other == int(other)
    if whole and any(len(kind) == 3 for kind in first.kinds):  # noqa: PLR2004 (ISO 4217)
        return _with_cents(text, first, second, linked=linked)
    return _added(text, first, second, linked=linked)


def _with_inches(text: str, first: Mention, second: Mention) -> Mention | None:
    inch = _INCH.match(text, second.end)
    if second.unit != _INCHES and not inch:
        return None
    end = second.end if second.unit == _INCHES or not inch else inch.end()
    return _sum(text, first, second, max(second.values) / _IN_A_FOOT, end)


def _with_cents(text: str, first: Mention, second: Mention, *, linked: bool) -> Mention | None:
    """Money with its hundredths: `3 dollars and 5 cents`, `3 dollars 50`."""
    cents = _CENTS.match(text, second.end)
    two = second.end - second.start == 2 and text[second.start : second.end].isdigit() and not linked  # noqa: PLR2004
    bare = second.kinds == {""} and not second.unit and not second.counted and _ends(text, second.end)
    if not cents and not (two and bare):
        return None
    return _sum(text, first, second, max(second.values) / 100, cents.end() if cents else second.end)


def _added(text: str, first: Mention, second: Mention, *, linked: bool) -> Mention | None:
    """A number of thousands or hundreds and one below: `3 hundred and 21`."""
    value, other = max(first.values), max(second.values)
    plain = first.kinds == {""} and not first.unit and first.factor >= _HUNDRED
    typed = text[second.start : second.start + 1].isdecimal()
    if not plain or not 0 < other < first.factor or (linked and typed and first.factor > 1000):  # noqa: PLR2004
        return None
    if typed and not linked and second.factor == 1:
        return None
    made = replace(second, start=first.start, text=text[first.start : second.end], bound=first.bound)
    return replace(
        made,
        values=frozenset([value + other]),
        bound_word=first.bound_word,
        bound_start=first.bound_start,
        factor=second.factor,
    )


def _ends(text: str, at: int) -> bool:
    return not re.match(r"\s?[\w%]", text[at : at + 2])


def _sum(text: str, first: Mention, second: Mention, more: Decimal, end: int) -> Mention:
    return replace(
        first,
        end=end,
        text=text[first.start : end],
        values=frozenset([max(first.values) + more]),
        step=second.step,
        counted="",
    )


def _as_range(first: Mention, second: Mention) -> tuple[Mention, Mention]:
    """Two ends of what may be one range: a scale, sign or unit may stand at one of them for both."""
    values = first.values | {value * second.factor for value in first.values if first.factor == 1}
    kinds = first.kinds | second.kinds if "" in first.kinds | second.kinds else first.kinds
    return (
        replace(first, values=values, kinds=kinds, unit=first.unit or second.unit, counted=""),
        replace(second, kinds=second.kinds | first.kinds if second.kinds == {""} else second.kinds),
    )


#: What stands between hundredths of a currency and the currency: `cents | of | every`.
_OF_EACH = (("subunits",), ("genitives", "ratios"), ("rate_words", "determiners"))


def shares(text: str, found: Sequence[Mention], words: Grammar) -> Iterator[Mention]:
    """What two whole numbers say of a share, `one in five`, and what a part says in per cent."""
    between = _ratio(words)
    for first, second in pairwise(found):
        part, whole = max(first.values), max(second.values)
        plain = first.kinds == second.kinds == {""} and not first.unit and part > 0 and whole > 0
        if plain and between.fullmatch(text, first.end, second.start):
            whole_text = text[first.start : second.end]
            share = divided(part, whole)
            made = replace(
                first,
                end=second.end,
                text=whole_text,
                values=frozenset([share, -share]),
                kinds=frozenset([""]),
            )
            yield replace(
                made, values=frozenset([min(first.values) / whole if min(first.values) < 0 else share])
            )
            yield replace(made, values=frozenset([share * 100]), kinds=frozenset([PERCENT]))
    for one in found:
        part = max(one.values)
        end = _end_of_money(text, one, words)
        if end:
            yield replace(one, end=end, text=text[one.start : end], kinds=frozenset([PERCENT]), counted="")
        if 0 < part < 1 and one.kinds == {""} and not one.unit:
            yield replace(one, values=frozenset([part * 100]), kinds=frozenset([PERCENT]))


def _end_of_money(text: str, one: Mention, words: Grammar) -> int:
    """Where hundredths of a currency end that are a share, `41 cents of every euro`; 0 for none."""
    found = _hundredths(words).match(text, one.end) if one.kinds == {""} and not one.unit else None
    money = words.currencies.at(text, found.end()) if found else None
    return money[1] if money else 0


@lru_cache(maxsize=32)
def _hundredths(words: Grammar) -> re.Pattern[str]:
    lists = (words.language.words(*names).alternatives for names in _OF_EACH)
    of = r")\s+(?:".join(lists)
    return re.compile(rf"\s+(?:{of})\s+", re.IGNORECASE)


@lru_cache(maxsize=32)
def _ratio(words: Grammar) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{words.language.words('ratios').alternatives})\s", re.IGNORECASE)
