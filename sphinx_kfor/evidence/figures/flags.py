"""Signs of statistics offices: flags behind figures, and what stands where there is no figure."""

from __future__ import annotations

import re

from sphinx_kfor.evidence.text.patterns import late

#: A flag behind a figure, one to three letters alone: `12.3 b`, `10.1 bu`, `45 (p)`, `12 [r]`, `7 :c`.
_FLAG = late(r"\s(?P<flag>[a-z]{1,2}|[bcdefinprsuz]{3})|\s?(?P<flag2>\([a-z]{1,2}\)|\[[a-z]{1,2}\])")
#: What stands in a cell without a figure.
_MISSING = late(
    r"(?::|\.{1,3}|…|[-\u2010-\u2015\u2212]{1,3}|[xX/*]|n\.?\s?/?\s?[ad]\.?|n\.?d\.?|nil|k\.\s?a\.|s\.\s?o\.|\[[a-z]{1,3}\]|\([a-z]{1,2}\))"
    r"(?:\s[a-z]{1,2}|\s?\([a-z]{1,2}\))?",
    re.IGNORECASE,
)
#: Letters that are units where they stand behind a space.
_UNITS = frozenset(
    {
        "m",
        "t",
        "g",
        "l",
        "ha",
        "km",
        "cm",
        "mm",
        "kg",
        "mg",
        "ft",
        "mi",
        "lb",
        "yr",
        "pp",
        "bp",
        "bn",
        "mn",
        "tn",
        "pc",
    }
)


def flag_of(behind: str) -> str:
    """The flag that all of what stands behind a figure's digits is; empty for none."""
    match = _FLAG.fullmatch(behind)
    flag = (match["flag"] or match["flag2"]) if match else ""
    return "" if flag in _UNITS else flag


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no figure: empty, `:`, `..`, `n/a`, a dash, `x`."""
    return not cell.strip() or bool(_MISSING.fullmatch(cell.strip()))
