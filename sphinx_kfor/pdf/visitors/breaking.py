"""Where a long word may go on to the next line: behind its punctuation first, and only else anywhere."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Code points from which a word is looked at: in running text, in code, and where little room is.
IN_PROSE, IN_CODE, IN_NARROW = 26, 22, 12
#: Code points from which a line as wide as the page may have no room.
ENDLESS = 60
#: The same for words of letters alone in running text, where hyphens serve better.
_LETTERS_ALONE = 34

# Scripts that have no spaces between their words break nearly anywhere without our help.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff"
)
_BREAK_AFTER = re.compile(
    # what joins the parts of addresses, paths and names, but not the digits of a number
    r"(?<=[/_=&?#;@+(\[{|~%$!\\-])(?<!^-)(?<!^--)(?=\w)|(?<=[.,:])(?=[^\W\d])|(?<=[^\W\d][.:])(?=\d)"
    # a hump
    r"|(?<=[a-z0-9])(?=[A-Z][a-z])"
)

# A word before which Unicode lets no line end, for what it begins with: `:role:`, `.py`; and one inside which
# a line could end right there: `-D`, `--quiet`.
_WHOLE = re.compile(r"(?<!\S)(?:(?P<sticks>[!),./:;?\]}]+\w\S*)|--?[A-Za-z][!-~]*)")


def place_behind(text: str) -> str:
    """Give Typst's name for a place behind *text* where a line may end though no space stands there."""
    return "may-begin" if text.endswith(("(", "[", "{")) else "may-break"


class Piece(NamedTuple):
    """A part of a text between two places where a line may end.

    Attributes:
        text: what it says.
        free: whether a line may end before it, though no space stands there.
        long: whether it is so long that a line may have no room for it.
    """

    text: str
    free: bool
    long: bool


def pieces(text: str, least: int) -> Iterator[Piece]:
    """Give *text* in pieces; words of fewer than *least* code points stay with what is around them."""
    position = 0
    for run in _runs(least).finditer(text):
        if least == IN_PROSE and run[0].isalpha() and len(run[0]) < _LETTERS_ALONE:
            continue
        if run.start() > position:
            yield Piece(text[position : run.start()], free=False, long=False)
        position = run.end()
        yield from _parts(run[0], least)
    if position < len(text):
        yield Piece(text[position:], free=False, long=False)


def parts_in_boxes(text: str, *, begins: bool) -> Iterator[tuple[str, bool]]:
    """Give *text* in parts, and of each whether it is a word that wants a box of its own.

    To what is in a box, a space is a place where a line may end, and nothing inside it is.

    Args:
        text: some words.
        begins: whether a space stands before them.
    """
    position = 0
    for match in _WHOLE.finditer(text):
        if match.start() > position:
            yield text[position : match.start()], False
        yield match[0], begins or match.start() > 0 or not match["sticks"]
        position = match.end()
    if position < len(text):
        yield text[position:], False


def _parts(run: str, least: int) -> Iterator[Piece]:
    """Part one long word; what is short enough for any line is not parted from what is before it."""
    cuts = [0, *(match.start() for match in _BREAK_AFTER.finditer(run)), len(run)]
    for start, end in pairwise(cuts):
        if end > start:
            yield Piece(run[start:end], free=start > 0, long=end - start >= least)


@cache
def _runs(least: int) -> re.Pattern[str]:
    return re.compile(rf"[^\s{_UNSPACED}]{{{least},}}")
