"""What the dates of catalogue records say: CSL's maps and lists, EDTF in a string, and words.

What is read are the fields of `csl_dates.Date`; a ValueError says what is no date, and how to write one.
"""

from __future__ import annotations

import re
from typing import Any

from sphinx_kfor.evidence.dates.edtf import SEASONS, proposed, read_point

FORM = "write it as 2022, 2022-11 or 2022-11-21"
#: Months that stand for seasons: 21 to 24 of EDTF, 13 to 16 of older CSL; and the seasons by their numbers.
_OLDER = range(13, 17)
_BY_NUMBER = 20


def known(part: Any) -> list[int]:  # noqa: ANN401
    """The numbers of a date up to what is not known. Raises ValueError for what is no number."""
    numbers: list[int] = []
    for one in part if isinstance(part, (list, tuple)) else [part]:
        try:
            number = int(one or 0)
        except (TypeError, ValueError):
            raise ValueError(f"'{one}' is no part of a date; {FORM}") from None
        if not number and (numbers or one is None or one == ""):
            break
        numbers.append(number)
    return numbers


def listed(dates: list[Any]) -> list[Any]:
    """The dates of a list. Raises ValueError for plain numbers, which are parts of a date: `[2019, 5]`."""
    plain = next((one for one in dates if not isinstance(one, (dict, list))), None)
    if plain is not None:
        raise ValueError(f"'{plain}' in a list is no date; {FORM}")
    return [season_of(from_map(one)) for one in dates]


def season_of(part: list[Any]) -> list[Any]:
    """A part with the months of older CSL that stand for seasons as those of EDTF."""
    month = int(part[1]) if len(part) > 1 and str(part[1]).isdigit() else 0
    return [part[0], month - _OLDER[0] + SEASONS[0]] if month in _OLDER else part


def from_edtf(text: str) -> dict[str, Any]:
    """EDTF of level 1 without what it leaves open inside; a bare year may have fewer digits."""
    short = re.fullmatch(r"(-?\d{1,4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if short and not read_point(text):
        return {"parts": [[int(digits) for digits in short.groups() if digits]]}
    typed = text.split("/")
    ends = [one for one in typed if one not in {"..", ""}]
    points = [point for point in map(read_point, ends) if point]
    if len(points) < len(ends) or not points or len(typed) > 2:  # noqa: PLR2004 (two ends)
        date = proposed(text)
        raise ValueError(f"'{text}' is not a date; {f'write it as {date}' if date else FORM}")
    if not all(point.is_specified for point in points):
        if len(points) == 1 and "X" in points[0].year:
            return {"literal": _decade(points[0].year)}
        raise ValueError(f"'{text}' is not a date; {FORM}")
    parts = [[int(digits) for digits in (point.year, point.month, point.day) if digits] for point in points]
    marks = "".join(point.qualifier for point in points)
    return {
        "parts": parts,
        "circa": any(mark in "~%" for mark in marks),
        "uncertain": any(mark in "?%" for mark in marks),
        "open": len(typed) > len(ends) and bool(typed[0].strip(".")),
        "until": len(typed) > len(ends) and not typed[0].strip("."),
    }


def _decade(year: str) -> str:
    """What `198X` and `19XX` say."""
    return f"{year[:3]}0s" if year.endswith("X") and not year.endswith("XX") else f"{year[:2]}00–{year[:2]}99"


def from_map(part: Any) -> list[Any]:  # noqa: ANN401
    """Year, month or season, and day of a map that names them."""
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


def _season(value: dict[str, Any]) -> str:
    """The season of a date; empty for none. Raises ValueError for a number that is none."""
    typed = _words(value, "season")
    numbered = re.fullmatch(r"-?\d+", typed) and int(typed)
    if numbered and _number_of_season(typed) is None:
        raise ValueError(f"there is no season '{typed}'; write 1 to 4, from spring to winter, or its name")
    return typed if typed.strip("0") else ""


def from_csl(value: dict[str, Any]) -> dict[str, Any]:
    """What a map of CSL says. Raises ValueError for what is none."""
    circa = str(value.get("circa", "")).lower() not in {"", "0", "false", "none", "no"}
    said: dict[str, Any] = {"circa": circa}
    if literal := _words(value, "literal"):
        return {**said, "circa": False, "literal": literal}
    if edtf := _words(value, "edtf"):
        return from_edtf(edtf)
    if "date-parts" in value:
        listed = value["date-parts"] or []
        if not isinstance(listed, (list, tuple)) or not all(isinstance(one, (list, tuple)) for one in listed):
            raise ValueError(f"date-parts is a list of lists, [[2022, 11, 21]], not '{listed}'")
        parts = [season_of(list(part)) for part in listed]
    elif "year" in value:
        parts = [from_map(value)]
    elif raw := _words(value, "raw"):
        return _from_raw(raw)
    else:
        parts = []
    season = _season(value)
    month = _number_of_season(season)
    if month and parts and len([one for one in parts[0] if one]) == 1:
        parts[0] = [parts[0][0], month]
    is_open = len(parts) > 1 and bool(parts[1]) and not any(str(one).strip("0") for one in parts[1])
    return {
        **said,
        "parts": parts[: 1 if is_open else None],
        "season": "" if month else season,
        "open": is_open,
    }


def _words(value: dict[str, Any], name: str) -> str:
    """A date that a map has in words; empty for none. Raises ValueError for what is no text."""
    typed = value.get(name)
    if typed and not isinstance(typed, (str, int, float)):
        raise ValueError(f"'{name}' of a date is text, not '{typed}'")
    return str(typed or "").strip()


def _from_raw(text: str) -> dict[str, Any]:
    """A date as it was typed somewhere: EDTF, or words."""
    try:
        return from_edtf(text.strip())
    except ValueError:
        return {"literal": text}
