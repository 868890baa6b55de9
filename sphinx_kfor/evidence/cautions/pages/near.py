"""Words of a page near a passage, and whether they have a form of another word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.sentences import sentence_start

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: Two words may be forms of one if they share so many letters.
_STEM = 4


def first_words(tail: str) -> str:
    """What stands behind a passage up to the next sign."""
    return re.split(r"[,;:.!?()]", tail.lstrip(" ,'\""))[0]


def last_sentence(text: str, language: Language) -> str:
    """The sentence that ends some words."""
    led = text.rstrip(" .!?\u2026")
    return led[sentence_start(led, len(led), language) :]


def has_form(text: str, word: str) -> bool:
    """Whether a text has a word, or a form of it: `planned`, `plans`."""
    stem = word.split(maxsplit=1)[0]
    stem = stem[: max(_STEM, len(stem) - 3)]
    return len(stem) >= _STEM and re.search(rf"(?<!\w){re.escape(stem)}", text, re.IGNORECASE) is not None
