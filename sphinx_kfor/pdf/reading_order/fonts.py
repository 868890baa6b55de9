"""What a PDF says of its fonts: the text and the breadth of each glyph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kfor.pdf.reading_order.file import File

_TEXT = re.compile(rb"<(?P<code>[0-9A-Fa-f]{4})> <(?P<text>[0-9A-Fa-f]+)>")
_BREADTHS = re.compile(rb"/W ?\[([^\]]*(?:\[[^\]]*\][^\[\]]*)*)\]")
_ESCAPES = {8: rb"\b", 9: rb"\t", 10: rb"\n", 12: rb"\f", 13: rb"\r"}
_NUMBER = re.compile(rb"\[|\]|[-\d.]+")


def of_utf16(digits: bytes) -> str:
    """Read a text in hexadecimal digits."""
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def utf16(text: str) -> bytes:
    """Write one likewise."""
    return text.encode("utf-16-be").hex().upper().encode()


@lru_cache(maxsize=4096)
def says_marks(digits: bytes) -> bool:
    """Tell whether a text in hexadecimal digits has marks: a document has few of them, and each often."""
    return has_marks(of_utf16(digits))


def has_marks(text: str) -> bool:
    """Tell whether *text* is one letter, or some that are one glyph, with marks that stand on it."""
    return len(text) > 1 and any(map(is_mark, text))


def is_mark(character: str) -> bool:
    """Tell whether *character* stands on a letter."""
    return category(character).startswith("M")


@dataclass
class Font:
    """A font: the texts of its glyphs by their codes, their breadths in thousandths of its size.

    Attributes:
        table: the number of the object that says the texts.
    """

    table: int
    texts: dict[int, str]
    breadths: Mapping[int, float] = field(default_factory=dict)

    @cached_property
    def marked(self) -> bytes:
        """A pattern of what shows a glyph that stands for a letter with marks on a page, if there are any."""
        codes = sorted(code for code, text in self.texts.items() if has_marks(text))
        # In a string a byte is a number, or stands as it is or behind a backslash; or all are digits.
        ends = [
            b"|".join(each for code in codes if code >> 8 == first for each in _forms(code & 255))
            for first in range(256)
        ]
        forms = [b"%s(?:%s)" % (each, end) for first, end in enumerate(ends) if end for each in _forms(first)]
        forms += [b"%04X" % code for code in codes]
        return b"|".join(forms)


def _forms(byte: int) -> list[bytes]:
    """Give patterns of the ways to write a byte in a string: what cannot be seen is a number there."""
    plain = bytes([byte])
    seen = (
        [re.escape(plain), re.escape(b"\\" + plain)]
        if plain.isascii() and plain.decode().isprintable()
        else []
    )
    return [rb"\\%03o" % byte, *seen, *([re.escape(_ESCAPES[byte])] if byte in _ESCAPES else [])]


def read_font(file: File, number: int) -> Font | None:
    """Read the font in an object, None for one without texts."""
    body = file.objects[number]
    table = re.search(rb"/ToUnicode (\d+) 0 R", body)
    if table is None:
        return None
    texts = {
        int(each["code"], 16): of_utf16(each["text"]) for each in _TEXT.finditer(file.stream(int(table[1])))
    }
    below = re.search(rb"/DescendantFonts ?\[(\d+) 0 R", body)
    return Font(int(table[1]), texts, _breadths(file.objects[int(below[1])]) if below else {})


def _breadths(body: bytes) -> dict[int, float]:
    """Read the breadths of glyphs, `first [breadth …]` or `first last breadth` (ISO 32000-2, 9.7.4.3)."""
    match = _BREADTHS.search(body)
    found: dict[int, float] = {}
    waiting: list[float] = []
    inside = False
    for token in _NUMBER.findall(match[1] if match else b""):
        if token in {b"[", b"]"}:
            inside = token == b"["
            if not inside:
                first, *breadths = waiting
                found.update({int(first) + place: breadth for place, breadth in enumerate(breadths)})
                waiting = []
            continue
        waiting.append(float(token))
        if not inside and len(waiting) == 3:  # noqa: PLR2004 - first, last, breadth
            found.update(dict.fromkeys(range(int(waiting[0]), int(waiting[1]) + 1), waiting[2]))
            waiting = []
    return found


def write_texts(file: File, font: Font, changed: Mapping[int, str]) -> None:
    """Let glyphs of *font* stand for other texts, by their codes."""

    def line(match: re.Match[bytes]) -> bytes:
        text = changed.get(int(match["code"], 16))
        return match[0] if text is None else b"<%s> <%s>" % (match["code"], utf16(text))

    file.exchange(font.table, _TEXT.sub(line, file.stream(font.table)))
