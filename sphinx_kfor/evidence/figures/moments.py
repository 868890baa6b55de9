"""Names of years, quarters, months and days as moments in time, by which a line is drawn.

`2019`, `2019-03-08`, `2019/20`, `2019 Q3`, `3. Quartal 2019`, *March 2019*, `8.3.2019`: names of one kind, in
the words of a source's language. Moments are years and parts of one.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.dates.in_text import date_in
from sphinx_kfor.evidence.figures.periods import said_in
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.figures.figure import Notation

_MOMENT = late(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-([0-2]\d|3[01]))?)?")
_SPAN = late(r"(?:[A-Za-z]{2}\s?)?(\d{4})\s?[-\u2013/]\s?(?:\d\d)?(\d\d)")
_YEAR = late(r"(?:1[5-9]|20|21)\d\d")
_MONTHS, _DAYS, _CENTURY = 12, 365, 100
#: How many of each kind of period make a year.
_PARTS = {"quarter": 4, "half": 2, "month": 12}


def moments(names: Sequence[str], writing: Notation) -> tuple[float, ...]:
    """The moments that names are; none where one is no date, or of another kind than the others."""
    plain = [name.strip() for name in names]
    return _spans(plain) or _dates(plain) or _dates(_days(plain, writing)) or _said(plain, writing)


def _spans(names: Sequence[str]) -> tuple[float, ...]:
    """Years of two calendar years, `2019/20`; `2010-11` alone may be a month."""
    found = [match for match in map(_SPAN.fullmatch, names) if match]
    years = [int(match[1]) for match in found if int(match[2]) == (int(match[1]) + 1) % _CENTURY]
    months = all(_MOMENT.fullmatch(name) for name in names)
    steps = {later - earlier for earlier, later in pairwise(years)}
    if len(years) < len(names) or (months and not steps):
        return ()
    return tuple(map(float, years))


def _dates(names: Sequence[str]) -> tuple[float, ...]:
    found = [match for match in map(_MOMENT.fullmatch, names) if match]
    if len(found) < len(names):
        return ()
    return tuple(
        int(match[1]) + (int(match[2] or 1) - 1) / _MONTHS + (int(match[3] or 1) - 1) / _DAYS
        for match in found
    )


def _days(names: Sequence[str], writing: Notation) -> list[str]:
    """Days in the form and the words of a language, as EDTF has them; empty where one is none for certain."""
    found = [(date_in(name, writing.tag), name) for name in names]
    days = [date[0] for date, name in found if date and date[1:] == (0, len(name)) and date[0].count("-") > 1]
    return days if len(days) == len(names) else []


def _said(names: Sequence[str], writing: Notation) -> tuple[float, ...]:
    """A year with a quarter, half or month of it."""
    found = [dict(said_in(name, writing)) for name in names]
    kinds = {frozenset(said) for said in found}
    part = next((kind for kind in _PARTS if kinds == {frozenset(("number", kind))}), "")
    if not part or not all(_YEAR.fullmatch(said["number"]) for said in found):
        return ()
    return tuple(int(said["number"]) + (int(said[part]) - 1) / _PARTS[part] for said in found)
