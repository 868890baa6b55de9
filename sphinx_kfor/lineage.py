"""What a node stands in: asked by the face of a brief, and by each writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes


def lineage(node: nodes.Node | None) -> Iterator[nodes.Node]:
    """A node and what it stands in, the innermost first; nothing for none."""
    while node is not None:
        yield node
        node = node.parent


def nearest_with_line(node: nodes.Node) -> nodes.Node | None:
    """The innermost of a node and what it stands in that knows its line."""
    return next((one for one in lineage(node) if one.line is not None), None)
