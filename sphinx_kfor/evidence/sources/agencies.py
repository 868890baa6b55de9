"""News agencies, by the datelines and credit lines of what they wrote: "ROME, Nov 21 (ANSA) –"."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.toml import read_toml

if TYPE_CHECKING:
    from sphinx_kfor.evidence.text.spans import Span

#: How far from a text's beginning and its body's a dateline is looked for, and from its end a credit.
_HEAD = 600
_TAIL = 400
_LONGEST_CREDIT = 60
_DASH = r"[-\u2010-\u2015\u2212]"
#: What may stand in a credit line beside the agency. A picture's credit says nothing of the text.
_CREDIT = (
    r"(?:(?:\u00a9|\(c\)|copyright|source|fonte|burimi|izvor|credit|by|di|from|via|agencies|agenzia)(?!\w)[:\s]*)*"
    r"(?:\d{4}\s+)?"
)
_PICTURE = re.compile(r"photo|picture|image|foto|getty|video", re.IGNORECASE)


def agency_of(seen: str, body: Span) -> tuple[str, int, int] | None:
    """The agency that a text comes from, and the span of the words that say so; None if none do.

    Args:
        seen: the text as a reader sees it; offsets are code points of it.
        body: the span of its paragraphs.
    """
    for start, end in _places(seen, body):
        for match in _pattern().finditer(seen, start, end):
            line = seen[seen.rfind("\n", 0, match.start()) + 1 : match.end()]
            if not _PICTURE.search(line[-_LONGEST_CREDIT:]):
                return _names()[match["a"] or match["b"] or match["c"]], *match.span()
    return None


def agency_named(publisher: str) -> str:
    """The agency that a publisher is; empty if it is none."""
    return _names().get(publisher.strip(), "")


def _places(seen: str, body: Span) -> list[tuple[int, int]]:
    return [
        (body.start, body.start + _HEAD),
        (0, _HEAD),
        (max(0, body.end - _TAIL), body.end),
        (max(0, len(seen) - _TAIL), len(seen)),
    ]


@cache
def _names() -> dict[str, str]:
    """The agency of each of its names."""
    data: dict[str, list[str]] = read_toml(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {name: agency for agency, names in data.items() for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    """Matches an agency in brackets before a dash or after a place, one that opens a line, or a credit."""
    names = "|".join(sorted(map(re.escape, _names()), key=lambda name: (-len(name), name)))
    bracketed = rf"\((?P<a>{names})(?:[/-]\w+)*\)(?=\s*(?:{_DASH}|:|$))"
    opening = rf"^(?:[^\S\n]*[^\W\d_][\w .,'’]{{1,40}}[,/]\s*)?(?P<b>{names})\s*{_DASH}\s"
    credit = rf"^[^\S\n]*(?i:{_CREDIT})(?P<c>{names})[.\s]*$"
    return re.compile(rf"{bracketed}|{opening}|{credit}", re.MULTILINE)
