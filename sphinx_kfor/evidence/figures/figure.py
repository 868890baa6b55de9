"""Figures: what a number in a source says, with its bound, scale, currency and unit.

A number is read by the separators of its source's language (CLDR, through Babel): 1,230 and
1.230 are not the same. What cannot be read for certain is no figure: it is printed as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from babel.numbers import get_decimal_symbol, get_group_symbol, list_currencies

from sphinx_kfor.evidence.languages.locales import locale

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.languages.words import Words


_FIGURE = re.compile(r"\d[\d.,]*|[\u00bc-\u00be\u2150-\u215f]")


def figure_in(folded: str, language: Language) -> str:
    """The first number of a folded text, in digits or in words; empty if there is none."""
    match = _FIGURE.search(folded) or language.words("numerals").search(folded)
    return match[0] if match else ""


#: Kinds of bound; each is a list `bounds_…` of a language.
BOUNDS = ("over", "from", "under", "to", "about")
#: Powers of ten that have a word; each is a list `scales_…` of a language.
POWERS = (3, 6, 9, 12)
#: Words that count by something else, such as dozens, are lists named by what they stand for: `times_12`.
_COUNTS = "times"
#: Currencies by the signs that stand for one of them and no other, and by the commonest for `$`.
SIGNS = {
    "US$": "USD", "A$": "AUD", "C$": "CAD", "NZ$": "NZD", "HK$": "HKD", "$": "USD", "€": "EUR", "£": "GBP",
    "¥": "JPY", "₹": "INR", "₺": "TRY", "₽": "RUB", "₴": "UAH", "₩": "KRW", "₪": "ILS",
}  # fmt: skip
MINUS = "-\u2212\u2013\ufe63\uff0d"
_PLUS = "+"
_SPACES = " \u00a0\u202f\u2009"
_APOSTROPHES = "'\u2019"
_DASH = "-\u2010\u2011\u2012\u2013\u2014\u2212"
#: Digits with whatever may stand between them; a space only between groups of three.
NUMBER = rf"\d+(?:[.,{_APOSTROPHES}]\d+|[{_SPACES}](?=\d{{3}}(?!\d))\d{{3}})*+"
#: Units that may stand right behind a figure; `5G` is no weight.
UNITS_ATTACHED = r"%|‰|°[CF]?|k?m[²³23]?|cm|mm|kg|(?-i:g)|t|ha|[kMGT]Wh?|[kMG]B|pp|x"
CODES = "|".join(sorted(list_currencies()))
#: No cell or phrase that is longer is a figure.
_LONGEST = 120


@dataclass(frozen=True)
class Figure:
    """A figure.

    Attributes:
        text: as it stands in its source.
        number: the number, before its scale.
        high: the upper end of a range; None for a single number.
        power: the scale, as a power of ten.
        scale: the scale's word as it stands.
        bound: `over`, `from`, `under`, `to`, `about`, or empty.
        bound_word: the bound as it stands.
        currency: the ISO 4217 code, or empty.
        sign: the currency as it stands.
        unit: the unit, such as `%` or `soldiers`, or empty.
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
    also: Figure | None = field(default=None, compare=False)

    @property
    def value(self) -> Decimal:
        """The number with its scale; the lower end of a range."""
        return self.number.scaleb(self.power)

    @property
    def top(self) -> Decimal:
        """The upper end of a range with its scale, else the value."""
        return (self.number if self.high is None else self.high).scaleb(self.power)

    @property
    def decimals(self) -> int:
        """The number of digits behind the decimal mark."""
        exponent = self.number.as_tuple().exponent
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

    def read(self, text: str) -> Figure | None:
        """The figure that a whole text is; None if it is none, or more than one."""
        if len(text) > _LONGEST:
            return None
        match = self._whole.fullmatch(" ".join(text.split()))
        return self._figure(match, text.strip()) if match else None

    def number(self, digits: str) -> Decimal | None:
        """A number without sign; None if its separators are not this language's."""
        for character in _SPACES + _APOSTROPHES:
            if character in digits and not re.fullmatch(
                rf"\d{{1,3}}(?:{re.escape(character)}\d{{3}})+(?:\D\d+)?", digits
            ):
                return None
            digits = digits.replace(character, "")
        decimal, group = self._separators
        if not re.fullmatch(
            rf"(?:\d+|\d{{1,3}}(?:{re.escape(group)}\d{{2,3}})*{re.escape(group)}\d{{3}})"
            rf"(?:{re.escape(decimal)}\d+)?",
            digits,
        ):
            return None
        return Decimal(digits.replace(group, "").replace(decimal, "."))

    def words(self, prefix: str, kind: object) -> Words:
        """The words of a kind of bound or of a scale."""
        return self.language.words(f"{prefix}_{kind}")

    def currency(self, typed: str) -> str:
        """The ISO 4217 code of a currency's sign, code or name; what was typed, if it is none of ours."""
        word = typed.strip()
        return SIGNS.get(word.upper()) or self._currencies.get(word.lower()) or word

    @cached_property
    def currency_names(self) -> str:
        """A pattern of all names of currencies."""
        return "|".join(map(re.escape, sorted(self._currencies, key=len, reverse=True))) or "(?!)"

    @cached_property
    def _currencies(self) -> dict[str, str]:
        prefix = "currency_"
        lists = self.language.lists.items()
        named = {name.removeprefix(prefix): words for name, words in lists if name.startswith(prefix)}
        return {word: code for code, words in named.items() for word in words}

    @cached_property
    def bounds(self) -> str:
        """A pattern of all bounds."""
        return self.language.words(*(f"bounds_{kind}" for kind in BOUNDS)).alternatives

    @cached_property
    def scales(self) -> str:
        """A pattern of all words for a scale."""
        return self.language.words(*(f"scales_{power}" for power in POWERS)).alternatives

    @cached_property
    def factors(self) -> dict[str, Decimal]:
        """What each word for a scale or a count multiplies a figure by."""
        scales = {
            word: Decimal(10) ** power for power in POWERS for word in self.words("scales", power).plain
        }
        counts = (name for name in self.language.lists if re.fullmatch(rf"{_COUNTS}_\d+", name))
        return scales | {
            word: Decimal(name.removeprefix(f"{_COUNTS}_"))
            for name in counts
            for word in self.language.words(name).plain
        }

    @cached_property
    def _separators(self) -> tuple[str, str]:
        found = locale(self.tag or "en")
        group = get_group_symbol(found)
        return get_decimal_symbol(found), "," if group.isspace() and get_decimal_symbol(
            found
        ) == "." else group

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        openers = self.language.words("range_openers").alternatives
        between = self.language.words("ranges").alternatives
        signs = "|".join(map(re.escape, sorted(SIGNS, key=len, reverse=True)))
        return re.compile(
            rf"(?:(?P<before>{self.bounds})\s+|(?:{openers})\s+|[~≈]\s?|(?P<compare>[<>≤≥])\s?)?"
            rf"(?P<minus>[{MINUS}{_PLUS}])?(?P<code1>(?-i:{CODES})\s?)?(?P<sign1>{signs})?\s?(?P<minus2>[{MINUS}])?"
            rf"(?P<number>{NUMBER})(?P<plus>\+)?"
            rf"(?:\s?(?P<scale1>{self.scales})(?=\W))?"
            rf"(?:\s?(?:[{_DASH}]|(?:{between})(?=\s))\s?(?:{signs})?(?P<high>{NUMBER}))?"
            rf"(?:\s?(?P<scale2>{self.scales})(?!\w))?"
            rf"(?:\s?(?P<sign2>{signs}|(?-i:{CODES})(?!\w)))?"
            rf"(?:\s?(?P<attached>{UNITS_ATTACHED})(?!\w))?"
            rf"(?:\s+(?P<after>{self.bounds})(?!\w))?"
            r"(?:\s+(?P<unit>[^\d()|;]+?))??"
            rf"(?:\s+(?P<after2>{self.bounds}))?"
            r"(?:\s?\((?P<also>[^()]+)\))?",
            re.IGNORECASE,
        )

    def _figure(self, match: re.Match[str], text: str) -> Figure | None:
        number = self.number(match["number"])
        high = self.number(match["high"]) if match["high"] else None
        currency, sign = _currency(match)
        scale = match["scale2"] or match["scale1"] or ""
        also = self.read(match["also"]) if match["also"] else None
        unread = (match["high"] and high is None) or (match["also"] and also is None)
        torn = match["scale1"] and match["high"] and match["scale2"] and match["scale1"] != match["scale2"]
        if number is None or unread or torn or currency is None:
            return None
        unit = [match["attached"], match["unit"]]
        if scale and not currency and re.fullmatch(UNITS_ATTACHED, scale):
            scale, unit = "", [scale, *unit]  # "5 m" is metres, "€5m" millions
        minus = match["minus"] not in {None, _PLUS} or match["minus2"]
        bound, word = self._bound(match)
        return Figure(
            text,
            -number if minus else number,
            high,
            power=next((power for power in POWERS if self._is(scale, f"scales_{power}")), 0),
            scale=scale,
            bound=bound,
            bound_word=word,
            currency=currency,
            sign=sign,
            unit=" ".join(filter(None, unit)),
            also=also,
        )

    def _bound(self, match: re.Match[str]) -> tuple[str, str]:
        word = match["before"] or match["after"] or match["after2"] or ""
        if match["high"] and self._is(word, "range_openers"):
            return "", ""  # "from 5 to 6" has two ends
        if match["plus"] or match["compare"]:
            word = match["plus"] or match["compare"]
            return {"+": "from", ">": "over", "<": "under", "≥": "from", "≤": "to"}[word], word
        if match[0][:1] in "~≈":
            return "about", match[0][0]
        return next((kind for kind in BOUNDS if self._is(word, f"bounds_{kind}")), ""), word

    def _is(self, word: str, name: str) -> bool:
        return bool(word) and word.lower() in self.language.words(name).plain


def _currency(match: re.Match[str]) -> tuple[str | None, str]:
    """The ISO code of a currency and how it is typed; None for two that differ."""
    typed = [part.strip() for part in (match["code1"], match["sign1"], match["sign2"]) if part]
    if not typed:
        return "", ""
    codes = {SIGNS.get(part.upper(), part) for part in typed}
    return (codes.pop(), typed[-1]) if len(codes) == 1 else (None, "")


def outside(before: str, after: str, writing: Notation) -> str:
    """What belongs to a figure and stands right before or behind it: a bound, a scale, a sign.

    Args:
        before: the text before the figure, as a reader sees it.
        after: the text behind it.
        writing: how its language writes figures.
    """
    signs = "|".join(map(re.escape, SIGNS))
    found = re.search(rf"(?<!\w)({writing.bounds}|[~≈<>≤≥])\s*\Z|((?:{signs})\s*)\Z", before, re.IGNORECASE)
    if found:
        return " ".join(found[0].split())
    found = re.match(
        rf"\s?(?:{writing.scales}|{writing.bounds}|[%‰]|per\s?cent\b|{signs})(?!\w)|\+", after, re.IGNORECASE
    )
    return " ".join(found[0].split()) if found else ""
