"""Where folded words stand in a folded text.

All offsets are Unicode code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.text.folding import Folded

_COMPOUND = late(r"(?<=[^\W\d_])-(?=[^\W\d_])")


def occurrences(folded: Folded, wanted: str, before: str = "", after: str = "") -> list[tuple[int, int]]:
    """The spans of the unfolded text whose folded view is the words sought, overlapping ones too.

    A hyphen that only breaks a word at a line's end may be read as a hyphen all the same.

    Args:
        folded: the text.
        wanted: folded words.
        before: folded words that stand before them.
        after: folded words that stand after them.
    """
    if folded.breaks and "-" in wanted:
        found = _read_either_way(folded, wanted)
    else:
        found = _read(folded.view.text, wanted)
    if before:
        found = [span for span in found if _stands_before(folded, span[0], before)]
    if after:
        found = [span for span in found if _stands_behind(folded, span[1], after)]
    return [origin for start, end in found if (origin := folded.view.origin(start, end))]


def _read(text: str, wanted: str) -> list[tuple[int, int]]:
    return [(place, place + len(wanted)) for place in everywhere(text, wanted)] if wanted else []


def _read_either_way(folded: Folded, wanted: str) -> list[tuple[int, int]]:
    text, breaks = folded.text, folded.breaks
    first, *rest = _COMPOUND.split(wanted)
    spans = []
    for start, end in _read(text, first):
        for piece in rest:
            joined = end if end in breaks else end + 1
            if not text.startswith(piece if joined == end else f"-{piece}", end):
                break
            end = joined + len(piece)  # noqa: PLW2901
        else:
            spans.append((start, end))
    return spans


def everywhere(text: str, wanted: str) -> Iterator[int]:
    """Where a string stands in a text; overlapping occurrences too."""
    place = text.find(wanted)
    while place >= 0:
        yield place
        place = text.find(wanted, place + 1)


def _stands_before(folded: Folded, place: int, words: str) -> bool:
    """Whether words stand before a place; at a line's broken word they may keep its hyphen."""
    joined = words.removesuffix("-") if place in folded.breaks else words
    return any(_ends_with(folded.text, place, wanted) for wanted in {words, joined})


def _stands_behind(folded: Folded, place: int, words: str) -> bool:
    """Whether words stand behind a place; at a line's broken word they may keep its hyphen."""
    joined = words.removeprefix("-") if place in folded.breaks else words
    start = _behind_space(folded.text, place)
    return any(folded.text.startswith(wanted, start) for wanted in {words, joined})


def _ends_with(text: str, end: int, wanted: str) -> bool:
    while end and text[end - 1].isspace():
        end -= 1
    return text.endswith(wanted, 0, end)


def _behind_space(text: str, start: int) -> int:
    while text[start : start + 1].isspace():
        start += 1
    return start
