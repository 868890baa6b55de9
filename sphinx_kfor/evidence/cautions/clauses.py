"""Patterns made of a language's word lists: where clauses begin, asides, qualifiers at an end."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language


@cache
def aside(language: Language) -> re.Pattern[str]:
    """Matches a relative clause between commas."""
    relatives = language.words("relatives").alternatives
    return re.compile(rf",\s+(?:{relatives})\s[^,;]*,", re.IGNORECASE)


@cache
def clause_opener(language: Language) -> re.Pattern[str]:
    """Matches where a new clause begins, in which what came before governs no longer."""
    joints, contrasts, complements = (
        language.words(name).alternatives for name in ("joints", "contrasts", "complements")
    )
    new = rf"(?:,\s+(?:{joints}|{contrasts})|(?<!\w)(?:{contrasts}))(?!\w)"
    return re.compile(rf";|{new}(?!\s+(?:{complements})\b)", re.IGNORECASE)


@cache
def qualifier_at_end(language: Language) -> re.Pattern[str]:
    """Matches a qualifier, with what may link it to the next word, at the end of a text."""
    qualifiers, links = (language.words(name).alternatives for name in ("qualifiers", "links"))
    return re.compile(rf"(?<!\w)({qualifiers})(?:\s+(?:{links})){{0,2}}['\s-]*$", re.IGNORECASE)
