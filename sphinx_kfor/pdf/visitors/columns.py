"""What a table's columns hold: the words that they must have room for, and their longest texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.pdf.formulas.breadth import printed_text, unbroken
from sphinx_kfor.pdf.syntax import string
from sphinx_kfor.pdf.visitors.breaking import IN_NARROW, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: A way to set a word: "plain", "strong", "code" or "strong-code".
Style = str

#: Capitals and the like are about this much wider than the small letters of a text, and thin ones narrower.
_BROAD, _THIN = 1.35, 0.55
_THIN_LETTERS = frozenset("ijlt.,:;'|!()[] ")
#: Where a line ends inside a word of its own accord: behind a hyphen, but not before a digit, as in a date.
_HYPHEN = re.compile(r"(?<=\w-)(?=[^\W\d])")
#: Code points of a column's longest text that count: a column of running text wants no more room than others.
_MOST = 120
#: Those that a picture counts for.
_PICTURE = 30
#: What takes up about the room beside a column of a table inside a cell, and that of a picture in it.
_AROUND, _NESTED = "mm", "mmmm"


def write_columns(group: nodes.tgroup, heads: int, stubs: int, columns: Sequence[int]) -> dict[str, str]:
    """Write for each column of *group* its widest word in each style, and its longest text.

    Args:
        group: of a table.
        heads: rows of its head.
        stubs: columns that head a row.
        columns: the numbers of those that are written.
    """
    count = int(group["cols"])
    widest: list[dict[Style, str]] = [{} for _ in range(count)]
    longest = [""] * count
    for number, row in enumerate(group.findall(nodes.row)):
        for column, entry in _alone(row, count):
            strong = number < heads or column < stubs
            for style, word in _words(entry, strong=strong):
                if _breadth(word) > _breadth(widest[column].get(style, "")):
                    widest[column][style] = word
            longest[column] = max([longest[column], *_lines(entry), *_pictures(entry)], key=len)
    words = "".join(f"({_pairs(column)}), " for column in map(widest.__getitem__, columns))
    texts = "".join(f"{string(text[:_MOST])}, " for text in map(longest.__getitem__, columns))
    return {"words": f"({words})", "texts": f"({texts})"}


def _pairs(words: dict[Style, str]) -> str:
    return "".join(f"({string(style)}, {string(word)}), " for style, word in sorted(words.items()))


def _alone(row: nodes.row, count: int) -> Iterator[tuple[int, nodes.entry]]:
    """Give the cells of one column with its number; a cell of several says nothing of one."""
    cells = [entry for entry in row.children if isinstance(entry, nodes.entry)]
    # Where cells of earlier rows reach into this one, what is left of them is not known to this row alone.
    if len(cells) == count and not any(entry.get("morecols") for entry in cells):
        yield from enumerate(cells)


def _words(entry: nodes.entry, *, strong: bool) -> Iterator[tuple[Style, str]]:
    for group in entry.findall(nodes.tgroup):
        # Its columns stand side by side, and each has room around it.
        yield "plain", "".join(f"{word}{_AROUND}" for word in _widest(group))
    for text in entry.findall(nodes.Text):
        style = _style(text, entry, strong=strong)
        if isinstance(text.parent, (nodes.math, nodes.math_block)):
            yield style, unbroken(text.astext())
            continue
        for word in text.astext().split():
            for piece in pieces(word, IN_NARROW):
                parted = _HYPHEN.split(piece.text) if "-" in piece.text else [piece.text]
                yield style, max(parted, key=_breadth)


def _widest(group: nodes.tgroup) -> list[str]:
    """Give about the widest word of each column of a table inside another one."""
    widest = [""] * int(group["cols"])
    for row in group.findall(nodes.row):
        for column, entry in _alone(row, len(widest)):
            words = (word for _, word in _words(entry, strong=False))
            widest[column] = max([widest[column], *words, *(_NESTED for _ in _pictures(entry))], key=_breadth)
    return widest


def _style(text: nodes.Text, entry: nodes.entry, *, strong: bool) -> Style:
    code, node = False, text.parent
    while node is not entry:
        strong = strong or isinstance(node, nodes.strong)
        code = code or isinstance(node, (nodes.literal, nodes.FixedTextElement)) or "code" in node["classes"]
        node = node.parent
    return ("strong-code" if strong else "code") if code else ("strong" if strong else "plain")


def _lines(entry: nodes.entry) -> Iterator[str]:
    """Give the texts of the paragraphs of a cell."""
    for element in entry.findall(nodes.TextElement):
        if isinstance(element, nodes.FixedTextElement):
            yield from element.astext().split("\n")
        elif not isinstance(element.parent, nodes.TextElement):
            yield printed_text(element)


def _pictures(entry: nodes.entry) -> Iterator[str]:
    """Give for each picture of a cell a text that wants about as much room."""
    yield from ["m" * _PICTURE for _ in entry.findall(nodes.image)]


def _breadth(word: str) -> float:
    """About how wide *word* is set, in code points of usual width."""
    return sum(
        _BROAD if each.isupper() or each in "mwMW@%" else _THIN if each in _THIN_LETTERS else 1
        for each in word
    )
