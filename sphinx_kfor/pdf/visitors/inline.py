"""Visitors of text inside a line: emphasis, code, roles."""
# ruff: noqa: D102 - a visitor is named after the node it visits

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.pdf.syntax import boolean, call, string
from sphinx_kfor.pdf.visitors.blocks import in_language
from sphinx_kfor.pdf.visitors.breaking import IN_CODE, parts_in_boxes
from sphinx_kfor.pdf.visitors.texts import TextVisitors

if TYPE_CHECKING:
    from sphinx.builders import Builder

# MyST writes a task's box as HTML, which no other writer would show.
_CHECKBOX = 'class="task-list-item-checkbox"'


class InlineVisitors(TextVisitors):
    """Everything that runs along in a line and leads nowhere."""

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        self._explained: set[str] = set()

    def visit_emphasis(self, node: nodes.Element) -> None:
        self.begin()
        self.put_anchor(node)

    visit_strong = visit_superscript = visit_subscript = visit_emphasis

    def depart_emphasis(self, node: nodes.Element) -> None:  # noqa: ARG002 - the name of docutils' signature
        self.put(call("emph", self.end()))

    depart_title_reference = depart_emphasis
    visit_title_reference = visit_emphasis

    def depart_strong(self, _node: nodes.Element) -> None:
        self.put(call("strong", self.end()))

    def depart_superscript(self, _node: nodes.superscript) -> None:
        self.put(call("super", self.end()))

    def depart_subscript(self, _node: nodes.subscript) -> None:
        self.put(call("sub", self.end()))

    def visit_literal(self, node: nodes.Element) -> None:
        text = node.astext().replace("\n", " ")
        plain = all(isinstance(child, nodes.Text) for child in node.children)
        parts = list(parts_in_boxes(text, begins=self.follows_space))
        # A paragraph of nothing but Typst's own code would begin at the left, whatever is around it.
        if plain and len(text) < min(self.least, IN_CODE) and len(parts) == 1 and not self._has_right_to_left:
            ((_, boxed),) = parts
            self.put_anchor(node)
            code = call("raw", string(text))
            self.put(call("box", code) if boxed else code)
            raise nodes.SkipNode
        self.begin()
        self.put_anchor(node)

    def depart_literal(self, _node: nodes.Element) -> None:
        body = self.end()
        span = "code-in-title" if self._in_title else "code-span"
        self.put(body if self._verbatim else call(span, body))

    visit_literal_emphasis = visit_literal_strong = visit_literal
    visit_manpage = visit_emphasis
    depart_manpage = depart_emphasis

    depart_literal_emphasis = depart_literal_strong = depart_literal

    def visit_inline(self, node: nodes.inline) -> None:
        self.begin()
        self.put_anchor(node)

    def depart_inline(self, node: nodes.inline) -> None:
        body = self.end()
        classes = self.render_classes(node)
        if classes is not None:
            body = call("classed", classes, body)
        self.put(in_language(node, body))

    def visit_abbreviation(self, node: nodes.Element) -> None:  # noqa: ARG002 - likewise
        self.begin()

    def depart_abbreviation(self, node: nodes.Element) -> None:
        explanation = node.get("explanation")
        # Once is enough, and in a signature it would be taken for code.
        if explanation and not self._verbatim and explanation not in self._explained:
            self._explained.add(explanation)
            self.put(string(f" ({explanation})"))
        self.put(self.end())

    visit_acronym = visit_abbreviation
    depart_acronym = depart_abbreviation

    def visit_problematic(self, _node: nodes.problematic) -> None:
        self.begin()

    def depart_problematic(self, _node: nodes.problematic) -> None:
        self.put(call("problematic", self.end()))

    def visit_generated(self, _node: nodes.generated) -> None:
        pass

    # sphinx-design's shell around a link, whose own form is its content; and its icons, which have no words.
    visit_PassthroughTextElement = depart_PassthroughTextElement = depart_fontawesome = visit_generated  # noqa: N815
    visit_fontawesome = visit_generated

    def visit_line_break(self, _node: nodes.Element) -> None:
        self.put("linebreak()")
        raise nodes.SkipNode

    def visit_ruby(self, node: nodes.Element) -> None:
        base, reading = (self.render([child]) for child in node.children)
        self.put(call("ruby", base, reading))
        raise nodes.SkipNode

    def visit_raw(self, node: nodes.raw) -> None:
        if "typst" in node.get("format", "").split():
            self.put_origin(node)
            # It can read nothing but the copies that Typst is given.
            self.put(call("eval", string(node.astext()), mode='"markup"'))
        elif _CHECKBOX in node.astext():
            self.put(call("checkbox", checked=boolean('checked="' in node.astext())))
        raise nodes.SkipNode
