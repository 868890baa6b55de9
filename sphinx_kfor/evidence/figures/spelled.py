"""Numbers that a text has in words, and parts of a whole: `twelve`, `a third`, `a | million`.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.number_words import number_words
from sphinx_kfor.evidence.figures.numerals import divided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.languages import Language


@dataclass(frozen=True)
class Spelled:
    """Reads numbers in the words of one language."""

    writing: Notation

    def numbers(self, text: str) -> list[tuple[int, int, Decimal]]:
        """Numbers in words."""
        found = number_words(text, self.writing.tag, self.writing.language)
        words = [(one.start, one.end, Decimal(one.number)) for one in found]
        parts, whole = self._parts(text, words)
        return [*parts, *whole, *self._ones(text)]

    def _ones(self, text: str) -> Iterator[tuple[int, int, Decimal]]:
        """Words that stand for one before a scale or a count: `a million`, `a dozen`."""
        for match in self.writing.language.words("ones").pattern.finditer(text):
            here = self.writing.grammar.gap(text, match.end())
            if here > match.end() and self.writing.grammar.scales.at(text, here):
                yield match.start(), match.end(), Decimal(1)

    def _parts(
        self, text: str, numbers: list[tuple[int, int, Decimal]]
    ) -> tuple[list[tuple[int, int, Decimal]], list[tuple[int, int, Decimal]]]:
        """Parts of a whole in words, `half`, `two thirds`, and the numbers that are none of theirs."""
        behind = {end: (start, number) for start, end, number in numbers}
        found, taken = [], set[tuple[int, int, Decimal]]()
        for whole, name in _wholes(self.writing.language):
            for match in self.writing.language.words(name).pattern.finditer(text):
                gap = _before_gap(text, match.start())
                start, number = behind.get(gap, (match.start(), Decimal(1)))
                if gap in behind and number < whole:
                    taken.add((start, gap, number))
                elif gap in behind:
                    continue
                elif (article := self._article(text, gap, halved=whole == 2)) >= 0:  # noqa: PLR2004
                    start = article
                elif whole > 2:  # noqa: PLR2004 (any less than *half* has an article)
                    continue
                found.append((start, match.end(), divided(number, whole)))
        return found, [one for one in numbers if one not in taken]

    def _article(self, text: str, end: int, *, halved: bool) -> int:
        """Where the article before a place begins: `| a third`, `| die Hälfte`; -1 for *the third*'s."""
        word = re.search(r"([^\W\d_]+)\Z", text[max(0, end - 12) : end])
        words = self.writing.language.words("ones", *["determiners"] * halved)
        return end - len(word[1]) if word and word[1].lower() in words.plain else -1


@lru_cache(maxsize=16)
def _wholes(language: Language) -> list[tuple[Decimal, str]]:
    """What the parts of a language's lists are parts of, such as thirds of 3, and the names of the lists."""
    names = (name for name in language.lists if re.fullmatch(r"parts_\d+", name))
    return [(Decimal(name.removeprefix("parts_")), name) for name in names]


def _before_gap(text: str, at: int) -> int:
    """Where the word ends that spaces or hyphens part from a place."""
    while at and text[at - 1] in " -\u2010\u2011":
        at -= 1
    return at
