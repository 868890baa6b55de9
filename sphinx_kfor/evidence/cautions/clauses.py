"""Clauses of a sentence, as far as a language's word lists tell them: how far a word in one governs.

There is no grammar in this. A negation or a modal governs what follows it in its clause; a clause ends at a
comma, at a dash, at a quotation mark and before words that begin another. An aside between two commas does
not end it: `will not, and this is new, …`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.languages.words import Words

_BRACKETS = re.compile(r"\(([^()]*\s[^()]*\s[^()]*)\)")
_DASHES = re.compile(
    r"\s[\u2013\u2014-]+\s(?=\S+\s\S+\s)[^\u2013\u2014]*?\s[\u2013\u2014-]+\s|\u2014[^\u2014]*\s[^\u2014]*\u2014"
)
_MARK = re.compile(r"[;:?!]\s|(?<=\w[,.?!])['\"]\s|\s-{1,2}\s|\s-{2}|,(?=\s)")
#: A word and the comma of an aside behind it are no more words apart.
_NEAR = 3


def without_asides(lead: str, language: Language) -> str:
    """Words without what stands in brackets, between dashes, or in a relative clause between commas."""
    return _aside(language).sub(" ", _DASHES.sub(" ", _BRACKETS.sub("", lead)))


def scope(lead: str, language: Language, governors: Words) -> str:
    """The part of the folded words before a passage in which a negation or a modal governs the passage.

    Args:
        lead: the words of its sentence before the passage.
        language: the word lists.
        governors: the words that may govern.
    """
    pieces = _pieces(lead)
    last, closed = pieces.pop(), len(pieces) > 1
    clause = last[_last_opening(last, language) :]
    if clause != last:
        return clause
    if pieces and _goes_on(last, language):
        return scope(" ".join(pieces), language, governors) + " " + last
    if closed and governors.search(_end(pieces[-2])):
        return pieces[-2] + " " + last
    return last


def _pieces(lead: str) -> list[str]:
    """What commas and other marks make of some words; the last may be empty."""
    ends = [match.span() for match in _MARK.finditer(lead)]
    begins, stops = [0, *(end for _, end in ends)], [*(begin for begin, _ in ends), len(lead)]
    return [lead[begin:stop].strip() for begin, stop in zip(begins, stops, strict=True)]


def _end(piece: str) -> str:
    return " ".join(piece.split()[-_NEAR - 1 :])


def _goes_on(piece: str, language: Language) -> bool:
    """Whether a piece behind a comma goes on what was said: `…, that`, `…, or`."""
    return language.words("complements", "alternatives").match(piece) is not None


def _last_opening(piece: str, language: Language) -> int:
    """Where the last clause of a piece begins."""
    return max((match.end() for match in _clause_opener(language).finditer(piece)), default=0)


def conditional(lead: str, language: Language) -> str:
    """The part of the folded words before a passage in which a condition governs the passage.

    One that begins its clause governs past its comma, up to a contrast; another governs as a modal does.
    """
    conditions = language.words("conditions")
    contrasts, lead = language.words("contrasts"), lead.rsplit(";", 1)[-1]
    begun = 0
    for match in re.finditer(r"(?:^|[,;:]\s+)['\"(]?(?=\w)", lead):
        if match.end() and contrasts.match(lead[match.end() :]) and begun < match.start():
            begun = match.end()
    main = lead[begun:]
    fronted = re.sub(r"^\W+", "", main)
    opener = language.words("contrasts", "joints", "asides").match(fronted)
    if conditions.match(fronted) or (opener and conditions.match(fronted[opener.end() :].lstrip(" ,"))):
        return main
    return scope(lead, language, conditions)


def starts(words: Words, folded: str) -> re.Match[str] | None:
    """One of some words at the beginning of a folded text, past an opening mark."""
    return words.match(folded.lstrip(" '-(["))


@cache
def _aside(language: Language) -> re.Pattern[str]:
    """Matches a relative clause between commas."""
    relatives = language.words("relatives").alternatives
    return re.compile(rf",\s+(?:{relatives})\s[^,;]*,", re.IGNORECASE)


@cache
def _clause_opener(language: Language) -> re.Pattern[str]:
    """Matches where a new clause begins without a comma, in which what came before governs no longer."""
    contrasts, subordinators, complements = (
        language.words(name).alternatives for name in ("contrasts", "subordinators", "complements")
    )
    verbs = language.words("finite").alternatives
    subjects, joints = language.words("subjects").alternatives, language.words("joints").alternatives
    new = rf"(?<!\w)(?:(?:{contrasts}|{subordinators})(?!\s+(?:{complements})\b)|(?:{joints})(?=\s+(?:{verbs}|{subjects})\b))(?!\w)"
    return re.compile(new, re.IGNORECASE)
