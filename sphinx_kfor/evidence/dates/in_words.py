"""Dates as a language writes them, by Babel and the word lists."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.dates import format_date, format_interval, format_skeleton

from sphinx_kfor.evidence.languages import english, language
from sphinx_kfor.evidence.languages.locales import locale
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    import re

    from sphinx_kfor.evidence.dates.edtf import Dated, Moment
    from sphinx_kfor.evidence.languages import Language


_THIN_SPACE = "\u2009"
#: How precise a date is.
_YEAR, _MONTH, _DAY = range(3)
#: The day in a pattern of dates, with what marks it: `5. oktobar`, `10月5日`; or words in quotation marks.
_DAY_IN_PATTERN = late(r"'[^']*'|(?P<day>d+[.日일]?)")


def in_words(date: Dated, tag: str, words: Language | None = None) -> str:
    """A date as a language writes it.

    Args:
        date: the date.
        tag: the language's BCP 47 tag; English for one that Babel does not know.
        words: its word lists; ours where none are given.
    """
    return _Wording(tag, words or language(tag)).date(date)


def day_in_words(year: int, month: int, day: int, tag: str) -> str:
    """A plain date as a language writes it; month and day are 0 where there is none."""
    if not month or year < 1:
        return str(year)
    date = datetime.date(year, month, day or 1)
    if not day:
        return str(format_skeleton("yMMMM", date, locale=locale(tag)))
    return format_date(date, "long", locale=locale(tag))


@dataclass(frozen=True)
class _Wording:
    tag: str
    words: Language

    def date(self, date: Dated) -> str:
        if not date.interval:
            return self.moment(date.start)
        if date.open and not (date.start and date.end):
            name, moment = ("date-since", date.start) if date.start else ("date-until", date.end)
            return self.phrase(name, _precision(moment)).replace("{}", self.moment(moment))
        return self.between(date.start, date.end)

    def moment(self, moment: Moment | None) -> str:
        """One date with its qualifiers; an unknown one is a question mark."""
        if moment is None:
            return "?"
        plain = self.unqualified(moment)
        if moment.qualifier in {"~", "%"}:
            plain = self.phrase("date-circa", _precision(moment)).replace("{}", plain)
        return plain + "?" * (moment.qualifier in {"?", "%"})

    def unqualified(self, moment: Moment) -> str:
        if moment.year.endswith("XX"):
            return f"{moment.first.year}–{moment.last.year}"
        if moment.year.endswith("X"):
            return self.phrase("date-decade").replace("{}", f"{moment.first.year}")
        if moment.is_season:
            return self.phrase("date-seasons", moment.month - 21).replace("{}", moment.year)
        return day_in_words(int(moment.year), moment.month, moment.day, self.tag)

    def between(self, start: Moment | None, end: Moment | None) -> str:
        """An interval."""
        if start and end and (words := self.joined(start, end)):
            return words
        ends = [self.moment(start), self.moment(end)]
        return ("–" if all(end.isdigit() for end in ends) else " – ").join(ends)

    def joined(self, start: Moment, end: Moment) -> str:
        """Two months of a year, or days of a month, with what they share said once; else empty."""
        if start.year != end.year or start.qualifier or end.qualifier:
            return ""
        if start == end:
            return self.moment(end)
        precisions = {_precision(start), _precision(end)}
        if precisions == {_MONTH}:
            words = format_interval(start.first, end.first, "yMMMM", locale=locale(self.tag))
            return words.replace(_THIN_SPACE, " ")
        if precisions == {_DAY} and start.month == end.month:
            return self.days(start, end)
        return ""

    def days(self, start: Moment, end: Moment) -> str:
        """Days of one month: the date of the last, with the first before its day."""

        def both(found: re.Match[str]) -> str:
            day = found["day"]
            return f"'{start.day}{day.lstrip('d')}–'{day}" if day else found[0]

        pattern = locale(self.tag).date_formats["long"].pattern
        return format_date(end.first, _DAY_IN_PATTERN.sub(both, pattern), locale=locale(self.tag))

    def phrase(self, name: str, number: int = 0) -> str:
        """One of the phrases of a list; its last for a number that it has not."""
        phrases = self.words.lists.get(name) or english().lists[name]
        return phrases[min(number, len(phrases) - 1)]


def _precision(moment: Moment | None) -> int:
    """How precise a date is; a season counts as a year does."""
    if moment is None or moment.is_season:
        return _YEAR
    return _DAY if moment.day else _MONTH if moment.month else _YEAR
