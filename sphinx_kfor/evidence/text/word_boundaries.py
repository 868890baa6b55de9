"""Where a passage may begin and end: never inside a word, a number, or a letter with its marks.

Half a word or number can mean the opposite (`could|n't`, `-|0.42`, `non-|lethal`, `27.5|%`),
so a passage that cuts one is no passage. Offsets are Unicode code points.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from sphinx_kfor.evidence.text.characters import (
    BIDI,
    HYPHENS,
    INVISIBLE,
    LINE_END,
    LINE_HYPHEN,
    SOFT_BREAK,
    UNSPACED,
)
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.scripts import is_beyond, letter_around, negation_around, numerals

if TYPE_CHECKING:
    import regex

    Pattern: TypeAlias = re.Pattern[str] | regex.Pattern[str]

_UNSEEN = INVISIBLE + BIDI
_APOSTROPHES = "'\u2018\u2019\u201b\u02bc`\u00b4\u2032\uff07\u05f3"
#: Double marks, which stand before the last letter of a Hebrew abbreviation.
_GERSHAYIM = '"\u201c\u201d\u201e\u2033\u05f4'
_HYPHENS = re.escape(HYPHENS) + "\u2012\u2013"
_SIGNS = _HYPHENS + "\u2212\ufe63\uff0d+\u00b1\u2213~\u2248\u2243\u2245<>\u2260\u2264\u2265\u226a\u226b\u00ac"
#: Signs that belong to a number even past a space, where a hyphen or a plus may stand for a dash or a word.
_LOOSE_SIGNS = "\u2212\u00b1\u2213\u2248\u2264\u2265<>"
#: Currency signs, for use in a character class.
CURRENCY = "$\u00a2-\u00a5\u058f\u060b\u0e3f\u20a0-\u20c0\ufe69\uff04\uffe0\uffe1\uffe5\uffe6"
_UNITS = "%\u066a\uff05\u2030\u2031\u00b0\u2103\u2109" + CURRENCY
_SPACE = "[ \u00a0\u202f\u2009]"
_GAP = r"\s{0,3}"

_SIGN = (
    rf"(?:[A-Z]{{1,3}}(?=[{CURRENCY}]))?"
    rf"(?:[{_LOOSE_SIGNS}]{_GAP}|[{_SIGNS}]|[{CURRENCY}]{_GAP})*+(?:(?<!\w)\.)?(?=\d)"
)
_JOINT = (
    rf"[{_APOSTROPHES}{_HYPHENS}/@&]"  # isn't, Kosovo-Serbia, 2013–2014
    rf"|[{_HYPHENS}]{LINE_END}|{SOFT_BREAK}"  # Coopera-⏎tion
    r"|(?<=\d)[.,:\u066b\u066c\uff0c\uff0e\uff1a](?=\d)"  # 27.5, 1,230, 17:07
    rf"|(?<=[\u05d0-\u05ea])(?:[{_GERSHAYIM}]|'')(?=[\u05d0-\u05ea])"  # צה״ל
    r"|(?<=\b\w)\.(?=\w)|\.(?=[a-z])"  # U.S., example.org
    rf"|(?<=\d)(?<!\d{{4}}){_SPACE}(?=\d{{3}}(?!\d))"  # 10 700
)


def _indivisible(word: str) -> str:
    """What no boundary may fall into: a word or number with all that belongs to it, or an ellipsis."""
    return (
        rf"(?:{_SIGN})?{word}(?:[{_UNSEEN}\u0300-\u036f]*(?:{_JOINT})?[{_UNSEEN}]*{word})*[\u0300-\u036f]*"
        # A sign past a space that a figure follows belongs to that: in 2023 £5 million.
        rf"(?:(?<=[\d\u00b9\u00b2\u00b3\u00bc-\u00be])(?:[{_UNITS}]|\s{{1,3}}[{_UNITS}](?!\d)))?"
        r"|\.{2,}|--+"
    )


_INDIVISIBLE = late(_indivisible(r"\w"))
_LINE_HYPHEN = late(LINE_HYPHEN)
#: A hyphen that is typed for a dash.
_TYPED_DASH = " - "


@cache
def _by_unicode() -> Pattern:
    """The same by Unicode's rules, by which a word's letters are letters with their marks.

    Where words are not spaced only a letter or digit of a number is one of a word.
    """
    import regex  # noqa: PLC0415 (only for texts that need it)

    digits = numerals()
    return regex.compile(
        _indivisible(rf"(?:(?![{UNSPACED}])\w|(?<=[\d{digits}])[{digits}]|[{digits}](?=[\d{digits}]))")
    )


#: Words longer than this are judged by the part that is near the boundary.
_REACH = 100
#: So far around a boundary a letter tells its script.
_NEAR = 40


def cuts(text: str, place: int, elisions: frozenset[str] = frozenset()) -> bool:
    """Whether a passage that begins or ends at `place` would cut a word, a number or a marked letter.

    Args:
        text: the text as a reader sees it.
        place: the offset, in code points.
        elisions: words that the text's language writes onto the next with an apostrophe (`dell`),
            behind which a passage may begin.
    """
    if unicodedata.category(text[place : place + 1] or " ")[0] == "M":
        return True
    token = _around(text, place)
    if token is None:
        return _breaks_a_word(text, place)
    return not _behind_elision(text[token[0] : place], elisions)


def _breaks_a_word(text: str, place: int) -> bool:
    """Whether at a place a hyphen past a space breaks a word (`struc -⏎tural`), where none is a dash."""
    first = max(0, place - _NEAR)
    near = _LINE_HYPHEN.finditer(text, first, place + _NEAR)
    return any(match.start() <= place <= match.end() for match in near) and _TYPED_DASH not in text


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The least span of whole words and numbers around a span, without white space at its ends."""
    first, last = _around(text, start), _around(text, end)
    start, end = first[0] if first else start, last[1] if last else end
    passage = text[start:end]
    return start + len(passage) - len(passage.lstrip()), end - len(passage) + len(passage.rstrip())


def _around(text: str, place: int) -> tuple[int, int] | None:
    """The span of what is indivisible and has a place in its midst."""
    beyond = is_beyond(text[max(0, place - _NEAR) : place + _NEAR])
    pattern = _by_unicode() if beyond else _INDIVISIBLE
    for token in pattern.finditer(text, _between_words(text, place), place + _REACH):
        if token.end() > place:
            if token.start() < place:
                return token.span()
            break
    return (letter_around(text, place) or negation_around(text, place)) if beyond else None


def _between_words(text: str, place: int) -> int:
    """A place before another at which nothing indivisible goes on: behind a space between letters."""
    first = max(0, place - _REACH)
    space = text.rfind(" ", first, place)
    while space > first:
        if text[space - 1].isalpha() and text[space + 1 : space + 2].isalpha():
            return space + 1
        space = text.rfind(" ", first, space)
    return first


def _behind_elision(head: str, elisions: frozenset[str]) -> bool:
    return head[-1] in _APOSTROPHES and head[:-1].lower() in elisions
