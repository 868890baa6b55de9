"""Dates of catalogue records: CSL's maps and lists, EDTF in a string, and what is none of these.

Read are years, months, days, seasons, ranges, what is said to be approximate (`circa`, `~`) or uncertain
(`?`), years before Christ as negative ones, and literal dates, which are printed as they stand.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

from babel.dates import format_date, format_skeleton
from pydantic import BaseModel, ConfigDict, field_validator, model_validator

from sphinx_kfor.evidence.dates.edtf import SEASONS, days_in, proposed, read_point
from sphinx_kfor.evidence.languages import english, language
from sphinx_kfor.evidence.languages.locales import locale

_FORM = "write it as 2022, 2022-11 or 2022-11-21"
_FIRST_YEAR, _LAST_YEAR, _LAST_MONTH = -9999, 9999, 12
#: Months that stand for seasons: 21 to 24 of EDTF, 13 to 16 of older CSL; and the seasons by their numbers.
_OLDER = range(13, 17)
_BY_NUMBER = 20
#: A year of the usual calendar in whose place another is written, in leap years and in others.
_LEAP, _COMMON = 2004, 2005


class Date(BaseModel):
    """A date of any precision, or a range of two, in the parts year, month, day.

    Attributes:
        parts: for each end year, month and day; negative years are before Christ, months from 21 on seasons.
        circa: whether it is approximate.
        uncertain: whether it is doubted.
        season: a season or term that has a name of its own, such as `Trinity`.
        open: whether a range has no end yet.
        literal: a date in words, printed as it stands in place of all others.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    parts: tuple[tuple[int, ...], ...] = ()
    circa: bool = False
    uncertain: bool = False
    season: str = ""
    open: bool = False
    literal: str = ""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, bool) or value is None:
            raise ValueError(f"not a date; {_FORM}")
        if isinstance(value, (str, int)):
            return _from_edtf(str(value).strip())
        if isinstance(value, list):
            return {"parts": [_season_of(_from_map(part)) for part in value]}
        if isinstance(value, dict) and "parts" not in value:
            return _from_csl(value)
        return value

    @field_validator("parts", mode="before")
    @classmethod
    def _plain(cls, parts: Any) -> Any:  # noqa: ANN401
        """Without what is left open: noughts, nothing, and what stands behind it."""
        return [made for part in parts for made in [_known(part)] if made]

    @field_validator("parts")
    @classmethod
    def _real(cls, parts: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
        for part in parts:
            year, month, day = (*part, 0, 0)[:3]
            if not year:
                raise ValueError("there is no year 0; the year before 1 is -1, printed 1 BC")
            months = {0, *range(1, _LAST_MONTH + 1), *SEASONS}
            if not _FIRST_YEAR <= year <= _LAST_YEAR or month not in months:
                raise ValueError(f"not a date; {_FORM}")
            if day and (month in SEASONS or not 1 <= day <= days_in(year, month)):
                raise ValueError(f"there is no day {day} in month {month} of {year}")
        return parts

    @property
    def year(self) -> str:
        """The year or range of years in digits; the literal date where there is none."""
        return self.years("en")

    def years(self, tag: str) -> str:
        """The same as a language writes it: `c. 1890`, `1890?`, `480 BC`."""
        if self.literal:
            return self.literal
        years = list(dict.fromkeys(_year(part[0], tag) for part in self.parts))
        joined = "–".join(years) + "–" * (self.open and len(years) == 1)
        return self._qualified(joined, tag) if joined else ""

    @property
    def says_more(self) -> bool:
        """Whether it says more than years: a month, a season or a day."""
        dated = any(len(part) > 1 for part in self.parts)
        return not self.literal and (dated or bool(self.parts and self.season))

    def in_words(self, tag: str) -> str:
        """All of it as a language writes it."""
        if self.literal:
            return self.literal
        said = [_in_words(part, tag) for part in self.parts]
        if self.season and said:
            said[0] = f"{self.season} {said[0]}"
        joined = "–".join(said) + "–" * (self.open and len(said) == 1)
        return self._qualified(joined, tag) if joined else ""

    def _qualified(self, said: str, tag: str) -> str:
        phrase = _phrase("date-circa", 0, tag) if self.circa else "{}"
        return phrase.replace("{}", said) + "?" * self.uncertain

    @property
    def days(self) -> tuple[tuple[int, int, int], ...]:
        """Its ends as year, month and day, 0 for what is not known; none before Christ or in words."""
        whole = ((*part, 0, 0)[:3] for part in self.parts)
        plain = ((year, month if month <= _LAST_MONTH else 0, day) for year, month, day in whole)
        return tuple(one for one in plain if one[0] > 0 and not self.literal)


def _known(part: Any) -> list[int]:  # noqa: ANN401
    numbers: list[int] = []
    for one in part if isinstance(part, (list, tuple)) else [part]:
        try:
            number = int(one or 0)
        except (TypeError, ValueError):
            raise ValueError(f"'{one}' is no part of a date; {_FORM}") from None
        if not number and (numbers or len(part) == 1):
            break
        numbers.append(number)
    return numbers


def _season_of(part: list[Any]) -> list[Any]:
    """A part with the months of older CSL that stand for seasons as those of EDTF."""
    month = int(part[1]) if len(part) > 1 and str(part[1]).isdigit() else 0
    return [part[0], month - _OLDER[0] + SEASONS[0]] if month in _OLDER else part


def _from_edtf(text: str) -> dict[str, Any]:
    """EDTF of level 1 without what it leaves open inside; a bare year may have fewer digits."""
    short = re.fullmatch(r"(-?\d{1,4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if short and not read_point(text):
        return {"parts": [[int(digits) for digits in short.groups() if digits]]}
    typed = text.split("/")
    ends = [one for one in typed if one not in {"..", ""}]
    points = [point for point in map(read_point, ends) if point]
    if len(points) < len(ends) or not points or len(typed) > 2:  # noqa: PLR2004 (two ends)
        date = proposed(text)
        raise ValueError(f"'{text}' is not a date; {f'write it as {date}' if date else _FORM}")
    if not all(point.is_specified for point in points):
        if len(points) == 1 and "X" in points[0].year:
            return {"literal": _decade(points[0].year)}
        raise ValueError(f"'{text}' is not a date; {_FORM}")
    parts = [[int(digits) for digits in (point.year, point.month, point.day) if digits] for point in points]
    marks = "".join(point.qualifier for point in points)
    return {
        "parts": parts,
        "circa": any(mark in "~%" for mark in marks),
        "uncertain": any(mark in "?%" for mark in marks),
        "open": len(typed) > len(ends),
    }


def _decade(year: str) -> str:
    """What `198X` and `19XX` say."""
    return f"{year[:3]}0s" if year.endswith("X") and not year.endswith("XX") else f"{year[:2]}00–{year[:2]}99"


def _from_map(part: Any) -> list[Any]:  # noqa: ANN401
    if not isinstance(part, dict):
        return [part]
    month = part.get("month") or _number_of_season(part.get("season"))
    return [one for one in (part.get("year"), month, part.get("day")) if one is not None]


def _number_of_season(season: Any) -> int | None:  # noqa: ANN401
    """The month that stands for a season, given by its number."""
    typed = str(season or "").strip()
    if not typed.isdigit():
        return None
    number = int(typed)
    return number if number in SEASONS else _BY_NUMBER + number if 1 <= number <= len(SEASONS) else None


def _from_csl(value: dict[str, Any]) -> dict[str, Any]:
    circa = str(value.get("circa", "")).lower() not in {"", "0", "false", "none", "no"}
    said: dict[str, Any] = {"circa": circa}
    if value.get("literal"):
        return {**said, "circa": False, "literal": str(value["literal"])}
    if "date-parts" in value:
        listed = value["date-parts"] or []
        parts = [_season_of(list(part) if isinstance(part, (list, tuple)) else [part]) for part in listed]
    elif "year" in value:
        parts = [_from_map(value)]
    elif value.get("raw"):
        return _from_raw(str(value["raw"]))
    else:
        parts = []
    season = value.get("season")
    month = _number_of_season(season)
    if month and parts and len([one for one in parts[0] if one]) == 1:
        parts[0] = [parts[0][0], month]
    return {**said, "parts": parts, "season": str(season) if season and not month else ""}


def _from_raw(text: str) -> dict[str, Any]:
    """A date as it was typed somewhere: EDTF, or words."""
    try:
        return _from_edtf(text.strip())
    except ValueError:
        return {"literal": text}


def _year(year: int, tag: str) -> str:
    """A year; one before Christ with what a language calls that."""
    if year > 0:
        return str(year)
    eras = locale(tag).eras["abbreviated"]
    return f"{-year} {eras[0]}"


def _in_words(part: tuple[int, ...], tag: str) -> str:
    year, month, day = (*part, 0, 0)[:3]
    if not month:
        return _year(year, tag)
    if month in SEASONS:
        return _phrase("date-seasons", month - SEASONS[0], tag).replace("{}", _year(year, tag))
    stand_in = _LEAP if days_in(year, 2) > 28 else _COMMON  # noqa: PLR2004
    date = datetime.date(year if year > 0 else stand_in, month, day or 1)
    where = locale(tag)
    said = format_date(date, "long", locale=where) if day else format_skeleton("yMMMM", date, locale=where)
    return str(said) if year > 0 else str(said).replace(str(stand_in), _year(year, tag))


def _phrase(name: str, number: int, tag: str) -> str:
    phrases = language(tag).lists.get(name) or english().lists[name]
    return phrases[min(number, len(phrases) - 1)]
