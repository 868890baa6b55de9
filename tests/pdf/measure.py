"""What a PDF's pages measure: glyphs and pictures that leave the text area, glyphs that lie on one another.

Also a program, `python tests/pdf/measure.py FILE.pdf…`, which prints what it finds, and exits 1 if it does.
Lengths are points, from the page's upper left corner.
"""

from __future__ import annotations

import io
import sys
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pymupdf
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

_CENTIMETRE = 72 / 2.54
#: How far a glyph may reach over an edge: italics and punctuation do.
_TOLERANCE = 2.0
#: The same for the upper and lower edge, where the marks above and below a line's own hang over.
_HANGING = 8.0
#: A glyph's body without what it shares with its neighbours, as parts of its size: ascenders, side bearings.
_HEIGHT, _BEARING = 0.42, 0.12
#: The part of a glyph's body that another one may cover.
_COVERED = 0.35
#: Where heads end and feet begin, as parts of the margins that they stand in.
_HEAD, _FOOT = 0.72, 0.28
#: The opacity, of 255, up to which nothing of a picture is seen.
_CLEAR = 8
#: What is drawn far from the page is looked for as well.
_FAR = 3000


class Box(NamedTuple):
    """A rectangle by its edges."""

    left: float
    upper: float
    right: float
    lower: float

    def within(self, other: Box) -> float:
        """Give the part of the smaller of two boxes that the other covers."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.lower, other.lower) - max(self.upper, other.upper)
        least = min((each.right - each.left) * (each.lower - each.upper) for each in (self, other))
        return max(0.0, width) * max(0.0, height) / least if least > 0 else 0.0


@dataclass(frozen=True)
class Margins:
    """What a page keeps free of text, in points; those of a page of ours if nothing else is said."""

    left: float = 2.7 * _CENTIMETRE
    right: float = 2.7 * _CENTIMETRE
    top: float = 2.7 * _CENTIMETRE
    bottom: float = 2.6 * _CENTIMETRE


#: Those of pages of two columns, and of pages with notes beside the text.
TWO_COLUMNS = Margins(left=2.1 * _CENTIMETRE, right=2.1 * _CENTIMETRE)
SIDE_NOTES = Margins(left=2.2 * _CENTIMETRE, right=1.4 * _CENTIMETRE)


@dataclass(frozen=True)
class Glyph:
    """A character on a page.

    Attributes:
        text: the character.
        box: where it stands.
        body: what of that is its alone.
        line: the text of its line.
        size: of its font.
        page: the page, from 1.
        raised: whether it is raised, as the mark of a note is.
    """

    text: str
    box: Box
    body: Box
    line: str
    size: float
    page: int
    raised: bool


@dataclass(frozen=True)
class Flaw:
    """Something wrong with a page: its number from 1, what it is, by how many points, and on which line."""

    page: int
    what: str
    line: str
    points: float = 0

    def __str__(self) -> str:
        return f"p. {self.page}: {self.what}{f' by {self.points:.0f} pt' if self.points else ''}: {self.line}"


def flaws(pdf: bytes, margins: Margins | None = None) -> list[Flaw]:
    """Give what is wrong with the pages of *pdf*, the worst of each line."""
    worst: dict[tuple[int, str, str], Flaw] = {}
    opened: Any = pymupdf.open
    with opened(stream=pdf) as document:
        for page in document:
            for flaw in _of_page(page, margins or Margins()):
                key = (flaw.page, flaw.what, flaw.line)
                if key not in worst or worst[key].points < flaw.points:
                    worst[key] = flaw
    return list(worst.values())


def glyphs(pdf: bytes) -> list[Glyph]:
    """Give the characters of *pdf* in their order."""
    opened: Any = pymupdf.open
    with opened(stream=pdf) as document:
        return [glyph for page in document for glyph in _glyphs(_with_its_surroundings(page))]


def _with_its_surroundings(page: Any) -> Any:  # noqa: ANN401 - likewise
    """The page with what is drawn beside it; all of its places are moved by that."""
    page.set_mediabox((-_FAR, -_FAR, page.rect.width + _FAR, page.rect.height + _FAR))
    return page


def _of_page(page: Any, margins: Margins) -> Iterator[Flaw]:  # noqa: ANN401 - pymupdf has no types
    width, height = page.rect.width, page.rect.height
    area = Box(margins.left, margins.top, width - margins.right, height - margins.bottom)
    _with_its_surroundings(page)
    number = page.number + 1
    glyphs = list(_glyphs(page))
    for glyph in glyphs:
        beside = max(area.left - glyph.box.left, glyph.box.right - area.right)
        if beside > _TOLERANCE:
            yield Flaw(number, "beside the text area", glyph.line, beside)
        base = glyph.box.lower
        head, foot = margins.top * _HEAD, height - margins.bottom * (1 - _FOOT)
        over = base < margins.top / 4 or head < base < area.upper - _HANGING
        if over or area.lower + _HANGING < base < foot or base > height - margins.bottom / 5:
            yield Flaw(number, "over or under the text area", glyph.line)
    yield from _overlaps(number, glyphs)
    for picture in page.get_image_info(xrefs=True):
        box = _seen(page.parent, picture)
        places = ", ".join(f"{edge:.0f}" for edge in box)
        beside = max(area.left - box.left, box.right - area.right)
        if beside > _TOLERANCE:
            yield Flaw(number, "a picture beside the text area", places, beside)
        if box.lower > area.lower + _TOLERANCE or box.upper < margins.top / 4:
            yield Flaw(number, "a picture over or under the text area", places)


def _seen(document: Any, picture: dict[str, Any]) -> Box:  # noqa: ANN401 - likewise
    """Give where a picture stands, without what of it is wholly transparent: the shadows of drawings are."""
    whole = _moved(picture["bbox"])
    mask = document.extract_image(picture["xref"]).get("smask") if picture["xref"] else 0
    if not mask:
        return whole
    opaque = Image.open(io.BytesIO(document.extract_image(mask)["image"])).convert("L")
    inked = opaque.point(lambda level: 255 * (level > _CLEAR)).getbbox() or (0, 0, *opaque.size)
    across, down = ((whole.right - whole.left) / opaque.width, (whole.lower - whole.upper) / opaque.height)
    left, upper, right, lower = inked
    return Box(
        whole.left + left * across,
        whole.upper + upper * down,
        whole.left + right * across,
        whole.upper + lower * down,
    )


def _moved(box: Any) -> Box:  # noqa: ANN401 - likewise
    left, upper, right, lower = box
    return Box(left - _FAR, upper - _FAR, right - _FAR, lower - _FAR)


def _glyphs(page: Any) -> Iterator[Glyph]:  # noqa: ANN401 - likewise
    for block in page.get_text("rawdict", flags=pymupdf.TEXT_PRESERVE_WHITESPACE)["blocks"]:
        for line in block.get("lines", ()):
            if line["dir"] != (1.0, 0.0):
                continue
            words = "".join(each["c"] for span in line["spans"] for each in span["chars"]).strip()
            for span in line["spans"]:
                for each in span["chars"]:
                    if not each["c"].isspace():
                        yield _glyph(each, span, words[:90], page.number + 1)


def _glyph(character: Any, span: Any, line: str, page: int) -> Glyph:  # noqa: ANN401 - likewise
    size = span["size"]
    left, _, right, _ = _moved(character["bbox"])
    left, right = _inked(character["c"], left, right)
    base = character["origin"][1] - _FAR
    bearing = min(_BEARING * size, (right - left) / 4)
    body = Box(left + bearing, base - _HEIGHT * size, right - bearing, base)
    raised = bool(span["flags"] & pymupdf.TEXT_FONT_SUPERSCRIPT)
    box = Box(left, base - size, right, base)
    return Glyph(character["c"], box, body, line, round(size, 1), page, raised)


def _inked(sign: str, left: float, right: float) -> tuple[float, float]:
    """Leave out the empty half of a wide mark, which Typst lets stand over the end of a line."""
    if unicodedata.east_asian_width(sign) in "WF" and unicodedata.category(sign) in {"Po", "Pe", "Ps"}:
        middle = (left + right) / 2
        return (middle, right) if unicodedata.category(sign) == "Ps" else (left, middle)
    return left, right


def _overlaps(page: int, glyphs: list[Glyph]) -> Iterator[Flaw]:
    cells: defaultdict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if glyph.text.isalnum():
            left, upper, right, lower = (int(edge // 12) for edge in glyph.body)
            for cell in product(range(left, right + 1), range(upper, lower + 1)):
                cells[cell].append(glyph)
    for neighbours in cells.values():
        for one, other in combinations(neighbours, 2):
            # A letter and its mark, which stand for the same, may be drawn apart.
            if one.text != other.text and one.body.within(other.body) > _COVERED:
                yield Flaw(page, "letters on one another", f"{one.line} / {other.line}")


def main(names: list[str]) -> int:
    """Print the flaws of the files of *names*."""
    failed = 0
    for name in names:
        found = flaws(Path(name).read_bytes())
        print(f"{name}: {len(found)} flaws")  # noqa: T201 - a program's answer
        for flaw in found:
            print(f"  {flaw}")  # noqa: T201 - likewise
        failed += bool(found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
