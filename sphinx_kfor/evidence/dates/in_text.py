"""A date that stands in a line of text, in one of the forms that CLDR has for a language."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.languages.locales import locale

if TYPE_CHECKING:
    from babel import Locale

_ISO = re.compile(r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d-])")
_LETTERS = re.compile(r"'[^']*'|([A-Za-z])\1*|\s+|.")
#: Forms of whole days, and of a month with its year.
_FORMS, _SKELETONS = ("full", "long", "medium", "short"), ("yMMMM", "yMMM")
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
_YEAR = r"(?P<y>(?:19|20)\d{2})"


def date_in(line: str, tag: str) -> tuple[str, int, int] | None:
    """The first date of a line, as EDTF has it, and where it begins and ends; None for none that is certain.

    Args:
        line: the text.
        tag: the language's BCP 47 tag; English for one that Babel does not know.
    """
    found = []
    for pattern, months in _patterns(tag):
        for match in pattern.finditer(line):
            if date := _date(match, months):
                found.append((match.start(), -match.end(), date))
                break
    if not found:
        return None
    start, end, date = min(found)
    if len({other for at, _, other in found if at == start and len(other) == len(date)}) > 1:
        return None  # 3/4/2024
    return date, start, -end


def _date(match: re.Match[str], months: dict[str, int]) -> str:
    parts = match.groupdict()
    named = parts.get("name")
    month = months.get(named.lower().rstrip("."), 0) if named else int(parts.get("m") or 0)
    day = int(parts.get("d") or 0)
    if not day and match.string[: match.start()].rstrip(" .")[-1:].isdigit():
        return ""  # a day that there is not
    try:
        found = datetime.date(int(parts["y"]), month, day or 1)
    except ValueError:
        return ""
    return found.isoformat() if day else found.isoformat()[:7]


@lru_cache(maxsize=8)
def _patterns(tag: str) -> list[tuple[re.Pattern[str], dict[str, int]]]:
    """The forms of a language; English has those of both sides of the ocean."""
    found: list[tuple[re.Pattern[str], dict[str, int]]] = [(_ISO, {})]
    tags = list(dict.fromkeys([tag, *(["en", "en-GB"] if tag.partition("-")[0] == "en" else [])]))
    months = {name: number for one in tags for name, number in _months(locale(one)).items()}
    for here in map(locale, tags):
        forms = [here.date_formats[form].pattern for form in _FORMS]
        forms += [
            str(here.datetime_skeletons[name].pattern)
            for name in _SKELETONS
            if name in here.datetime_skeletons
        ]
        found += [
            (pattern, months) for form in dict.fromkeys(forms) if (pattern := _pattern(form, here, months))
        ]
    return found


def _months(here: Locale) -> dict[str, int]:
    kinds = [
        here.months[form][width] for form in ("format", "stand-alone") for width in ("wide", "abbreviated")
    ]
    return {name.lower().rstrip("."): number for kind in kinds for number, name in kind.items()}


def _pattern(form: str, here: Locale, months: dict[str, int]) -> re.Pattern[str] | None:
    """A pattern of CLDR as a regular expression; None for one with an era."""
    pieces = []
    for token in _LETTERS.finditer(form):
        text = token[0]
        letter = text[0] if token[1] else ""
        if letter in {"M", "L"}:
            names = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
            pieces.append(r"(?P<m>\d{1,2})" if len(text) < 3 else rf"(?P<name>(?:{names}))\.?")  # noqa: PLR2004
        elif letter in {"E", "c"}:
            days = {day for width in ("wide", "abbreviated") for day in here.days["format"][width].values()}
            pieces.append(f"(?:{'|'.join(map(re.escape, sorted(days, key=len, reverse=True)))})")
        elif letter in {"d", "y"}:
            pieces.append(_DAY if letter == "d" else _YEAR)
        elif letter:
            return None
        else:
            literal = text.strip("'") if text.startswith("'") and len(text) > 1 else text
            pieces.append(r"\.?\s*" if literal == "." else re.sub(r"(?:\\?\s)+", r"\\s*", re.escape(literal)))
    return re.compile(rf"(?<![\w.,/-]){''.join(pieces)}(?![\w/-]|[.,]\d)", re.IGNORECASE)
