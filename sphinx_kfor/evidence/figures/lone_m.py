"""What `m` over a column counts: metres of what is long or high, millions of those who are counted.

`Height (m)` and `Passengers (m)` are told apart by the noun. In languages that write `m` for a million
nothing is said of a noun that is neither: a figure under `Output (m)` counts neither metres nor millions.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.languages import primary
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.figures.writing import Writing

METRES, SIGN, MILLION = "length-meter", "m", 6
_CAPITAL, _OTHER_SEX = re.compile(r"[(\[]M[)\]]"), re.compile(r"[(\[][FWD][)\]]")
_WORD = re.compile(r"[^\W\d_]+")
#: A longer word is found in compounds, too: *Kailänge*, *Seehöhe*.
_SHORTEST = 5
#: Languages in which the noun that counts stands behind what describes it: *river passengers*.
_HEAD_LAST = {"en", "de"}


class Says(Enum):
    """What an `m` says."""

    METRES = "metres"
    MILLIONS = "millions"
    EITHER = "either"


def said_by_m(header: str, writing: Writing) -> Says:
    """What an `m` says of the noun in a header."""
    if writing.factors.get(SIGN) != 10**MILLION:
        return Says.METRES
    said = [one for word in _WORD.findall(fold_text(header).lower()) if (one := _of_word(word, writing))]
    if not said:
        return Says.EITHER
    return said[-1] if primary(writing.tag) in _HEAD_LAST else said[0]


def may_be_millions(headers: Sequence[str], writing: Writing) -> frozenset[int]:
    """The places of headers whose capital M may be a million: `Passengers (M)`, but for one beside `(F)`."""
    if any(_OTHER_SEX.search(header) for header in headers):
        return frozenset()
    found = (place for place, header in enumerate(headers) if _CAPITAL.search(header))
    return frozenset(place for place in found if said_by_m(headers[place], writing) is Says.MILLIONS)


def _of_word(word: str, writing: Writing) -> Says | None:
    lists = (("lengths", Says.METRES), ("headcounts", Says.MILLIONS))
    return next((says for name, says in lists if _has(word, name, writing)), None)


def _has(word: str, name: str, writing: Writing) -> bool:
    known = writing.language.words(name).plain
    return any(word == one or (len(one) >= _SHORTEST and one in word) for one in known)
