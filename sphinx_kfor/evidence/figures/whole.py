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
from sphinx_kfor.evidence.figures.numerals import grown
from sphinx_kfor.evidence.figures.other_ends import AROUND, is_joint, numbers_in, opener_before, other_end
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.grammar import Grammar, Tail

_RAISED = late(r"[\u00b2\u00b3\u00b9\u2070-\u2079]+")
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
    window = max(passage.start, passage.end - AROUND)
    numbers = numbers_in(text[window : passage.end], window, writing)
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
    numbers = numbers_in(text[start:end], start, writing)
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
    opener = opener_before(text, head.start, writing) if len(numbers) > 1 and head.start >= start else None
    if opener and opener[0] < start and is_joint(text[numbers[-2][1] : last], writing):
        yield Left.of(Part.OPENER, text, opener[0], start)
    yield from _behind(text, end, tail, words)
    yield from _governed(text, Span(start, end), Span(head.start, max(end, tail.end)), tail, writing)
    share = bool(tail.share)
    yield from other_end(text, min(start, head.start), max(end, tail.end), writing, share=share)
    yield from behind(text, max(end, tail.end), tail, writing)
    if tail.unit and tail.end > end and not _within(text, end, tail):
        yield Left.of(Part.UNIT, text, tail.end - len(tail.named), tail.end, tail.unit)


def _governed(text: str, span: Span, whole: Span, tail: Tail, writing: Notation) -> Iterator[Left]:
    """What bounds a figure, before it or behind it or behind what it counts, and what multiplies it."""
    words, start = writing.grammar, min(span.start, whole.start)
    bound = words.bound(text, start, whole.end, time=is_time(tail.unit))
    if not bound.kind:
        bound = bound_behind_noun(text, whole.end, words)
    if bound.kind not in {"", DURING} and (bound.end <= span.start or bound.start >= span.end):
        yield Left.of(Part.BOUND, text, bound.start, bound.end)
    multiplier = _multiplier(writing).search(text, max(0, start - AROUND), start)
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
    numbers = numbers_in(match[1], match.start(1), writing) if match else []
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
    numbers = numbers_in(
        text[passage.start : min(passage.end, passage.start + AROUND)], passage.start, writing
    )
    if not numbers:
        return None
    start, end = numbers[0]
    return (passage.start, end) if writing.grammar.head(text, start).start <= passage.start else None


def _reaching_in(text: str, passage: Span, writing: Notation) -> Left | None:
    """A number before a passage that what the passage begins with belongs to: `17 | billion`."""
    window = max(0, passage.start - AROUND)
    numbers = numbers_in(text[window : passage.start], window, writing)
    if not numbers:
        return None
    start, end = numbers[-1]
    tail = writing.grammar.tail(text, end)
    if tail.end <= passage.start or text[end : passage.start].strip(_BEHIND_MARKS + "(["):
        return None
    return Left.of(
        Part.SCALE if tail.scale else Part.SHARE if tail.share else Part.UNIT, text, start, passage.start
    )
