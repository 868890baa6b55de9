"""Visitors of lists of every kind."""
# ruff: noqa: D102 - a visitor is named after the node it visits

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.pdf.syntax import boolean, call, string
from sphinx_kfor.pdf.visitors.texts import TextVisitors

if TYPE_CHECKING:
    from sphinx import addnodes

#: Typst's counting character for each of docutils' kinds of enumeration.
_COUNTERS = {"arabic": "1", "loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}


class ListVisitors(TextVisitors):
    """Bullet, enumerated, definition, field and option lists."""

    def visit_bullet_list(self, node: nodes.bullet_list) -> None:
        self.put_origin(node)
        items = self._items(node)
        if "kfor-bibliography" in node["classes"]:
            code = call("bibliography-list", *items)
        elif "kfor-criteria" in node["classes"]:
            code = call("criteria-line", *items)
        elif "kfor-entries" in node["classes"]:
            code = call("annex-entries", *items)
        else:
            code = call("list", *items, tight=boolean(_is_tight(node)))
        classes = self.render_classes(node)
        self.put_element(node, code if classes is None else call("classed", classes, code))
        raise nodes.SkipNode

    def visit_enumerated_list(self, node: nodes.enumerated_list) -> None:
        self.put_origin(node)
        counter = _COUNTERS.get(node.get("enumtype", "arabic"), "1")
        numbering = f"{node.get('prefix', '')}{counter}{node.get('suffix', '.')}"
        code = call(
            "enum",
            *self._items(node),
            start=str(node.get("start", 1)),
            numbering=string(numbering),
            tight=boolean(_is_tight(node)),
        )
        self.put_element(node, code)
        raise nodes.SkipNode

    def _items(self, node: nodes.Element) -> list[str]:
        return [self.render([child]) for child in node.children]

    def visit_list_item(self, node: nodes.list_item) -> None:
        self.begin()
        self.put_anchor(node)

    def depart_list_item(self, _node: nodes.list_item) -> None:
        self.put(self.end())

    def visit_definition_list(self, node: nodes.definition_list) -> None:
        self.put_origin(node)
        self.put_element(node, call("definition-list", *self._items(node)))
        raise nodes.SkipNode

    def visit_definition_list_item(self, node: nodes.definition_list_item) -> None:
        heads = [child for child in node.children if isinstance(child, (nodes.term, nodes.classifier))]
        rest = [child for child in node.children if child not in heads]
        self.put(call("terms.item", self.render(heads), self.render(rest)))
        raise nodes.SkipNode

    def visit_term(self, node: nodes.term) -> None:
        # Several terms may share one definition.
        if node.parent.index(node) > 0:
            self.put(string(", "))
        self.put_anchor(node)

    def depart_term(self, _node: nodes.term) -> None:
        pass

    def visit_classifier(self, _node: nodes.classifier) -> None:
        self.begin()

    def depart_classifier(self, _node: nodes.classifier) -> None:
        self.put(call("classifier", self.end()))

    def visit_definition(self, _node: nodes.definition) -> None:
        pass

    def visit_glossary(self, _node: addnodes.glossary) -> None:
        pass

    def visit_field_list(self, node: nodes.field_list) -> None:
        self.put_origin(node)
        loose = any(_blocks(field.children[-1]) > 1 for field in node.children)
        self.put_element(node, call("field-list", *self._items(node), tight="false" if loose else None))
        raise nodes.SkipNode

    def visit_field(self, node: nodes.field) -> None:
        name, *body = node.children
        first = next((each for part in body for each in part.children), None)
        listed = isinstance(first, (nodes.bullet_list, nodes.enumerated_list, nodes.definition_list))
        label = call("field-label" if listed else "field-name", self.render(name.children))
        self.put(call("terms.item", label, self.render(body)))
        raise nodes.SkipNode

    def visit_field_body(self, _node: nodes.field_body) -> None:
        pass

    def visit_option_list(self, node: nodes.option_list) -> None:
        self.put_origin(node)
        self.put_element(node, call("option-list", *self._items(node)))
        raise nodes.SkipNode

    def visit_option_list_item(self, node: nodes.option_list_item) -> None:
        group, *description = node.children
        self.put(call("terms.item", self.render([group]), self.render(description)))
        raise nodes.SkipNode

    def visit_option_group(self, node: nodes.option_group) -> None:
        self.begin()
        self.put_text(", ".join(option.astext() for option in node.children), node)
        self.put(call("code-span", self.end()))
        raise nodes.SkipNode

    def visit_description(self, _node: nodes.description) -> None:
        pass

    def visit_hlist(self, node: addnodes.hlist) -> None:
        columns = [self.render(child.children) for child in node.children]
        self.put(call("side-by-side", *columns))
        raise nodes.SkipNode

    def visit_acks(self, _node: addnodes.acks) -> None:
        pass


def _is_tight(node: nodes.Element) -> bool:
    """Tell a list whose items are one paragraph each, perhaps with a list inside."""
    return all(_blocks(item) <= 1 for item in node.children)


def _blocks(item: nodes.Node) -> int:
    return sum(not isinstance(child, (nodes.bullet_list, nodes.enumerated_list)) for child in item.children)
