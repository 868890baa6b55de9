"""How old a source is at some date, as exactly as both dates are known."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Literal

from babel.dates import format_timedelta

from sphinx_kfor.evidence.languages.locales import locale

if TYPE_CHECKING:
    from sphinx_kfor.evidence.catalogue.records import Date
    from sphinx_kfor.evidence.dates.edtf import Dated

_MONTHS = 12
#: From so many of a unit on, a span is given in it.
_ENOUGH = 2


class Unit(IntEnum):
    """The unit that an age is known in, with the days of one."""

    YEAR = 365
    MONTH = 30
    DAY = 1


_GRANULARITY: dict[Unit, Literal["year", "month", "day"]] = {
    Unit.YEAR: "year",
    Unit.MONTH: "month",
    Unit.DAY: "day",
}


@dataclass(frozen=True)
class Age:
    """An age.

    Attributes:
        count: of the unit; negative for what is dated later.
        unit: the unit that the less exact of the two dates allows.
    """

    count: int
    unit: Unit

    @property
    def days(self) -> int:
        """About how many days it is, by which ages are compared."""
        return self.count * self.unit

    @property
    def exact(self) -> bool:
        """Whether both dates are known to the day."""
        return self.unit == Unit.DAY

    def span(self, tag: str) -> str:
        """How long it is, as a language writes it: `20 months`.

        Args:
            tag: the language's BCP 47 tag.
        """
        count, unit = abs(self.count), self.unit
        if unit == Unit.MONTH and count >= _ENOUGH * _MONTHS:
            count, unit = round(count / _MONTHS), Unit.YEAR
        # Not every language has its units in Babel by their own names, but each has lengths of time.
        length = datetime.timedelta(days=count * unit)
        return str(format_timedelta(length, _GRANULARITY[unit], threshold=_ENOUGH, locale=locale(tag)))


def age(issued: Date | None, at: Dated) -> Age | None:
    """How old what was issued is at a date; of a range its end counts. None for no date."""
    moment = at.end or at.start
    if issued is None or not issued.parts or moment is None:
        return None
    last, year = moment.last, issued.parts[-1][0]
    if year < 0:  # there is no year 0
        return Age(last.year - year - 1, Unit.YEAR)
    if not issued.days:
        return None
    year, month, day = issued.days[-1]
    if day and moment.day:
        return Age((last - datetime.date(year, month, day)).days, Unit.DAY)
    if month and moment.month and not moment.is_season:
        return Age((last.year - year) * _MONTHS + last.month - month, Unit.MONTH)
    return Age(last.year - year, Unit.YEAR)
