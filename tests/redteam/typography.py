"""The typographic differences that word processors, web pages and PDFs make to one and the same text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

Change = Callable[[str], str]


@dataclass(frozen=True)
class Style:
    """A way to set a text.

    Attributes:
        name: what does it, and how.
        set: the text so set.
        shown: what a reader is to see of a text so set, where it is not what `set` gives.
    """

    name: str
    set: Change
    shown: Change | None = None

    def printed(self, words: str) -> str:
        return (self.shown or self.set)(words)


def same(words: str) -> str:
    return words


def swap(*pairs: tuple[str, str]) -> Change:
    """Replace each of some strings."""

    def change(words: str) -> str:
        for old, new in pairs:
            words = words.replace(old, new)
        return words

    return change


def every(pattern: str, new: str) -> Change:
    return lambda words: re.sub(pattern, new, words)


def normal(form: str) -> Change:
    return lambda words: unicodedata.normalize(form, words)  # type: ignore[arg-type]


STRAIGHT = swap(*((mark, '"') for mark in "“”„«»"), ("’", "'"), ("‘", "'"))
_OPEN = r'["“„«](?=\w)'
_CLOSE = r'(?<=[\w.,!?])["”“»]'


def marks(opening: str, closing: str, apostrophe: str = "’") -> Change:
    """Quotation marks and apostrophes of one kind."""

    def change(words: str) -> str:
        words = re.sub(_CLOSE, closing, re.sub(_OPEN, opening, words))
        return re.sub(r"(?<=\w)['’](?=\w|\s|$)", apostrophe, words)

    return change


#: What an author may type, or paste, of a passage.
TYPED = [
    Style("plain ASCII marks", STRAIGHT),
    Style("curly marks", marks("“", "”")),
    Style("German marks", marks("„", "“")),
    Style("guillemets", marks("«", "»")),
    Style("TeX marks", marks("``", "''", "'")),
    Style("prime for apostrophe", swap(("’", "′"))),
    Style("grave and acute for marks", marks('"', '"', "´")),
    Style("fullwidth apostrophe", swap(("’", "＇"))),
    Style("modifier apostrophe", swap(("’", "ʼ"))),
    Style("em dashes without spaces", every(" – | — ", "—")),
    Style("en dashes with spaces", every("—", "–")),
    Style("hyphens for dashes", swap(("–", "-"), ("—", "-"))),
    Style("double hyphens for dashes", every("[–—]", "--")),
    Style("triple hyphens for dashes", every(" ?[–—] ?", "---")),
    Style("horizontal bars", every("[–—]", "―")),
    Style("hyphen for minus", swap(("−", "-"))),
    Style("true hyphens", every(r"(?<=\w)-(?=\w)", "‐")),
    Style("non-breaking hyphens", every(r"(?<=\w)-(?=\w)", "‑")),
    Style("no-break spaces", swap((" ", "\u00a0"))),
    Style("narrow no-break spaces before units", every(r"(?<=\d) (?=\w)", "\u202f")),
    Style("thin spaces", every(r"(?<=\d) ", "\u2009")),
    Style("em spaces", every(r"(?<=,) ", "\u2003")),
    Style("double spaces", swap((" ", "  "))),
    Style("tabs", every(r"(?<=[.,]) ", "\t")),
    Style("line ends for spaces", swap((" ", "\n"))),
    Style("CRLF", every(r"(?<=\w{4}) ", "\r\n")),
    Style("indented lines", every(r"(?<=\w{5}) ", "\n    ")),
    Style("spaces around", lambda words: f"  {words}\n"),
    Style("soft hyphens", every(r"(?<=\w{3})(?=[^\W\d]{3})", "\u00ad")),
    Style("zero-width spaces", every(r"(?<=[^\W\d]{4})(?=[^\W\d]{4})", "\u200b")),
    Style("zero-width joiners", every(r"(?<=[aeiou])(?=[^\W\d])", "\u200d")),
    Style("word joiners around dashes", every("([–—−])", "\u2060\\1")),
    Style("byte order mark", lambda words: f"\ufeff{words}"),
    Style("ligatures", swap(("ffi", "ﬃ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))),
    Style("st ligature", swap(("st", "ﬆ"))),
    Style("hyphenated at line ends", every(r"(?<=\b[^\W\d_]{4})(?=[^\W\d_]{4})", "-\n")),
    Style("hyphenated by soft hyphens", every(r"(?<=\b[^\W\d_]{4})(?=[^\W\d_]{4})", "\u00ad\n")),
    Style("NFD", normal("NFD")),
    Style("NFC", normal("NFC")),
    Style("NFD in guillemets", lambda words: normal("NFD")(marks("«", "»")(words))),
]

_WRAP = r"(?<=[^\W\d_]{5}) "
_BROKEN = r"(?<=\b[^\W\d_]{4})(?=[^\W\d_]{4})"

#: How a source may be set.
SOURCES = [
    Style("as typed", same),
    Style("web page", every(r" |(?<!\n)\n(?!\n)", "\u00a0")),
    Style("plain mail", lambda words: swap(("–", "--"), ("—", "--"), ("−", "-"))(STRAIGHT(words))),
    Style("word processor", lambda words: every(r"(?<=\d) (?=\w)", "\u00a0")(marks("„", "“")(words))),
    Style("PDF, wrapped", every(_WRAP, "\n"), same),
    Style("PDF, hyphenated", every(_BROKEN, "-\n"), same),
    Style("PDF, soft hyphens", every(_BROKEN, "\u00ad\n"), same),
    Style("PDF, ligatures", swap(("ffi", "ﬃ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))),
    Style("zero-width spaces", every(_BROKEN, "\u200b"), same),
    Style("NFD, as file systems and PDFs have it", normal("NFD")),
    Style("NFD in guillemets", lambda words: normal("NFD")(marks("«", "»")(words))),
]
