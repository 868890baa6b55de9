"""Numbers in a fixed form that name something: dates, telephones, times, decades, the items of a list.

Offsets are Unicode code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

#: Dates in digits: 2022-11-22, 22/11/2022, 22.11.2022, 2022-11.
_DATE = late(
    r"(?<!\d)(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d\d)|\d{4}[-\u2010\u2011\u2013/]\d\d)(?!\d)"
)
#: What is named by such numbers alone, and no part of a whole: *9/11* and *24/7*; *9/11 of it* is one.
_NAME = late(r"(?<![\d/.,])(?:9/11|7/7|24/7)(?![\d/]|\s(?:of|de|di|der|des|von)\s)")
#: No groups of thousands behind a plus: `+1 234 567`.
_TELEPHONE = late(
    r"(?<![\d.,])(?!\+\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\s-]?\d))"
    r"(?:(?:\+\d{1,3}[\s-]?)?\(?0\d+\)?(?:[\s/-]\d{2,})+|\+\d{1,3}(?:[\s-]\d{2,}){2,})(?![\d.,/]*\d)"
)
#: A time of day as French writes it, and a decade of two digits as Romance languages and English do.
_TIME = late(r"(?<!\w)(?:[àÀ]|vers|dès|avant|après|depuis|jusqu'à)\s\d{1,2}\s?h(?:\s?[0-5]\d)?(?!\w)")
_DECADE = late(
    r"(?<!\w)(?:los|gli|negli|degli|dagli|les|des)\s(?:años|anni|années)\s['\u2019]?\d0(?![\d.,]*\d)"
    r"|(?<!\w)(?:[Tt]he|gli|negli|anni)\s['\u2019]\d0s?(?!\w)"
)
#: The number of an item in a list that runs on in a sentence.
_ITEM = late(r"(?<!\S)\(?(\d{1,2})\)(?=\s)")


def named_places(text: str) -> set[int]:
    """The places of all that is a date, a telephone number, a time or the like."""
    patterns = (_DATE, _NAME, _TELEPHONE, _TIME, _DECADE)
    found = (match for pattern in patterns for match in pattern.finditer(text))
    return {place for match in found for place in range(*match.span())} | set(_enumerated(text))


def _enumerated(text: str) -> Iterator[int]:
    """The places of numbers that count what a sentence lists: `(1) … and (2) …`."""
    items: list[re.Match[str]] = []
    for match in _ITEM.finditer(text):
        if int(match[1]) == len(items) + 1:
            items.append(match)
    if len(items) > 1:
        yield from (match.start(1) for match in items)
