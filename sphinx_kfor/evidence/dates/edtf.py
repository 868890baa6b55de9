"""Dates of any precision, by the Extended Date/Time Format (ISO 8601-2): levels 0 and 1 without times.

Read are years, months, days, seasons, `199X` and `19XX`, the qualifiers `~ ? %`, and intervals, which
may be open (`2021/..`). Years go from 0001 to 9999; a `Point` may lie before them.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, NoReturn

from sphinx_kfor.evidence.dates.month_names import in_digits
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.patterns import late

_POINT = late(r"(-?\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)")
_DASHES = late(r"[\u2010-\u2015\u2212]")
_FORMS = "write it as 2021, 2021-10, 2021-10-05, 2021~, 199X or 2021-10/2022-10 (EDTF)"
#: The months that stand for spring, summer, autumn and winter.
SEASONS = range(21, 25)
_MONTHS = 12
_OPEN = ".."
_UNKNOWN = ""


class Point(NamedTuple):
    """A year or a part of one as typed, whether or not the calendar has it; what it leaves out is empty."""

    year: str
    month: str
    day: str
    qualifier: str

    @property
    def is_specified(self) -> bool:
        """Whether none of its digits is left open with `X`."""
        return "X" not in self.year + self.month + self.day


@dataclass(frozen=True)
class Moment:
    """A year, or a part of one.

    Attributes:
        year: as typed, its last digits perhaps `X`.
        month: 1 to 12, 21 to 24 for spring, summer, autumn, winter; 0 where there is none.
        day: 1 to 31; 0 where there is none.
        qualifier: `~` approximate, `?` uncertain, `%` both, or empty.
    """

    year: str
    month: int = 0
    day: int = 0
    qualifier: str = ""

    @property
    def is_season(self) -> bool:
        """Whether it is a season of a year."""
        return self.month in SEASONS

    @property
    def first(self) -> datetime.date:
        """The first day that it may be; seasons begin as in the northern hemisphere."""
        month = 3 * (self.month - 20) if self.is_season else self.month
        return datetime.date(max(1, int(self.year.replace("X", "0"))), month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The last day that it may be."""
        year, month = int(self.year.replace("X", "9")), self.month or _MONTHS
        if month in SEASONS:  # the winter of a year ends in the next
            end = 3 * (month - 20) + 2
            year, month = (year + end // 13, (end - 1) % 12 + 1) if year < datetime.MAXYEAR else (year, 12)
        return datetime.date(year, month, self.day or days_in(year, month))


@dataclass(frozen=True)
class Dated:
    """A date, or an interval of two.

    Attributes:
        start: when it is, or when it begins; None where that is open or unknown.
        end: when it ends; None for a date, and where that is open or unknown.
        interval: whether it is an interval.
        open: whether a missing end is open (`..`), not unknown.
    """

    start: Moment | None
    end: Moment | None = None
    interval: bool = False
    open: bool = False

    @cached_property
    def key(self) -> datetime.date:
        """What dates are sorted by: the first day, or the end where no beginning is known."""
        moment = self.start or self.end
        return moment.first if moment else datetime.date.max


def read_date(typed: str) -> Dated:
    """Read a date.

    Raises:
        EvidenceError: `syntax`, if it is none, with what is wrong with it.
    """
    parts = typed.strip().split("/")
    if len(parts) == 1:
        return Dated(_read_moment(parts[0], typed))
    if len(parts) > 2:  # noqa: PLR2004 (an interval has two ends)
        _refuse(typed, "it has more than one '/'")
    missing = (_OPEN, _UNKNOWN)
    start, end = (None if part in missing else _read_moment(part, typed) for part in parts)
    if start is None and end is None:
        _refuse(typed, "neither end of it is known")
    if start and end and start.first > end.last:
        _refuse(typed, "it ends before it begins")
    return Dated(start, end, interval=True, open=_OPEN in parts)


def read_point(part: str) -> Point | None:
    """What is typed of a year, or of a part of one; None where it has not that form."""
    match = _POINT.fullmatch(part)
    return Point(*match.groups(default="")) if match else None


def days_in(year: int, month: int) -> int:
    """The days of a month in any year, by the calendar that EDTF counts all years in (Gregorian)."""
    return calendar.monthrange(2000 + year % 400, month)[1]


def _read_moment(part: str, typed: str) -> Moment:
    point = read_point(part)
    if point is None or point.year.startswith("-"):
        _refuse(typed, _why(part) or (f"'{part}' is none" if part != typed.strip() else ""))
    year, month, day, qualifier = point
    if "X" in year and month:
        _refuse(typed, f"'{year}' leaves the year open, so it can have no month")
    if month == "XX" and day not in {"", "XX"}:
        _refuse(typed, "it has a day and no month")
    moment = Moment(year, _number(month), _number(day), qualifier)
    _check(moment, month, day, typed)
    return moment


def _number(digits: str) -> int:
    return int(digits) if digits.isdigit() else 0


def _check(moment: Moment, month: str, day: str, typed: str) -> None:
    """Refuse what the calendar does not have."""
    if moment.year == "0000":
        _refuse(typed, "there is no year 0000")
    if month.isdigit() and moment.month not in {*range(1, _MONTHS + 1), *SEASONS}:
        _refuse(typed, f"there is no month {month}")
    if day and moment.month in SEASONS:
        _refuse(typed, "a season has no days")
    if day.isdigit():
        days = days_in(int(moment.year), moment.month)
        if not 1 <= moment.day <= days:
            _refuse(typed, f"{moment.year}-{month} has {days} days")


def _why(part: str) -> str:
    """What is wrong with a part that has not the form of a date."""
    if _DASHES.search(part):
        return "its parts are joined by '-', as on the keyboard"
    if re.fullmatch(r"\d{1,3}(-.*)?", part):
        return "a year has four digits"
    if re.fullmatch(r"\d{4}(-\d{1,2}){1,2}[~?%]?", part):
        return "month and day have two digits each"
    if re.fullmatch(r"\d{2,3}[xu]{1,2}", part):
        return "digits left open are a capital 'X'"
    return ""


def proposed(typed: str) -> str:
    """A date that names its month as it is to be written, `2025-03`; empty where that cannot be told."""
    digits = in_digits(typed)
    try:
        return digits if digits and read_date(digits) else ""
    except EvidenceError:
        return ""


def _refuse(typed: str, why: str) -> NoReturn:
    date = proposed(typed) if not why else ""
    forms = f"write it as {date}" if date else _FORMS
    said = f"'{typed.strip()}' is not a date"
    raise EvidenceError("syntax", f"{said}: {why}; {forms}" if why else f"{said}; {forms}")
