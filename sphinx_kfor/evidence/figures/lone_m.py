"""What `m` over a column counts: metres of what is long or high, millions of those who are counted.

`Height (m)` and `Passengers (m)` are told apart by the noun. In languages that write `m` for a million
nothing is said of a noun that is neither: a figure under `Output (m)` counts neither metres nor millions.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.writing import Writing

METRES, SIGN, MILLION = "length-meter", "m", 6
_WORD = re.compile(r"[^\W\d_]+")
#: A longer word is found in compounds, too: *Kailänge*, *Seehöhe*.
_SHORTEST = 5


class Says(Enum):
    """What an `m` says."""

    METRES = "metres"
    MILLIONS = "millions"
    EITHER = "either"


def said_by_m(header: str, writing: Writing) -> Says:
    """What an `m` says of the noun in a header."""
    if writing.factors.get(SIGN) != 10**MILLION:
        return Says.METRES
    words = _WORD.findall(fold_text(header).lower())
    if _has(words, "lengths", writing):
        return Says.METRES
    return Says.MILLIONS if _has(words, "headcounts", writing) else Says.EITHER


def _has(words: list[str], name: str, writing: Writing) -> bool:
    known = writing.language.words(name).plain
    return any(word == one or (len(one) >= _SHORTEST and one in word) for word in words for one in known)
