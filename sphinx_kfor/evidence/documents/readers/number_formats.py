"""Numbers as a spreadsheet shows them, by their number format (ECMA-376, part 1, 18.8.30).

Formats are read as they stand in the file, in which a full stop is the decimal mark and a comma parts
thousands, whatever the language that the sheet is shown in.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

_SECTION = re.compile(r"""((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*)(?:;|$)""")
_TOKEN = re.compile(
    r"""
    (?P<quoted>"[^"]*") | \\(?P<escaped>.) | \[(?P<bracket>[^\]]*)\] | _(?P<skipped>.) | \*(?P<fill>.)
    | (?P<named>General) | (?P<half>AM/PM|A/P) | (?P<dates>[ymdhs]+(?:\.0+)?|\.0+) | (?P<plain>.)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PLACES = re.compile(r"[0#?]")
_CURRENCY = re.compile(r"\$([^\-\]]*)")
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DIGITS = 11
_MOST_DECIMALS = 30
#: Formats that a spreadsheet shows as the user's language writes dates, here as English does.
_BY_LANGUAGE = {"mm-dd-yy": "m/d/yyyy", "m/d/yy h:mm": "m/d/yyyy h:mm"}
Shown = dt.datetime | dt.date | dt.time | dt.timedelta | float | int | bool | str


def shown(value: Shown, pattern: str) -> str:
    """A cell's value as it is shown.

    Args:
        value: what the file keeps.
        pattern: its number format.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return _date(value, _BY_LANGUAGE.get(pattern, pattern))
    if isinstance(value, dt.timedelta):
        return _elapsed(value, pattern)
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 (not a number)
        return str(value)
    return _number(value, "General" if pattern in {"", "@"} else pattern)


def general(value: float) -> str:
    """A number where no format says how: eleven digits at most."""
    if isinstance(value, int) and abs(value) < 10**_DIGITS:
        return str(value)
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if number and not -5 < number.adjusted() < _DIGITS:  # noqa: PLR2004 (as spreadsheets do)
        digits, _, power = f"{number:.5E}".partition("E")
        digits = digits.rstrip("0").rstrip(".")
        return f"{digits}E{power[0]}{power[1:].zfill(2)}"
    places = max(0, _DIGITS - 1 - max(number.adjusted(), 0))
    text = f"{number:.{min(places, _MOST_DECIMALS)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True)
class _Section:
    """One section of a format: what stands before and behind the figure, and how the figure is written."""

    before: str
    after: str
    whole: str
    decimals: str
    scale: int
    grouped: bool
    exponent: str
    percent: int
    figure: bool
    denominator: str = ""


def _number(value: float, pattern: str) -> str:
    sections = _sections(pattern)
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    negative = number < 0
    chosen = sections[0]
    if len(sections) > 1 and negative:
        chosen, number, negative = sections[1], -number, False
    elif len(sections) > 2 and not number:  # noqa: PLR2004 (positive; negative; zero)
        chosen = sections[2]
    return _written(number, value, chosen, negative=negative)


def _written(number: Decimal, value: float, section: _Section, *, negative: bool) -> str:
    if not section.figure:
        text = section.before + section.after
        return f"-{text}" if negative and text else text
    number = abs(number)
    if section.whole == "General":
        figure = general(abs(value))
    elif section.denominator:
        figure = _fraction(number, section.denominator)
    else:
        figure = _figure(number.scaleb(2 * section.percent - 3 * section.scale), section)
    sign = "-" if negative and figure.strip("0.,") else ""
    return f"{sign}{section.before}{figure}{section.after}"


def _figure(number: Decimal, section: _Section) -> str:
    if section.exponent:
        places = len(section.decimals)
        digits, _, power = f"{number or 0:.{places}E}".partition("E")
        sign = power[0] if power[0] == "-" or section.exponent[0] == "+" else ""
        return f"{digits}E{sign}{power[1:].zfill(len(section.exponent) - 1)}"
    places = len(section.decimals)
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) if number.adjusted() < 25 else number  # noqa: PLR2004
    whole, _, decimals = f"{rounded:f}".partition(".")
    least = section.whole.count("0")
    whole = whole.lstrip("0").rjust(least, "0")
    if section.grouped and whole:
        whole = f"{int(whole):,}".rjust(least, "0")
    while decimals and section.decimals[len(decimals) - 1] != "0" and decimals.endswith("0"):
        decimals = decimals[:-1]
    return f"{whole}.{decimals}" if decimals else whole


def _fraction(number: Decimal, denominator: str) -> str:
    """A whole number and a fraction, with a denominator that is given, or of so many digits at most."""
    if denominator.isdigit() and int(denominator):
        whole, rest = divmod(round(number * int(denominator)), int(denominator))
        fraction = f"{rest}/{denominator}"
    else:
        parts = Fraction(number).limit_denominator(10 ** len(denominator) - 1)
        whole, rest = divmod(parts.numerator, parts.denominator)
        fraction = f"{rest}/{parts.denominator}"
    return " ".join(
        part for part in (str(whole) if whole or not rest else "", fraction if rest else "") if part
    )


@lru_cache(maxsize=512)
def _sections(pattern: str) -> tuple[_Section, ...]:
    parts = [match[1] for match in _SECTION.finditer(pattern)]
    parts = parts[:-1] if len(parts) > 1 and not parts[-1] and not pattern.endswith(";") else parts
    return tuple(_section(part) for part in parts[:3] or [""])


def _section(pattern: str) -> _Section:
    """Read one section of a format."""
    before, after, figure = "", "", ""
    percent = 0
    for match in _TOKEN.finditer(pattern):
        sign = match["dates"] or match["plain"]
        if match["named"]:
            figure = "General"
        elif sign and _is_of_figure(sign, figure):
            if after == " " and _PLACES.search(figure):
                figure, after = figure + after, ""
            figure += sign
        else:
            percent += sign == "%"
            if figure:
                after += _literal(match)
            else:
                before += _literal(match)
    return _measured(before, after, figure, percent)


def _is_of_figure(sign: str, figure: str) -> bool:
    """Whether a sign says how digits are written, behind what says so already."""
    if _PLACES.match(sign) or sign in ".,/" or sign.startswith(".0") or ("/" in figure and sign.isdigit()):
        return True
    return bool(_PLACES.search(figure)) and (sign in "Ee" or (sign in "+-" and figure[-1:] in "Ee"))


def _literal(match: re.Match[str]) -> str:
    """What a token shows as it stands: a sign, quoted words, a currency; no room left for another sign."""
    if match["quoted"]:
        return match["quoted"][1:-1]
    if match["bracket"] is not None:
        currency = _CURRENCY.match(match["bracket"])
        return currency[1] if currency else ""
    return match["escaped"] or match["dates"] or match["plain"] or ""


def _measured(before: str, after: str, figure: str, percent: int) -> _Section:
    if figure == "General":
        return _Section(before, after, "General", "", 0, grouped=False, exponent="", percent=0, figure=True)
    figure, _, denominator = figure.partition("/")
    places, _, exponent = figure.upper().partition("E")
    scale = len(places) - len(places.rstrip(","))
    whole, _, decimals = places.rstrip(",").partition(".")
    plain = "".join(_PLACES.findall(whole))
    return _Section(
        before,
        after,
        plain,
        "".join(_PLACES.findall(decimals)),
        scale,
        grouped="," in whole,
        exponent=exponent,
        percent=percent,
        figure=bool(_PLACES.search(figure)),
        denominator=denominator.strip(),
    )


def _date(value: dt.datetime | dt.date | dt.time, pattern: str) -> str:
    """A date or a time as its format shows it, in English."""
    first = _SECTION.match(pattern)
    half = bool(re.search(r"AM/PM|A/P", pattern, re.IGNORECASE))
    pieces: list[str] = []
    hours = False
    tokens = list(_TOKEN.finditer(first[1] if first else ""))
    for number, match in enumerate(tokens):
        bracket, code = match["bracket"] or "", match["dates"]
        if code:
            minutes = code[0] in "mM" and len(code) <= 2 and (hours or _seconds_follow(tokens, number))  # noqa: PLR2004
            pieces.append(_date_part(value, code, minutes=minutes, half=half))
            hours = code[0] in "hH" or (hours and code[0] not in "sS")
        elif match["half"]:
            pieces.append("AM" if getattr(value, "hour", 0) < 12 else "PM")  # noqa: PLR2004 (noon)
        elif bracket.lower() in {"h", "hh", "m", "mm", "s", "ss"}:
            pieces.append(_date_part(value, bracket, minutes=bracket[0] in "mM", half=False))
            hours = bracket[0] in "hH"
        elif not bracket and match["plain"] != "@":
            pieces.append(_literal(match))
    text = "".join(pieces).strip()
    return text or value.isoformat().replace("T", " ")


def _seconds_follow(tokens: list[re.Match[str]], number: int) -> bool:
    following = next((match["dates"] for match in tokens[number + 1 :] if match["dates"]), "")
    return following[:1] in {"s", "S"}


def _date_part(value: dt.datetime | dt.date | dt.time, code: str, *, minutes: bool, half: bool) -> str:
    kind, size = code[0].lower(), len(code.partition(".")[0])
    if kind in "hs" or minutes or kind == ".":
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            value = dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001 (as the sheet shows it)
        hour = (value.hour % 12 or 12) if half else value.hour
        number = {"h": hour, "m": value.minute, "s": value.second}.get(kind, 0)
        return str(number).zfill(min(size, 2))
    if isinstance(value, dt.time):
        return ""
    if kind == "y":
        return f"{value.year % 100:02}" if size < 3 else str(value.year)  # noqa: PLR2004
    if kind == "m":
        name = _MONTHS[value.month - 1]
        return [str(value.month), f"{value.month:02}", name[:3], name, name[:1]][min(size, 5) - 1]
    name = _DAYS[value.weekday()]
    return [str(value.day), f"{value.day:02}", name[:3], name][min(size, 4) - 1]


def _elapsed(value: dt.timedelta, pattern: str) -> str:
    """How long something took: the first part of `[h]:mm:ss` holds all of it, each other what is left."""
    seconds = abs(int(value.total_seconds()))
    pieces: list[str] = []
    for match in _TOKEN.finditer(pattern):
        code = (match["bracket"] or match["dates"] or "").lower()
        if code.strip("hms"):
            return _elapsed(value, "[h]:mm:ss")
        if code:
            unit = {"h": 3600, "m": 60, "s": 1}[code[0]]
            pieces.append(str(seconds // unit).zfill(len(code)))
            seconds %= unit
        else:
            pieces.append(_literal(match))
    sign = "-" if value < dt.timedelta() else ""
    return sign + "".join(pieces) if any(map(str.isdigit, pieces)) else _elapsed(value, "[h]:mm:ss")
