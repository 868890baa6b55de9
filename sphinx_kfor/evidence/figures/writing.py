"""How a language writes numbers: its separators, and its words for scales, currencies and units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from babel.numbers import get_decimal_symbol, get_group_symbol

from sphinx_kfor.evidence.figures.currencies import CODES, SIGNS
from sphinx_kfor.evidence.figures.grammar import Grammar, grammar
from sphinx_kfor.evidence.languages.locales import locale

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.languages.words import Words

_SPACES = " \u00a0\u202f\u2009"
_APOSTROPHES = "'\u2019"

_STOPPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
#: What no language reads as groups: at least one of its two parts has not three digits.
_DECIMALS = re.compile(r"\d+[.,](?:\d{1,2}|\d{4,})")


@dataclass(frozen=True)
class Writing:
    """How a language writes figures: its separators and its words.

    Attributes:
        tag: the language tag, whose locale has the separators; English where there is none.
        language: the word lists.
        marks: what parts decimals and what thousands, where that is not as in the language; else empty.
    """

    tag: str
    language: Language
    marks: str = ""

    def number(self, digits: str) -> Decimal | None:
        """A number without sign; None if its separators are not this language's."""
        if digits.isascii() and digits.isdigit():
            return Decimal(digits)
        for character in _SPACES + _APOSTROPHES:
            if character in digits and not re.fullmatch(
                rf"\d{{1,3}}(?:{re.escape(character)}\d{{3}})+(?:\D\d+)?", digits
            ):
                return None
            digits = digits.replace(character, "")
        decimal, group = self._separators
        if group.isspace() and decimal == "," and _STOPPED.fullmatch(digits):
            digits = digits.replace(".", "")  # groups as neighbours write them; a decimal it cannot be
        digits = digits.translate({0x66B: decimal, 0x66C: group, 0xFF0C: ",", 0xFF0E: "."})
        if digits.startswith(decimal):
            digits = f"0{digits}"
        if not self._form.fullmatch(digits):
            return None
        return Decimal(digits.replace(group, "").replace(decimal, "."))

    def foreign(self, digits: str) -> Decimal | None:
        """A number whose decimals are parted as elsewhere, `59,9` in English; None for others."""
        return Decimal(digits.replace(",", ".")) if _DECIMALS.fullmatch(digits) else None

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

    @property
    def decimal(self) -> str:
        """What parts decimals."""
        return self._separators[0]

    @cached_property
    def _separators(self) -> tuple[str, str]:
        if self.marks:
            return self.marks[0], self.marks[1]
        found = locale(self.tag or "en")
        decimal, group = get_decimal_symbol(found), get_group_symbol(found)
        return decimal, "," if group.isspace() and decimal == "." else group

    @cached_property
    def _form(self) -> re.Pattern[str]:
        decimal, group = map(re.escape, self._separators)
        return re.compile(rf"(?:\d+|(?!0)\d{{1,3}}(?:{group}\d{{2,3}})*{group}\d{{3}})(?:{decimal}\d+)?")
