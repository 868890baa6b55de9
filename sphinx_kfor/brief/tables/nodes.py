"""The nodes of a table cut from a source: its cells, and its caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import VERBATIM, VERBATIM_BLOCK, note_mark, table_group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.extracts.grid import Grid

#: From so many rows on a table may break over pages in LaTeX.
_LONG = 30
#: More missing decimals than this are not made up for.
_MOST_LACKING = 6
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def table(grid: Grid) -> nodes.table:
    """The table of a grid."""
    columns = len(grid.align)
    made = nodes.table(classes=["colwidths-given" if grid.widths else "colwidths-auto"])
    made["classes"] += ["longtable"] * (len(grid.rows) > _LONG)
    order = in_order(grid)
    rows: list[list[nodes.entry]] = []
    for number, texts in enumerate(grid.printed):
        lacking = grid.lacking[number - 1] if number else [""] * columns
        rows.append([])
        for column, (text, align, few) in enumerate(zip(texts, grid.align, lacking, strict=True)):
            paragraph = _words(text, grid.flags.get((number, column), ""))
            marks = [order.index(note) for note in grid.notes.get((number, column), ())]
            paragraph += [mark(marks)] * bool(marks)
            rows[-1].append(nodes.entry("", paragraph, classes=_classes(align, few)))
    made += table_group(rows, _shares(grid.widths or (1,) * columns), stub=False)
    return made


def _words(text: str, flag: str) -> nodes.paragraph:
    """What a cell prints; a flag behind its figure is raised."""
    if not text:
        return nodes.paragraph()
    if not flag or not text.endswith(flag) or text == flag:
        return nodes.paragraph(text, text, **VERBATIM_BLOCK)
    raised = nodes.superscript(flag, flag)
    return nodes.paragraph(text, "", nodes.Text(text.removesuffix(flag)), raised, **VERBATIM_BLOCK)


def in_order(grid: Grid) -> list[int]:
    """The numbers of the notes, in the order in which a reader meets their marks."""
    return [number for place in sorted(grid.notes) for number in grid.notes[place]]


def mark(places: list[int]) -> note_mark:
    """The letters of notes."""
    text = ", ".join(_ALPHABET[at % len(_ALPHABET)] * (at // len(_ALPHABET) + 1) for at in places)
    return note_mark(text, text, classes=["kfor-mark"], **VERBATIM)


def captioned(kind: type[nodes.TextElement], caption: nodes.caption) -> nodes.TextElement:
    """A caption as a node of another kind."""
    made = kind(caption.rawsource, "", *caption.children)
    made.source, made.line = caption.source, caption.line
    return made


def _classes(align: str, lacking: str) -> list[str]:
    if align != "decimal":
        return [f"text-{align}"]
    digits = f"kfor-lacks-{min(lacking.count('0'), _MOST_LACKING)}"
    return ["text-right", "kfor-decimal"] + [digits] * bool(lacking) + ["kfor-lacks-mark"] * ("." in lacking)


def _shares(widths: Sequence[int]) -> list[int]:
    """Widths in the same proportions that add up to a hundred or so: plain text takes them for characters."""
    factor = max(1, 100 // sum(widths))
    return [width * factor for width in widths]
