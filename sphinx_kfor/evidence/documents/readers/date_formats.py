"""Dates and times as a spreadsheet shows them, by their number format, in the language that it names."""

from __future__ import annotations

import datetime as dt
import locale
import re
from functools import cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers.format_tokens import SECTION, TOKEN, literal

if TYPE_CHECKING:
    from babel import Locale

#: The language of a date, by Windows's number of it.
_LANGUAGE = re.compile(r"\[\$[^\-\]]*-([0-9A-Fa-f]{1,8})\]")

#: Of so many letters is the code of a name that is shortened, and of an initial alone.
_ABBREVIATED, _INITIAL = 3, 5


def date_shown(value: dt.datetime | dt.date | dt.time, pattern: str) -> str:
    """A date or a time as its format shows it, in the language that it names, else in English."""
    first = SECTION.match(pattern)
    named = _LANGUAGE.search(pattern)
    language = int(named[1], 16) & 0xFFFF if named else 0
    half = bool(re.search(r"AM/PM|A/P", pattern, re.IGNORECASE))
    pieces: list[str] = []
    hours = False
    tokens = list(TOKEN.finditer(first[1] if first else ""))
    for number, match in enumerate(tokens):
        bracket, code = match["bracket"] or "", match["dates"]
        if code:
            minutes = code[0] in "mM" and len(code) <= 2 and (hours or _seconds_follow(tokens, number))  # noqa: PLR2004
            pieces.append(_date_part(value, code, language, minutes=minutes, half=half))
            hours = code[0] in "hH" or (hours and code[0] not in "sS")
        elif match["half"]:
            pieces.append("AM" if getattr(value, "hour", 0) < 12 else "PM")  # noqa: PLR2004 (noon)
        elif bracket.lower() in {"h", "hh", "m", "mm", "s", "ss"}:
            pieces.append(_date_part(value, bracket, language, minutes=bracket[0] in "mM", half=False))
            hours = bracket[0] in "hH"
        elif not bracket and match["plain"] != "@":
            pieces.append(literal(match))
    text = "".join(pieces).strip()
    return text or value.isoformat().replace("T", " ")


def _seconds_follow(tokens: list[re.Match[str]], number: int) -> bool:
    following = next((match["dates"] for match in tokens[number + 1 :] if match["dates"]), "")
    return following[:1] in {"s", "S"}


def _date_part(
    value: dt.datetime | dt.date | dt.time, code: str, language: int, *, minutes: bool, half: bool
) -> str:
    kind, size = code[0].lower(), len(code.partition(".")[0])
    if kind in "hs" or minutes or kind == ".":
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            value = dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001 (as the sheet shows it)
        hour = (value.hour % 12 or 12) if half else value.hour
        number = {"h": hour, "m": value.minute, "s": value.second}.get(kind, 0)
        places = len(code.partition(".")[2])
        fraction = f".{value.microsecond:06}"[: places + 1] if places else ""
        return str(number).zfill(min(size, 2)) + fraction
    if isinstance(value, dt.time):
        return ""
    if kind == "y":
        return f"{value.year % 100:02}" if size < 3 else str(value.year)  # noqa: PLR2004
    return _of_month(value.month, size, language) if kind == "m" else _of_day(value, size, language)


def _of_month(month: int, size: int, language: int) -> str:
    if size < _ABBREVIATED:
        return str(month).zfill(size)
    width = "abbreviated" if size == _ABBREVIATED else "wide"
    name = str(_locale(language).months["format"][width][month]).removesuffix(".")
    return name[:1] if size == _INITIAL else name


def _of_day(day: dt.date, size: int, language: int) -> str:
    if size < _ABBREVIATED:
        return str(day.day).zfill(size)
    width = "abbreviated" if size == _ABBREVIATED else "wide"
    return str(_locale(language).days["format"][width][day.weekday()]).removesuffix(".")


@cache
def _locale(language: int) -> Locale:
    """A language's names, by Windows's number of it; English's where it has none."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 (only if a date is shown in words)

    try:
        return Locale.parse(locale.windows_locale.get(language, "en_US"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def elapsed(value: dt.timedelta, pattern: str) -> str:
    """How long something took: the first part of `[h]:mm:ss` holds all of it, each other what is left."""
    seconds = abs(int(value.total_seconds()))
    pieces: list[str] = []
    for match in TOKEN.finditer(pattern):
        code = (match["bracket"] or match["dates"] or "").lower()
        if code.strip("hms"):
            return elapsed(value, "[h]:mm:ss")
        if code:
            unit = {"h": 3600, "m": 60, "s": 1}[code[0]]
            pieces.append(str(seconds // unit).zfill(len(code)))
            seconds %= unit
        else:
            pieces.append(literal(match))
    sign = "-" if value < dt.timedelta() else ""
    return sign + "".join(pieces) if any(map(str.isdigit, pieces)) else elapsed(value, "[h]:mm:ss")
