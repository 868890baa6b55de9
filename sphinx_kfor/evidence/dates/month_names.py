"""Months by their names, and dates that name one, as EDTF writes them."""

from __future__ import annotations

import re
from functools import lru_cache

from sphinx_kfor.evidence.languages.locales import locale

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
#: Whose names of months are read; the abbreviations above are everywhere the same.
_LANGUAGES = ("en", "it", "de", "fr", "es", "pt", "nl", "pl", "sq", "sr-Latn")
_WORD = re.compile(r"[^\W\d]+|\d+")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|º)\b")
#: Words of so few letters may stand around a month: `of`, `de`, `the`.
_SHORT = 3


@lru_cache(maxsize=1)
def named_months() -> dict[str, int]:
    """The months by their names in some languages, in lower case."""
    return {
        name.lower(): number
        for tag in _LANGUAGES
        for form in ("format", "stand-alone")
        for number, name in locale(tag).months[form]["wide"].items()
    }


def in_digits(typed: str) -> str:
    """A date that names its month, `11 March 2025`, as `2025-03-11`; empty for what is none for certain."""
    words = _WORD.findall(_ORDINAL.sub("", typed.lower()))
    digits, names = [word for word in words if word.isdecimal()], [word for word in words if word.isalpha()]
    years = [one for one in digits if len(one) == 4]  # noqa: PLR2004 (a year has four)
    days = [one for one in digits if one not in years]
    found = [_month(name) for name in names if _month(name)]
    others = [name for name in names if not _month(name) and len(name) > _SHORT]
    if len(years) != 1 or len(found) != 1 or others or len(days) > 1:
        return ""
    return "-".join([years[0], f"{found[0]:02}", *(f"{int(day):02}" for day in days)])


def _month(name: str) -> int:
    return named_months().get(name) or (MONTHS.index(name[:3]) + 1 if name in {*MONTHS, "sept"} else 0)
