"""A line of a PDF's page, and how parts of one are put together.

Lengths are points; a page's origin is its lower left corner.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sphinx_kfor.evidence.documents.readers.raised import raised

#: A raised number, behind which the line may go on, and a raised part of a formula.
_EXPONENT = re.compile(r"([+\-\u2212]?\d{1,3})(?!\d)")
_SUPERSCRIPT = re.compile(r"[\U0001d400-\U0001d7ffα-ω\d+\u2212\-*/]{1,12}")
#: A gap is far where it is so many heights of a letter wide.
FAR = 1.3
#: So many lines with something far to their right stand in columns, or in a table.
LEAST_LINES = 4


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


def joined(above: Line, line: Line) -> Line | None:
    """Two parts of one line that PDFium parts since something in it is raised."""
    level = abs(above.top - line.top) < 0.6 * max(above.size, line.size)
    gap = line.left - above.right
    if not level or not -1.0 <= gap < FAR * max(above.size, line.size) or above.text.endswith("-"):
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


def in_one(row: list[Line]) -> Line:
    """Lines of one height as one, parted by tabs."""
    return replace(row[0], text="\t".join(line.text.strip() for line in row), right=row[-1].right)
