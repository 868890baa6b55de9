"""Figures in running text: which numbers are figures, and what each may say.

Dates, years, numbers of sections and the like (a *label* and its number: "para. 2", "resolution
1244"), and numbers inside names ("F-35", "13th", "17:07") are no figures. Words for labels, months and
currencies are the language's. Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING

from babel.dates import get_month_names

from sphinx_kfor.evidence.dates_in_words import locale
from sphinx_kfor.evidence.figures import CODES, MINUS, NUMBER, SIGNS, UNITS_ATTACHED
from sphinx_kfor.evidence.languages.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.figures import Notation

PERCENT, PERMILLE = "%", "‰"
_NUMBER = re.compile(rf"(?<![\w.,]){NUMBER}")
#: Dates in digits: 2022-11-22, 22/11/2022, 22.11.2022, 2022-11.
_DATE = re.compile(
    r"(?<!\d)(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d\d)|\d{4}-\d\d)(?!\d)"
)
#: What a month's name makes a date of.
_DAY_OR_YEAR = re.compile(r"0?[1-9]|[12]\d|3[01]|\d{4}")
_DATE_BEHIND = re.compile(
    r"(?:st|nd|rd|th|º|°|\.)?(?:(?:\s?[-\u2013\u2014]\s?|\s\w{1,4}\s)\d{1,2}(?:st|nd|rd|th|º|°|\.)?)?"
    r"\s+(?:\w{1,2}\s)?(?P<month>[^\W\d_]+)"
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+|[§#№])(\.?)\s*\Z")
_WORD_AFTER = re.compile(r"\s+([^\W\d_]+)")
_IN_NAME_BEFORE = re.compile(r"(?:[^\W\d][-\u2010\u2011_]|[\d\w][/:]|[/@]|[\d)]\()\Z")
_IN_NAME_AFTER = re.compile(r"[/:]\d|[^\W\d]|_")
_HOUR = re.compile(r"\s?(?:[ap]\.?m\b)", re.IGNORECASE)
#: A dash that stands apart is one of the sentence; a minus sign may stand apart.
_SIGN_BEFORE = rf"(?<![\w.)%])(?:[{MINUS}]|\u2212\s)\Z"
#: The number of an item in a list that runs on in a sentence.
_ITEM = re.compile(r"(?<!\S)\(?(\d{1,2})\)(?=\s)")
_DASHED = re.compile(r"\s?[-\u2010-\u2014]\s?\Z")
_BEFORE = 24
#: What a currency's sign or code ends with, but for capitals; and what may stand between it and the number.
_SIGN_ENDS = frozenset(sign[-1] for sign in SIGNS)
_AROUND_SIGN = f" \u00a0\u202f\t\n{MINUS}"
#: Plain numbers of four digits that may be years; where nothing says so only the later ones are.
_YEARS, _LIKELY_YEARS = range(1000, 2200), range(1900, 2101)
_YEAR = re.compile(r"[12]\d{3}")
_SENTENCE_END = re.compile(r"(?:^|[.!?:])\s*\Z")


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
    """

    start: int
    end: int
    text: str
    values: frozenset[Decimal]
    kinds: frozenset[str]
    factor: Decimal = Decimal(1)
    tabular: bool = False


@dataclass(frozen=True)
class Reader:
    """Finds the figures of texts in one language."""

    writing: Notation

    def mentions(self, text: str) -> list[Mention]:
        """The figures of a text, in order."""
        found = [mention for start, end in self._counting(text) if (mention := self._read(text, start, end))]
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

    def _counting(self, text: str) -> Iterator[tuple[int, int]]:
        """The numbers that are no dates, labels or parts of names."""
        dates = {place for match in _DATE.finditer(text) for place in range(*match.span())}
        dates |= _enumerated(text)
        last, many = (0, 0), False
        for start, end in self._numbers(text):
            before = text[max(0, start - _BEFORE) : start]
            like = last[1] and end - start <= last[1] - last[0] + 1
            joined = like and self._joined(text[last[1] : start], many=many)
            label = self._label(before)
            if joined or label:
                last, many = (start, end), many if joined else label == "many"
            elif (
                start not in dates
                and not self._named(text, before, end)
                and not (_DAY_OR_YEAR.fullmatch(text[start:end]) and self._dated(text, before, end))
            ):
                yield start, end

    def _numbers(self, text: str) -> Iterator[tuple[int, int]]:
        """Every number; of two that a space makes look like one, each."""
        for match in _NUMBER.finditer(text):
            if self.writing.number(match[0]) is None and not match[0].isdigit():
                parts = [
                    part for part in re.finditer(r"\S+", match[0]) if self.writing.number(part[0]) is not None
                ]
                yield from ((match.start() + part.start(), match.start() + part.end()) for part in parts)
            else:
                yield match.span()

    def _label(self, before: str) -> str:
        """Whether what follows is the number of something: `one` of it, or `many`."""
        match = _WORD_BEFORE.search(before)
        if not match:
            return ""
        word = match[1]
        forms = {word.lower(), f"={word}"}
        forms |= {form + "." for form in forms} if match[2] else set()
        return next((kind for kind in ("one", "many") if forms & self._labels[kind]), "")

    def _joined(self, between: str, *, many: bool) -> bool:
        """Whether a number belongs to the label of the one before: `paras. 3 and 4`, `para. 3–4`."""
        return bool(_DASHED.fullmatch(between) or (many and self._listed.fullmatch(between)))

    def _named(self, text: str, before: str, end: int) -> bool:
        """Whether a number is part of a name, an ordinal, a fraction or a time."""
        if _IN_NAME_BEFORE.search(before) or _HOUR.match(text, end):
            return True
        return bool(_IN_NAME_AFTER.match(text, end)) and not self._attached.match(text, end)

    def _dated(self, text: str, before: str, end: int) -> bool:
        """Whether a number is the day of a month."""
        behind = _DATE_BEHIND.match(text, end)
        month = _WORD_BEFORE.search(re.sub(r"\d{1,2}\s?[-\u2013]\s?\Z", "", before))
        return bool(
            (behind and behind["month"] in self._months)
            or (
                month
                and month[1] in self._months
                and not re.match(r"[\d,. ]*\d{3}", before[-1:] + text[end : end + 3])
            )
        )

    def _read(self, text: str, start: int, end: int) -> Mention | None:
        """The figure whose digits stand here; None for a year."""
        number = self.writing.number(text[start:end])
        if number is None:
            return None
        made = self._mention(text, start, end, number)
        plain = made.factor == 1 and made.kinds == {""} and made.end == end
        return None if plain and self._year(text, start, end) else made

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
        first = (
            start
            - len(before)
            + min([found.start() for found in (sign, minus) if found], default=len(before))
        )
        value = (-number if minus else number) * factor
        return Mention(first, last, text[first:last], frozenset([value]), frozenset([kind]), factor)

    @staticmethod
    def _share(sign: str | None) -> str:
        """Per cent or per mille, by the sign or word for it."""
        return (PERMILLE if sign == PERMILLE else PERCENT) if sign else ""

    def _scale_words(self, scale: str) -> list[str]:
        """The words that a scale is made of, such as the two of `16 thousand million`."""
        return [" ".join(word.split()) for word in re.findall(rf"(?:{self._factors})(?!\w)", scale)]

    def _year(self, text: str, start: int, end: int) -> bool:
        """Whether a plain number is a year, by the words around it."""
        if not _YEAR.fullmatch(text[start:end]) or int(text[start:end]) not in _YEARS:
            return False
        before = text[max(0, start - _BEFORE) : start]
        word = _WORD_BEFORE.search(before)
        if word and (word[1].lower() in self._openers or word[1] in self._months):
            return True
        behind = _WORD_AFTER.match(text, end)
        counted = bool(behind and behind[1].islower() and behind[1] not in self._followers)
        named = bool(word and word[1][0].isupper() and not _SENTENCE_END.search(before[: word.start()]))
        named = named or bool(word and word[1].lower() in self._determiners)
        return int(text[start:end]) in _LIKELY_YEARS and (not counted or named)

    @cached_property
    def _months(self) -> frozenset[str]:
        found = locale(self.writing.tag or "en")
        names = [
            name
            for width in ("wide", "abbreviated")
            for name in get_month_names(width, locale=found).values()
        ]
        names = [name.strip(".") for name in names]
        return frozenset([*names, *(name.capitalize() for name in names)])

    @cached_property
    def _labels(self) -> dict[str, frozenset[str]]:
        words = self.writing.language.words
        return {"one": frozenset(words("labels").entries), "many": frozenset(words("labels_many").entries)}

    @cached_property
    def _openers(self) -> frozenset[str]:
        return self.writing.language.words("year_openers").plain

    @cached_property
    def _determiners(self) -> frozenset[str]:
        return self.writing.language.words("determiners").plain

    @cached_property
    def _followers(self) -> frozenset[str]:
        return self.writing.language.words("year_followers").plain

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
    def _attached(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.writing.scales}|{UNITS_ATTACHED}|(?-i:{CODES}))(?!\w)", re.IGNORECASE)

    @cached_property
    def _range(self) -> re.Pattern[str]:
        between = self.writing.language.words("ranges").alternatives
        return re.compile(rf"\s?[-\u2010-\u2014\u2212]\s?|\s(?:{between})\s", re.IGNORECASE)

    @cached_property
    def _listed(self) -> re.Pattern[str]:
        between = self.writing.language.words("ranges").alternatives
        return re.compile(rf"\s?[,&]\s?|,?\s(?:{between})\s", re.IGNORECASE)


def _enumerated(text: str) -> set[int]:
    """The places of numbers that count what a sentence lists: `(1) … and (2) …`."""
    items: list[re.Match[str]] = []
    for match in _ITEM.finditer(text):
        if int(match[1]) == len(items) + 1:
            items.append(match)
    return {match.start(1) for match in items} if len(items) > 1 else set()


def _as_range(first: Mention, second: Mention) -> tuple[Mention, Mention]:
    """Two ends of what may be one range: a scale, sign or unit may stand at one of them for both."""
    values = first.values | {value * second.factor for value in first.values if first.factor == 1}
    kinds = first.kinds | second.kinds if "" in first.kinds | second.kinds else first.kinds
    return (
        replace(first, values=values, kinds=kinds),
        replace(second, kinds=second.kinds | first.kinds if second.kinds == {""} else second.kinds),
    )
