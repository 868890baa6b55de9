"""Quotation marks, and what stands between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.text.characters import UNSPACED
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator


#: From this many words on, quotation marks around unchecked words raise a caution.
LOOSE = 4
#: Where words are not spaced some letters count as one.
_WORD = late(rf"\d+(?:[.,]\d+)*|[\u3041-\u9fff]{{2}}|[{UNSPACED}]{{4}}|\w+(?:'\w+)*")
#: Double marks that open and that close where nothing else tells, and those that do either.
_OPENING = frozenset(["``", "‘‘", "<<", ",,", *"“„‟«❝〝「『《⹂"])
_CLOSING = frozenset(["''", "’’", ">>", *"”»❞〞」』》"])
_STRAIGHT = frozenset('"＂″ʺ״')
_MARK = late("|".join(map(re.escape, sorted(_OPENING | _CLOSING | _STRAIGHT, key=len, reverse=True))))
_ASCII_MARKS = tuple(filter(str.isascii, _OPENING | _CLOSING | _STRAIGHT))
_SINGLE = "'‘’‚‛‹›′´＇❛❜"
#: Behind one, a mark glued to both sides opens; the gershayim of Hebrew abbreviations does not.
_LETTER = late(r"[^\W\d_\u05d0-\u05ea]")
_ANY = late(f"{_MARK.pattern}|[{_SINGLE}]")
_APART_BEFORE = frozenset(f"([{{<-–—/=«“„{_SINGLE}" + '"')
_APART_BEHIND = frozenset(f".,;:!?…)]}}>-–—/»”“{_SINGLE}" + '"')
#: The mark of a note, which stands behind what closes.
_NOTED = late(r"\[P?\d{1,4}\]")
#: Single marks open before a word and close behind one; which of them closes which.
_CLOSED_BY = dict.fromkeys("‘‚‹′", "’‘›′") | {"'": "'", "＇": "＇", "❛": "❜", "‛": "’", "´": "´'", "’": "’"}
_SINGLE_OPENING = late(f"(?<!\\w)(?:[{''.join(_CLOSED_BY).replace('’', '')}](?=[^\\s'])|’(?=[^\\W\\d]))")
#: What cannot stand between two, so that nothing is taken for a quotation from one to another's.
_NEXT_SINGLE = dict.fromkeys(_CLOSED_BY, late("[‘‚‹›❛]")) | {"’": late(r"[‘‚‹›❛]|(?<!\w)’")}
#: Behind an s and before a small letter a mark may be the genitive's: ‘The Serbs’ cause is lost’.
_GENITIVE = late(r"(?<=s).\s+[^\W\dA-Z]")
_MOST_GENITIVES = 20


class Marks(NamedTuple):
    """What double marks enclose, in offsets of the text.

    Attributes:
        pairs: what stands between two marks.
        opened: where what an unclosed mark opens begins.
        closed: where the first mark stands that closes what was not opened here; -1 for none.
    """

    pairs: list[tuple[int, int]]
    opened: list[int]
    closed: int


def is_long(words: str) -> bool:
    """Whether words between quotation marks are a quotation, not a term."""
    return sum(1 for _ in islice(_WORD.finditer(words), LOOSE)) >= LOOSE


class WordCount:
    """The words of a text, counted once, so that many stretches of it can be asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        apart = _MARK.sub(lambda mark: " " * len(mark[0]), self._text)  # some of them count as letters
        return [word.start() for word in _WORD.finditer(apart)]

    def is_long(self, start: int, end: int) -> bool:
        """Whether a stretch between two offsets holds as many words as a quotation does; see `is_long`."""
        last = bisect_left(self._starts, start) + LOOSE - 1
        return last < len(self._starts) and self._starts[last] < end


def unmarked(text: str) -> str:
    """A text without quotation marks, as one reads code."""
    return _ANY.sub(" ", text)


def between_marks(text: str) -> list[tuple[int, int]]:
    """What stands between quotation marks, or behind one that is not closed, in offsets of the text."""
    marks = double_marks(text)
    return [*marks.pairs, *((start, len(text)) for start in marks.opened), *single_marks(text)]


def has_double_marks(text: str) -> bool:
    """Whether a text has a double quotation mark of any kind."""
    if text.isascii() and not any(map(text.__contains__, _ASCII_MARKS)):
        return False  # most texts: they take longer to look through by the pattern
    return _MARK.search(text) is not None


def parted_by_marks(text: str) -> list[str]:
    """The stretches of a text between double quotation marks of any kind, with those outside them in turn."""
    ends = [match.span() for match in _MARK.finditer(text)]
    begins, stops = [0, *(end for _, end in ends)], [*(start for start, _ in ends), len(text)]
    return [text[begin:stop] for begin, stop in zip(begins, stops, strict=True)]


def double_marks(text: str) -> Marks:
    """The double marks of a text, paired; a closing mark closes the nearest that is open of its kind."""
    if not has_double_marks(text):
        return Marks([], [], -1)
    pairs: list[tuple[int, int]] = []
    stack: list[re.Match[str]] = []
    places: dict[bool, list[int]] = {True: [], False: []}  # in the stack, of straight marks and of others
    closed = -1
    for mark in _MARK.finditer(text):
        alike = places[mark[0] in _STRAIGHT]
        opens = _opens(mark, open_before=bool(alike))
        if opens:
            alike.append(len(stack))
            stack.append(mark)
        elif opens is False and stack:
            at = alike[-1] if alike else len(stack) - 1
            pairs.append((stack[at].end(), mark.start()))
            for gone in reversed(stack[at:]):
                places[gone[0] in _STRAIGHT].pop()
            del stack[at:]
        elif opens is False and closed < 0 and not text[mark.start() - 1 : mark.start()].isdigit():
            closed = mark.start()
    opened = [mark.end() for mark in stack if mark[0] in _OPENING or _opens_clearly(mark)]
    return Marks(pairs, opened, closed)


def _opens(mark: re.Match[str], *, open_before: bool) -> bool | None:
    """Whether a mark opens a quotation; None if it is none, as in a Hebrew abbreviation."""
    before, behind = _apart_before(mark), _apart_behind(mark)
    if before != behind:
        return before and (mark[0] != ">>")
    if len(mark[0]) > 1:
        return None
    if mark[0] in _OPENING | _CLOSING:
        return mark[0] in _OPENING
    if open_before:
        return False
    return True if before or _LETTER.fullmatch(mark.string, mark.start() - 1, mark.start()) else None


def _opens_clearly(mark: re.Match[str]) -> bool:
    return _apart_before(mark) and not _apart_behind(mark)


def _apart_before(mark: re.Match[str]) -> bool:
    before = mark.string[mark.start() - 1 : mark.start()]
    return not before or before.isspace() or before in _APART_BEFORE


def _apart_behind(mark: re.Match[str]) -> bool:
    behind = mark.string[mark.end() : mark.end() + 1]
    noted = behind == "[" and _NOTED.match(mark.string, mark.end()) is not None
    return not behind or behind.isspace() or behind in _APART_BEHIND or noted


def single_marks(text: str) -> Iterator[tuple[int, int]]:
    """What single marks enclose: up to the first that closes, or past those that may be a genitive's."""
    if text.isascii() and "'" not in text:
        return
    words, closings, others = WordCount(text), {}, {}
    for opening in _SINGLE_OPENING.finditer(text):
        kind, start = opening[0], opening.end()
        if kind not in closings:
            closings[kind] = [mark.start() for mark in _closing(kind).finditer(text)]
            others[kind] = [mark.start() for mark in _NEXT_SINGLE[kind].finditer(text)]
        first = bisect_left(closings[kind], start)
        for number, end in enumerate(closings[kind][first : first + _MOST_GENITIVES]):
            if _any_between(others[kind], start, end):
                break
            surely = number == 0 and kind != "’" and words.is_long(start, end)
            if surely or not _GENITIVE.match(text, end):
                yield start, end
                break


@cache
def _closing(opening: str) -> re.Pattern[str]:
    return re.compile(f"(?<=\\S)[{_CLOSED_BY[opening]}](?!\\w)")


def _any_between(places: list[int], start: int, end: int) -> bool:
    """Whether one of some places in order stands between two."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end
