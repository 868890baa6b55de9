"""Numbers as a spreadsheet shows them, by their number format (ECMA-376, part 1, 18.8.30).

Formats are read as they stand in the file, in which a full stop is the decimal mark and a comma parts
thousands, whatever the language that the sheet is shown in.
"""

from __future__ import annotations

import datetime as dt
import operator
import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers.date_formats import date_shown, elapsed
from sphinx_kfor.evidence.documents.readers.format_tokens import SECTION, TOKEN, literal

if TYPE_CHECKING:
    from collections.abc import Callable

#: The decimal mark of formats, and what parts thousands in them.
_MARKS = ".,"
#: Stands around what a format has among its digits.
_AMONG = "\0"
_LITERAL = re.compile("\0[^\0]*\0")
_LITERAL_OR_PLACE = re.compile("\0[^\0]*\0|[0#?,]")
_PLACES = re.compile(r"[0#?]")
_CONDITION = re.compile(r"\[\s*(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\s*\]")
_COMPARED: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
#: A figure may have three hundred digits, and a format two hundred decimals.
_WIDE = Context(prec=600)
_DIGITS = 11
_MOST_DECIMALS = 30
#: Formats that a spreadsheet shows as the user's language writes dates, here as English does.
_BY_LANGUAGE = {"mm-dd-yy": "m/d/yyyy", "m/d/yy h:mm": "m/d/yyyy h:mm"}
Shown = dt.datetime | dt.date | dt.time | dt.timedelta | float | int | bool | str


def shown(value: Shown, pattern: str, marks: str = _MARKS) -> str:
    """A cell's value as it is shown.

    Args:
        value: what the file keeps.
        pattern: its number format.
        marks: what parts decimals and what thousands in the language that the sheet is shown in.
    """
    if isinstance(value, str):
        return _text(value, pattern) if "@" in pattern or pattern.count(";") > 2 else value  # noqa: PLR2004
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return date_shown(value, _BY_LANGUAGE.get(pattern, pattern))
    if isinstance(value, dt.timedelta):
        return elapsed(value, pattern)
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 (not a number)
        return str(value)
    return _number(value, "General" if pattern in {"", "@"} else pattern, marks)


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
    among: str = ""
    condition: tuple[str, Decimal] | None = None


def _number(value: float, pattern: str, marks: str) -> str:
    sections = _sections(pattern)
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    negative = number < 0
    chosen = sections[0]
    if any(section.condition for section in sections):
        chosen, negative = _by_condition(number, sections)
    elif len(sections) > 1 and negative:
        chosen, number, negative = sections[1], -number, False
    elif len(sections) > 2 and not number:  # noqa: PLR2004 (positive; negative; zero)
        chosen = sections[2]
    return _written(number, value, chosen, marks, negative=negative)


def _by_condition(number: Decimal, sections: tuple[_Section, ...]) -> tuple[_Section, bool]:
    """The section whose condition holds, else the last, and whether a sign is written."""
    for place, section in enumerate(sections):
        condition = section.condition
        if condition is None and place == 1 and len(sections) > 2:  # noqa: PLR2004 (as without conditions)
            condition = "<", Decimal(0)
        if condition is None or _COMPARED[condition[0]](number, condition[1]):
            below = condition is not None and condition[0].startswith("<") and condition[1] <= 0
            return section, number < 0 and not below
    return _section("General"), number < 0


def _text(value: str, pattern: str) -> str:
    """A text as its section, the fourth or one with `@`, shows it."""
    parts = _parts(pattern)
    tokens = list(TOKEN.finditer(parts[3] if len(parts) > 3 else parts[-1]))  # noqa: PLR2004 (the fourth)
    if len(parts) < 4 and not any(match["plain"] == "@" for match in tokens):  # noqa: PLR2004 (as above)
        return value
    return "".join(value if match["plain"] == "@" else literal(match) for match in tokens).strip()


def _written(number: Decimal, value: float, section: _Section, marks: str, *, negative: bool) -> str:
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
    figure = figure.translate(str.maketrans(_MARKS, marks)) if marks != _MARKS else figure
    sign = "-" if negative and any(digit in "123456789" for digit in figure) else ""
    return f"{sign}{section.before}{figure}{section.after}"


def _figure(number: Decimal, section: _Section) -> str:
    if section.exponent:
        return _with_exponent(number, section)
    places = len(section.decimals)
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)
    whole, _, decimals = f"{rounded:f}".partition(".")
    least = section.whole.count("0")
    whole = whole.lstrip("0").rjust(least, "0")
    if section.grouped and whole:
        whole = f"{int(whole):,}".rjust(least, "0")
    while decimals and section.decimals[len(decimals) - 1] != "0" and decimals.endswith("0"):
        decimals = decimals[:-1]
    if section.among:
        whole = _among_digits(whole, section.among)
    return f"{whole}.{decimals}" if decimals else whole


def _with_exponent(number: Decimal, section: _Section) -> str:
    """A figure with a power of ten; where the format has several whole places, a multiple of so many."""
    step = max(1, len(section.whole))
    power = number.adjusted() // step * step if number else 0
    digits = f"{number.scaleb(-power):.{len(section.decimals)}f}"
    if len(digits.partition(".")[0]) > step:  # rounded up to one place more
        power += step
        digits = f"{number.scaleb(-power):.{len(section.decimals)}f}"
    sign = "-" if power < 0 else "+" if section.exponent[0] == "+" else ""
    return f"{digits}E{sign}{str(abs(power)).zfill(len(section.exponent.lstrip('+-')))}"


def _among_digits(whole: str, pattern: str) -> str:
    """Whole digits with what the format has among their places, as `1 234` by `# ##0`."""
    digits, made = list(whole), list[str]()
    parts = [part for part in _LITERAL_OR_PLACE.findall(pattern.partition(".")[0]) if part != ","]
    for number, part in enumerate(reversed(parts)):
        if not _PLACES.fullmatch(part):
            made.append(part.strip(_AMONG)[::-1])
        elif digits:
            made.append(digits.pop())
        if number == len(parts) - 1:
            made += reversed(digits)
    return "".join(made)[::-1].strip()


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
    return tuple(_section(part) for part in _parts(pattern)[:3])


def _parts(pattern: str) -> list[str]:
    """The sections of a format as they stand."""
    parts = [match[1] for match in SECTION.finditer(pattern)]
    parts = parts[:-1] if len(parts) > 1 and not parts[-1] and not pattern.endswith(";") else parts
    return parts or [""]


def _section(pattern: str) -> _Section:
    """Read one section of a format."""
    before, after, figure = "", "", ""
    percent = 0
    for match in TOKEN.finditer(pattern):
        sign = match["dates"] or match["plain"]
        if match["named"]:
            figure = "General"
        elif sign and _is_of_figure(sign, figure):
            if after and _PLACES.fullmatch(sign) and _PLACES.search(figure) and "%" not in after:
                figure += f"{_AMONG}{after}{_AMONG}"
                after = ""
            figure += sign
        else:
            percent += sign == "%"
            if figure:
                after += literal(match)
            else:
                before += literal(match)
    condition = _CONDITION.search(pattern)
    made = _measured(before, after, figure, percent)
    return replace(made, condition=(condition[1], Decimal(condition[2]))) if condition else made


def _is_of_figure(sign: str, figure: str) -> bool:
    """Whether a sign says how digits are written, behind what says so already."""
    if _PLACES.match(sign) or sign in ".,/" or sign.startswith(".0") or ("/" in figure and sign.isdigit()):
        return True
    return bool(_PLACES.search(figure)) and (sign in "Ee" or (sign in "+-" and figure[-1:] in "Ee"))


def _measured(before: str, after: str, figure: str, percent: int) -> _Section:
    if figure == "General":
        return _Section(before, after, "General", "", 0, grouped=False, exponent="", percent=0, figure=True)
    figure, slash, denominator = figure.partition("/")
    among = figure if _AMONG in figure and not slash else ""
    figure = _LITERAL.sub(" " if slash else "", figure)
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
        among=among,
    )
