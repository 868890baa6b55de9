"""Reads the blocks of text that a page's content shows."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.reading_order.blocks import Block, Point, Segment, Unit
from sphinx_kfor.pdf.reading_order.fonts import of_utf16

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_kfor.pdf.reading_order.blocks import Span
    from sphinx_kfor.pdf.reading_order.fonts import Font

_HEX = rb"<[0-9A-Fa-f\s]*>"
# Brackets in a string are escaped, or in pairs.
_STRING = rb"\((?:\\.|[^\\()])*\)"
for _ in range(4):
    _STRING = rb"\((?:\\.|[^\\()]|" + _STRING + rb")*\)"
_VALUE = rb"(?:" + _HEX + rb"|" + _STRING + rb")"
_OPERATOR = re.compile(
    rb"/(?P<tag>\w+) ?(?:<<(?P<properties>(?:<<(?:"
    + _VALUE
    + rb"|[^<>()])*>>|"
    + _VALUE
    + rb"|[^<>()])*)>>BDC|BMC)"
    rb"|/(?P<font>\w+) (?P<size>[-\d.]+) Tf"
    rb"|(?P<matrix>(?:[-\d.]+ ){6})(?P<moved>cm|Tm)"
    rb"|(?P<shown>\[(?:" + _VALUE + rb"|[^<>()\[\]])*\]|" + _VALUE + rb")\s*T[Jj]"
    rb"|\b(?P<word>EMC|BT|ET|Tr)\b",
    re.DOTALL,
)
_PIECE = re.compile(_VALUE + rb"|[-\d.]+", re.DOTALL)
_ACTUAL = re.compile(rb"/ActualText ?(?P<text>" + _VALUE + rb")", re.DOTALL)
_MARK = re.compile(rb"/MCID (?P<number>\d+)")
_ESCAPE = re.compile(rb"\\(?:(?P<octal>[0-7]{1,3})|(?P<other>.))", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def decoded(value: bytes) -> bytes:
    """Read a string, in brackets or in hexadecimal digits."""
    if value.startswith(b"<"):
        return bytes.fromhex(value[1:-1].decode())
    return _ESCAPE.sub(
        lambda match: (
            bytes([int(match["octal"], 8) & 255])
            if match["octal"]
            else _LETTERS.get(match["other"], match["other"])
        ),
        value[1:-1],
    )


def text_of(value: bytes) -> str:
    """Read a string that is text."""
    content = decoded(value)
    return (
        of_utf16(content[2:].hex().encode()) if content.startswith(b"\xfe\xff") else content.decode("latin-1")
    )


class Reader:
    """Reads the content of one page.

    Args:
        content: it.
        fonts: its fonts, by the names that it has for them.
    """

    def __init__(self, content: bytes, fonts: Mapping[str, Font]) -> None:
        self._content = content
        self._fonts = fonts
        self._open: list[tuple[re.Match[bytes], int]] = []
        self._blocks: list[Block] = []
        self._in_text = False
        self._font, self._size = "", 0.0
        self._page, self._pen = (1.0, 0.0, 0.0, 0.0), 0.0
        self._said: Unit | None = None

    def blocks(self, windows: Iterable[Span]) -> list[Block]:
        """Give the blocks of parts of the page."""
        for match in chain.from_iterable(_OPERATOR.finditer(self._content, *window) for window in windows):
            if match["tag"]:
                self._begin(match)
            elif match["font"]:
                self._font, self._size = match["font"].decode(), float(match["size"])
            elif match["matrix"]:
                self._move(match)
            elif match["shown"]:
                self._show(match)
            else:
                self._word(match)
        return self._blocks

    def _word(self, match: re.Match[bytes]) -> None:
        match match["word"]:
            case b"BT":
                self._in_text, self._pen = True, 0.0
                self._blocks.append(Block(start=Point(*self._page[2:])))
            case b"ET":
                self._in_text = False
            case b"Tr" if self._in_text and not self._begun():
                # Each part of a block begins by saying how it is drawn.
                self._part(match.start() - len(b"0 "))
            case b"EMC":
                self._finish(match)

    def _begun(self) -> bool:
        """Tell whether marked content in this block has begun, which is a part of its own."""
        return bool(self._open) and self._open[-1][1] < 0

    def _part(self, start: int, *, backwards: bool = False) -> None:
        self._blocks[-1].segments.append(Segment(start, start, backwards))

    def _begin(self, match: re.Match[bytes]) -> None:
        if not self._in_text:
            self._open.append((match, len(self._blocks)))
            return
        if not self._begun():
            self._part(match.start(), backwards=match["tag"] == b"ReversedChars")
        self._open.append((match, -1))
        if actual := _ACTUAL.search(match["properties"] or b""):
            at = match.start("properties")
            self._said = Unit(
                0, (), text_of(actual["text"]), (at + actual.start("text"), at + actual.end("text"))
            )

    def _finish(self, match: re.Match[bytes]) -> None:
        if not self._open:
            return
        begun, held = self._open.pop()
        if held < 0:
            if not self._begun():
                self._said = None
                self._blocks[-1].segments[-1].end = match.end()
        elif len(self._blocks) == held + 1 and (mark := _MARK.search(begun["properties"] or b"")):
            block, at = self._blocks[-1], begun.start("properties")
            block.span, block.number = (begun.start(), match.end()), int(mark["number"])
            block.mark = (at + mark.start("number"), at + mark.end("number"))

    def _move(self, match: re.Match[bytes]) -> None:
        numbers = [float(each) for each in match["matrix"].split()]
        if match["moved"] == b"Tm":
            self._pen = numbers[4]
        else:
            self._page = (numbers[0], numbers[1], numbers[4], numbers[5])

    def _show(self, match: re.Match[bytes]) -> None:
        block = self._blocks[-1]
        segment = block.segments[-1]
        segment.end = max(segment.end, match.end())
        font = self._fonts[self._font]
        for code in self._drawn(match["shown"]):
            if self._said is None:
                segment.units.append(Unit(font.table, (code,), font.texts.get(code, "")))
                continue
            if not self._said.codes:
                segment.units.append(self._said)
            self._said.font, self._said.codes = font.table, (*self._said.codes, code)
        right, up, x, y = self._page
        block.size = self._size
        block.end = Point(x + right * self._pen, y + up * self._pen)

    def _drawn(self, shown: bytes) -> Iterator[int]:
        """Give the codes that are drawn, and let the pen go on."""
        breadths = self._fonts[self._font].breadths
        for piece in _PIECE.findall(shown):
            if piece[:1] not in b"(<":
                self._pen -= float(piece) / 1000 * self._size
                continue
            codes = decoded(piece)
            for at in range(0, len(codes) - 1, 2):
                code = int.from_bytes(codes[at : at + 2])
                self._pen += breadths.get(code, 0) / 1000 * self._size
                yield code
