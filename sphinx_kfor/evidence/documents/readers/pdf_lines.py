"""The lines of a PDF's page, as PDFium finds its characters: their order, place, size, and raised numbers.

Lengths are points; a page's origin is its lower left corner.
"""

from __future__ import annotations

import ctypes
import math
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pypdfium2 import raw

from sphinx_kfor.evidence.documents.readers.pdf_margins import Stretch, in_margin
from sphinx_kfor.evidence.documents.readers.raised import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfPage, PdfTextPage

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
#: A raised number, behind which the line may go on, and a raised part of a formula.
_EXPONENT = re.compile(r"([+\-\u2212]?\d{1,3})(?!\d)")
_SUPERSCRIPT = re.compile(r"[\U0001d400-\U0001d7ffα-ω\d+\u2212\-*/]{1,12}")
_BULLET = {0x88: "•"}
_NO_TEX = re.compile("[\x01\x03-\x08\x0b\x0c\x0e\x0f\x17\x18\x1a]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
#: A digit that stands so much above the baseline, in points, stands on it.
_ROUNDING = 0.3
_FAR = 1.3
#: A gap near a line's beginning, in characters, that may part it from the margin, in heights of a letter.
_NEAR, _WIDE = 26, 0.9
#: Columns are columns of prose where their lines have so many characters.
_PROSE = 22
_LEAST_LINES = 4


@dataclass(frozen=True)
class Line:
    """A line of a page.

    Attributes:
        text: its words; a word that it breaks ends in a hyphen.
        left: where it begins.
        right: where it ends.
        top: its baseline.
        size: the size of its font.
        noted: whether it begins with a raised mark, as a note does.
        margin: whether it stands in the page's margin.
    """

    text: str
    left: float
    right: float
    top: float
    size: float
    noted: bool = False
    margin: bool = False


def lines_of(page: PdfPage) -> list[Line]:
    """The lines of a page in the order in which they are read, those of its margins last."""
    text = page.get_textpage()
    chars = _Characters(text)
    spans = [span for match in _LINE.finditer(chars.text) for span in chars.pieces(*match.span())]
    lines: list[Line] = []
    margins: list[Line] = []
    for start, end, margin in chars.without_margin(spans):
        line = chars.line(start, end)
        if line is None:
            continue
        joined = _joined(lines[-1], line) if lines and not margin else None
        if joined:
            lines[-1] = joined
        elif margin:
            margins.append(replace(line, margin=True))
        else:
            lines.append(line)
    text.close()
    page.close()
    return [*(_by_columns(lines) if chars.apart else lines), *margins]


def _of_tex(text: str) -> str:
    """A page's text, with the signs that fonts of TeX have where others have none."""
    if _NO_TEX.search(text):
        return text.translate(_BULLET)  # some font has signs of its own everywhere
    return text.translate(_TEX)


class _Characters:
    """The characters of a page with their places."""

    def __init__(self, page: PdfTextPage) -> None:
        self.page = page
        self.text = _of_tex(page.get_text_range())
        self._wide = len(self.text) != page.count_chars()
        self._values = [ctypes.c_double() for _ in range(4)]
        self._boxed = [ctypes.byref(value) for value in self._values]
        self._matrix = raw.FS_MATRIX()
        self.apart = self._stand_apart()

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """A line, in parts where another column stands on the same height."""
        if not self.apart:
            return [(start, end)]
        parts = []
        for gap in _GAP.finditer(self.text, start, end):
            at = gap.end()
            right = self.box(gap.start() - 1)[1]
            left, _, bottom, top = self.box(at)
            if left - right > _FAR * max(top - bottom, 1) and self._gutter(right, left):
                parts.append((start, at))
                start = at
        return [*parts, (start, end)]

    def without_margin(self, spans: list[tuple[int, int]]) -> list[tuple[int, int, bool]]:
        """The lines, and whether each stands in the margin, also what there is glued to a line."""
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
        return len(gaps) >= _LEAST_LINES

    def _gutter(self, right: float, left: float) -> bool:
        """Whether a gap lies where most other gaps of the page do."""
        shared = bisect_left(self._rights, left) - bisect_right(self._lefts, right)
        return shared >= max(_LEAST_LINES, len(self._lefts) // 3)


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
            if left - right > _FAR * max(top - bottom, 1):
                yield right, left


def _joined(above: Line, line: Line) -> Line | None:
    """Two parts of one line that PDFium parts since something in it is raised."""
    level = abs(above.top - line.top) < 0.6 * max(above.size, line.size)
    gap = line.left - above.right
    if not level or not -1.0 <= gap < _FAR * max(above.size, line.size) or above.text.endswith("-"):
        return None
    rises = line.top - above.top > 0.12 * above.size
    exponent = _EXPONENT.match(line.text) if rises else None
    lowers = above.top - line.top > 0.12 * line.size and above.text.strip().isdigit()
    words = line.text
    if exponent:
        words = raised(above.text[-8:], exponent[1]) + line.text[exponent.end() :]
    elif rises and _SUPERSCRIPT.fullmatch(line.text.strip()):
        words = f"^({line.text.strip()})" if len(line.text.strip()) > 1 else f"^{line.text.strip()}"
    space = " " if gap > 0.2 * line.size and words == line.text and not above.text.endswith(" ") else ""
    whole = replace(above, text=above.text + space + words, right=line.right)
    return replace(whole, size=line.size, noted=True) if lowers else whole


def _by_columns(lines: list[Line]) -> list[Line]:
    """Lines written across two columns, column by column; those of a table stay as they stand."""
    groups: list[list[Line]] = []
    for line in lines:
        if (
            groups
            and abs(groups[-1][-1].top - line.top) < 0.5 * line.size
            and line.left > groups[-1][-1].right
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    ordered: list[Line] = []
    band: list[list[Line]] = []
    for group in [*groups, []]:
        if band and not _in_band(band, group):
            ordered += _ordered(band)
            band = []
        if len(group) > 1 or (band and group):
            band.append(group)
        else:
            ordered += group
    return ordered


def _in_band(band: list[list[Line]], group: list[Line]) -> bool:
    """Whether a row of lines goes on with the columns above it: it has as many, or only one of them."""
    if not group:
        return False
    split = min(row[1].left for row in band if len(row) > 1)
    return all(line.right <= split + 2 or line.left >= split - 2 for line in group)


def _ordered(band: list[list[Line]]) -> list[Line]:
    """The rows of a band, column by column if they are prose, else each as one line with tabs."""
    two = [row for row in band if len(row) == 2]  # noqa: PLR2004 (columns)
    letters = sum(len(line.text) for row in two for line in row)
    if len(two) >= _LEAST_LINES and len(two) * 2 >= len(band) and letters / (2 * len(two)) >= _PROSE:
        split = min(row[1].left for row in two)
        lines = [line for row in band for line in row]
        return [line for line in lines if line.left < split - 2] + [
            line for line in lines if line.left >= split - 2
        ]
    return [_row(row) for row in band]


def _row(row: list[Line]) -> Line:
    return replace(row[0], text="\t".join(line.text.strip() for line in row), right=row[-1].right)
