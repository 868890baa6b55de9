"""The other end of a range, or the whole of a share, beside a number: `18 | to 22`, `5 | out of 6`.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.left import Left, Part
from sphinx_kfor.evidence.figures.measures import is_time
from sphinx_kfor.evidence.figures.number_words import number_words
from sphinx_kfor.evidence.figures.numerals import NUMBER, VULGAR
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.evidence.figures.figure import Notation

_DIGITS = late(rf"{NUMBER}|[{VULGAR}]")
#: How far around a span its figure may reach.
AROUND = 80
#: So far before the first of two figures its clause may say that it rose or fell to the other.
_CHANGE, _NEAR_CHANGE = 160, 40
_DASHED = late(r"\s?[-\u2010-\u2015\u2212]\s?")
_YEAR = late(r"(?:1[89]|20)\d\d\Z")


def is_joint(between: str, writing: Notation) -> bool:
    """Whether what stands between two numbers ends in a word such as *and*, which makes no range alone."""
    last = between.lower().split()[-1:]
    return bool(last) and last[0] in writing.language.words("number_joints").plain


def opens_range(before: str, writing: Notation) -> bool:
    """Whether words end in one that opens a range: `between`."""
    return opener_before(before, len(before), writing) is not None


def other_end(text: str, head: int, tail: int, writing: Notation, *, share: bool) -> Iterator[Left]:
    """The other end of a range, or the whole of a share, behind a figure or before it; not of per cent."""
    for joint in filter(None, (link(writing).match(text, tail) for link in (_link, _ratio))):
        number = _number_behind(text, joint.end(), writing)
        part = linked(text, joint, writing, (head, tail), number) if number else None
        if number and part and not (part is Part.RATIO and (share or _is_of_time(text, number, writing))):
            words = [joint.start(name) for name, said in joint.groupdict().items() if said]
            yield Left.of(part, text, words[0] if part is Part.RATIO and words else tail, number[1])
            return
    before = _link_before(writing).search(text, max(0, head - 24), head)
    if before is None:
        return
    close = before.start()
    window = max(0, close - AROUND)
    numbers = [
        one
        for one in numbers_in(text[window:close], window, writing, spelled=True)
        if writing.grammar.tail(text, one[1]).end >= close
    ]
    if numbers:
        part = linked(text, before, writing, numbers[-1], (head, tail), backwards=True)
        if part:
            yield Left.of(part, text, numbers[-1][0], head)


def _is_of_time(text: str, number: tuple[int, int], writing: Notation) -> bool:
    """Whether a number says how long, as *over three years* does behind a figure: it is no whole of that."""
    first = next(iter(numbers_in(text[number[0] : number[1]], number[0], writing, spelled=True)), None)
    return first is not None and is_time(writing.grammar.tail(text, first[1]).unit)


def linked(  # noqa: PLR0913 (two numbers and what stands between them)
    text: str,
    link: re.Match[str],
    writing: Notation,
    first: tuple[int, int],
    second: tuple[int, int],
    *,
    backwards: bool = False,
) -> Part | None:
    """What two numbers and the words between them are: a range, a share, or nothing."""
    said = next(filter(None, link.groupdict().values()), link[0])
    word = " ".join(said.split()).lower()
    one, other = text[first[0] : first[1]], text[second[0] : second[1]]
    if _YEAR.fullmatch(other) or _YEAR.fullmatch(one) or text.startswith("/", first[0] - 1):
        # `in 2020/21 to 745 pupils`
        return None
    words = writing.language.words
    if _has_share(text, first, writing) and not _has_share(text, second, writing):
        return None  # `rose by 6 % to 48 million`
    opener = opener_before(text, first[0], writing)
    changes = opener is not None and are_a_change(text, opener, second[1], writing)
    if _DASHED.fullmatch(link[0]):
        loose = link[0] != link[0].strip() and link[0].strip() == "-"
        return None if loose and backwards else Part.RANGE
    if word in words("range_openers").plain and _is_reached(text, first[0], writing):
        return None  # `down to 9 million from 10 million`
    if (
        word in words("ratios", "part_links").plain
        or word in words("figure_links").plain - words("ranges").plain
    ):
        return Part.RATIO if not changes and _is_share(one, other, word, writing) else None
    joint = word in words("number_joints").plain
    return None if changes or (joint and not opener) else Part.RANGE


def _is_reached(text: str, start: int, writing: Notation) -> bool:
    """Whether a figure is one that something came to, as a word such as *to* right before it says."""
    before = re.search(r"(\w+)\s+\W{0,4}\Z", text[max(0, start - 20) : start])
    ranges = (
        writing.language.words("ranges").plain - writing.language.words("number_joints", "alternatives").plain
    )
    return before is not None and before[1].lower() in ranges


def _has_share(text: str, number: tuple[int, int], writing: Notation) -> bool:
    """Whether a number is of per cent or the like."""
    digits = _DIGITS.search(text, *number)
    return digits is not None and bool(writing.grammar.tail(text, digits.end()).share)


def _is_share(one: str, other: str, word: str, writing: Notation) -> bool:
    """Whether a part of a whole is meant: `5 out of 6`, `one in ten`; not `5 in 12 ports` for certain."""
    whole, part = writing.number(other.strip()), writing.number(re.sub(r"\D*\Z", "", one).strip())
    return len(word) > 2 or word == "of" or whole is None or part is None or part < whole <= 1000  # noqa: PLR2004


def opener_before(text: str, start: int, writing: Notation) -> tuple[int, str] | None:
    """A word before a figure that opens a range: `between`, `from`, also before an article."""
    words = writing.language.words
    openers, articles = words("range_openers").alternatives, words("determiners").alternatives
    found = re.compile(rf"(?<!\w)({openers})\s+(?:(?:{articles})\s+)?\W{{0,4}}\Z", re.IGNORECASE).search(
        text, max(0, start - 20), start
    )
    return (found.start(), found[1].lower()) if found else None


def is_closed(opener: str) -> bool:
    """Whether a word opens a range and no change: `between`, not `from`."""
    return opener in {"between", "tra", "fra", "zwischen", "entre"}


def are_a_change(text: str, opener: tuple[int, str], end: int, writing: Notation) -> bool:
    """Whether something rose or fell from one figure to the other, which ends at a place: these are two."""
    start, word = opener
    if is_closed(word):
        return False
    before = re.split(r"[.!?;]\s", text[max(0, start - _CHANGE) : start].lower())[-1]
    clauses = before.rstrip(" ,").split(",")
    near = before[-_NEAR_CHANGE:] if len(clauses) > 1 else before
    said = writing.language.words("falls", "rises")
    # `ist von 31 auf 29 Milligramm | gesunken`
    behind = re.split(r"[.!?;,]\s", text[end : end + _CHANGE].lower())[0]
    return any(said.search(part) for part in (near, clauses[-1], behind))


def _number_behind(text: str, at: int, writing: Notation) -> tuple[int, int] | None:
    """The number that begins at a place, behind its sign or currency, with all that belongs to it."""
    window = text[at : at + 40]
    numbers = numbers_in(window, at, writing, spelled=True)
    if not numbers:
        return None
    start, end = numbers[0]
    begins = writing.grammar.head(text, start).start <= at
    return (start, writing.grammar.tail(text, end).end) if begins else None


@lru_cache(maxsize=32)
def _link(writing: Notation) -> re.Pattern[str]:
    """What may join two numbers to one figure."""
    words = writing.language.words("ranges", "ratios", "figure_links").alternatives
    return re.compile(
        rf"\s?[-\u2010-\u2015\u2212]\s?(?=[\d$€£¥(]|[A-Z]{{3}})|\s+(?P<word>{words})\s+(?!\s)", re.IGNORECASE
    )


@lru_cache(maxsize=32)
def _ratio(writing: Notation) -> re.Pattern[str]:
    """What parts a number from the whole that it is of: `5 | men out of 6`, `4 | of the 10`."""
    words = writing.language.words
    bounds = words(*(name for name in writing.language.lists if name.startswith("bounds_"))).plain
    elsewhere = bounds | (words("time_openers").plain - words("genitives").plain)
    of, parts = (_any(words(name).plain - elsewhere) for name in ("ratios", "part_links"))
    counted, determiners = r"(?:\s+[^\W\d_]{2,}){1,2}?", words("determiners").alternatives
    whole = rf"\s+(?P<part>{parts})\s+(?:(?:{determiners})\s+)?"
    # `640 | of the 812 islanders` are 640 islanders; only of few is a part told by its whole.
    few = r"\d{1,2}(?!\d|[.,\s]\d)"
    return re.compile(rf"(?:{counted}\s+(?P<word>{of})\s+(?=\d)|{whole}(?={few}))", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    """A pattern of some words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or r"(?!)"


@lru_cache(maxsize=32)
def _link_before(writing: Notation) -> re.Pattern[str]:
    words = writing.language.words("ranges", "ratios", "figure_links").alternatives
    return re.compile(rf"(?:(?<=\w)\s?[-\u2010-\u2015\u2212]\s?|\s+(?:{words})\s+)\Z", re.IGNORECASE)


def numbers_in(text: str, offset: int, writing: Notation, *, spelled: bool = False) -> list[tuple[int, int]]:
    """The places of the numbers of a text, in digits; in words too if there are none or it is asked for."""
    found = [match.span() for match in _DIGITS.finditer(text)]
    if spelled or not found:
        found += [(one.start, one.end) for one in number_words(text, writing.tag, writing.language)]
    return [(start + offset, end + offset) for start, end in sorted(found)]
