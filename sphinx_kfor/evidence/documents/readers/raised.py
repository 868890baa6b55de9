"""Raised numbers: a note's number is no text, an exponent is.

Behind a word or a stop a raised number leads to a note; behind a digit, a unit or a formula's variable it is
an exponent (10⁶, km², x²), which is written in superscript digits.
"""

from __future__ import annotations

from sphinx_kfor.evidence.text.patterns import late

_SUPERSCRIPT = str.maketrans("0123456789+-\u2212n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_NUMBER = late(r"[+\-\u2212]?\d{1,3}")
#: Marks of notes: numbers, one letter, stars and daggers, several of them parted by commas, in brackets.
_MARK = late(
    r"[\[(]?\s*(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5}|[*†‡§¶#]{1,3})(?:\s*[,\-–]\s*(?:\d{1,3}|[a-z]))*\s*[\])]?"
)
_UNIT = late(r"(?:^|[\d\s/(·.,])(?:[kcdmµμn]?m|[kMGT]?Wh|s|h|ha|ft|in|yd|mi|cd|kg)$")
#: A variable of a formula: a letter of mathematics, one behind a sign, one that is no word of any language.
_VARIABLE = late(
    r"(?:[\U0001d400-\U0001d7ff]|(?:^|[\s)⁰¹²³⁴-⁹])[=+\u2212×÷<>≤≥±]\s?[A-Za-zα-ω]{1,2}|(?:^|[\s(])[b-df-hj-np-tv-xz])$"
)
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
#: What a raised letter shortens, by that letter: XIXᵉ, 2ᵉ, Nᵒ, Dʳ, Sᵗ.
_SHORTENED = {
    "e": late(r"(?:\b[IVXLC]+|(?<![.,\d])\d{1,3}|\b[MS])$"),
    "o": late(r"(?:\b[Nn]|(?<![.,\d])\d{1,3})$"),
    "r": late(r"\b[MDS]$"),
    "t": late(r"\bS$"),
}


def raised(before: str, words: str, *, noted: bool = False, cell: bool = False) -> str:
    """What a reader reads of raised words.

    Args:
        before: the text before them, of which the last few code points are looked at.
        words: the raised words.
        noted: whether they are known to lead to a note.
        cell: whether they stand in a table, where a letter behind a figure leads to a note.
    """
    mark = words.strip()
    if noted and (_MARK.fullmatch(mark) or not mark):
        return ""
    exponent = before[-1:].isdigit() or _UNIT.search(before[-8:]) or _VARIABLE.search(before[-8:])
    if exponent and _NUMBER.fullmatch(mark):
        return mark.translate(_SUPERSCRIPT)
    if not cell and mark in _SHORTENED and _SHORTENED[mark].search(before[-8:]):
        return words
    if _MARK.fullmatch(mark) and not before[-1:].isspace() and before:
        return ""
    return words


def lowered(words: str) -> str:
    """What a reader reads of lowered words: CO₂."""
    return words.translate(_LOWERED) if words.strip().isdigit() else words


def superscript(words: str) -> str:
    """A number in superscript digits; empty for what is none."""
    return words.translate(_SUPERSCRIPT) if _NUMBER.fullmatch(words) else ""


def struck(words: str) -> str:
    """Words that are struck out, between the marks that show it, so that nobody quotes them as they stand."""
    return f"~~{words}~~" if words.strip() else words
