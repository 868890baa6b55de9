"""Clauses of a sentence, as far as a language's word lists tell them: where they begin, and asides."""

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


def without_asides(lead: str, language: Language) -> str:
    """Words without what stands in brackets, between dashes, or in a relative clause between commas."""
    return _aside(language).sub(" ", _DASHES.sub(" ", _BRACKETS.sub("", lead)))


def opens_clause(passage: str, language: Language) -> bool:
    """Whether a folded passage behind a comma opens a clause of its own."""
    return _clause_opener(language).match(f", {passage}") is not None


def last_clause(lead: str, language: Language) -> str:
    """What follows the last sign that a new clause begins, in which earlier words govern no longer."""
    opener, bare = _clause_opener(language), lead.rstrip()
    # What stands between two commas may be an aside: `will not, and this is new, …`.
    limit = bare[:-1].rfind(",") if bare.endswith(",") else len(bare)
    ends = [match.end() for match in opener.finditer(lead) if match.start() < limit]
    return lead[ends[-1] :] if ends else lead


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
    """Matches where a new clause begins, in which what came before governs no longer."""
    joints, contrasts, complements = (
        language.words(name).alternatives for name in ("joints", "contrasts", "complements")
    )
    new = rf"(?:,\s+(?:{joints}|{contrasts})|(?<!\w)(?:{contrasts}))(?!\w)"
    return re.compile(rf";|{new}(?!\s+(?:{complements})\b)", re.IGNORECASE)
