"""What stands right at a passage's edges and belongs to its first or last word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.caution import Kind, Reason
from sphinx_kfor.evidence.cautions.clauses import qualifier_at_end
from sphinx_kfor.evidence.text.word_boundaries import CURRENCY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.languages.words import Words

_FIGURE_END = re.compile(rf"(?:\d|[{CURRENCY}])$")
#: A qualifier and what links it to the passage are not longer than this, in code points.
_NEAR = 60
_YEAR = re.compile(r"[12]\d{3}")
_NUMBER = re.compile(rf"\s*[{CURRENCY}]?(\d[\d.,]*)")
#: A sign that may be a minus, apart from its number.
_LOOSE_SIGN = re.compile(r"(?:^|\s)[-\u2013+~]\s*$")
#: A sign and a number, a prime, or the other end of a range: `rose from 10 | to 20`.
_SIGN_BEHIND = re.compile(
    r"\s*(?:[\u00d7\u00b7^\u00b1/:\u2236*]\s*\d|[\u2032\u2033])"
    rf"|\s+(?:to|or|a|o)\s+[{CURRENCY}]?\d\S*"
)
_LOOSE_HYPHEN = re.compile(r"[-\u2010\u2011]\s+[^\W\d_]")
_BEFORE_HYPHEN = re.compile(r"\w+[-\u2010\u2011]\s+$")


def qualified(raw: str, lead: str, language: Language) -> Iterator[Reason]:
    """A word right before the passage that changes its first word: `half of`, `former`, `more than`."""
    broken = _BEFORE_HYPHEN.search(raw)
    if broken:
        yield Reason(Kind.QUALIFIER, broken[0].strip())
    near = lead[-_NEAR:]
    if not language.words("qualifiers").begin_in(near):
        return
    match = qualifier_at_end(language).search(language.words("affirmations").pattern.sub("", near))
    if match:
        yield Reason(Kind.QUALIFIER, match[1])


def cut_figure(before: str, behind: str, language: Language, *, after: bool) -> Iterator[Reason]:
    """A number that goes on, or counts what follows: `17 | billion`, `USD | 700`, `700 | troops`."""
    words, following = before.split(), re.match(r"\s*(\S+)", behind)
    if not words or not following:
        return
    word, first = words[-1].strip("('\""), following[1]
    figure = _ends_in_figure(words, language)
    goes_on = bool(starts(language.words("measures", "numerals"), behind)) or first[0].isnumeric()
    counts = not after and first[0].islower()
    unit = word.isupper() and word.lower() in language.words("measures").plain
    apart = (unit or _LOOSE_SIGN.search(before)) and first[0].isnumeric()
    if (figure and (goes_on or counts)) or apart or _linked(words, behind, language):
        yield Reason(Kind.FIGURE, first if after else words[-1], after)


def _linked(words: list[str], behind: str, language: Language) -> bool:
    """Whether words end in a number and a word that makes it one thing with the next: `12 of | 45`."""
    if words[-1].lower() not in language.words("figure_links").plain or not _ends_in_figure(
        words[:-1], language
    ):
        return False
    second = _NUMBER.match(behind)
    return bool(second and not _YEAR.fullmatch(second[1])) or bool(starts(language.words("numerals"), behind))


def _ends_in_figure(words: list[str], language: Language) -> bool:
    """Whether words end in a number, perhaps with a scale and a part of a unit behind it; a year is none."""
    for word in reversed([word.strip("('\"").lower() for word in words[-4:]]):
        if word in language.words("numerals").plain or _FIGURE_END.search(word):
            return not _YEAR.fullmatch(word)
        if word not in language.words("measures").plain:
            return False
    return False


def broken_off(passage: str, rest: str) -> Iterator[Reason]:
    """A number with a sign behind it, and a word that a loose hyphen breaks: `5 | × 10⁶`, `can | - not`."""
    match = _SIGN_BEHIND.match(rest) if passage[-1:].isdigit() else _LOOSE_HYPHEN.match(rest)
    if match:
        yield Reason(Kind.FIGURE if passage[-1:].isdigit() else Kind.QUALIFIER, match[0].strip(), after=True)


def starts(words: Words, folded: str) -> re.Match[str] | None:
    """One of some words at the beginning of a folded text, past an opening mark."""
    return words.match(folded.lstrip(" '-(["))
