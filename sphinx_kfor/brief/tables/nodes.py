"""The nodes of a table cut from a source: its cells, its caption, and the lines that stand under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import VERBATIM, VERBATIM_BLOCK, line, note_mark, table_box, table_group
from sphinx_kfor.brief.page.anchors import name_passage
from sphinx_kfor.brief.quotations.nodes import Content
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.catalogue.records import Record
    from sphinx_kfor.evidence.extracts.requests import TableRequest
    from sphinx_kfor.evidence.extracts.table_layout import Grid
    from sphinx_kfor.evidence.resolver import Resolved

#: From so many rows on a table may break over pages in LaTeX.
_LONG = 30
#: More missing decimals than this are not made up for.
_MOST_LACKING = 6
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Cut:
    """A table that was cut from its source, in the page that asks for it.

    Attributes:
        page: the page's verification.
        node: what waits for it: it holds caption and notes, as the page's parser read them.
        request: what was asked for.
        resolved: what was found.
        grid: how it is set.
    """

    page: Verification
    node: nodes.Element
    request: TableRequest
    resolved: Resolved
    grid: Grid

    @property
    def caption(self) -> nodes.caption | None:
        """The author's caption."""
        return next((child for child in self.node.children if isinstance(child, nodes.caption)), None)

    @property
    def record(self) -> Record:
        """The record of its source."""
        return self.page.domain.sources[self.request.source].record

    def enter(self, made: nodes.Element, kind: str) -> None:
        """Name and record it, as the node that was made of it."""
        values = dict(self.node["kfor_options"])
        made.source, made.line = self.node.source, self.node.line
        made.parent = self.node.parent  # what is around this is around that
        title = self.request.said
        if self.caption:
            title = values["caption"] = self.caption.astext()
        name_passage(self.page, made, self.request, values.get("name", ""), kind=kind, title=title)
        self.page.record(made, self.request, self.resolved, quoted=True, options=values)
        for unit, name in self.grid.left_out(self.page.domain.sources[self.request.source].notation):
            message = f"'{name}' leaves out '{unit}', which the cells are counted in; add it with 'units'"
            self.page.excusable(self.node, EvidenceError("bound", message), values)

    def close(self, whole: nodes.Element) -> None:
        """Put the whole, with the author's own words in it, in place of what waits for it."""
        whole.source, whole.line = self.node.source, self.node.line
        self.page.cites(whole, self.resolved.annotation)
        for name in self.node["kfor_arrangement"].rename.values():
            self.page.remarks.append((whole, self.request.source, name))
        self.page.unanswered(whole, self.node["kfor_options"])
        self.node.replace_self(whole)

    def put_table(self) -> None:
        """A table with its "Source:" line and notes in place of what waits for it."""
        made = table(self.grid)
        made["classes"] += self.node["classes"]
        label = self.caption.astext() if self.caption else self.record.plain_title
        if self.caption:
            made.insert(0, captioned(nodes.title, self.caption))
        self.enter(made, "table")
        self.close(table_box("", made, *self.lines(made), kfor_label=label))

    def lines(self, made: nodes.Element) -> Iterator[nodes.paragraph]:
        """What stands under the node that was made of it: where it is from, and the author's notes."""
        values = self.node["kfor_options"]
        locator = self.resolved.annotation.targets[0].locator
        shown = Content((), self.record, locator, values, self.page.env, made["ids"][-1])
        yield line([nodes.Text(_("Source:") + " "), *shown.attribution().children], "kfor-source")
        general, numbered = self._notes()
        for note in general:
            before, after = _("Note: %s").split("%s")
            note.insert(0, nodes.Text(before))
            note.append(nodes.Text(after))
            yield note
        for place, number in enumerate(_in_order(self.grid)):
            numbered[number].insert(0, [_mark([place]), nodes.Text(" ")])
            yield numbered[number]

    def _notes(self) -> tuple[list[nodes.paragraph], dict[int, nodes.paragraph]]:
        """The notes on the whole table, and those on cells by their numbers."""
        notes = [
            child for child in self.node.children if isinstance(child, nodes.paragraph) and child.children
        ]
        numbered = {note.attributes.pop("kfor_note"): note for note in notes if "kfor_note" in note}
        return [note for note in notes if note not in numbered.values()], numbered


def table(grid: Grid) -> nodes.table:
    """The table of a grid."""
    columns = len(grid.align)
    made = nodes.table(classes=["colwidths-given" if grid.widths else "colwidths-auto"])
    made["classes"] += ["longtable"] * (len(grid.rows) > _LONG)
    order = _in_order(grid)
    rows: list[list[nodes.entry]] = []
    for number, texts in enumerate(grid.printed):
        lacking = grid.lacking[number - 1] if number else [""] * columns
        rows.append([])
        for column, (text, align, few) in enumerate(zip(texts, grid.align, lacking, strict=True)):
            paragraph = nodes.paragraph(text, text, **VERBATIM_BLOCK) if text else nodes.paragraph()
            marks = [order.index(note) for note in grid.notes.get((number, column), ())]
            paragraph += [_mark(marks)] * bool(marks)
            rows[-1].append(nodes.entry("", paragraph, classes=_classes(align, few)))
    made += table_group(rows, _shares(grid.widths or (1,) * columns), stub=False)
    return made


def _in_order(grid: Grid) -> list[int]:
    """The numbers of the notes, in the order in which a reader meets their marks."""
    return [number for place in sorted(grid.notes) for number in grid.notes[place]]


def _mark(places: list[int]) -> note_mark:
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
