"""Words that a passage's edges cut off from its first or last word."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.clauses import starts
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.word_boundaries import CURRENCY

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

_FIGURE_END = late(rf"(?:\d|[{CURRENCY}])$")
#: A qualifier and what links it to the passage are not longer than this, in code points.
_NEAR = 60
#: So many words may belong to `before` in `before the war in the north`.
_TIME = 7
#: So many words may say how long behind a preposition.
_PERIOD = 4
_YEAR = late(r"[12]\d{3}(?:[/\u2013-]\d{2}(?:\d{2})?)?")
_NUMBER = late(rf"\s*[{CURRENCY}]?(\d[\d.,]*)")
#: A sign that may be a minus, apart from its number.
_LOOSE_SIGN = late(r"(?:^|\s)[-\u2013+~]\s*$")
#: A sign and a number, a prime, or the other end of a range: `rose from 10 | to 20`.
_SIGN_BEHIND = late(
    r"\s*(?:[\u00d7\u00b7^\u00b1/:\u2236*]\s*\d|[\u2032\u2033])|\(\w{1,4}\)"
    rf"|\s+(?:to|or|a|o)\s+[{CURRENCY}]?\d\S*"
)
_SUBSECTION = late(r"\d\(\w{1,4}\)$")
_LOOSE_HYPHEN = late(r"[-\u2010\u2011],?\s+[^\W\d_]+")
_SUSPENDED = late(r"\w[-\u2010\u2011]$")
_NEXT_WORD = late(r",?\s+([^\W\d_]+)")
_BEFORE_HYPHEN = late(r"\w+[-\u2010\u2011]\s+$")


def qualifier_before(raw: str, folded: str, language: Language) -> str:
    """A word right before a passage that changes its first word: `half of`, `former`, `more than`.

    Args:
        raw: the words before the passage.
        folded: the same, folded.
        language: the word lists.
    """
    broken = _BEFORE_HYPHEN.search(raw)
    if broken:
        return broken[0].strip()
    near = folded[-_NEAR:]
    if not language.words("qualifiers").begin_in(near):
        return ""
    match = _qualifier_at_end(language).search(language.words("affirmations").replaced(near, ""))
    return match[1] if match else ""


@cache
def _qualifier_at_end(language: Language) -> re.Pattern[str]:
    """Matches a qualifier, with what may link it to the next word, at the end of a text."""
    qualifiers, links = (language.words(name).alternatives for name in ("qualifiers", "links"))
    return re.compile(rf"(?<!\w)({qualifiers})(?:\s+(?:{links})){{0,2}}['\s-]*$", re.IGNORECASE)


def broken_word(passage: str, rest: str) -> str:
    """What goes on behind the loose hyphen of a passage's last word: `can | - not`, `sea- | and airports`."""
    if _SUSPENDED.search(passage):
        following = _NEXT_WORD.match(rest)
        return following[1] if following else ""
    match = None if passage[-1:].isdigit() else _LOOSE_HYPHEN.match(rest)
    return match[0].strip() if match else ""


def broken_figure(passage: str, rest: str) -> str:
    """What a sign joins to the number at a passage's end: `5 | × 10⁶`."""
    match = _SIGN_BEHIND.match(rest) if passage[-1:].isdigit() or _SUBSECTION.search(passage) else None
    return match[0].strip() if match else ""


def cut_range(passage: str, behind: str, language: Language) -> str:
    """The other end of a range at whose first a passage ends: `between 28 | and 35`."""
    opener = language.words("range_openers").alternatives
    begun = re.search(rf"(?<!\w)(?:{opener})\s+[{CURRENCY}]?\d[\d.,]*(?:\s+\w+)?$", passage, re.IGNORECASE)
    match = starts(language.words("ranges"), behind) if begun else None
    return match[0] if match else ""


def compared(passage: str, behind: str, language: Language) -> str:
    """A word that makes a figure at a passage's end a difference: `12 per cent | lower`.

    A preposition that a time follows says when: `£14 million | over the two years`.
    """
    words = passage.split()
    match = starts(language.words("comparatives"), behind)
    if not match or not words or not _ends_in_figure(words, language):
        return ""
    following = {word.lower() for word in behind[match.end() :].split()[:_PERIOD]}
    time = not following.isdisjoint(language.words("measures", "numerals").plain)
    return "" if time and match[0].lower() in language.words("prepositions").plain else match[0]


def cut_figure(before: str, behind: str, language: Language, *, after: bool) -> str:
    """The part outside of a number that goes on over an edge: `17 | billion`, `USD | 700`, `700 | troops`.

    Args:
        before: the words before the edge.
        behind: those behind it.
        language: the word lists.
        after: whether the edge is the passage's end.
    """
    words, following = before.split(), behind.split(maxsplit=1)[:1]
    if not words or not following:
        return ""
    word, first = words[-1].strip("('\""), following[0]
    figure = _ends_in_figure(words, language)
    if figure and (_goes_on(first, behind, language) or (not after and _counts(words, behind, language))):
        return first if after else words[-1]
    unit = word.isupper() and word.lower() in language.words("measures").plain
    apart = first[0].isnumeric() and (unit or _LOOSE_SIGN.search(before))
    if apart or _linked(words, behind, language):
        return first if after else words[-1]
    return ""


def _goes_on(first: str, behind: str, language: Language) -> bool:
    """Whether words go on with the number before them: `17 | billion`."""
    return first[0].isnumeric() or bool(starts(language.words("measures", "numerals"), behind))


def _counts(words: list[str], behind: str, language: Language) -> bool:
    """Whether a number counts what follows: no verb, nor what is behind its unit: `five years | would`."""
    if not behind.lstrip()[0].islower():
        return False
    measures, word = language.words("measures").plain, words[-1].strip("('\"").lower()
    unit_ends = word in measures and word not in language.words("numerals").plain
    if unit_ends or " ".join(words[-2:]).lower() in measures:
        return False
    return not starts(language.words("finite", "tenses", "negations"), behind)


def _linked(words: list[str], behind: str, language: Language) -> bool:
    """Whether words end in a number and a word that makes it one thing with the next: `12 of | 45`."""
    if words[-1].lower() not in language.words("figure_links").plain or not _ends_in_figure(
        words[:-1], language
    ):
        return False
    second = _NUMBER.match(behind)
    return bool(second and not _YEAR.fullmatch(second[1])) or bool(starts(language.words("numerals"), behind))


def _ends_in_figure(words: list[str], language: Language) -> bool:
    """Whether words end in a number, perhaps with a scale and a part of a unit; no year, no `Article 5`."""
    words = [word.strip("('\"").lower() for word in words[-4:]]
    if " ".join(words[-2:]) in language.words("measures").plain:
        words = words[:-2]
    labels = language.words("labels").plain
    for number, word in reversed(list(enumerate(words))):
        if word in language.words("numerals").plain or _FIGURE_END.search(word):
            labelled = number > 0 and not labels.isdisjoint(
                [words[number - 1], words[number - 1].rstrip(".")]
            )
            return not (labelled or _YEAR.fullmatch(word))
        if word not in language.words("measures").plain:
            return False
    return False


def trailing(behind: str, language: Language) -> str:
    """A word right behind a passage that narrows its last: `condition | alone`, not `works | only if …`."""
    match = starts(language.words("trailers"), behind)
    limits = match and language.words("conditions").match(behind.lstrip(" '-([")[match.end() :].lstrip())
    return match[0] if match and not limits else ""


def time_behind(passage: str, behind: str, language: Language) -> str:
    """Words that make the figure at a passage's end one of an earlier time: `1,310 | a year earlier`.

    Not where the passage compares it itself (`down from 1,310`), nor where the words belong to a comparison
    (`5 per cent | more than a year earlier`).
    """
    words = passage.split()
    if not words or not _ends_in_figure(words, language):
        return ""
    if language.words("compared_openers").search(fold_text(passage)):
        return ""
    match = _earlier(language).match(behind)
    between = match["between"].lower().split() if match else []
    known = language.words("prepositions", "joints", "contrasts", "comparisons").plain
    return match["time"] if match and known.isdisjoint(between) else ""


@cache
def _earlier(language: Language) -> re.Pattern[str]:
    """Matches a time behind a figure, perhaps behind what it counts."""
    times = language.words("earlier_times").alternatives
    return re.compile(rf"[\s'-]*(?P<between>(?:[^\W\d_]+\s+){{0,3}}?)(?P<time>{times})(?!\w)", re.IGNORECASE)


def compared_before(lead: str, head: str, language: Language) -> str:
    """Words before a passage that begins with a figure by which another is compared: `down from | 1,310`."""
    match = _opener(language).search(lead) if _NUMBER.match(head) else None
    return match[1] if match else ""


@cache
def _opener(language: Language) -> re.Pattern[str]:
    openers = language.words("compared_openers").alternatives
    return re.compile(rf"(?<!\w)({openers})[\s']*$", re.IGNORECASE)


def time_before(folded: str, language: Language) -> str:
    """Words that say when it was so, if a sentence begins with them: `Before the war | it was`."""
    match = starts(language.words("former_times"), folded)
    rest = folded[match.end() :].strip(" ,'") if match else ""
    endings = tuple(language.words("participle_endings").plain)
    clause = not language.words("finite").plain.isdisjoint(rest.lower().split())
    leaving = clause or (rest.split()[:1] and rest.split()[0].endswith(endings))
    return "" if not match or leaving or len(rest.split()) > _TIME else match[0]
