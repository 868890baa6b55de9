"""Visitors of diagrams: pictures where what draws them is at hand, else their words and their source."""
# ruff: noqa: D102 - a visitor is named after the node it visits

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import __

from sphinx_kfor.pdf.diagrams import UndrawnError, draw_dot, draw_mermaid
from sphinx_kfor.pdf.syntax import call, string
from sphinx_kfor.pdf.visitors.code import CodeVisitors
from sphinx_kfor.pdf.visitors.figures import FigureVisitors, alignment_of

if TYPE_CHECKING:
    from collections.abc import Callable

#: The attributes in which extensions keep the source of a diagram.
_SOURCES = ("code", "uml", "dot")


class DiagramVisitors(FigureVisitors, CodeVisitors):
    """What the extensions of Sphinx and others draw from a few lines of code."""

    def visit_graphviz(self, node: nodes.Element) -> None:
        options: dict[str, str] = node.get("options") or {}
        program = options.get("graphviz_dot", "")
        self._put_diagram(node, str(node["code"]), lambda code: draw_dot(code, self.config, program))

    def visit_inheritance_diagram(self, node: Any) -> None:  # noqa: ANN401 - Sphinx's extension has it
        code = node["graph"].generate_dot("classes", {}, self.builder.env)
        bases = {name: above for name, _, above, _ in node["graph"].class_info}
        lines = (f"{', '.join(above)} → {name}" if above else name for name, above in bases.items())
        self._put_diagram(node, code, lambda code: draw_dot(code, self.config), "; ".join(lines))

    def visit_mermaid(self, node: nodes.Element) -> None:
        self._put_diagram(node, str(node["code"]), lambda code: draw_mermaid(code, self.config))

    def unknown_visit(self, node: nodes.Node) -> None:
        """Print the source of a diagram that nobody taught us to draw."""
        code = next(
            (node[name] for name in _SOURCES if isinstance(node, nodes.Element) and node.get(name)), None
        )
        if isinstance(code, str) and isinstance(node, nodes.Element) and not node.children:
            self._put_source(node, code, __("briefpdf does not know the node type %r") % type(node).__name__)
            raise nodes.SkipNode
        super().unknown_visit(node)

    def _put_diagram(
        self, node: nodes.Element, code: str, draw: Callable[[str], bytes], words: str = ""
    ) -> None:
        """Print a diagram; *words* stand for it where the author says none."""
        try:
            name = self.images.drawn(code, draw)
        except UndrawnError as error:
            self._put_source(node, code, str(error))
            raise nodes.SkipNode from error
        self.put_origin(node)
        if name in self.unreadable:
            self._put_source(node, code, "")
            raise nodes.SkipNode
        picture = call("image", string(name), alt=string(self._words(node) or words or code))
        self.put_element(node, call("block-image", picture, align=alignment_of(node)))
        raise nodes.SkipNode

    def _put_source(self, node: nodes.Element, code: str, reason: str) -> None:
        self.undrawn += 1
        if reason and not self.silent:
            line = self._line_of(code)
            place: Any = node if node.line is not None or line is None else (self.docname, line)
            self.warn("a diagram is printed as its source: %s", reason, node=place)
        if words := node.get("alt"):
            self.put(call("par", call("missing-image", string(str(words)))))
        block = nodes.literal_block(code, code, language="none")
        block.parent = node.parent
        block.line = node.line
        block.walkabout(self)
        self._put_forgotten_anchor(node)

    def _words(self, node: nodes.Element) -> str:
        """Give what stands for a diagram: its `alt`, else its caption."""
        captions = [each.astext() for each in node.parent.children if isinstance(each, nodes.caption)]
        return str(node.get("alt") or next(iter(captions), ""))

    def _line_of(self, code: str) -> int | None:
        """Give the line of the document that has a diagram's first line: its directive notes none."""
        first = next((line.strip() for line in code.splitlines() if line.strip()), "")
        text = Path(self.builder.env.doc2path(self.docname)).read_text(encoding="utf-8", errors="replace")
        lines = enumerate(text.splitlines(), 1)
        return next((number for number, line in lines if first and line.strip() == first), None)
