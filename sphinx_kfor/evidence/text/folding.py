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
from functools import lru_cache
from typing import NamedTuple

from sphinx_kfor.evidence.text.characters import (
    BIDI,
    DASH,
    DASHES,
    DOUBLE_MARKS,
    FOLDED,
    FORMS,
    GUILLEMETS,
    HYPHENS,
    INVISIBLE,
    LIGATURES,
    LINE_END,
    LINE_HYPHEN,
    LONGER,
    SINGLE_MARKS,
    SOFT_BREAK,
    UNSEEN,
    strangers,
)
from sphinx_kfor.evidence.text.fold_changes import changes, evened, has_spaced_mark, has_unspaced_gap, inert
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.views import Edit, View, edited

__all__ = [
    "BIDI",
    "DASHES",
    "DOUBLE_MARKS",
    "FOLDS",
    "HYPHENS",
    "INVISIBLE",
    "LIGATURES",
    "LINE_END",
    "SINGLE_MARKS",
    "Folded",
    "fold",
    "fold_text",
    "fold_words",
    "folds_used",
    "is_folded",
]

#: What each fold handles, and the name under which its use is reported.
FOLDS = {
    "hyphenation": late(rf"{LINE_HYPHEN}|{SOFT_BREAK}"),
    "dashes": late(DASH),
    "white space": late(r"\s+"),
    "quotation marks": late(f"''|``|[{re.escape(SINGLE_MARKS + DOUBLE_MARKS)}]"),
    "ellipsis": late(r"\u2026|\.\s?\.\s?\."),
    "ligatures": late(f"[{''.join(LIGATURES)}]"),
    "presentation forms": late(f"[{FORMS}]"),
    "invisible characters": late(f"[{UNSEEN}]"),
}
_LINE_HYPHENS = frozenset(HYPHENS)
#: Shorter texts, such as quotations, are folded again and again, so the result is kept.
_SHORT = 1000
#: Longer texts are folded in blocks of this length.
_BLOCK = 100_000


class Folded(NamedTuple):
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


def fold(text: str) -> Folded:
    """Fold a whole text; equal passages of two texts have equal folded text."""
    if len(text) < _SHORT:
        return _fold_short(text)
    return _fold(text) if len(text) < 2 * _BLOCK else _in_blocks(text)


@lru_cache(maxsize=4096)
def fold_words(words: str) -> str:
    """The folded view of a few words, without white space around it; a quotation's are asked for often."""
    return fold_text(words.strip()).strip()


def fold_text(text: str) -> str:
    """The folded view of a short text, where no way back is needed."""
    if is_folded(text):
        return text
    present = strangers(text)
    even = evened(text, present)
    for character in present & LONGER.keys():
        even = even.replace(character, LONGER[character])
    return even if is_folded(even) and present.isdisjoint(GUILLEMETS) else fold(text).text


def folds_used(one: str, other: str) -> tuple[str, ...]:
    """The names of the folds without which two passages of equal folded text would differ."""
    if one == other:
        return ()
    used = [name for name, pattern in FOLDS.items() if pattern.findall(one) != pattern.findall(other)]
    return tuple(used) or ("canonical equivalence",)


def _fold(text: str) -> Folded:
    if is_folded(text):
        return Folded(View(text))
    present = strangers(text)
    even = evened(text, present)
    view = edited(even, changes(text, even, present))
    breaks = (
        at for start, end, at, to in view.edits if at == to and text[start:end].lstrip()[:1] in _LINE_HYPHENS
    )
    return Folded(view, frozenset(breaks))


def is_folded(text: str) -> bool:
    """Whether nothing folds in a text, as in most short ones; where that is hard to tell, not."""
    if not text.isprintable() or '"' in text or "`" in text:
        return False
    if not text.isascii() and not (FOLDED.isdisjoint(text) and unicodedata.is_normalized("NFC", text)):
        return False
    if "-" in text and (" -" in text or "- " in text or "--" in text):
        return False
    if has_spaced_mark(text) or has_unspaced_gap(text):
        return False
    return not ("  " in text or "''" in text or ". . ." in text)


def _in_blocks(text: str) -> Folded:
    """Fold block by block, each of which the processor's cache holds, where no fold reaches across."""
    pieces: list[str] = []
    edits: list[Edit] = []
    breaks: set[int] = set()
    done = length = 0
    while done < len(text):
        end = inert(text, done + _BLOCK)
        part = _fold(text[done:end])
        shift = length
        edits += [(done + a, done + b, shift + c, shift + d) for a, b, c, d in part.view.edits]
        breaks.update(shift + place for place in part.breaks)
        pieces.append(part.text)
        done, length = end, length + len(part.text)
    return Folded(View("".join(pieces), tuple(edits)), frozenset(breaks))


_fold_short = lru_cache(maxsize=4096)(_fold)
