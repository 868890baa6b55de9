"""Numbers of a running text that name or date something, and count nothing.

They are dates, years, the numbers of sections and the like (a *label* and its number: "para. 2", "resolution
1244"), and numbers inside names ("F-35", "13th", "17:07"). Words for labels and months are the language's.
Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.currencies import DOUBTFUL
from sphinx_kfor.evidence.figures.grammar import Grammar, grammar
from sphinx_kfor.evidence.figures.measures import is_time
from sphinx_kfor.evidence.figures.named_numbers import named_places
from sphinx_kfor.evidence.figures.numerals import NUMBER, grown
from sphinx_kfor.evidence.figures.years import BEFORE, WORD_AFTER, WORD_BEFORE, Years, is_likely_year
from sphinx_kfor.evidence.languages.locales import locale
from sphinx_kfor.evidence.languages.tags import primary
from sphinx_kfor.evidence.text.characters import UNSPACED
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.figures.figure import Notation

#: A number stands apart, behind a letter of a script without spaces, or behind the code of a currency.
_CODE_BEFORE = "|".join(rf"(?<=(?<![\w.])[A-Za-z]{{{size}}})" for size in (2, 3, 4))
_NUMBER = late(rf"(?:(?<![\w.,%])|(?<=[{UNSPACED}])|{_CODE_BEFORE})(?:{NUMBER}|(?<![)\]])[.,]\d+(?![\d.,]))")
#: What a month's name makes a date of.
_DAY_OR_YEAR = late(r"0?[1-9]|[12]\d|3[01]|\d{4}")
_DATE_BEHIND = late(
    r"(?:st|nd|rd|th|º|°|\.)?(?:(?:\s?[-\u2013\u2014]\s?|\s\w{1,4}\s)\d{1,2}(?:st|nd|rd|th|º|°|\.)?)?"
    r"\s+(?:(?:of|de)\s)?(?P<month>[^\W\d_]+)"
)
_IN_NAME_BEFORE = late(r"(?:[^\W\d][-\u2010\u2011_]|[\d\w][/:]|[/@]|[\d)]\()\Z")
#: The first end of a range, with a scale or a unit: `5k-20k`.
_FIGURE_BEFORE = late(r"\d\s?[^\W\d_]{1,8}[-\u2010\u2011]\Z")
_IN_NAME_AFTER = late(r"[/:]\d|[^\W\d\u00b2\u00b3\u00b9\u2070\u2074-\u2079]|_|-\w{1,3}-\d")
_HOUR = late(r"\s?(?:[ap]\.?m\b)", re.IGNORECASE)
#: What `Boats ('000)` are counted in.
THOUSANDS = "000"
_DASHED = late(r"\s?[-\u2010-\u2014]\s?\Z")
_THOUSAND = 1000
_STOPPED = late(r"\.(?:(?P<sign>[ºª])|\s(?P<word>[^\W\d_]+))")
_SHORT_NUMBER = 3
#: So many years of a course or a child are none: `Year 6`, but `in the year | 221 wagons`.
_MANY_YEARS = 100
#: Languages that write ordinals with a full stop.
_ORDINAL_STOPS = frozenset(
    [
        "bs",
        "cs",
        "da",
        "de",
        "et",
        "fi",
        "hr",
        "hu",
        "is",
        "lv",
        "mk",
        "nb",
        "nn",
        "no",
        "pl",
        "sk",
        "sl",
        "sr",
        "tr",
    ]
)


@dataclass(frozen=True)
class Names:
    """Tells the numbers that count from those that name, in texts of one language."""

    writing: Notation

    def year(self, text: str, start: int, end: int, *, scaled: bool) -> bool:
        """Whether a plain number is a year, by the words around it."""
        return self._years.is_one(text, start, end, scaled=scaled)

    def counting(self, text: str) -> Iterator[tuple[int, int]]:
        """The numbers that are no dates, labels or parts of names."""
        dates = named_places(text)
        last, many = (0, 0), False
        for start, end in self._numbers(text):
            before = text[max(0, start - BEFORE) : start]
            like = last[1] and end - start <= last[1] - last[0] + 1
            joined = like and self._joined(text[last[1] : start], many=many)
            label = self._label(before)
            if label and (
                self._counts(text, start, end) or self._counts_behind_time(text, before, start, end)
            ):
                label = ""
            if joined or label:
                last, many = (start, end), many if joined else label == "many"
            elif (
                start not in dates
                and text[start:end] != THOUSANDS
                and not self._named(text, before, start, end)
                and not (_DAY_OR_YEAR.fullmatch(text[start:end]) and self._dated(text, before, end))
            ):
                yield start, end

    def _numbers(self, text: str) -> Iterator[tuple[int, int]]:
        """Every number; of two that a space makes look like one, each."""
        for match in _NUMBER.finditer(text):
            before = text[match.start() - 1 : match.start()]
            if before.isascii() and before.isalpha() and not self._coded(text, match.start()):
                continue
            if self.writing.number(match[0]) is None and not match[0].isdigit():
                parts = [
                    part
                    for part in re.finditer(r"\S+", match[0])
                    if self.writing.number(part[0]) is not None or self.writing.foreign(part[0]) is not None
                ]
                yield from ((match.start() + part.start(), match.start() + part.end()) for part in parts)
            else:
                yield match.span()

    def _coded(self, text: str, start: int) -> bool:
        """Whether the letters at which a number stands are a currency's: `USD20bn`, `Rmb10bn`."""
        found = self._grammar.currencies.before(text, start, 6)
        if found is None:
            return False
        begin = found[1]
        return text[begin:start] not in DOUBTFUL and not text[max(0, begin - 1) : begin].isalnum()

    def _counts(self, text: str, start: int, end: int) -> bool:
        """Whether a number names nothing: it has thousands, a scale, a currency, a unit, per cent."""
        number = self.writing.number(text[start:end])
        if number is not None and number >= _THOUSAND and not text[start:end].isdigit():
            return True
        tail = self._grammar.tail(text, end)
        return bool(tail.scale or tail.share or tail.currency or (tail.unit and not is_time(tail.unit)))

    def _counts_behind_time(self, text: str, before: str, start: int, end: int) -> bool:
        """Whether a number behind a time is none of it: `at the end of the year | 221 wagons`."""
        time, noun = WORD_BEFORE.search(before), WORD_AFTER.match(text, end)
        if time is None or noun is None or not time[1].islower() or not noun[1].islower():
            return False
        number = text[start:end]
        many = number.isdigit() and int(number) >= _MANY_YEARS and not is_likely_year(number)
        return (
            many and is_time(self._grammar.units.get(time[1]) or "") and noun[1] not in self._years.followers
        )

    def _label(self, before: str) -> str:
        """Whether what follows is the number of something: `one` of it, or `many`; of `each week 6` none."""
        match = WORD_BEFORE.search(before)
        first = WORD_BEFORE.search(before[: match.start()]) if match else None
        if not match or (first and first[1].lower() in self._time_determiners and match[1].islower()):
            return ""
        word = match[1]
        forms = {word.lower(), f"={word}"}
        forms |= {form + "." for form in forms} if match[2] else set()
        return next((kind for kind in ("one", "many") if forms & self._labels[kind]), "")

    def _joined(self, between: str, *, many: bool) -> bool:
        """Whether a number belongs to the label of the one before: `paras. 3 and 4`, `para. 3–4`."""
        return bool(_DASHED.fullmatch(between) or (many and self._listed.fullmatch(between)))

    def _named(self, text: str, before: str, start: int, end: int) -> bool:
        """Whether a number is part of a name, an ordinal, a fraction or a time."""
        named = _IN_NAME_BEFORE.search(before) and not _FIGURE_BEFORE.search(before)
        if named or _HOUR.match(text, end) or self._is_ordinal(text, start, end):
            return True
        return bool(_IN_NAME_AFTER.match(text, end)) and not self._goes_on(text, start, end)

    def _is_ordinal(self, text: str, start: int, end: int) -> bool:
        """Whether a full stop behind a short number makes an ordinal of it: `2. Quartal`, `20. века`, `2.º`.

        No sentence begins with a small letter; before a capital the noun must say so.
        """
        match = _STOPPED.match(text, end)
        if match is None or end - start > _SHORT_NUMBER or not text[start:end].isdigit():
            return False
        if match["sign"]:
            return True
        word, tag = match["word"], primary(self.writing.tag or "en")
        ordinal = self.writing.language.words("ordinal_nouns").plain
        return tag in _ORDINAL_STOPS and (word[0].islower() or word.lower() in ordinal)

    def _goes_on(self, text: str, start: int, end: int) -> bool:
        """Whether what stands at a number's last digit is a scale, a unit or the like, or a power."""
        number = self.writing.number(text[start:end])
        if number is not None and grown(text, start, end, number).end > end:
            return True
        tail = self._grammar.tail(text, end)
        return tail.end > end and not re.match(rf"(?![{UNSPACED}])\w", text[tail.end : tail.end + 1])

    def _dated(self, text: str, before: str, end: int) -> bool:
        """Whether a number is the day of a month, or its year."""
        behind = _DATE_BEHIND.match(text, end)
        if behind and behind["month"] in self._years.months:
            return True
        before = re.sub(r"\d{1,2}\s?[-\u2013]\s?\Z", "", before)
        month = WORD_BEFORE.search(before)
        number = re.search(r"\d*\Z", text[max(0, end - len("2019")) : end])
        if month is None or month[1] not in self._years.months or number is None:
            return False
        if len(number[0]) < len("2019") and not self._may_be_day(text, before[: month.start()], end):
            return False
        return not re.match(r"[\d,. ]*\d{3}", before[-1:] + text[end : end + 3])

    def _may_be_day(self, text: str, before: str, end: int) -> bool:
        """Whether a number behind a month may be its day: *on May 12*, not *in May 12 ships*."""
        if not self._month_first:
            return False
        opener, noun = WORD_BEFORE.search(before), WORD_AFTER.match(text, end)
        opened = (
            opener is not None and opener[1].lower() in self.writing.language.words("month_openers").plain
        )
        return not (opened and noun and noun[1].islower() and noun[1] not in self._years.followers)

    @cached_property
    def _month_first(self) -> bool:
        """Whether the language has the day behind the month (CLDR)."""
        pattern = str(locale(primary(self.writing.tag or "en")).date_formats["long"].pattern)
        return "d" in pattern.partition("M")[2]

    @cached_property
    def _labels(self) -> dict[str, frozenset[str]]:
        words = self.writing.language.words
        return {"one": frozenset(words("labels").entries), "many": frozenset(words("labels_many").entries)}

    @cached_property
    def _time_determiners(self) -> frozenset[str]:
        return self.writing.language.words("time_determiners").plain

    @cached_property
    def _years(self) -> Years:
        return Years(self.writing)

    @property
    def _grammar(self) -> Grammar:
        return grammar(self.writing.tag, self.writing.language)

    @cached_property
    def _listed(self) -> re.Pattern[str]:
        between = self.writing.language.words("ranges").alternatives
        return re.compile(rf"\s?[,&]\s?|,?\s(?:{between})\s", re.IGNORECASE)
