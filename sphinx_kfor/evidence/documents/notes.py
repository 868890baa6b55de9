"""Marks of notes in texts: `plan[^1]`, `plan<sup>1</sup>`, `plan¹`, `plan.12`. A reader reads past them.

All offsets are Unicode code points of the decoded text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.documents.readers.raised import raised
from sphinx_kfor.evidence.text.characters import strangers
from sphinx_kfor.evidence.text.patterns import compiled, late

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
#: Functions of mathematics, behind which a raised number is an exponent.
_FUNCTIONS = frozenset("cos exp lim log max min sin tan var".split())
#: Abbreviations, whose full stop a number of their own may follow: `Art.5 The …`.
LABELS = frozenset(
    "anm ann app approx art cap chap cit doc fig nos num par para ref reg res sec tab tel vol".split()
)
#: Raised digits, which count behind a word of some letters or a stop.
_RAISED = late(rf"[{_DIGITS}][{_DIGITS},]*(?![^\W\d_])")
#: Stops that end a sentence, and what is glued to one. Each has a pattern of its own, which is found faster.
_ENDS = ".!?\u2026"
_GLUED = (
    r"[\"'\u201d\u2019\u00bb)]?(?P<mark>\d{1,3}(?:[,\u2013-]\d{1,3})*)"
    r"(?=\s+[\"'\u2018\u201c\u201e\u00ab(]?[^\W\d_a-z]|[^\S\n]*(?:\n|\Z))"
)
#: Letters that are words, to which a note's number may be glued: `1A board`, but no `3D printing` or `5G`.
ALONE = "AEIOUYÀÈÉÒÓАВИКОСУЯΗΟΉΌ"
#: The number of a note, glued to its first word where a line begins: `1The board …`.
_FIRST = rf"[ \t]*(?P<mark>\d{{1,3}})(?P<word>[^\W\d_]{{3,}}|[{ALONE}](?= ))"
_LINE_ENDS = "\n\f"
#: Words that a number may be glued to: `10Mio. Euro`.
_GLUED_UNITS = frozenset("bio gbit kbit mbit mill mio mld mrd tbit tsd".split())
#: What stands before a mark: a word of some letters, behind which a quotation may end.
_WORD = late(r"(?<![^\W_])(?P<word>[^\W\d_]{3,})\Z")
_QUOTED_WORD = late(_WORD.pattern.replace(r"\Z", r"[\"'\u201d\u2019\u00bb)]?\Z"))
_STOPS = frozenset(".,;:!?\u2026\"'\u201d\u2019\u00bb)")
#: So far back a word is looked at.
_LONGEST = 60
_FOOTNOTE = late(r"\[\^[^\]\[\s]{1,60}\](?P<colon>:(?=\s))?")
_SUP = late(r"<sup\b[^>]*>(?P<words>[^\n]{0,80}?)</sup\s*>", re.IGNORECASE)
_TAG = late(r"<[^>]*>|\]\([^)]*\)|[\[\]]")
_TICKS = late(r"`+")


class Note(NamedTuple):
    """A stretch of the text that a reader sees as `seen`: nothing, or an exponent."""

    start: int
    end: int
    seen: str = ""


def notes(text: str) -> Iterator[Note]:
    """The marks of notes in a plain text, in order."""
    found: list[Note] = []
    if strangers(text).intersection(_DIGITS):
        found += (
            Note(*match.span()) for match in _RAISED.finditer(text) if _is_behind_word(text, match.start())
        )
    for stop in filter(text.__contains__, _ENDS):
        for match in compiled(re.escape(stop) + _GLUED).finditer(text):
            word = _QUOTED_WORD.search(text, max(0, match.start() - _LONGEST), match.start())
            if word and word["word"].lower() not in LABELS:
                found.append(Note(*match.span("mark")))
    for match in _at_line_starts(text):
        first = str(match["word"])
        if first[0].isupper() and not first[1:2].isupper() and first.lower() not in _GLUED_UNITS:
            found.append(Note(*match.span("mark")))
    yield from sorted(found)


def _at_line_starts(text: str) -> Iterator[re.Match[str]]:
    """What may be the number of a note and its first word; each line's end has a pattern, as stops have."""
    if first := compiled(_FIRST).match(text):
        yield first
    for end in filter(text.__contains__, _LINE_ENDS):
        yield from compiled(end + _FIRST).finditer(text)


def _is_behind_word(text: str, at: int) -> bool:
    """Whether a word, but no function of mathematics, or a stop stands right before a place."""
    word = _WORD.search(text, max(0, at - _LONGEST), at)
    return word["word"].lower() not in _FUNCTIONS if word else text[at - 1 : at] in _STOPS


def markdown_notes(text: str) -> list[Note]:
    """Those of a Markdown text, in order, with its footnotes' marks and raised numbers; code has none."""
    code = list(_code(text))
    found = [Note(*match.span()) for match in _FOOTNOTE.finditer(text)]
    for match in _SUP.finditer(text):
        words = _TAG.sub("", match["words"])
        before = text[max(0, match.start() - _LONGEST) : match.start()]
        seen = raised(before.rstrip("*_`"), words, noted="<a" in match["words"])
        if seen != words:
            found.append(Note(*match.span(), seen))
    found += notes(text)
    ends = [0, *(end for _, end in code)]
    return [one for one in sorted(found) if not _is_inside(code, bisect_right(ends, one.start) - 1, one)]


def _is_inside(code: list[tuple[int, int]], at: int, note: Note) -> bool:
    return at < len(code) and code[at][0] < note.start < code[at][1]


def _code(text: str) -> Iterator[tuple[int, int]]:
    """The spans of code within lines, in order: from a run of backticks to the next of its length."""
    runs = [match.span() for match in _TICKS.finditer(text)]
    alike: dict[tuple[int, int], list[int]] = {}
    line = done = 0
    keys = []
    for number, (start, end) in enumerate(runs):
        line += text.count("\n", done, start)
        done = start
        keys.append((line, end - start))
        alike.setdefault(keys[-1], []).append(number)
    number = 0
    while number < len(runs):
        others = alike[keys[number]]
        closing = bisect_right(others, number)
        if closing < len(others):
            yield runs[number][0], runs[others[closing]][1]
            number = others[closing]
        number += 1
