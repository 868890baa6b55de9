"""What belongs to a figure and stands outside a span of a text: so that a figure is never parted from it.

Looked through are note marks, raised figures, soft hyphens, brackets and line ends. Offsets are Unicode code
points.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.afterthoughts import behind, bound_behind_noun
from sphinx_kfor.evidence.figures.grammar import DURING
from sphinx_kfor.evidence.figures.left import Left, Part
from sphinx_kfor.evidence.figures.measures import is_time
from sphinx_kfor.evidence.figures.multiples import taken
from sphinx_kfor.evidence.figures.number_words import number_words
from sphinx_kfor.evidence.figures.numerals import NUMBER, VULGAR, grown
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.grammar import Grammar, Tail

_DIGITS = late(rf"{NUMBER}|[{VULGAR}]")
#: How far around a span its figure may reach.
_AROUND = 80
#: So far before the first of two figures its clause may say that it rose or fell to the other.
_CHANGE, _NEAR_CHANGE = 160, 40
_DASHED = late(r"\s?[-\u2010-\u2015\u2212]\s?")
_RAISED = late(r"[\u00b2\u00b3\u00b9\u2070-\u2079]+")
_YEAR = late(r"(?:1[89]|20)\d\d\Z")
_COUNTED = late(r"(?:[ \t\u00a0]+[^\W\d_]+){1,3}")
#: A number again in words.
_IN_BRACKETS = late(r"\s?[(\[]([^()\[\]]{2,60})[)\]]")
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_BEHIND_MARKS = " \t\n\u00a0\u202f\u00ad)]\u2019'\""


def left_out(text: str, figure: Span, writing: Notation) -> Left | None:
    """What belongs to a figure and stands outside its span; None if it is whole.

    Args:
        text: a text, as a reader sees it.
        figure: the span, with at least one number.
        writing: how the text's language writes figures.
    """
    return next(iter(all_left_out(text, figure, writing)), None)


def all_left_out(text: str, figure: Span, writing: Notation) -> list[Left]:
    """All that belongs to a figure and stands outside its span; see `left_out`."""
    return [*_parts(text, figure.start, figure.end, writing), *taken(text, figure, writing)]


def cut_off(text: str, passage: Span, writing: Notation) -> list[Left]:
    """What a passage's ends part from a figure at its beginning or end: `It lost $3 | billion`."""
    window = max(passage.start, passage.end - _AROUND)
    numbers = _numbers(text[window : passage.end], window, writing)
    first = _number_at_start(text, passage, writing)
    last = _number_at_end(text, passage, numbers, writing)
    found = []
    if first:
        found += [one for one in _parts(text, *first, writing) if one.end <= passage.start]
    if last:
        found += [one for one in _parts(text, *last, writing) if one.start >= passage.end]
    else:
        found += _bound_behind_noun(text, passage, numbers, writing)
    reaching = _reaching_in(text, passage, writing)
    return [*found[:2], *([reaching] if reaching else [])]


def _bound_behind_noun(
    text: str, passage: Span, numbers: list[tuple[int, int]], writing: Notation
) -> list[Left]:
    """The bound behind a passage that ends in a figure and what it counts: `700 men | or more`."""
    counted = numbers and _COUNTED.fullmatch(text[numbers[-1][1] : passage.end])
    bound = writing.grammar.bound(text, passage.end, passage.end) if counted else None
    return [Left.of(Part.BOUND, text, bound.start, bound.end)] if bound and bound.start >= passage.end else []


def _parts(text: str, start: int, end: int, writing: Notation) -> Iterator[Left]:
    """All that stands outside, what changes the number most first."""
    numbers = _numbers(text[start:end], start, writing)
    if not numbers:
        reaching = _reaching_in(text, Span(start, end), writing)
        yield from [reaching] if reaching else ()
        return
    (first, _), (last, close) = numbers[0], numbers[-1]
    words = writing.grammar
    if text[first - 1 : first] in _OPENING and text[end : end + 1] in _CLOSING and close == end:
        close = end = end + 1
    elif close == end and _restated_end(text, end, writing):
        close = end = _restated_end(text, end, writing)
    head = words.head(text, first)
    if head.start < start:
        yield Left.of(Part.CURRENCY if head.currency else Part.SIGN, text, head.start, start)
    value = writing.number(text[last:close])  # None for one that is restated
    grown_end = grown(text, last, close, value).end if value is not None else close
    if grown_end > end:
        yield Left.of(Part.POWER, text, end, grown_end)
    raised = _RAISED.match(text, end) if text[last:close] == "10" else None
    if raised and grown_end <= end:
        yield Left.of(Part.POWER, text, end, raised.end())
    tail = words.tail(text, max(grown_end, close), currency=head.currency)
    opener = _opener(text, head.start, writing) if len(numbers) > 1 and head.start >= start else None
    if opener and opener[0] < start and _is_joint(text[numbers[-2][1] : last], writing):
        yield Left.of(Part.OPENER, text, opener[0], start)
    yield from _behind(text, end, tail, words)
    yield from _governed(text, Span(start, end), Span(head.start, max(end, tail.end)), tail, writing)
    share = bool(tail.share)
    yield from _other_end(text, min(start, head.start), max(end, tail.end), writing, share=share)
    yield from behind(text, max(end, tail.end), tail, writing)
    if tail.unit and tail.end > end and not _within(text, end, tail):
        yield Left.of(Part.UNIT, text, tail.end - len(tail.named), tail.end, tail.unit)


def _is_joint(between: str, writing: Notation) -> bool:
    """Whether what stands between two numbers ends in a word such as *and*, which makes no range alone."""
    last = between.lower().split()[-1:]
    return bool(last) and last[0] in writing.language.words("number_joints").plain


def opens_range(before: str, writing: Notation) -> bool:
    """Whether words end in one that opens a range: `between`."""
    return _opener(before, len(before), writing) is not None


def _governed(text: str, span: Span, whole: Span, tail: Tail, writing: Notation) -> Iterator[Left]:
    """What bounds a figure, before it or behind it or behind what it counts, and what multiplies it."""
    words, start = writing.grammar, min(span.start, whole.start)
    bound = words.bound(text, start, whole.end, time=is_time(tail.unit))
    if not bound.kind:
        bound = bound_behind_noun(text, whole.end, words)
    if bound.kind not in {"", DURING} and (bound.end <= span.start or bound.start >= span.end):
        yield Left.of(Part.BOUND, text, bound.start, bound.end)
    multiplier = _multiplier(writing).search(text, max(0, start - _AROUND), start)
    if multiplier:
        yield Left.of(Part.MULTIPLE, text, multiplier.start(), multiplier.end())


@lru_cache(maxsize=32)
def _multiplier(writing: Notation) -> re.Pattern[str]:
    """A word right before a figure that multiplies it: `twice | 40`; *double the 40* leaves them 40."""
    words = writing.language.words("multipliers").alternatives
    return re.compile(rf"(?<!\w)(?:{words})\s+\Z", re.IGNORECASE)


def _restated_end(text: str, end: int, writing: Notation) -> int:
    """Where a number ends that stands in words behind its digits: `12 (twelve) per cent`; 0 for none."""
    match = _IN_BRACKETS.match(text, end)
    numbers = _numbers(match[1], match.start(1), writing) if match else []
    whole = match and len(numbers) == 1 and numbers[0] == match.span(1)
    return match.end() if match and whole else 0


def _within(text: str, end: int, tail: Tail) -> bool:
    """Whether a unit stands inside already."""
    return tail.end - len(tail.named) < end and bool(tail.named) and not text[end : tail.end].strip()


def _behind(text: str, end: int, tail: Tail, words: Grammar) -> Iterator[Left]:
    """Scale, currency and per cent behind a span."""
    if tail.end <= end:
        return
    unit_start = tail.end - len(tail.named) if tail.unit else tail.end
    said = text[end:unit_start].strip(_BEHIND_MARKS)
    if not said or not (tail.scale or tail.share or tail.currency or tail.plus or tail.odd):
        return
    behind = words.tail(text, end)
    part = (
        Part.SCALE
        if behind.scale or behind.plus
        else Part.SHARE
        if behind.share
        else Part.CURRENCY
        if behind.currency or (tail.currency and said.endswith(tail.sign))  # behind a link: `d'euros`
        else Part.BOUND
        if behind.odd
        else None
    )
    if part:
        yield Left.of(part, text, end, unit_start)


def _other_end(text: str, head: int, tail: int, writing: Notation, *, share: bool) -> Iterator[Left]:
    """The other end of a range, or the whole of a share, behind a figure or before it; not of per cent."""
    for joint in filter(None, (link(writing).match(text, tail) for link in (_link, _ratio))):
        number = _number_behind(text, joint.end(), writing)
        part = _linked(text, joint, writing, (head, tail), number) if number else None
        if number and part and not (part is Part.RATIO and (share or _is_of_time(text, number, writing))):
            words = [joint.start(name) for name, said in joint.groupdict().items() if said]
            yield Left.of(part, text, words[0] if part is Part.RATIO and words else tail, number[1])
            return
    before = _link_before(writing).search(text, max(0, head - 24), head)
    if before is None:
        return
    close = before.start()
    window = max(0, close - _AROUND)
    numbers = [
        one
        for one in _numbers(text[window:close], window, writing, spelled=True)
        if writing.grammar.tail(text, one[1]).end >= close
    ]
    if numbers:
        part = _linked(text, before, writing, numbers[-1], (head, tail), backwards=True)
        if part:
            yield Left.of(part, text, numbers[-1][0], head)


def _is_of_time(text: str, number: tuple[int, int], writing: Notation) -> bool:
    """Whether a number says how long, as *over three years* does behind a figure: it is no whole of that."""
    first = next(iter(_numbers(text[number[0] : number[1]], number[0], writing, spelled=True)), None)
    return first is not None and is_time(writing.grammar.tail(text, first[1]).unit)


def _linked(  # noqa: PLR0913 (two numbers and what stands between them)
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
    opener = _opener(text, first[0], writing)
    changes = opener is not None and _changes(text, opener, second[1], writing)
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


def _opener(text: str, start: int, writing: Notation) -> tuple[int, str] | None:
    """A word before a figure that opens a range: `between`, `from`."""
    openers = writing.language.words("range_openers").alternatives
    found = re.compile(rf"(?<!\w)({openers})\s+\W{{0,4}}\Z", re.IGNORECASE).search(
        text, max(0, start - 20), start
    )
    return (found.start(), found[1].lower()) if found else None


def _changes(text: str, opener: tuple[int, str], end: int, writing: Notation) -> bool:
    """Whether something rose or fell from one figure to the other, which ends at a place: these are two."""
    start, word = opener
    if word in {"between", "tra", "fra", "zwischen", "entre"}:
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
    numbers = _numbers(window, at, writing, spelled=True)
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
    return re.compile(rf"(?:{counted}\s+(?P<word>{of})\s+|{whole})(?=\d)", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    """A pattern of some words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or r"(?!)"


@lru_cache(maxsize=32)
def _link_before(writing: Notation) -> re.Pattern[str]:
    words = writing.language.words("ranges", "ratios", "figure_links").alternatives
    return re.compile(rf"(?:(?<=\w)\s?[-\u2010-\u2015\u2212]\s?|\s+(?:{words})\s+)\Z", re.IGNORECASE)


def _numbers(text: str, offset: int, writing: Notation, *, spelled: bool = False) -> list[tuple[int, int]]:
    """The places of the numbers of a text, in digits; in words too if there are none or it is asked for."""
    found = [match.span() for match in _DIGITS.finditer(text)]
    if spelled or not found:
        found += [(one.start, one.end) for one in number_words(text, writing.tag, writing.language)]
    return [(start + offset, end + offset) for start, end in sorted(found)]


def _number_at_end(
    text: str, passage: Span, numbers: list[tuple[int, int]], writing: Notation
) -> tuple[int, int] | None:
    """The last of the numbers near a passage's end, with what stands behind it there, if that is all."""
    if not numbers:
        return None
    start, end = numbers[-1]
    reach = max(end, writing.grammar.tail(text, end).end)
    return (start, passage.end) if not text[reach : passage.end].strip(_BEHIND_MARKS) else None


def _number_at_start(text: str, passage: Span, writing: Notation) -> tuple[int, int] | None:
    """The number at a passage's beginning."""
    numbers = _numbers(
        text[passage.start : min(passage.end, passage.start + _AROUND)], passage.start, writing
    )
    if not numbers:
        return None
    start, end = numbers[0]
    return (passage.start, end) if writing.grammar.head(text, start).start <= passage.start else None


def _reaching_in(text: str, passage: Span, writing: Notation) -> Left | None:
    """A number before a passage that what the passage begins with belongs to: `17 | billion`."""
    window = max(0, passage.start - _AROUND)
    numbers = _numbers(text[window : passage.start], window, writing)
    if not numbers:
        return None
    start, end = numbers[-1]
    tail = writing.grammar.tail(text, end)
    if tail.end <= passage.start or text[end : passage.start].strip(_BEHIND_MARKS + "(["):
        return None
    return Left.of(
        Part.SCALE if tail.scale else Part.SHARE if tail.share else Part.UNIT, text, start, passage.start
    )
