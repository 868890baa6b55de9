"""Figures in running text: which numbers are figures, and what each may say.

Words for scales and currencies are the language's. Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.figure import CODES, MINUS, SIGNS
from sphinx_kfor.evidence.figures.identifiers import Names
from sphinx_kfor.evidence.languages.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.figures.figure import Notation

PERCENT, PERMILLE = "%", "‰"
#: A dash that stands apart is one of the sentence; a minus sign may stand apart.
_SIGN_BEFORE = rf"(?<![\w.)%])(?:[{MINUS}]|\u2212\s)\Z"
_BEFORE = 24
#: What one language writes for a thousand and more, and another for a fraction; the exponent of the latter.
_GROUPED, _GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}"), -3
#: What a currency's sign or code ends with, but for capitals; and what may stand between it and the number.
_SIGN_ENDS = frozenset(sign[-1] for sign in SIGNS)
_AROUND_SIGN = f" \u00a0\u202f\t\n{MINUS}"


@dataclass(frozen=True)
class Mention:
    """A figure in a text.

    Attributes:
        start: its offset.
        end: the offset behind it.
        text: as it stands, with its scale and signs.
        values: what it may say with its scale: the lower end of "3 to 4 million" is 3 or 3,000,000.
        kinds: what it may count: an ISO 4217 code, `%`, `‰`, or empty for anything else.
        factor: what its own scale multiplies it by.
        tabular: whether it stands in a table, whose header may say what it counts.
        doubtful: whether its decimals may be meant as a group of thousands, `700.000`.
    """

    start: int
    end: int
    text: str
    values: frozenset[Decimal]
    kinds: frozenset[str]
    factor: Decimal = Decimal(1)
    tabular: bool = False
    doubtful: bool = False


@dataclass(frozen=True)
class Reader:
    """Finds the figures of texts in one language."""

    writing: Notation

    def mentions(self, text: str) -> list[Mention]:
        """The figures of a text, in order."""
        found = [
            mention for start, end in self._names.counting(text) if (mention := self._read(text, start, end))
        ]
        for at in range(len(found) - 1):
            first, second = found[at : at + 2]
            if self._range.fullmatch(text, first.end, second.start):
                found[at : at + 2] = _as_range(first, second)
        return found

    def spelled(self, text: str) -> Iterator[Mention]:
        """The small numbers that a text has in words."""
        words = self.writing.language.words("cardinals")
        numbers = {word: Decimal(number) for number, word in enumerate(words.entries)}
        for match in words.pattern.finditer(text):
            yield self._mention(text, match.start(), match.end(), numbers[match[0].lower()])

    def _read(self, text: str, start: int, end: int) -> Mention | None:
        """The figure whose digits stand here; None for a year."""
        number = self.writing.number(text[start:end])
        if number is None:
            return None
        made = self._mention(text, start, end, number)
        year = made.kinds == {""} and self._names.year(text, start, end, scaled=made.end != end)
        return None if year else made

    def _mention(self, text: str, start: int, end: int, number: Decimal) -> Mention:
        before, after = text[max(0, start - _BEFORE) : start], self._after.match(text, end)
        mark = before.rstrip(_AROUND_SIGN)[-1:]
        sign = self._sign.search(before) if mark.isupper() or mark in _SIGN_ENDS else None
        head = before[: sign.start()] if sign else before
        minus = next(filter(None, (self._minus.search(part) for part in (before, head))), None)
        scale, last = "", end
        kind = self.writing.currency(sign["sign"]) if sign else ""
        if after:
            scale, last = (after["scale"] or "").lower(), after.end()
            kind = kind or self.writing.currency(after["currency"] or "") or self._share(after["percent"])
        if scale.strip() == "m" and not kind:
            scale, last = "", end  # metres
        factor = prod((self.writing.factors[word] for word in self._scale_words(scale)), start=Decimal(1))
        leading = [found.start() for found in (sign, minus) if found]
        first = start - len(before) + min(leading, default=len(before))
        value = (-number if minus else number) * factor
        doubtful = bool(_GROUPED.fullmatch(text[start:end])) and number.as_tuple().exponent == _GROUP
        plain = factor == 1 and kind not in {PERCENT, PERMILLE}
        return Mention(
            first,
            last,
            text[first:last],
            frozenset([value]),
            frozenset([kind]),
            factor,
            doubtful=doubtful and plain,
        )

    @staticmethod
    def _share(sign: str | None) -> str:
        """Per cent or per mille, by the sign or word for it."""
        return (PERMILLE if sign == PERMILLE else PERCENT) if sign else ""

    def _scale_words(self, scale: str) -> list[str]:
        """The words that a scale is made of, such as the two of `16 thousand million`."""
        return [" ".join(word.split()) for word in re.findall(rf"(?:{self._factors})(?!\w)", scale)]

    @cached_property
    def _names(self) -> Names:
        return Names(self.writing)

    @cached_property
    def _factors(self) -> str:
        return Words(tuple(self.writing.factors)).alternatives

    @cached_property
    def _minus(self) -> re.Pattern[str]:
        words = self.writing.language.words("minuses").alternatives
        return re.compile(rf"{_SIGN_BEFORE}|(?<!\w)(?:{words})\s+\Z", re.IGNORECASE)

    @cached_property
    def _signs(self) -> str:
        return "|".join(map(re.escape, sorted(SIGNS, key=len, reverse=True)))

    @cached_property
    def _sign(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?P<sign>{self._signs}|(?-i:{CODES}))\s?[{MINUS}]?\Z", re.IGNORECASE)

    @cached_property
    def _after(self) -> re.Pattern[str]:
        percents = self.writing.language.words("percents").alternatives
        # A scale may follow another, but not one that may be a unit: "5 million m of road".
        more = Words(tuple(word for word in self.writing.factors if len(word) > 1)).alternatives
        return re.compile(
            rf"(?:[\s-]?(?P<scale>(?:{self._factors})(?!\w)(?:[\s-](?:{more})(?!\w))*))?"
            rf"(?:[\s-]?(?P<currency>{self._signs}|(?:(?-i:{CODES})|{self.writing.currency_names})(?!\w)))?"
            rf"(?:[\s-]?(?P<percent>[%‰]|(?:{percents})(?!\w)))?",
            re.IGNORECASE,
        )

    @cached_property
    def _range(self) -> re.Pattern[str]:
        between = self.writing.language.words("ranges").alternatives
        return re.compile(rf"\s?[-\u2010-\u2014\u2212]\s?|\s(?:{between})\s", re.IGNORECASE)


def _as_range(first: Mention, second: Mention) -> tuple[Mention, Mention]:
    """Two ends of what may be one range: a scale, sign or unit may stand at one of them for both."""
    values = first.values | {value * second.factor for value in first.values if first.factor == 1}
    kinds = first.kinds | second.kinds if "" in first.kinds | second.kinds else first.kinds
    return (
        replace(first, values=values, kinds=kinds),
        replace(second, kinds=second.kinds | first.kinds if second.kinds == {""} else second.kinds),
    )
