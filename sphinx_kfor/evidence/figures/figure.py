"""Figures: what a number in a source says, with its bound, scale, currency and unit.

A number is read by the separators of its source's language (CLDR, through Babel): 1,230 and
1.230 are not the same. What cannot be read for certain is no figure: it is printed as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from functools import cached_property
from typing import TYPE_CHECKING

from babel.numbers import get_decimal_symbol, get_group_symbol

from sphinx_kfor.evidence.figures.currencies import CODES, SIGNS
from sphinx_kfor.evidence.figures.grammar import BOUNDS, MINUS, Grammar, grammar
from sphinx_kfor.evidence.figures.numerals import NUMBER, PRECISION
from sphinx_kfor.evidence.languages.locales import locale

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.languages.words import Words

__all__ = ["BOUNDS", "CODES", "MINUS", "NUMBER", "SIGNS", "Figure", "Notation", "figure_in"]

_FIGURE = re.compile(r"\d[\d.,]*|[\u00bc-\u00be\u2150-\u215f]")
_SPACES = " \u00a0\u202f\u2009"
_APOSTROPHES = "'\u2019"


def figure_in(folded: str, language: Language) -> str:
    """The first number of a folded text, in digits or in words; empty if there is none."""
    match = _FIGURE.search(folded) or language.words("numerals").search(folded)
    return match[0] if match else ""


@dataclass(frozen=True)
class Figure:
    """A figure.

    Attributes:
        text: as it stands in its source.
        number: the number, before its scale.
        high: the upper end of a range; None for a single number.
        power: the scale, as a power of ten.
        scale: the scale's word as it stands.
        bound: one of `grammar.BOUNDS`, or empty.
        bound_word: the bound as it stands.
        currency: the ISO 4217 code, or empty.
        sign: the currency as it stands.
        unit: the unit, such as `%` or `soldiers`, or empty.
        measure: the identifier that CLDR has for the unit, or empty.
        flag: what a statistical office puts behind it, such as `p`, or the mark of a note; or empty.
        also: the same in another currency or unit, which stands in brackets behind.
    """

    text: str
    number: Decimal
    high: Decimal | None = None
    power: int = 0
    scale: str = ""
    bound: str = ""
    bound_word: str = ""
    currency: str = ""
    sign: str = ""
    unit: str = ""
    measure: str = ""
    flag: str = ""
    also: Figure | None = field(default=None, compare=False)

    @property
    def value(self) -> Decimal:
        """The number with its scale; the lower end of a range."""
        return scaled(self.number, self.power)

    @property
    def top(self) -> Decimal:
        """The upper end of a range with its scale, else the value."""
        return scaled(self.number if self.high is None else self.high, self.power)

    @property
    def decimals(self) -> int:
        """The number of digits behind the decimal mark."""
        return decimals_of(self.number)


def scaled(number: Decimal, power: int) -> Decimal:
    """A number times a power of ten, exactly."""
    with localcontext() as context:
        context.prec = PRECISION
        return number.scaleb(power)


def decimals_of(number: Decimal) -> int:
    """The number of digits behind a number's decimal mark."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@dataclass(frozen=True)
class Notation:
    """How a language writes figures: its separators and its words.

    Attributes:
        tag: the language tag, whose locale has the separators; English where there is none.
        language: the word lists.
    """

    tag: str
    language: Language

    def read(self, text: str, *, accounts: bool = False) -> Figure | None:
        """The figure that a whole text is; None if it is none, or more than one.

        Args:
            text: the text.
            accounts: whether brackets around a figure make it negative, as in accounts.
        """
        from sphinx_kfor.evidence.figures.reading import read  # noqa: PLC0415 (it imports this)

        return read(text, self, accounts=accounts)

    def number(self, digits: str) -> Decimal | None:
        """A number without sign; None if its separators are not this language's."""
        for character in _SPACES + _APOSTROPHES:
            if character in digits and not re.fullmatch(
                rf"\d{{1,3}}(?:{re.escape(character)}\d{{3}})+(?:\D\d+)?", digits
            ):
                return None
            digits = digits.replace(character, "")
        decimal, group = self._separators
        if digits.startswith(decimal):
            digits = f"0{digits}"
        if not self._form.fullmatch(digits):
            return None
        return Decimal(digits.replace(group, "").replace(decimal, "."))

    def words(self, prefix: str, kind: object) -> Words:
        """The words of a kind of bound."""
        return self.language.words(f"{prefix}_{kind}")

    @cached_property
    def grammar(self) -> Grammar:
        """The words that stand around numbers."""
        return grammar(self.tag, self.language)

    def currency(self, typed: str) -> str:
        """The ISO 4217 code of a currency's sign, code or name; what was typed, if it is none of ours."""
        word = typed.strip()
        known = SIGNS.get(word.upper()) or (word if word in CODES else "")
        found = None if known else self.grammar.currencies.get(word)
        return known or (found[0] if found else word)

    @property
    def factors(self) -> dict[str, Decimal]:
        """What each word for a scale or a count multiplies a figure by."""
        return self.grammar.factors

    @cached_property
    def _separators(self) -> tuple[str, str]:
        found = locale(self.tag or "en")
        decimal, group = get_decimal_symbol(found), get_group_symbol(found)
        return decimal, "," if group.isspace() and decimal == "." else group

    @cached_property
    def _form(self) -> re.Pattern[str]:
        decimal, group = map(re.escape, self._separators)
        return re.compile(rf"(?:\d+|\d{{1,3}}(?:{group}\d{{2,3}})*{group}\d{{3}})(?:{decimal}\d+)?")
