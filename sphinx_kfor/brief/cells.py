"""Rows of cells: what every table that we make is put together from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.nodes import VERBATIM_BLOCK

if TYPE_CHECKING:
    from collections.abc import Sequence


def table_group(rows: Sequence[Sequence[nodes.entry]], widths: Sequence[int], *, stub: bool) -> nodes.tgroup:
    """The inside of a table.

    Args:
        rows: its cells, those of the head first.
        widths: relative widths of its columns.
        stub: whether the first column heads the rows.
    """
    group = nodes.tgroup(cols=len(widths))
    columns = [nodes.colspec(colwidth=width) for width in widths]
    if stub:
        columns[0]["stub"] = 1
    head, *body = (nodes.row("", *cells) for cells in rows)
    group += [*columns, nodes.thead("", head), nodes.tbody("", *body)]
    return group


def cell(*paragraphs: str | Sequence[nodes.Node], classes: Sequence[str] = ()) -> nodes.entry:
    """A cell of paragraphs, each a text or a line of nodes."""
    return nodes.entry("", *map(line, paragraphs), classes=list(classes))


def line(content: str | Sequence[nodes.Node], *classes: str) -> nodes.paragraph:
    """A paragraph that no later step translates or improves."""
    made = [nodes.Text(content)] if isinstance(content, str) else content
    return nodes.paragraph("", "", *made, classes=list(classes), **VERBATIM_BLOCK)
