"""Languages: word lists, one TOML file a language, and what CLDR knows of it.

A list names words and phrases in lower case; `en.toml` says what each list is for.
"""

from __future__ import annotations

from sphinx_kfor.evidence.languages.language import Language
from sphinx_kfor.evidence.languages.reading import (
    COMPLETE,
    FALLBACK,
    english,
    language,
    quotation_marks,
    reads_like,
)
from sphinx_kfor.evidence.languages.tags import primary

__all__ = [
    "COMPLETE",
    "FALLBACK",
    "Language",
    "english",
    "language",
    "primary",
    "quotation_marks",
    "reads_like",
]
