"""Dates of catalogue records: CSL's maps and lists, EDTF in a string, and what is none of these.

Read are years, months, days, seasons, ranges, what is said to be approximate (`circa`, `~`) or uncertain
(`?`), years before Christ as negative ones, and literal dates, which are printed as they stand.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Self

from babel.dates import format_date, format_skeleton

from sphinx_kfor.evidence.catalogue.csl_date_reading import FORM, from_csl, from_edtf, known, listed
from sphinx_kfor.evidence.catalogue.validated import After, Before, Validated, adapter
from sphinx_kfor.evidence.dates.edtf import SEASONS, days_in
from sphinx_kfor.evidence.languages import english, language
from sphinx_kfor.evidence.languages.locales import locale

_FIRST_YEAR, _LAST_YEAR, _LAST_MONTH = -9999, 9999, 12
#: The first year that is written without an era, by CSL.
_NO_ERA = 1000
#: A year of the usual calendar in whose place another is written, in leap years and in others.
_LEAP, _COMMON = 2004, 2005


def _read(value: Any) -> Any:  # noqa: ANN401 (of the catalogue)
    """The fields of a date, of any form that it is written in."""
    if isinstance(value, bool) or value is None:
        raise ValueError(f"not a date; {FORM}")
    if isinstance(value, (str, int)):
        return from_edtf(str(value).strip())
    if isinstance(value, list):
        return {"parts": listed(value)}
    if isinstance(value, dict) and "parts" not in value:
        return from_csl(value)
    return value


def _known(parts: Any) -> Any:  # noqa: ANN401 (as above)
    """The parts without what is left open: noughts, nothing, and what stands behind it."""
    return [made for part in parts for made in [known(part)] if made]


def _in_time(parts: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
    """The parts, each once, if there are such days."""
    if len(parts) > 2:  # noqa: PLR2004 (two ends)
        raise ValueError(f"a range has two ends; {FORM}")
    for part in parts:
        year, month, day = (*part, 0, 0)[:3]
        if len(part) > len(("year", "month", "day")):
            raise ValueError(f"a date has a year, a month and a day at most; {FORM}")
        if not year:
            raise ValueError("there is no year 0; the year before 1 is -1, printed 1 BC")
        months = {0, *range(1, _LAST_MONTH + 1), *SEASONS}
        if not _FIRST_YEAR <= year <= _LAST_YEAR or month not in months:
            raise ValueError(f"not a date; {FORM}")
        if day and (month in SEASONS or not 1 <= day <= days_in(year, month)):
            raise ValueError(f"there is no day {day} in month {month} of {year}")
    return tuple(dict.fromkeys(parts))


@dataclass(frozen=True)
class Date(Validated):
    """A date of any precision, or a range of two, in the parts year, month, day.

    Attributes:
        parts: for each end year, month and day; negative years are before Christ, months from 21 on seasons.
        circa: whether it is approximate.
        uncertain: whether it is doubted.
        season: a season or term that has a name of its own, such as `Trinity`.
        open: whether a range has no end yet.
        until: whether a range has an end and no known beginning.
        literal: a date in words, printed as it stands in place of all others.
    """

    __pydantic_config__: ClassVar = {"extra": "ignore"}

    parts: Annotated[tuple[tuple[int, ...], ...], Before(_known), After(_in_time)] = ()
    circa: bool = False
    uncertain: bool = False
    season: str = ""
    open: bool = False
    until: bool = False
    literal: str = ""

    @classmethod
    def model_validate(cls, value: object) -> Self:
        """A date of any form. Raises pydantic's ValidationError."""
        made: Self = adapter(AnyDate).validate_python(value)
        return made

    @classmethod
    def of_json(cls, said: dict[str, Any]) -> Self:
        """A date of what `in_json` gave, parsed."""
        return cls.made_of({**said, "parts": tuple(map(tuple, said["parts"]))})

    @property
    def year(self) -> str:
        """The year or range of years in digits; the literal date where there is none."""
        return self.years("en")

    def years(self, tag: str) -> str:
        """The same as a language writes it: `c. 1890`, `1890?`, `480 BC`."""
        if self.literal:
            return self.literal
        eras = any(part[0] < _NO_ERA for part in self.parts)
        years = list(dict.fromkeys(_year(part[0], tag, era=eras) for part in self.parts))
        return self._whole(years, tag)

    @property
    def says_more(self) -> bool:
        """Whether it says more than years: a month, a season or a day."""
        dated = any(len(part) > 1 for part in self.parts)
        return not self.literal and (dated or bool(self.parts and self.season))

    def in_words(self, tag: str) -> str:
        """All of it as a language writes it."""
        if self.literal:
            return self.literal
        said = [_in_words(tuple(part), tag) for part in self.parts]
        if self.season and said:
            said[0] = f"{self.season} {said[0]}"
        return self._whole(said, tag)

    def _whole(self, ends: list[str], tag: str) -> str:
        """The ends of a date as one: with a dash where one is open, and with what is doubted."""
        if not ends:
            return ""
        said = "–" * (self.until and len(ends) == 1) + "–".join(ends) + "–" * (self.open and len(ends) == 1)
        phrase = _phrase("date-circa", 0, tag) if self.circa else "{}"
        return phrase.replace("{}", said) + "?" * self.uncertain

    @property
    def days(self) -> tuple[tuple[int, int, int], ...]:
        """Its ends as year, month and day, 0 for what is not known; none before Christ or in words."""
        whole = ((*part, 0, 0)[:3] for part in self.parts)
        plain = ((year, month if month <= _LAST_MONTH else 0, day) for year, month, day in whole)
        return tuple(one for one in plain if one[0] > 0 and not self.literal)


#: A date as a catalogue may write it.
AnyDate = Annotated[Date, Before(_read)]


def _year(year: int, tag: str, *, era: bool = False) -> str:
    """A year; one before Christ or of a few digits with the era, by what a language calls that."""
    if year >= _NO_ERA and not era:
        return str(year)
    eras = locale(tag).eras["abbreviated"]
    return f"{abs(year)} {eras[int(year > 0)]}"


@lru_cache(maxsize=256)
def _in_words(part: tuple[int, ...], tag: str) -> str:
    year, month, day = (*part, 0, 0)[:3]
    if not month:
        return _year(year, tag)
    if month in SEASONS:
        return _phrase("date-seasons", month - SEASONS[0], tag).replace("{}", _year(year, tag))
    stand_in = _LEAP if days_in(year, 2) > 28 else _COMMON  # noqa: PLR2004
    date = datetime.date(year if year >= _NO_ERA else stand_in, month, day or 1)
    where = locale(tag)
    said = format_date(date, "long", locale=where) if day else format_skeleton("yMMMM", date, locale=where)
    return str(said) if year >= _NO_ERA else str(said).replace(str(stand_in), _year(year, tag))


def _phrase(name: str, number: int, tag: str) -> str:
    phrases = language(tag).lists.get(name) or english().lists[name]
    return phrases[min(number, len(phrases) - 1)]
