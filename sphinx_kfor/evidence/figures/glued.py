"""What is typed right at a figure that was cut from a source, and makes another figure of it.

Where the two can be read as one figure, that is looked for in the sources as any other. What is here makes
something of them that is none: `150²`, `150/1000`, `A150`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.characters import UNSEEN

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.text.spans import Span

_RAISED = "\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089\u00bc-\u00be\u2150-\u215f"
#: Letters of scripts that put spaces between words.
_LETTERS = "[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f]+"
_TIMES = r"\s?[×*÷^±]\s?"
#: What may part the digits of one number, with what nobody sees beside it.
_HIDDEN = rf"[{UNSEEN}\u2061-\u2064\ufe00-\ufe0f]*"
_PARTED = rf"{_HIDDEN}(?:[.,'\u2019\u02bc·/:_]{_HIDDEN}|\\\s?|\{{[^{{}}\s]*\}})?"
_BEFORE = re.compile(rf"(?:[\d{_RAISED}]+(?:{_TIMES}|{_PARTED})|{_LETTERS})\Z")
#: What may not follow a figure's last digit; a scale and a unit may.
_BEHIND = re.compile(
    rf"(?:{_TIMES}|{_PARTED})\d+|[{_RAISED}]+|{_TIMES}[{_RAISED}\d{{]+|{_LETTERS}", re.IGNORECASE
)
#: How much around a value is looked at.
_AROUND = 24


def adjoined(text: str, value: Span, writing: Notation) -> str:
    """A value with the digits, letters and signs that are typed onto its own digits; empty if there are none.

    Args:
        text: what a reader sees.
        value: the place of the value in it.
        writing: how the page writes figures.
    """
    start, end = value.start, value.end
    if text[start : start + 1].isdigit():
        before = _BEFORE.search(text[max(0, start - _AROUND) : start])
        start -= len(before[0]) if before else _multiplier(text, start, writing)
    if text[end - 1 : end].isdigit():
        behind = _BEHIND.match(text, end)
        end = behind.end() if behind and not _is_unit(text, end, behind.end(), writing) else end
    return "" if (start, end) == (value.start, value.end) else text[start:end]


def _multiplier(text: str, start: int, writing: Notation) -> int:
    """The length of a word before a figure, with its space, that multiplies it: `twice 150`; 0 for none."""
    words = writing.language.words("multipliers").alternatives
    found = re.search(rf"(?<!\w)(?:{words})\s+\Z", text[max(0, start - _AROUND) : start], re.IGNORECASE)
    return len(found[0]) if found else 0


def _is_unit(text: str, start: int, end: int, writing: Notation) -> bool:
    """Whether letters at a figure's last digit are its scale, unit or currency."""
    tail = writing.grammar.tail(text, start)
    return text[start].isalpha() and tail.end >= end
