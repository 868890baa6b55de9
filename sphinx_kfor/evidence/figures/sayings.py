"""What a page and its source say of one figure, side by side, and in what they differ.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.around import stem
from sphinx_kfor.evidence.figures.table_names import WORD

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.figures.told import Told

#: What parts the clauses of a sentence for certain.
_CLAUSE = re.compile(r";\s|\s[\u2013\u2014]\s")
_SHORT = 3


class Saying(NamedTuple):
    """A figure in its sentence.

    Attributes:
        told: the text with its figures.
        figure: the figure.
    """

    told: Told
    figure: Mention

    @property
    def writing(self) -> Notation:
        """How its text writes figures."""
        return self.told.writing

    @property
    def sentence(self) -> str:
        """Its sentence."""
        return self.told.sentence(self.figure)

    @property
    def clause(self) -> tuple[int, int]:
        """Where its clause begins and ends, as a semicolon or a dash parts it from others."""
        start, end = self.told.bounds(self.figure)
        text = self.told.text
        joints = [joint.span() for joint in _CLAUSE.finditer(text, start, end)]
        before = max((last for _, last in joints if last <= self.figure.first), default=start)
        return before, min((first for first, _ in joints if first >= self.figure.end), default=end)

    @property
    def lead(self) -> str:
        """The words of its clause before it."""
        return self.told.text[self.clause[0] : self.figure.first]

    @property
    def before(self) -> str:
        """The words of its sentence between the figure before it and it."""
        start, _ = self.told.bounds(self.figure)
        figures, _ = self.told.beside_in_sentence(self.figure)
        return self.told.text[max((one.end for one in figures), default=start) : self.figure.first]

    @property
    def behind(self) -> str:
        """The words of its sentence between it and the figure behind it."""
        _, end = self.told.bounds(self.figure)
        _, figures = self.told.beside_in_sentence(self.figure)
        return self.told.text[self.figure.end : min((one.first for one in figures), default=end)]


@lru_cache(maxsize=10_000)
def root(word: str) -> str:
    """The beginning of a word that most of its forms have, without accents: of `Kraft` and `Kräfte`."""
    parted = unicodedata.normalize("NFD", word.lower())
    return stem("".join(one for one in parted if not unicodedata.combining(one)))


def roots(text: str) -> frozenset[str]:
    """The beginnings of the words of a text."""
    return frozenset(root(word) for word in WORD.findall(text) if len(word) >= _SHORT)
