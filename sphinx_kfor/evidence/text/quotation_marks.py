"""Quotation marks, and what stands between them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.text.scripts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterator


#: From this many words on, quotation marks around unchecked words raise a caution.
LOOSE = 4
#: Where words are not spaced some letters count as one.
_WORD = re.compile(rf"\d+(?:[.,]\d+)*|[\u3041-\u9fff]{{2}}|[{UNSPACED}]{{4}}|\w+(?:'\w+)*")
#: Double marks that open and that close where nothing else tells, and those that do either.
_OPENING = frozenset(["``", "‘‘", "<<", ",,", *"“„‟«❝〝「『《⹂"])
_CLOSING = frozenset(["''", "’’", ">>", *"”»❞〞」』》"])
_STRAIGHT = frozenset('"＂″ʺ״')
_MARK = re.compile("|".join(map(re.escape, sorted(_OPENING | _CLOSING | _STRAIGHT, key=len, reverse=True))))
_SINGLE = "'‘’‚‛‹›′´＇❛❜"
#: Behind one, a mark glued to both sides opens; the gershayim of Hebrew abbreviations does not.
_LETTER = re.compile(r"[^\W\d_\u05d0-\u05ea]")
_ANY = re.compile(f"{_MARK.pattern}|[{_SINGLE}]")
_APART_BEFORE = frozenset(f"([{{<-–—/=«“„{_SINGLE}" + '"')
_APART_BEHIND = frozenset(f".,;:!?…)]}}>-–—/»”“{_SINGLE}" + '"')
#: Single marks open before a word and close behind one; which of them closes which.
_CLOSED_BY = dict.fromkeys("‘‚‹′", "’‘›′") | {"'": "'", "＇": "＇", "❛": "❜", "‛": "’", "´": "´'", "’": "’"}
_SINGLE_OPENING = re.compile(
    f"(?<!\\w)(?:[{''.join(_CLOSED_BY).replace('’', '')}](?=[^\\s'])|’(?=[^\\W\\d]))"
)
#: What cannot stand between two, so that nothing is taken for a quotation from one to another's.
_NEXT_SINGLE = dict.fromkeys(_CLOSED_BY, re.compile("[‘‚‹›❛]")) | {"’": re.compile(r"[‘‚‹›❛]|(?<!\w)’")}
#: Behind an s and before a small letter a mark may be the genitive's: ‘The Serbs’ cause is lost’.
_GENITIVE = re.compile(r"(?<=s).\s+[^\W\dA-Z]")
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
    return len(_WORD.findall(words)) >= LOOSE


def unmarked(text: str) -> str:
    """A text without quotation marks, as one reads code."""
    return _ANY.sub(" ", text)


def between_marks(text: str) -> list[tuple[int, int]]:
    """What stands between quotation marks, or behind one that is not closed, in offsets of the text."""
    marks = double_marks(text)
    return [*marks.pairs, *((start, len(text)) for start in marks.opened), *single_marks(text)]


def double_marks(text: str) -> Marks:
    """The double marks of a text, paired; a closing mark closes the nearest that is open of its kind."""
    pairs: list[tuple[int, int]] = []
    stack: list[re.Match[str]] = []
    closed = -1
    for mark in _MARK.finditer(text):
        straight = mark[0] in _STRAIGHT
        alike = [at for at, one in enumerate(stack) if (one[0] in _STRAIGHT) == straight]
        opens = _opens(mark, open_before=bool(alike))
        if opens:
            stack.append(mark)
        elif opens is False and stack:
            at = alike[-1] if alike else -1
            pairs.append((stack[at].end(), mark.start()))
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
    return not behind or behind.isspace() or behind in _APART_BEHIND


def single_marks(text: str) -> Iterator[tuple[int, int]]:
    """What single marks enclose: up to the first that closes, or past those that may be a genitive's."""
    for opening in _SINGLE_OPENING.finditer(text):
        closing = re.compile(f"(?<=\\S)[{_CLOSED_BY[opening[0]]}](?!\\w)")
        for number, mark in enumerate(islice(closing.finditer(text, opening.end()), _MOST_GENITIVES)):
            words = text[opening.end() : mark.start()]
            if _NEXT_SINGLE[opening[0]].search(words):
                break
            surely = number == 0 and opening[0] != "’" and is_long(words)
            if surely or not _GENITIVE.match(text, mark.start()):
                yield opening.end(), mark.start()
                break
