"""The characters of a PDF's page with their places, as PDFium finds them: their lines, and raised numbers.

Lengths are points; a page's origin is its lower left corner.
"""

from __future__ import annotations

import ctypes
import math
import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from pypdfium2 import raw

from sphinx_kfor.evidence.documents.readers.pdf_line import FAR, LEAST_LINES, Line
from sphinx_kfor.evidence.documents.readers.pdf_margins import Stretch, in_margin
from sphinx_kfor.evidence.documents.readers.raised import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfTextPage


#: PDFium puts these for a hyphen at a line's end.
_HYPHENS = "\u0002\ufffe"
_LINE = re.compile(r"[^\r\n\u0002\ufffe]+(?:[\u0002\ufffe]|(?=[\r\n])|$)")
#: Between two words; PDFium puts a space wherever they stand apart.
_GAP = re.compile(r"(?<=[^\s\u0002\ufffe])[ \u00a0]+(?=[^\s\u0002\ufffe])")
_DIGITS = re.compile(r"[\u2212\-+]?\d+")
#: The mark of a note, and what follows it.
_MARK = re.compile(r"(?:\d{1,3}|[*∗†‡§])\s*(?=\S)")
#: What older TeX fonts that name no characters have for these (the Cork encoding, and a bullet).
_TEX = {
    **dict(zip(range(0x10, 0x17), "“”„«»–—", strict=True)),
    **dict(zip(range(0x1B, 0x20), "ﬀﬁﬂﬃﬄ", strict=True)),
}
_BULLET = {0x88: "•"}
_NO_TEX = re.compile("[\x01\x03-\x08\x0b\x0c\x0e\x0f\x17\x18\x1a]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
#: A digit that stands so much above the baseline, in points, stands on it.
_ROUNDING = 0.3
#: A gap near a line's beginning, in characters, that may part it from the margin, in heights of a letter.
_NEAR, _WIDE = 26, 0.9


def _of_tex(text: str) -> str:
    """A page's text, with the signs that fonts of TeX have where others have none."""
    if _NO_TEX.search(text):
        return text.translate(_BULLET)  # some font has signs of its own everywhere
    return text.translate(_TEX)


class Characters:
    """The characters of a page with their places."""

    def __init__(self, page: PdfTextPage) -> None:
        self.page = page
        self.text = _of_tex(page.get_text_range())
        self._wide = len(self.text) != page.count_chars()
        self._values = [ctypes.c_double() for _ in range(4)]
        self._boxed = [ctypes.byref(value) for value in self._values]
        self._matrix = raw.FS_MATRIX()
        self.apart = self._stand_apart()

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """A line, in parts where another column stands on the same height."""
        if not self.apart:
            return [(start, end)]
        parts = []
        for gap in _GAP.finditer(self.text, start, end):
            at = gap.end()
            right = self.box(gap.start() - 1)[1]
            left, _, bottom, top = self.box(at)
            if left - right > FAR * max(top - bottom, 1) and self._gutter(right, left):
                parts.append((start, at))
                start = at
        return [*parts, (start, end)]

    def stretches(self) -> list[tuple[int, int, bool]]:
        """The lines, and whether each stands in the margin, also what there is glued to a line."""
        spans = [span for match in _LINE.finditer(self.text) for span in self._pieces(*match.span())]
        found: list[tuple[int, int, bool]] = []
        for (start, end), size in zip(
            spans, in_margin([self._stretch(*span) for span in spans]), strict=True
        ):
            if size:
                found.append((start, start + size, True))
            if start + size < end:
                found.append((start + size, end, False))
        return found

    def _stretch(self, start: int, end: int) -> Stretch:
        text = self.text[start:end]
        last = start + len(text.rstrip(" " + _HYPHENS)) - 1
        if last < start:
            return Stretch(text, 0.0, 0.0)
        left, right = self.box(start)[0], self.box(last)[1]
        gap = _GAP.search(self.text, start, min(end, start + _NEAR))
        if gap is None or gap.end() >= end:
            return Stretch(text, left, right)
        inner, _, bottom, top = self.box(gap.end())
        wide = inner - self.box(gap.start() - 1)[1] > _WIDE * max(top - bottom, 1)
        return Stretch(text, left, right, gap.end() - start, inner) if wide else Stretch(text, left, right)

    def line(self, start: int, end: int) -> Line | None:
        """The line between two places of the text; None for one without a character that is seen."""
        text = self.text[start:end]
        first = start + len(text) - len(text.lstrip(" "))
        last = start + len(text.rstrip(" " + _HYPHENS)) - 1
        if last < first:
            return None
        words = self._without_raised(start, end).translate(_LIGATURES)
        if text[-1] in _HYPHENS:
            words = words[:-1] + "-"
        left, baseline = self.origin(first)
        return Line(
            words,
            round(left, 1),
            round(self.box(last)[1], 1),
            round(baseline, 1),
            self.size(first, last),
            self._is_noted(first, last, baseline),
        )

    def _is_noted(self, first: int, last: int, baseline: float) -> bool:
        """Whether a line begins with a mark that stands above what follows it."""
        mark = _MARK.match(self.text, first, last + 1)
        return mark is not None and baseline - self.origin(mark.end())[1] > _ROUNDING

    def box(self, at: int) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of a character."""
        raw.FPDFText_GetCharBox(self.page, self._index(at), *self._boxed)
        left, right, bottom, top = (value.value for value in self._values)
        return left, right, bottom, top

    def origin(self, at: int) -> tuple[float, float]:
        """Where a character stands on its baseline."""
        raw.FPDFText_GetCharOrigin(self.page, self._index(at), *self._boxed[:2])
        return self._values[0].value, self._values[1].value

    def size(self, first: int, last: int) -> float:
        """The size of the larger of the fonts at the beginning and in the middle of a line."""
        return max(self._size(first), self._size((first + last) // 2))

    def _size(self, place: int) -> float:
        at = self._index(place)
        raw.FPDFText_GetMatrix(self.page, at, ctypes.byref(self._matrix))
        scale = math.hypot(self._matrix.c, self._matrix.d)
        return round(float(raw.FPDFText_GetFontSize(self.page, at)) * scale, 1)

    def _index(self, at: int) -> int:
        if not self._wide:
            return at
        units = at + sum(character > "\uffff" for character in self.text[:at])
        return max(0, int(raw.FPDFText_GetCharIndexFromTextIndex(self.page, units)))

    def _without_raised(self, start: int, end: int) -> str:
        """The words of a line, without the numbers of notes, and with its exponents raised."""
        text, pieces, done = self.text, [], start
        for match in _DIGITS.finditer(text, start, end):
            at = self._raised_from(*match.span(), start)
            if at < match.end():
                pieces += [text[done:at], raised(text[max(start, at - 8) : at], text[at : match.end()])]
                done = match.end()
        return "".join([*pieces, text[done:end]])

    def _raised_from(self, first: int, end: int, start: int) -> int:
        """Where in some digits, which begin and end there, raised ones begin; their end if there are none."""
        base = first - 1 if first > start and not self.text[first - 1].isspace() else first
        if base == end - 1:
            return end
        baseline = self.origin(base)[1]
        size = 0.0
        at = end
        while at > first:
            rise = self.box(at - 1)[2] - baseline
            if rise <= _ROUNDING:
                break
            size = size or self.size(base, base) or 1
            if not 0.17 * size < rise < size:
                break
            at -= 1
        return at

    def _stand_apart(self) -> bool:
        """Whether several lines have something on the same height far to their right: columns or a table."""
        count = self.page.count_rects()
        gaps = list(_gaps([self.page.get_rect(number) for number in range(count)]))
        self._rights, self._lefts = sorted(gap[0] for gap in gaps), sorted(gap[1] for gap in gaps)
        return len(gaps) >= LEAST_LINES

    def _gutter(self, right: float, left: float) -> bool:
        """Whether a gap lies where most other gaps of the page do."""
        shared = bisect_left(self._rights, left) - bisect_right(self._lefts, right)
        return shared >= max(LEAST_LINES, len(self._lefts) // 3)


def _gaps(rects: list[tuple[float, float, float, float]]) -> Iterator[tuple[float, float]]:
    """Where two stretches of text that stand on one height are far apart.

    Args:
        rects: the left, lower, right and upper edge of each stretch.
    """
    rows: list[list[tuple[float, float, float, float]]] = []
    for rect in sorted(rects, key=lambda rect: -(rect[1] + rect[3])):
        middle = (rect[1] + rect[3]) / 2
        if rows and rows[-1][0][1] < middle < rows[-1][0][3]:
            rows[-1].append(rect)
        else:
            rows.append([rect])
    for row in rows:
        row.sort()
        for (_, bottom, right, top), (left, *_) in pairwise(row):
            if left - right > FAR * max(top - bottom, 1):
                yield right, left
