"""The folded view of a text: typographic differences evened out, with an exact way back.

Two passages are the same quotation when their folded views are equal. Folded are kinds of
quotation marks, of dashes (with the space around them), of white space, ligatures, canonically
equivalent letters (Unicode NFC), invisible characters, the ellipsis, and a hyphen that only
breaks a word at a line's end. Letters, digits, separators and signs are never folded.

A text is folded in two steps, so that the cost is that of a few scans by `str.replace` and
`str.find`: characters that fold one to one are replaced in the whole text and need no entry in
the map; the rest is looked for only where a rare character says that it may stand.

All offsets are Unicode code points.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.views import View, edited

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Characters a reader cannot see: soft hyphen, zero-width spaces and joiners, byte order mark.
INVISIBLE = "\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\ufeff"
#: Controls that change the order in which text is shown (Unicode Bidirectional Algorithm, 3.1).
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HYPHENS = "-\u2010\u2011"
DASHES = HYPHENS + "\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
SINGLE_MARKS = "'\u2018\u2019\u201a\u201b\u2039\u203a\u02bc`\u00b4\u2032\uff07"
DOUBLE_MARKS = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\u301f\uff02'
LIGATURES = {chr(0xFB00 + i): name for i, name in enumerate(["ff", "fi", "fl", "ffi", "ffl", "st", "st"])}

_UNSEEN = INVISIBLE + BIDI
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
    "invisible characters": re.compile(f"[{_UNSEEN}]"),
}

_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    chr(i) for i in range(0x2000, 0x200B)
)
#: What folds one to one; a double mark is a single one but behind a digit, where it means inches.
_ONE_TO_ONE = (
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(DASHES[1:], "-")
    | dict.fromkeys(SINGLE_MARKS[1:], "'")
    | dict.fromkeys(DOUBLE_MARKS[1:], '"')
)
_INCHES = re.compile(r'"(?<![0-9]")')
#: What folds to more than one character, whatever stands around it.
_LONGER = LIGATURES | {"\u2026": "..."}
_ASCII = bytes(range(128))
_ASCII_SPACES = _SPACES[:9]

#: A hyphen that may be more than one: among the evened characters it stands at a space or another.
_HYPHEN_SITE = re.compile(rf"-(?:(?<=[ {_UNSEEN}]-)|(?=[ {_UNSEEN}-]))")
_DOTS = re.compile(r"\.(?= \. \.)")
_DOUBLED = re.compile("'(?=')")
_JOINING = frozenset(_UNSEEN + " -")

#: What stands in a run of white space, dashes and invisible characters.
_RUN = re.compile(
    rf"(?P<hyphen>{_LINE_HYPHEN})"
    rf"|(?P<dash>[\s{_UNSEEN}]++{_DASH}[\s{_UNSEEN}]*+|{_DASH}[\s{_UNSEEN}]++|--+)"
    rf"|(?P<gone>\u00ad{LINE_END})"
    rf"|(?P<space>\s[\s{_UNSEEN}]++|[{_UNSEEN}]++\s[\s{_UNSEEN}]*+)"
    rf"|(?P<unseen>[{_UNSEEN}]++)"
)
_FOLDED_RUN = {"dash": "-", "gone": "", "space": " ", "unseen": ""}
#: Runs, as evened, that no letter beside them can make anything else.
_PLAIN_RUNS = {"  ": " ", "   ": " ", " - ": "-", " -": "-", " -  ": "-"}
#: A fold of longer texts is not remembered.
_SHORT = 1000

_DIGITS = frozenset("0123456789")
#: What folds wherever it stands; a combining mark behind it stays by itself.
_FOLDED_ALONE = frozenset([*_ONE_TO_ONE, *_LONGER, *_UNSEEN, '"'])

_Change = tuple[int, int, str]


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
    return _fold_short(text) if len(text) < _SHORT else _fold(text)


def folds_used(one: str, other: str) -> tuple[str, ...]:
    """The names of the folds without which two passages of equal folded text would differ."""
    if one == other:
        return ()
    used = [name for name, pattern in FOLDS.items() if pattern.findall(one) != pattern.findall(other)]
    return tuple(used) or ("canonical equivalence",)


def strangers(text: str) -> set[str]:
    """The characters of a text that are not ASCII, each once."""
    if text.isascii():
        return set()
    return set(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))


def _fold(text: str) -> Folded:
    present = strangers(text)
    even = _evened(text, present)
    changes = sorted(
        [
            *_runs(text, even, present),
            *((at, at + 5, "...") for at in _dots(even)),
            *_longer(text, present),
            *_doubled_marks(text, even),
        ]
    )
    changes = _with_letters(text, present, changes)
    if not changes:
        return Folded(View(even))
    view = edited(even, changes)
    breaks = (edit.at for edit in view.edits if edit.at == edit.to and text[edit.start] in HYPHENS)
    return Folded(view, frozenset(breaks))


_fold_short = lru_cache(maxsize=4096)(_fold)


def _evened(text: str, present: set[str]) -> str:
    """The text with everything replaced that folds one to one."""
    even = text
    for character in (*_ASCII_SPACES, "`", *present.intersection(_ONE_TO_ONE)):
        even = even.replace(character, _ONE_TO_ONE[character])
    return _INCHES.sub("'", even) if '"' in even else even


def _runs(text: str, even: str, present: set[str]) -> Iterator[_Change]:
    """Changes in runs of white space, dashes and invisible characters."""
    sites = [match.start() for match in _HYPHEN_SITE.finditer(even)]
    for character in present.intersection(_UNSEEN):
        sites += _places(even, character)
    sites += _places(even, "  ")
    done = 0
    for site in sorted(sites):
        if site < done:
            continue
        start, done = _run_around(even, site)
        plain = _PLAIN_RUNS.get(even[start:done])
        if plain:
            yield start, done, plain
            continue
        for match in _RUN.finditer(text, start, done + 1):
            if match.lastgroup == "hyphen":
                yield *match.span(), "" if _only_breaks_the_line(match) else "-"
            else:
                yield *match.span(), _FOLDED_RUN[match.lastgroup or ""]


def _run_around(even: str, site: int) -> tuple[int, int]:
    start = end = site
    while start and even[start - 1] in _JOINING:
        start -= 1
    while even[end : end + 1] in _JOINING:
        end += 1
    return start, end


def _dots(even: str) -> Iterator[int]:
    done = 0
    for match in _DOTS.finditer(even):
        if match.start() >= done:
            done = match.start() + 5
            yield match.start()


def _longer(text: str, present: set[str]) -> Iterator[_Change]:
    for character in present.intersection(_LONGER):
        for place in _places(text, character):
            yield place, place + 1, _LONGER[character]


def _doubled_marks(text: str, even: str) -> Iterator[_Change]:
    """A quotation mark, or inches, typed as two single marks."""
    done = 0
    for match in _DOUBLED.finditer(even):
        at = match.start()
        if at >= done and text[at] in "'`" and text[at] == text[at + 1]:
            done = at + 2
            yield at, done, '"' if text[at - 1 : at] in _DIGITS else "'"


def _with_letters(text: str, present: set[str], changes: list[_Change]) -> list[_Change]:
    """With the changes that make letters and their marks one (NFC), where nothing else changes them."""
    pattern = _denormal(frozenset(filter(_may_be_denormal, present)))
    if pattern is None or unicodedata.is_normalized("NFC", text):
        return changes
    starts = [change[0] for change in changes]
    letters = []
    for match in pattern.finditer(text):
        before = bisect_right(starts, match.start()) - 1
        folded = before >= 0 and match.start() < changes[before][1]
        if not folded and match[0][0] not in _FOLDED_ALONE:
            letters.append((*match.span(), unicodedata.normalize("NFC", match[0])))
    return sorted(changes + letters)


def _may_be_denormal(character: str) -> bool:
    return (
        unicodedata.combining(character) > 0
        or "\u1100" <= character <= "\u11ff"
        or not unicodedata.is_normalized("NFC", character)
    )


@cache
def _denormal(characters: frozenset[str]) -> re.Pattern[str] | None:
    """Matches what NFC may change, of a text that has these of the characters that it touches."""
    marks = "".join(c for c in characters if unicodedata.combining(c) and "\u0300" <= c < "\U0001e900")
    singles = "".join(c for c in characters if unicodedata.normalize("NFC", c) != c)
    letters = [
        rf"[^\s{marks}][{marks}]+" if marks else "",
        "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?",
        f"[{singles}]" if singles else "",
    ]
    return re.compile("|".join(filter(None, letters))) if characters else None


def _places(text: str, wanted: str) -> Iterator[int]:
    """Where a string stands; overlapping occurrences once."""
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + len(wanted))


def _only_breaks_the_line(match: re.Match[str]) -> bool:
    """A capital after a small letter starts a word of its own: `Kosovo-⏎Serbia` keeps its hyphen."""
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return not (after.isupper() and before.islower())
