"""The tokens of a number format (ECMA-376, part 1, 18.8.30)."""

from __future__ import annotations

import re

SECTION = re.compile(r"""((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*)(?:;|$)""")
TOKEN = re.compile(
    r"""
    (?P<quoted>"[^"]*") | \\(?P<escaped>.) | \[(?P<bracket>[^\]]*)\] | _(?P<skipped>.) | \*(?P<fill>.)
    | (?P<named>General) | (?P<half>AM/PM|A/P) | (?P<dates>[ymdhs]+(?:\.0+)?|\.0+) | (?P<plain>.)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CURRENCY = re.compile(r"\$([^\-\]]*)")


def literal(match: re.Match[str]) -> str:
    """What a token shows as it stands: a sign, quoted words, a currency; no room left for another sign."""
    if match["quoted"]:
        return match["quoted"][1:-1]
    if match["bracket"] is not None:
        currency = _CURRENCY.match(match["bracket"])
        return currency[1] if currency else ""
    return match["escaped"] or match["dates"] or match["plain"] or ""
