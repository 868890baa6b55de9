"""Texts that are a number in digits and nothing else, as most cells of a table.

What they say is what `mentions.Reader` reads in them, at a tenth of its cost: there is nothing around them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.identifiers import THOUSANDS
from sphinx_kfor.evidence.figures.mention import Mention
from sphinx_kfor.evidence.figures.years import LIKELY_YEARS

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.writing import Writing

_PLAIN = re.compile(
    r"(-?)([0-9]{1,20}(?:[.,][0-9]{1,20})?|[0-9]{1,3}(?:[.,\u00a0\u202f ][0-9]{3})+(?:[.,][0-9]{1,20})?)"
)
#: What one language writes for a thousand and more, and another for a fraction; the exponent of the latter.
GROUPED, GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}"), -3
_YEAR = 4
_ONE = Decimal(1)
_PLAINLY = frozenset([""])
_STEPS = {exponent: _ONE.scaleb(exponent) for exponent in range(-12, 12)}


def plain_number(text: str, writing: Writing) -> list[Mention] | None:
    """The figure that a text is, or none where it is a year; None where it may be more than a number."""
    match = _PLAIN.fullmatch(text)
    number = writing.number(match[2]) if match else None
    if match is None or number is None or match[2] == THOUSANDS:
        return None
    digits = match[2]
    if len(digits) == _YEAR and digits.isdigit() and int(digits) in LIKELY_YEARS:
        return []
    exponent, count = exactness(number)
    step = _STEPS.get(exponent) or _ONE.scaleb(exponent)
    value = -number if match[1] else number
    doubtful = bool(GROUPED.fullmatch(digits)) and number.as_tuple().exponent == GROUP
    return [
        Mention(
            0, len(text), text, frozenset([value]), _PLAINLY, _ONE,
            doubtful=doubtful, step=step, digits=count,
        )
    ]  # fmt: skip


def exactness(number: Decimal) -> tuple[int, int]:
    """The exponent of a number's last digit that is not 0, or of its last decimal, and its digits so far."""
    _, digits, exponent = number.as_tuple()
    if isinstance(exponent, int) and exponent < 0:
        return exponent, max(1, len(digits))
    if digits[-1:] == (0,):
        _, digits, exponent = number.normalize().as_tuple()
    return (exponent if isinstance(exponent, int) else 0), max(1, len(digits))
