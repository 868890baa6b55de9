"""Visitors of the nodes of a brief that no docutils node stands for."""
# ruff: noqa: D102 - a visitor is named after the node it visits

from __future__ import annotations

from docutils import nodes

from sphinx_kfor.pdf.syntax import call
from sphinx_kfor.pdf.visitors.base import TypstBase


class PartVisitors(TypstBase):
    """Marks of likelihood, rows of options, key figures."""

    def visit_likelihood_bar(self, node: nodes.Element) -> None:
        low, high = node["kfor_bounds"]
        self.put(call("likelihood-bar", str(low), str(high)))
        raise nodes.SkipNode

    def visit_object_row(self, node: nodes.Element) -> None:
        items = [self.render([child]) for child in node.children]
        criteria = "false" if _compared_below(node) else None
        self.put(call("object-row", *[item for item in items if item != "[]"], criteria=criteria))
        raise nodes.SkipNode

    def visit_event_list(self, node: nodes.Element) -> None:
        self.put_origin(node)
        self.put_anchor(node)
        listed = [child for child in node.children if isinstance(child, nodes.definition_list)]
        rest = [child for child in node.children if child not in listed]
        self.put(self.render(rest))
        events = [self.render([part]) for one in listed for item in one.children for part in item.children]
        self.put(call("timeline", *events))
        raise nodes.SkipNode

    def visit_key_figures(self, node: nodes.Element) -> None:
        self.put_origin(node)
        self.put_anchor(node)
        listed = [child for child in node.children if isinstance(child, nodes.bullet_list)]
        rest = [child for child in node.children if child not in listed]
        self.put(self.render(rest))
        items = [self.render(item.children) for one in listed for item in one.children]
        self.put(call("key-figures", *items))
        raise nodes.SkipNode


def _compared_below(row: nodes.Element) -> bool:
    """Whether a table right below a row of options says what decides between them."""
    behind = row.next_node(descend=False, siblings=True)
    while isinstance(behind, (nodes.Invisible, nodes.target)):
        behind = behind.next_node(descend=False, siblings=True)
    return isinstance(behind, nodes.Element) and "kfor-options-matrix" in behind["classes"]
