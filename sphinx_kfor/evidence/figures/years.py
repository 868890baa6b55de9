"""Plain numbers that are years, by the words around them: `in 2022 thousands fled`, `From 2027 owners pay`.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from babel.dates import get_month_names

from sphinx_kfor.evidence.languages.locales import locale
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.figure import Notation

#: The last word before a number, and the first behind it.
WORD_BEFORE = late(r"([^\W\d_]+|[§#№])(\.?)\s*\Z")
WORD_AFTER = late(r"\s+([^\W\d_]+)")
#: So much before a number is looked at, in code points.
BEFORE = 24
_FIGURE_NEXT = late(r"\s+[^\W\d_]+\s+[^\w\s]?\d")
#: Plain numbers of four digits that may be years; where nothing says so only the later ones are.
_YEARS, LIKELY_YEARS = range(1000, 2200), range(1900, 2101)
_YEAR = late(r"[12]\d{3}")
#: The other end of a range is looked for so far, in code points.
_CLAUSE = 120
_SENTENCE_END = late(r"(?:^|[.!?:])\s*\Z")
#: So many years may be listed; the half or quarter of a year.
_MOST_YEARS = 6
#: Between a part of a year and the year.
_OF_YEAR = late(
    r"(?P<part>[^\W\d_]+)\s+(?:of|de|del|du|di|des|të)\s+\Z|(?P<elided>[^\W\d_]+)\sdell?['\u2019]\s?\Z"
)
_PART_OF_YEAR = late(r"(?<!\w)[A-Z]{1,2}\d{1,2}\s\Z")


def is_likely_year(words: str) -> bool:
    """Whether a figure may be a year, of which nothing around it says so."""
    return _YEAR.fullmatch(words) is not None and int(words) in LIKELY_YEARS


@dataclass(frozen=True)
class Years:
    """Tells the years among the numbers of texts of one language."""

    writing: Notation

    def is_one(self, text: str, start: int, end: int, *, scaled: bool) -> bool:
        """Whether a plain number is a year, by the words around it; `in 2022 thousands fled` has one."""
        if not _YEAR.fullmatch(text[start:end]) or int(text[start:end]) not in _YEARS:
            return False
        before = self._before_years(text, start, int(text[start:end]))
        word = WORD_BEFORE.search(before)
        if word and (word[1].lower() in self._openers or word[1] in self.months):
            return not scaled or text[end].isspace()
        if scaled:
            return False
        part = _OF_YEAR.search(before)
        if part and (part["part"] or part["elided"]).lower() in self._parts_of_years:
            return True
        reported = self._reports.search(before) and _FIGURE_NEXT.match(text, end)
        if reported or self._is_period(text, start, end) or self._begins_period(before, text, end):
            return True
        joined = self._second_year.match(text, end)
        behind = WORD_AFTER.match(text, joined.end() if joined else end)
        counted = bool(behind and behind[1].islower() and behind[1] not in self.followers)
        named = bool(word and word[1][0].isupper() and not _SENTENCE_END.search(before[: word.start()]))
        named = named or bool(word and word[1].lower() in self._determiners)
        named = named or bool(_PART_OF_YEAR.search(before))
        return int(text[start:end]) in LIKELY_YEARS and (not counted or named)

    def _is_period(self, text: str, start: int, end: int) -> bool:
        """Whether a number is an end of `between 2016 and 2022`; of *between 1950 and 2050 men* it is not."""
        match = next(
            (
                one
                for one in self._period.finditer(text, max(0, start - 40), end + 40)
                if start in {one.start(1), one.start(2)}
            ),
            None,
        )
        if match is None or not all(int(match[group]) in LIKELY_YEARS for group in (1, 2)):
            return False
        if _SENTENCE_END.search(text[max(0, match.start() - BEFORE) : match.start()]):
            return int(match[1]) < int(match[2])  # `Between 2022 and 2023 landings fell`
        behind = WORD_AFTER.match(text, match.end())
        many = bool(
            behind and behind[1].islower() and behind[1].endswith("s") and not behind[1].endswith("ss")
        )
        return int(match[1]) < int(match[2]) and not (many and behind and behind[1] not in self.followers)

    def _begins_period(self, before: str, text: str, end: int) -> bool:
        """Whether a sentence says from when on: `From 2027 owners pay`; not *From 1950 men to 2050*."""
        openers = self.writing.language.words("range_openers")
        opened = next((one for one in openers.finditer(before) if one.end() == len(before.rstrip())), None)
        if opened is None or not opened[0].istitle():
            return False
        rest = re.split(r"[.;:?!]\s|\n", text[end : end + _CLAUSE], maxsplit=1)[0]
        between = self.writing.language.words("ranges").alternatives
        return re.search(rf"(?<!\w)(?:{between})\s\d", rest, re.IGNORECASE) is None

    @cached_property
    def _reports(self) -> re.Pattern[str]:
        """What says, before the year of a report, that it has one: `A study of | 2024 counts 345`."""
        words = self.writing.language.words
        reports, of = words("report_nouns").alternatives, words("genitives", "time_openers").alternatives
        return re.compile(rf"(?<!\w)(?:{reports})\s+(?:{of})\s+\Z", re.IGNORECASE)

    @cached_property
    def _period(self) -> re.Pattern[str]:
        words = self.writing.language.words
        opening, between = words("range_openers").alternatives, words("ranges").alternatives
        return re.compile(
            rf"(?<!\w)(?:{opening})\s([12]\d{{3}})\s(?:{between})\s([12]\d{{3}})(?!\w)", re.IGNORECASE
        )

    def _before_years(self, text: str, start: int, year: int) -> str:
        """What stands before a number, or before the years of which it is the last: `in 2016 and 2022`."""
        for _ in range(_MOST_YEARS):
            before = text[max(0, start - BEFORE) : start]
            first = self._year_before.search(before)
            if first is None or int(first[1]) not in LIKELY_YEARS or int(first[1]) >= year:
                break
            start, year = start - len(before) + first.start(), int(first[1])
        return text[max(0, start - BEFORE) : start]

    @cached_property
    def _year_before(self) -> re.Pattern[str]:
        """The first of two years that a dash, a comma or a word joins."""
        between = self.writing.language.words("ranges").alternatives
        return re.compile(
            rf"(?<![\w.,])([12]\d{{3}})(?:\s?[-\u2013\u2014/]\s?|,?\s(?:{between})\s|,\s)\Z", re.IGNORECASE
        )

    @cached_property
    def months(self) -> frozenset[str]:
        """The names of months, as they are written and with a capital."""
        found = locale(self.writing.tag or "en")
        names = [
            name
            for width in ("wide", "abbreviated")
            for name in get_month_names(width, locale=found).values()
        ]
        names = [name.strip(".") for name in names]
        names += self.writing.language.words("month_forms").plain
        return frozenset([*names, *(name.capitalize() for name in names)])

    @cached_property
    def _parts_of_years(self) -> frozenset[str]:
        months = frozenset(month.lower() for month in self.months)
        return months | self.writing.language.words("year_parts", "half_years").plain

    @cached_property
    def _openers(self) -> frozenset[str]:
        return self.writing.language.words("year_openers").plain

    @cached_property
    def _second_year(self) -> re.Pattern[str]:
        """The other of two years, or its last digits."""
        between = self.writing.language.words("ranges").alternatives
        return re.compile(
            rf"(?:\s?[-\u2010-\u2014/]\s?(?:[12]\d{{3}}|\d\d)|,?\s(?:{between})\s[12]\d{{3}})(?![\w.,]*\d)",
            re.IGNORECASE,
        )

    @cached_property
    def _determiners(self) -> frozenset[str]:
        return self.writing.language.words("determiners").plain

    @cached_property
    def followers(self) -> frozenset[str]:
        """Words behind a year that it does not count."""
        return self.writing.language.words("year_followers").plain
