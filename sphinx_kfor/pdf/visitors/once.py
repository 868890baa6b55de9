"""What stands only once in a document, and no page's head may repeat: links, notes, what is referred to."""

from __future__ import annotations

from typing import TypeVar

from docutils import nodes

_Element = TypeVar("_Element", bound=nodes.Element)

_LINKS = (nodes.reference, nodes.citation_reference, nodes.target)


def stands_once(node: nodes.Node) -> bool:
    """Tell what may stand only once. A link in what a page repeats is none for a screen reader."""
    links = isinstance(node, (*_LINKS, nodes.footnote_reference))
    return links or (isinstance(node, nodes.Element) and bool(node["ids"]))


def repeatable(element: _Element) -> _Element:
    """Give a copy of *element* whose content may be repeated."""
    own = element.deepcopy()
    for node in [*own.findall(stands_once)]:
        assert isinstance(node, nodes.Element)  # noqa: S101 - no text stands once
        node["ids"] = []
        if isinstance(node, nodes.footnote_reference):
            node.parent.remove(node)
        elif isinstance(node, _LINKS):
            node.parent.replace(node, node.children)
    return own
