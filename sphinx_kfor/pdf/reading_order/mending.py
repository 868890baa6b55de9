"""Lets letters with marks be read once, and in their order, in a PDF as Typst writes it.

Where a font has no sign for a letter with its mark, Typst draws the two at different heights, and so one
after the other: each says both ("x̂x̂"), and of what is read from right to left they come in the order of the
eye, which begins at the end. Nothing is moved on the page here; each glyph is made to say its part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.reading_order.file import File
from sphinx_kfor.pdf.reading_order.fonts import (
    Font,
    has_marks,
    is_mark,
    read_font,
    utf16,
    write_texts,
)
from sphinx_kfor.pdf.reading_order.shows import Reader
from sphinx_kfor.pdf.reading_order.windows import windows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_kfor.pdf.reading_order.blocks import Block, Segment, Span, Unit

    #: A glyph, by the number of its font's table of texts and its code.
    Glyph = tuple[int, int]

#: How far, in points, a pen may seem to be from where it is.
_NEAR = 0.6
#: What a sign says that others have said already: a text there has to be.
_NOTHING = "\u200d"


def mended(pdf: bytes) -> tuple[bytes, str]:
    """Give *pdf* with letters that are read once and in their order, and the text of its pages with such.

    Raises:
        UnknownLayoutError: the file is not laid out as Typst does.
    """
    file = File(pdf)
    fonts: dict[int, Font | None] = {}
    pages = list(_pages(file, fonts))
    wanted: defaultdict[Glyph, set[str]] = defaultdict(set)
    for page in pages:
        page.part(wanted)
    said = {glyph: min(texts) for glyph, texts in wanted.items()}
    for font in filter(None, fonts.values()):
        changed = {code: said.get((font.table, code), text) for code, text in font.texts.items()}
        if changed != font.texts:
            write_texts(file, font, changed)
    for page in pages:
        page.write(file)
    return file.written(), "".join(text for page in pages for text in page.texts(said))


def _pages(file: File, fonts: dict[int, Font | None]) -> Iterator[_Page]:
    """Give the pages that have letters with marks; *fonts* takes up the fonts of them all."""
    for body in list(file.objects.values()):
        if b"/Type/Page/" not in body:
            continue
        resources, content = (
            re.search(rb"/%s (\d+) 0 R" % name, body) for name in (b"Resources", b"Contents")
        )
        if resources is None or content is None:
            continue
        named = re.search(rb"/Font ?<<([^<>]*)>>", file.objects[int(resources[1])])
        found = {}
        for name, number in re.findall(rb"/(\w+) (\d+) 0 R", named[1] if named else b""):
            key = int(number)
            if key not in fonts:
                fonts[key] = read_font(file, key)
            if (font := fonts[key]) is not None:
                found[name.decode()] = font
        stream = file.stream(int(content[1]))
        if spans := windows(stream, found):
            yield _Page(int(content[1]), stream, Reader(stream, found).blocks(spans))


class _Page:
    """A page: what it shows, and what of that is to say something else."""

    def __init__(self, number: int, content: bytes, blocks: list[Block]) -> None:
        self.number = number
        self._content = content
        self._runs = list(_runs(blocks))
        self._texts: dict[Span, str] = {}
        read = [block for run in self._runs for block in reversed(run)]
        #: What it shows in the order in which it is read, each with the number of its block.
        self._units = [
            (number, unit)
            for number, block in enumerate(read)
            for segment in _in_order(block)
            for unit in (segment.units[::-1] if block.backwards else segment.units)
        ]

    def part(self, wanted: defaultdict[Glyph, set[str]]) -> None:
        """Find what each glyph is to say; *wanted* takes up what its font has to say for it."""
        for unit, text in _parted(self._units):
            if unit.actual is None:
                wanted[unit.font, unit.codes[0]].add(text)
            elif text != unit.text:
                self._texts[unit.actual] = text

    def texts(self, said: Mapping[Glyph, str]) -> Iterator[str]:
        """Give what it says, where each font says what is *said*."""
        for _, unit in self._units:
            if unit.actual is None:
                yield said[unit.font, unit.codes[0]]
            else:
                yield self._texts.get(unit.actual, unit.text)

    def write(self, file: File) -> None:
        """Let *file* have its content with all that is to be."""
        if (content := self._written()) != self._content:
            file.exchange(self.number, content)

    def _written(self) -> bytes:
        pieces, place = [], 0
        for run in self._runs:
            for slot, block in zip(run, reversed(run), strict=True):
                if block.span is None or slot.span is None:
                    # What is no part of the text stays where it is.
                    continue
                pieces += [self._between(place, slot.span[0]), self._block(block, slot.number)]
                place = slot.span[1]
        return b"".join([*pieces, self._between(place, len(self._content))])

    def _block(self, block: Block, number: int) -> bytes:
        start, end = block.span or (0, 0)
        pieces = [self._between(start, block.mark[0]), b"%d" % number]
        place = block.mark[1]
        for slot, segment in zip(block.segments, _in_order(block), strict=True):
            part = self._between(segment.start, segment.end)
            if _is_unmarked(block, segment):
                part = b"/ReversedChars BMC\n%s\nEMC" % part
            pieces += [self._between(place, slot.start), b"\n", part, b"\n"]
            place = slot.end
        return b"".join([*pieces, self._between(place, end)])

    def _between(self, start: int, end: int) -> bytes:
        """Give the content from *start* to *end*, with the texts that stand in it."""
        pieces, place = [], start
        for (first, last), text in sorted(self._texts.items()):
            if start <= first and last <= end:
                pieces += [self._content[place:first], b"<FEFF%s>" % utf16(text)]
                place = last
        return b"".join([*pieces, self._content[place:end]])


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Give the blocks of a page in runs: those together that are drawn from the end on, others alone."""
    run: list[Block] = []
    for block in blocks:
        if run and not (block.backwards and block.number == run[-1].number + 1 and _follows(run[-1], block)):
            yield run
            run = []
        run.append(block)
        if not block.backwards:
            yield run
            run = []
    if run:
        yield run


def _follows(block: Block, after: Block) -> bool:
    """Tell whether a block is drawn where the pen has come to, or where it began with a mark."""
    turned = abs(block.end.y - block.start.y) > abs(block.end.x - block.start.x)
    begins, comes, goes_on = (
        (point.y, point.x) if turned else point for point in (block.start, block.end, after.start)
    )
    near = min(abs(begins[0] - goes_on[0]), abs(comes[0] - goes_on[0]))
    return near < _NEAR and abs(begins[1] - goes_on[1]) < block.size


def _in_order(block: Block) -> list[Segment]:
    return block.segments[::-1] if block.backwards else block.segments


def _is_unmarked(block: Block, segment: Segment) -> bool:
    """Tell whether a segment is drawn from its end on, and does not say so."""
    return block.backwards and len(segment.units) > 1 and not segment.backwards


def _parted(units: Sequence[tuple[int, Unit]]) -> Iterator[tuple[Unit, str]]:
    """Give units, as they are read, with what each is to say: where a letter is drawn in parts, its part."""
    place = 0
    while place < len(units):
        end = place + 1
        _, first = units[place]
        while (
            end < len(units)
            and has_marks(first.text)
            and units[end][1].text == first.text
            and units[end][0] != units[end - 1][0]
            and units[end][1].font == first.font
            and units[end][1].codes != first.codes
        ):
            end += 1
        parts = [unit for _, unit in units[place:end]]
        yield from zip(parts, _parts(first.text, len(parts)), strict=True)
        place = end


def _parts(text: str, number: int) -> list[str]:
    """Part *text* into *number* parts, before its last marks; where that is not enough, anywhere."""
    if number >= len(text):
        return [*text, *[_NOTHING] * (number - len(text))]
    marks = [place for place, character in enumerate(text) if is_mark(character)]
    if number - 1 > len(marks):
        return [text, *[_NOTHING] * (number - 1)]
    cuts = [0, *marks[len(marks) - number + 1 :], len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]
