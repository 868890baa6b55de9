"""Figures: what a number in a source says, with its bound, scale, currency and unit.

A number is read by the separators of its source's language (CLDR, through Babel): 1,230 and
1.230 are not the same. What cannot be read for certain is no figure: it is printed as it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.bound_words import BOUNDS
from sphinx_kfor.evidence.figures.currencies import CODES, SIGNS
from sphinx_kfor.evidence.figures.grammar import MINUS
from sphinx_kfor.evidence.figures.han_numbers import han_numbers
from sphinx_kfor.evidence.figures.numerals import NUMBER
from sphinx_kfor.evidence.figures.read_figure import Figure, decimals_of, scaled
from sphinx_kfor.evidence.figures.reading import read
from sphinx_kfor.evidence.figures.writing import Writing

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

__all__ = [
    "BOUNDS", "CODES", "MINUS", "NUMBER", "SIGNS", "Figure", "Notation", "decimals_of", "figure_in", "scaled",
]  # fmt: skip

_FIGURE = re.compile(r"\d[\d.,]*|[\u00bc-\u00be\u2150-\u215f]")


def figure_in(folded: str, language: Language) -> str:
    """The first number of a folded text, in digits or in words; empty if there is none."""
    match = _FIGURE.search(folded) or language.words("numerals").search(folded)
    han = None if match else next(han_numbers(folded, alone=True), None)
    return match[0] if match else folded[han.start : han.end] if han else ""


class Notation(Writing):
    """How a language writes figures, and reads them."""

    def read(self, text: str, *, accounts: bool = False) -> Figure | None:
        """The figure that a whole text is; None if it is none, or more than one.

        Args:
            text: the text.
            accounts: whether brackets around a figure make it negative, as in accounts.
        """
        return read(text, self, accounts=accounts)
