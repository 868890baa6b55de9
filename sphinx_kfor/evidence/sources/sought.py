"""Words that are sought, and how many of them a text has; a word that is rare in the corpus says more."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

#: Scripts that put no space between words: each character counts as one.
_UNSPACED = late(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])"
)
_WORD = late(r"\w+")
#: What parts the digits of one number: 1,230 and 1 230 are the word 1230.
_PARTED = late(r"(?<![\d.,])\d{1,3}(?:([.,'\u2019 \u00a0\u202f])\d{3})(?:\1\d{3})*(?!\d)")
_MAYBE_PARTED = late(r"\d[.,'\u2019 \u00a0\u202f]\d{3}")
#: A word in another form: it begins with so many of the same letters, and this part of the longer one.
_STEM, _STEM_PART = 4, 0.7
#: A word in another form counts this much.
_OTHER_FORM = 0.8
#: A number says as much as a word of so many letters.
_NUMBER = 5
#: One of so many digits is written in digits.
_WRITTEN = 4


def tokens(text: str) -> list[str]:
    """The words of a text, folded, in lower case; a number of several groups of digits is one."""
    folded = fold_text(text).casefold()
    if not folded.isascii():
        folded = _UNSPACED.sub(r" \1 ", folded)
    if _MAYBE_PARTED.search(folded):
        folded = _PARTED.sub(lambda number: re.sub(r"\D", "", number[0]), folded)
    return _WORD.findall(folded)


@dataclass(frozen=True)
class Sought:
    """Words that are sought.

    Attributes:
        weights: how much each says.
    """

    weights: Mapping[str, float]

    @classmethod
    def of(cls, words: Iterable[str], among: Mapping[str, int], total: int) -> Sought:
        """Words, and in how many of all paragraphs each of them stands."""
        return cls(
            {
                word: (max(len(word), _NUMBER) if word.isdigit() else len(word))
                * math.log1p(max(total, 1) / (among.get(word, 0) or 0.5))
                for word in dict.fromkeys(words)
            }
        )

    @property
    def numbers(self) -> bool:
        """Whether a number is sought that a text may have in words."""
        return any(word.isdigit() and len(word) < _WRITTEN for word in self.weights)

    @property
    def whole(self) -> float:
        """How much all of them say."""
        return sum(self.weights.values())

    def heard(self, words: Collection[str]) -> dict[str, float]:
        """How much of each of the words is among others; a word in another form counts for less."""
        known = set(words)
        found = {word: weight for word, weight in self.weights.items() if word in known}
        stems: dict[str, list[str]] = {}
        for word in known if len(found) < len(self.weights) else ():
            stems.setdefault(word[:_STEM], []).append(word)
        for word, weight in self.weights.items():
            if word not in found and any(_alike(word, other) for other in stems.get(word[:_STEM], ())):
                found[word] = weight * _OTHER_FORM
        return found

    def part(self, heard: Mapping[str, float]) -> float:
        """Which part of what the words say was heard, from 0 to 1."""
        return sum(heard.values()) / self.whole if self.whole else 0.0


def _alike(one: str, other: str) -> bool:
    """Whether two words begin alike, as forms of one word do; numbers are no words."""
    shared = max(_STEM, math.ceil(_STEM_PART * max(len(one), len(other))))
    return one[:shared] == other[:shared] and min(len(one), len(other)) >= shared and not one[0].isdigit()
