"""Visitors of tables."""
# ruff: noqa: D102 - a visitor is named after the node it visits

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.pdf.syntax import call, length, string
from sphinx_kfor.pdf.visitors.base import ORIGIN, TypstBase
from sphinx_kfor.pdf.visitors.columns import write_columns
from sphinx_kfor.pdf.visitors.heights import breaks, is_short
from sphinx_kfor.pdf.visitors.once import repeatable, stands_once
from sphinx_kfor.pdf.visitors.widths import (
    TURNED,
    TURNED_PAGE,
    is_parted_upright,
    is_wide,
    parts,
    stands_free,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What stands with what follows it: headings, and what announces it.
_LEADING = re.compile(rf'{re.escape(ORIGIN)}|(?:at\("[^"]*", )?(?:heading|leads-on|rubric)\(|anchor\(')
#: How wide what a table stands in is at least, of a column of the page.
_FRAMED = 0.9


class TableVisitors(TypstBase):
    """Tables, whose cells are written in docutils' order, which is Typst's too."""

    #: How many heads have something that may stand only once, and the name of the one that is being written.
    _heads = 0
    _once: str | None = None
    _first = True

    def visit_table(self, node: nodes.table) -> None:
        self.put_origin(node)
        boxed = node.parent.tagname == "table_box"
        way = None if boxed else self._way_out(node, [node])
        if way:
            self.begin()
        caption = next((child for child in node.children if isinstance(child, nodes.title)), None)
        groups = [child for child in node.children if isinstance(child, nodes.tgroup)]
        parted = [(group, part) for group in groups for part in parts(group, self._room(node, group))]
        for number, (group, part) in enumerate(parted):
            code = self._group(node, group, caption if number == 0 else None, part)
            if number == 0:
                self.put_element(node, code)
            else:
                self.put(code)
        if way:
            self._put_on(way, self.end())
        raise nodes.SkipNode

    def visit_note_mark(self, _node: nodes.Element) -> None:
        self.begin()

    def depart_note_mark(self, node: nodes.Element) -> None:
        mark = call("super", self.end())
        entry = node.parent.parent
        hangs = isinstance(entry, nodes.entry) and "kfor-decimal" in entry["classes"]
        self.put(call("hanging", mark) if hangs else mark)

    def visit_table_box(self, node: nodes.Element) -> None:
        notes = [child for child in node.children if isinstance(child, nodes.paragraph)]
        self.begin()
        self.put(self.render([child for child in node.children if child not in notes]))
        if notes:
            self.put(call("table-notes", self.render(notes)))
        # The lines under a table stay with it on a page that is turned.
        body = call("table-box", self.end())
        way = self._way_out(node, list(node.findall(nodes.table)))
        self._put_on(way, body)
        raise nodes.SkipNode

    def _put_on(self, way: str | None, body: str) -> None:
        """Add a table where it goes; what leads on to it goes on the page that is turned for it, too."""
        if way is None:
            self.put(body)
            return
        pieces = self._buffers[-1]
        first = len(pieces)
        while way == "landscape" and first and _LEADING.match(pieces[first - 1]):
            first -= 1
        before = pieces[first:]
        del pieces[first:]
        self.put(call(way, "{\n" + "\n".join([*before, body]) + "\n}" if before else body))

    def _room(self, table: nodes.table, group: nodes.tgroup) -> float:
        """Give how wide the room is that a table has, of that of a page of one column."""
        columns = int(self.config.kfor_pdf_settings.get("columns", 1))
        if not stands_free(table):
            return _FRAMED / columns
        return 1 / columns if TURNED not in table["classes"] and is_parted_upright(group) else TURNED_PAGE

    def _way_out(self, node: nodes.Element, tables: list[nodes.table]) -> str | None:
        """Say where tables that are too wide go: a turned page, or over both columns; None if nowhere."""
        if not stands_free(node):
            return None
        if any(is_wide(table) for table in tables):
            return "landscape"
        columns = self.config.kfor_pdf_settings.get("columns", 1)
        if not any(is_wide(table, columns) for table in tables):
            return None
        # What is moved to a page's head or foot cannot go on to the next page.
        return "across" if all(is_short(table) for table in tables) else "single-column"

    def _group(
        self, table: nodes.table, group: nodes.tgroup, caption: nodes.title | None, part: Sequence[int]
    ) -> str:
        """Give those columns of *group* that are numbered in *part* as a table."""
        specifications = [child for child in group.children if isinstance(child, nodes.colspec)]
        stubs = sum(bool(specification.get("stub")) for specification in specifications)
        head = [row for child in group.children if isinstance(child, nodes.thead) for row in child.children]
        body = [row for child in group.children if isinstance(child, nodes.tbody) for row in child.children]
        whole = len(part) == len(specifications)
        columns = None if whole else part
        return call(
            "data-table",
            *self._cells(body, stubs, "table.cell" if head else "grid.cell", columns),
            columns=_columns(table, [specifications[column] for column in part]),
            place=string(self.place_of(table)),
            **write_columns(group, len(head), stubs, part),
            header=self._array(self._header(head, columns)) if head else None,
            header_rows=str(len(head)),
            caption=self._caption(table, caption),
            width=length(str(table["width"])) if "width" in table else None,
            align=_alignment(table),
            **breaks(table, head, body),
            classes=self.render_classes(table),
        )

    def _caption(self, table: nodes.table, caption: nodes.title | None) -> str | None:
        if caption is None:
            return None
        self.begin()
        self.put_figure_number(table, "table")
        self.put(self.render(caption.children))
        return self.end()

    def _cells(
        self, rows: list[nodes.Node], stubs: int, function: str, columns: Sequence[int] | None
    ) -> list[str]:
        return [
            self._cell(entry, function, stub=column < stubs)
            for row in rows
            for column, entry in enumerate(row.children)
            if isinstance(entry, nodes.entry) and (columns is None or column in columns)
        ]

    def _header(self, head: list[nodes.Node], columns: Sequence[int] | None) -> list[str]:
        """Write the head, which each page of the table has; what may stand only once is on the first."""
        if any(any(row.findall(stands_once)) for row in head):
            self._heads += 1
            self._once = f"head {self._heads}"
        self._first = True
        cells = self._cells(head, 0, "table.cell", columns)
        self._once = None
        return cells

    def _body(self, entry: nodes.entry) -> str:
        self._narrow += 1
        body = self.render(entry.children)
        if self._once is not None:
            silent, self.silent = self.silent, True
            again = self.render(repeatable(entry).children)
            self.silent = silent
            body = call("once", string(self._once), body, again, first="true" if self._first else None)
            self._first = False
        self._narrow -= 1
        return body

    def _cell(self, entry: nodes.entry, function: str, *, stub: bool) -> str:
        body = self._body(entry)
        if stub:
            body = call("stub", body)
        lacking = [
            name.removeprefix("kfor-lacks-") for name in entry["classes"] if name.startswith("kfor-lacks-")
        ]
        if lacking:
            digits = "0" * sum(int(each) for each in lacking if each.isdigit())
            body = call("lacking", body, string("." * ("mark" in lacking) + digits))
        spans = {
            name: str(entry[attribute] + 1)
            for name, attribute in (("rowspan", "morerows"), ("colspan", "morecols"))
            if entry.get(attribute)
        }
        align = next(
            (name[5:] for name in entry["classes"] if name in {"text-left", "text-right", "text-center"}),
            None,
        )
        if spans or align:
            return call(function, body, align=align, **spans)
        return body

    @staticmethod
    def _array(cells: list[str]) -> str:
        return f"({''.join(cell + ', ' for cell in cells)})"


def _columns(table: nodes.table, specifications: list[nodes.colspec]) -> str:
    """Give the columns' widths: the author's shares, or as wide as what they hold.

    How wide a table is drawn in its source says nothing, no more than on a page.
    """
    if "colwidths-given" not in table["classes"] or any("colwidth" not in each for each in specifications):
        return str(len(specifications))
    shares = [str(specification["colwidth"]) for specification in specifications]
    return f"({''.join(share + 'fr, ' for share in shares)})"


def _alignment(table: nodes.table) -> str | None:
    align = table.get("align")
    return align if align in {"left", "center", "right"} else None
