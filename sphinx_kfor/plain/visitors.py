"""Marks of notes where there is no small print: in brackets, or `20` with note `a` would read `20a`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.writers.manpage import ManualPageTranslator
    from sphinx.writers.text import TextTranslator


def visit_mark_in_text(self: TextTranslator, node: nodes.Element) -> None:
    """Open the bracket."""
    self.add_text(_opening(node))


def depart_mark_in_text(self: TextTranslator, node: nodes.Element) -> None:  # noqa: ARG001
    """Close it."""
    self.add_text("]")


def visit_mark_in_man(self: ManualPageTranslator, node: nodes.Element) -> None:
    """Open the bracket."""
    self.body.append(_opening(node))


def depart_mark_in_man(self: ManualPageTranslator, node: nodes.Element) -> None:  # noqa: ARG001
    """Close it."""
    self.body.append("]")


def _opening(node: nodes.Element) -> str:
    return "[" if node.parent[0] is node else " ["
