"""The characters that folding evens out, by kind, and patterns made of them."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Callable

#: Characters a reader cannot see: soft hyphen, zero-width spaces and joiners, byte order mark.
INVISIBLE = "\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\ufeff"
#: Controls that change the order in which text is shown (Unicode Bidirectional Algorithm, 3.1).
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HYPHENS = "-\u2010\u2011"
DASHES = HYPHENS + "\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
#: Hebrew geresh and gershayim are typed as quotation marks.
SINGLE_MARKS = "'\u2018\u2019\u201a\u201b\u2039\u203a\u02bc`\u00b4\u2032\uff07\u05f3"
DOUBLE_MARKS = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\u301f\uff02\u05f4'
LIGATURES = {chr(0xFB00 + i): name for i, name in enumerate(["ff", "fi", "fl", "ffi", "ffl", "st", "st"])}
#: Armenian ligatures, wide Hebrew letters and Arabic letters in the form that they have in a word, as PDFs
#: give them; not the other Hebrew ones, which NFC takes apart, nor whole phrases in one character.
_WIDE = (*range(0xFB20, 0xFB29), 0xFB4F)
_FORMS = {
    form: unicodedata.normalize("NFKC", form)
    for form in map(chr, [*range(0xFB13, 0xFB18), *_WIDE, *range(0xFB50, 0xFDF0), *range(0xFE70, 0xFEFD)])
    if unicodedata.decomposition(form) and unicodedata.normalize("NFKC", form)[0] != " "
}
FORMS = "".join(_FORMS)
#: French typography sets a space between these and the words that they enclose.
GUILLEMETS = "\u00ab\u00bb\u2039\u203a"
#: What no reader sees; the tatweel only draws an Arabic word out.
UNSEEN = INVISIBLE + BIDI + "\u0640"

_LETTER = r"[^\W\d_]"
#: Patterns: a line's end with the space around it, a dash, a hyphen that ends a line within a word.
LINE_END = r"[^\S\r\n]*\r?\n[^\S\r\n]*"
#: A soft hyphen that ends a line, or stands on one by itself.
SOFT_BREAK = f"(?:{LINE_END})?\u00ad{LINE_END}"
DASH = f"(?:--+|[{re.escape(DASHES)}])"
#: As PDFs give it the hyphen may stand apart: `struc -⏎tural`.
LINE_HYPHEN = rf"(?<={_LETTER})[^\S\r\n]*[{re.escape(HYPHENS)}]{LINE_END}(?={_LETTER})"

#: Guillemets with that space; with none on its other side one is German or Danish, as in `»so« etwas`.
_CLASS = re.escape(DASHES) + UNSEEN
_STOPS = r".,;:!?\u2026)\]"
GUILLEMET_OPENING = rf"(?<![\w{_STOPS}{_CLASS}{DOUBLE_MARKS}])[\u00ab\u2039]\s+(?=[^\s{_CLASS}])"
GUILLEMET_CLOSING = (
    rf"(?<=[^\s{_CLASS}])\s+[\u00bb\u203a](?![^\s{_STOPS}{_CLASS}{SINGLE_MARKS}{DOUBLE_MARKS}])"
)

#: The space that French typography sets before these marks, where a word ends and nothing follows at once.
MARK_SPACE = r"(?<=[^\W_])\s+(?=[;:!?]+(?:[\s)\]\u00bb\u201d\"']|\Z))"

#: Thai, Lao, Burmese, Khmer, Chinese and Japanese without their digits, and the punctuation set with
#: them; for use in a character class.
UNSPACED = (
    "\u0e01-\u0e4f\u0e5a\u0e5b\u0e81-\u0ecf\u0edc-\u0edf\u1000-\u103f\u104a-\u108f\u109a-\u109f"
    "\ua9e0-\ua9ef\uaa60-\uaa7f\u1780-\u17db\u2e80-\u2fdf\u3001-\u3029\u3030-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff61-\uff9f"
    "\U00020000-\U0003ffff"
)
#: White space that stands for nothing: between letters of a script without spaces, or one and a digit.
UNSPACED_GAP = (
    rf"(?<=[{UNSPACED}])[{UNSEEN}]*+(?:\s[\s{UNSEEN}]*+)(?=[{UNSPACED}\d])"
    rf"|(?<=\d)[{UNSEEN}]*+(?:\s[\s{UNSEEN}]*+)(?=[{UNSPACED}])"
)

#: White space but for the space itself; the first nine are ASCII.
SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    chr(i) for i in range(0x2000, 0x200B)
)
ASCII_SPACES = SPACES[:9]
#: What folds one to one; a double mark is a single one but behind a digit, where it means inches.
ONE_TO_ONE = (
    dict.fromkeys(SPACES, " ")
    | dict.fromkeys(DASHES[1:], "-")
    | dict.fromkeys(SINGLE_MARKS[1:], "'")
    | dict.fromkeys(DOUBLE_MARKS[1:], '"')
    | {form: letter for form, letter in _FORMS.items() if len(letter) == 1}
)
#: What folds to more than one character, whatever stands around it.
LONGER = LIGATURES | {"\u2026": "..."} | {form: some for form, some in _FORMS.items() if len(some) > 1}
#: What folds, wherever it stands.
FOLDED = frozenset([*ONE_TO_ONE, *LONGER, *UNSEEN, '"'])
_ASCII = bytes(range(128))
_MIXED = late(r"\w*(?:[A-Za-z]\w*[\u0370-\u052f]|[\u0370-\u052f]\w*[A-Za-z])\w*")


@lru_cache(maxsize=16)
def strangers(text: str) -> frozenset[str]:
    """The characters of a text that are not ASCII."""
    if text.isascii():
        return frozenset()
    return frozenset(others(text))


def others(text: str) -> str:
    """A text without its ASCII characters."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def coded(text: str, symbols: str = "") -> bytes:
    """A text in one byte a character, for what compares bytes.

    Args:
        text: the text.
        symbols: at most 254 characters that keep apart from all others; if there are none but
            ASCII, every ASCII character does. The rest is one and the same byte.
    """
    # The byte of a question mark is what stands for the rest.
    text = text.replace("?", "\0")
    if symbols.isascii():
        return text.encode("ascii", "replace")
    return _coder("".join(sorted(set(symbols) - {"\0", "?"})))(text)


@lru_cache(maxsize=64)
def _coder(symbols: str) -> Callable[[str], bytes]:
    others = (chr(code) for code in range(1, 128) if chr(code) not in symbols and chr(code) != "?")
    table = codecs.charmap_build(f"\0?{symbols}{''.join(others)}"[:256])
    return lambda text: codecs.charmap_encode(text, "replace", table)[0]


def mixed_scripts(text: str) -> str:
    """The first word that has Latin letters and Greek or Cyrillic ones, which look alike; empty if none."""
    mixed = _MIXED.search(text)
    return mixed[0] if mixed else ""
