"""The annex of a brief: in its PDF, in one of its own, or in none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What `kfor_pdf_settings["annex"]` may be.
WHERE = ("end", "separate", "none")
#: What is added to the name of a PDF that holds an annex alone.
SUFFIX = "-annex"


def annexes(tree: nodes.Element) -> list[nodes.container]:
    """What each `kfor:annex` of a document holds; notes that stand in for one are the document's own."""
    return [
        one for one in tree.findall(nodes.container) if {"kfor-annex"} <= set(one["classes"]) and one["ids"]
    ]


def remove(tree: nodes.document) -> None:
    """Take every annex out of a document, and the section that held nothing else."""
    for annex in annexes(tree):
        held: nodes.Element = annex
        while isinstance(held.parent, nodes.section) and _is_alone(held):
            held = held.parent
        held.parent.remove(held)


def keep_alone(tree: nodes.document, title: str) -> None:
    """Leave of a document its annexes, and what its first page says.

    Args:
        tree: the document.
        title: of the annex.
    """
    kept = annexes(tree)
    section = nodes.section("", nodes.title(title, title), ids=["annex"])
    for annex in kept:
        annex.parent.remove(annex)
        section += annex
    tree.children = []
    tree += section


def _is_alone(node: nodes.Element) -> bool:
    return not list(_others(node))


def _others(node: nodes.Element) -> Iterator[nodes.Node]:
    """What stands beside a node in its section, but for the title and what nobody sees."""
    for other in node.parent.children:
        if other is not node and not isinstance(other, (nodes.title, nodes.Invisible, nodes.target)):
            yield other
