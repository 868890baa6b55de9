"""Visitors of object descriptions: signatures and what they say."""
# ruff: noqa: D102 - a visitor is named after the node it visits

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from sphinx_kfor.pdf.syntax import call, string
from sphinx_kfor.pdf.visitors.texts import TextVisitors

#: Code points of a signature that takes up much of a page.
_LONG = 1500


class ObjectVisitors(TextVisitors):
    """`desc` nodes of every domain."""

    def visit_desc(self, node: addnodes.desc) -> None:
        self.put_origin(node)

    def visit_desc_signature(self, _node: addnodes.desc_signature) -> None:
        self._verbatim += 1
        self.begin()

    def depart_desc_signature(self, node: addnodes.desc_signature) -> None:
        self._verbatim -= 1
        # What describes nothing has nothing to stand on one page with; what fills one has no room for more.
        alone = len(node.astext()) > _LONG or not any(
            isinstance(sibling, (addnodes.desc_signature, addnodes.desc_content)) and sibling.children
            for sibling in node.parent[node.parent.index(node) + 1 :]
        )
        self.put_element(node, call("signature", self.end(), alone="true" if alone else None))

    def visit_desc_signature_line(self, node: addnodes.desc_signature_line) -> None:
        if node.parent.index(node) > 0:
            self.put("linebreak()")

    def visit_desc_content(self, _node: addnodes.desc_content) -> None:
        self.begin()

    def depart_desc_content(self, _node: addnodes.desc_content) -> None:
        body = self.end()
        if body != "[]":
            self.put(call("description", body))

    def visit_desc_name(self, _node: nodes.Element) -> None:
        self.begin()

    def depart_desc_name(self, _node: nodes.Element) -> None:
        self.put(call("strong", self.end()))

    def visit_desc_returns(self, _node: addnodes.desc_returns) -> None:
        self.put(string(" → "))

    def visit_desc_parameterlist(self, node: nodes.Element) -> None:
        self._put_parameters(node, "(", ")")

    def visit_desc_type_parameter_list(self, node: nodes.Element) -> None:
        self._put_parameters(node, "[", "]")

    def _put_parameters(self, node: nodes.Element, before: str, after: str) -> None:
        self.put(string(before))
        self.put("may-begin")
        for number, child in enumerate(node.children):
            if number and not isinstance(child, addnodes.desc_optional):
                self.put(string(", "))
            child.walkabout(self)
        self.put(string(after))
        raise nodes.SkipNode

    def visit_desc_optional(self, node: addnodes.desc_optional) -> None:
        self._put_parameters(node, "[, " if node.parent.index(node) else "[", "]")

    def visit_productionlist(self, node: addnodes.productionlist) -> None:
        self.put_origin(node)
        self.begin()
        self._verbatim += 1

    def depart_productionlist(self, node: addnodes.productionlist) -> None:
        self._verbatim -= 1
        self.put_element(node, call("parsed-literal", self.end()))

    def visit_production(self, node: addnodes.production) -> None:
        name = str(node.get("tokenname", ""))
        before = node.previous_sibling()
        # Later versions of Sphinx end each line themselves.
        if before is not None and not before.astext().endswith("\n"):
            self.put("linebreak()")
        self.begin()
        if name and not node.astext().startswith(name):
            self.put(call("strong", string(name)))
            self.put(string(" ::= "))

    def depart_production(self, node: addnodes.production) -> None:
        self.put_element(node, self.end())

    def _pass(self, _node: nodes.Element) -> None:
        pass

    visit_desc_inline = visit_desc_addname = visit_desc_type = visit_desc_annotation = _pass
    visit_desc_parameter = visit_desc_type_parameter = _pass
