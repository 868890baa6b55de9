"""The folded view of a text: typographic differences evened out, with an exact way back.

Two passages are the same quotation when their folded views are equal. Folded are kinds of
quotation marks, of dashes (with the space around them), of white space, ligatures, canonically
equivalent letters (Unicode NFC), invisible characters, the ellipsis, and a hyphen that only
breaks a word at a line's end. Letters, digits, separators and signs are never folded.

All offsets are Unicode code points.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from sphinx_kfor.evidence.views import View, edited

#: Characters a reader cannot see: soft hyphen, zero-width spaces and joiners, byte order mark.
INVISIBLE = "\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\ufeff"
#: Controls that change the order in which text is shown (Unicode Bidirectional Algorithm, 3.1).
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HYPHENS = "-\u2010\u2011"
DASHES = HYPHENS + "\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
SINGLE_MARKS = "'\u2018\u2019\u201a\u201b\u2039\u203a\u02bc`\u00b4\u2032\uff07"
DOUBLE_MARKS = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\u301f\uff02'
LIGATURES = {chr(0xFB00 + i): name for i, name in enumerate(["ff", "fi", "fl", "ffi", "ffl", "st", "st"])}

_LETTER = r"[^\W\d_]"
LINE_END = r"[^\S\r\n]*\r?\n[^\S\r\n]*"
_DASH = f"(?:--+|[{re.escape(DASHES)}])"
_LINE_HYPHEN = rf"(?<={_LETTER})[{re.escape(HYPHENS)}]{LINE_END}(?={_LETTER})"

#: What each fold handles, and the name under which its use is reported.
FOLDS = {
    "hyphenation": re.compile(rf"{_LINE_HYPHEN}|\u00ad{LINE_END}"),
    "dashes": re.compile(_DASH),
    "white space": re.compile(r"\s+"),
    "quotation marks": re.compile(f"''|``|[{re.escape(SINGLE_MARKS + DOUBLE_MARKS)}]"),
    "ellipsis": re.compile(r"\u2026|\.\s?\.\s?\."),
    "ligatures": re.compile(f"[{''.join(LIGATURES)}]"),
    "invisible characters": re.compile(f"[{INVISIBLE}{BIDI}]"),
}

_UNSEEN = INVISIBLE + BIDI
_FOLDABLE = (
    rf"(?P<hyphen>{_LINE_HYPHEN})"
    rf"|(?P<dash>[\s{_UNSEEN}]++{_DASH}[\s{_UNSEEN}]*+|{_DASH}[\s{_UNSEEN}]++|--+|[{DASHES[1:]}])"
    rf"|(?P<gone>\u00ad{LINE_END})"
    rf"|(?P<space>\s[\s{_UNSEEN}]++|[{_UNSEEN}]++\s[\s{_UNSEEN}]*+|[^\S ])"
    rf"|(?P<unseen>[{_UNSEEN}]++)"
    r"|(?P<dots>\u2026|\.\s\.\s\.)"
    f"|(?P<inches>(?<=[0-9])(?:''|``|[{DOUBLE_MARKS}]))"
    f"|(?P<mark>''|``|[{SINGLE_MARKS[1:]}{DOUBLE_MARKS}])"
    f"|(?P<ligature>[{''.join(LIGATURES)}])"
)
_REPLACEMENT = {
    "dash": "-",
    "gone": "",
    "space": " ",
    "unseen": "",
    "dots": "...",
    "inches": '"',
    "mark": "'",
}


@cache
def _foldable() -> re.Pattern[str]:
    return re.compile(_FOLDABLE)


@cache
def _foldable_denormal() -> re.Pattern[str]:
    """Also match what NFC would change; costs a walk over the marks, so only where it is needed."""
    marks = "".join(chr(i) for i in range(0x300, 0x1E900) if unicodedata.combining(chr(i)))
    ranges = (range(0x340, 0x3000), range(0xF900, 0xFB50), range(0x2F800, 0x2FA20))
    singles = "".join(
        chr(i) for span in ranges for i in span if unicodedata.normalize("NFC", chr(i)) != chr(i)
    )
    hangul = "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
    return re.compile(rf"{_FOLDABLE}|(?P<letter>[^\s{marks}][{marks}]+|{hangul}|[{singles}])")


@dataclass(frozen=True)
class Folded:
    """A folded text and the way back to the text that it came from.

    Attributes:
        view: the folded text with its map.
        breaks: offsets in the folded text where a line-end hyphen was taken out.
    """

    view: View
    breaks: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """The folded text."""
        return self.view.text

    def origin(self, start: int, end: int) -> tuple[int, int] | None:
        """The span of the original that a folded span came from; None where it halves a character."""
        first, last = self.view.start(start), self.view.end(end)
        return None if first is None or last is None else (first, last)


def fold(text: str) -> Folded:
    """Fold a whole text; equal passages of two texts have equal folded text."""
    pattern = _foldable() if unicodedata.is_normalized("NFC", text) else _foldable_denormal()
    matches = list(pattern.finditer(text))
    view = edited(text, ((match.start(), match.end(), _replacement(match)) for match in matches))
    breaks = (
        edit.at
        for edit, match in zip(view.edits, matches, strict=True)
        if match.lastgroup == "hyphen" and edit.at == edit.to
    )
    return Folded(view, frozenset(breaks))


def folds_used(one: str, other: str) -> tuple[str, ...]:
    """The names of the folds without which two passages of equal folded text would differ."""
    used = [name for name, pattern in FOLDS.items() if pattern.findall(one) != pattern.findall(other)]
    if not used and one != other:
        used = ["canonical equivalence"]
    return tuple(used)


def _replacement(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    if kind == "hyphen":
        return "" if _only_breaks_the_line(match) else "-"
    if kind == "ligature":
        return LIGATURES[match[0]]
    if kind == "letter":
        return unicodedata.normalize("NFC", match[0])
    return _REPLACEMENT[kind]


def _only_breaks_the_line(match: re.Match[str]) -> bool:
    """A capital after a small letter starts a word of its own: `Kosovo-⏎Serbia` keeps its hyphen."""
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return not (after.isupper() and before.islower())
