"""Visitors of blocks: paragraphs, quotations, admonitions, topics, containers."""
# ruff: noqa: D102 - a visitor is named after the node it visits

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import admonitionlabels

from sphinx_kfor.pdf.syntax import call, string
from sphinx_kfor.pdf.visitors.base import language_of
from sphinx_kfor.pdf.visitors.figures import is_in_line
from sphinx_kfor.pdf.visitors.texts import TextVisitors

if TYPE_CHECKING:
    from sphinx import addnodes

#: Parents whose first paragraph begins on their own line.
_PLAIN_PARENTS = (
    nodes.list_item,
    nodes.entry,
    nodes.footnote,
    nodes.definition,
    nodes.field_body,
    nodes.description,
)
#: Lines above which a quotation or a box may break over pages, and code points of a line.
_FEW_LINES, _LINE = 14, 80


class BlockVisitors(TextVisitors):
    """Everything that stands on lines of its own and is not a list, a table or code."""

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        self.put_origin(node)
        self.begin()
        self.put_anchor(node)
        self.holds_high = False

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        body = self.end()
        high, self.holds_high = self.holds_high, False
        if _holds_blocks(node):
            # Typst drops a block inside a paragraph; in a block of its own nothing is lost.
            body = call("block", body)
        elif "kfor-entries-facts" in node["classes"]:
            # What is known of a passage stands behind it, as in a note.
            self.put(string(" — "))
        elif not _is_plain(node):
            body = call("par", body)
        if high:
            body = call("high-lines", body)
        if _announces(node):
            body = call("leads-on", body)
        classes = self.render_classes(node)
        self.put(in_language(node, body if classes is None else call("classed", classes, body)))

    def visit_compact_paragraph(self, node: addnodes.compact_paragraph) -> None:
        self.visit_paragraph(node)

    def depart_compact_paragraph(self, node: addnodes.compact_paragraph) -> None:
        self.depart_paragraph(node)

    def visit_block_quote(self, node: nodes.block_quote) -> None:
        self.put_origin(node)
        attributions = [child for child in node.children if isinstance(child, nodes.attribution)]
        body = [child for child in node.children if not isinstance(child, nodes.attribution)]
        attribution = [part for child in attributions for part in child.children]
        breaks = self._narrow or not _is_short(node)
        code = call(
            "quotation",
            self.render(body),
            attribution=self.render(attribution) if attribution else None,
            classes=self.render_classes(node),
            breakable=None if breaks else "false",
            **{name: string(value) for name, value in language_of(node).items()},
        )
        self.put_element(node, call("leads-on", code) if _announces(node) else code)
        raise nodes.SkipNode

    def visit_attribution(self, _node: nodes.attribution) -> None:
        self.begin()

    def depart_attribution(self, node: nodes.attribution) -> None:
        self.put_element(node, call("attribution-line", self.end()))

    def admonition_label(self, _node: nodes.Element) -> str:
        """Give what stands before the title of a box: its kind and number where it is numbered."""
        return ""

    def _put_admonition(self, node: nodes.Element) -> None:
        kind = node.tagname
        children = list(node.children)
        label = self.admonition_label(node)
        if children and isinstance(children[0], nodes.title):
            words = children.pop(0)
            between = " " if label and not words.astext().startswith(" ") else ""
            title = self.render([nodes.Text(label + between), *words.children])
        else:
            title = string(label or admonitionlabels.get(kind, ""))
        self.put_origin(node)
        body = self.render(children)
        code = call(
            "admonition",
            title,
            body,
            kind=string(kind),
            classes=self.render_classes(node),
            breakable="false" if not self._narrow and _is_short(node) else None,
        )
        self.put_element(node, code)
        raise nodes.SkipNode

    visit_admonition = visit_attention = visit_caution = visit_danger = visit_error = _put_admonition
    visit_hint = visit_important = visit_note = visit_tip = visit_warning = _put_admonition
    # Admonition is the class of those that extensions define.
    visit_seealso = visit_Admonition = _put_admonition  # noqa: N815 - docutils names it

    def visit_versionmodified(self, node: addnodes.versionmodified) -> None:
        self.put_origin(node)
        self.begin()

    def depart_versionmodified(self, node: addnodes.versionmodified) -> None:
        code = call("version-change", self.end(), kind=string(node["type"]))
        # Behind a heading it says of what comes next since when that is there.
        heads = isinstance(node.parent.children[max(node.parent.index(node) - 1, 0)], nodes.title)
        self.put_element(node, call("leads-on", code) if heads else code)

    def _put_topic(self, node: nodes.Element) -> None:
        titles = [child for child in node.children if isinstance(child, (nodes.title, nodes.subtitle))]
        body = [child for child in node.children if child not in titles]
        self.put_origin(node)
        code = call(
            node.tagname,
            # A margin of a theme may have an empty one.
            *[self.render(title.children) for title in titles[:1] if title.children],
            self.render([*titles[1:], *body]),
            classes=self.render_classes(node),
        )
        self.put_element(node, code)
        raise nodes.SkipNode

    visit_topic = visit_sidebar = _put_topic

    def visit_container(self, node: nodes.Element) -> None:
        self.begin()
        self.put_anchor(node)

    def depart_container(self, node: nodes.Element) -> None:
        body = self.end()
        classes = self.render_classes(node)
        self.put(in_language(node, body if classes is None else call("classed", classes, body)))

    visit_compound = visit_container
    depart_compound = depart_container

    def visit_line_block(self, node: nodes.line_block) -> None:
        if not isinstance(node.parent, nodes.line_block):
            self.put_origin(node)
        lines = [self.render([child]) for child in node.children]
        nested = isinstance(node.parent, nodes.line_block)
        self.put(call("line-block", *lines, nested="true" if nested else None))
        raise nodes.SkipNode

    def visit_line(self, node: nodes.line) -> None:
        # A line of nothing keeps its height.
        if not node.children:
            self.put(string("\u00a0"))

    def depart_line(self, node: nodes.line) -> None:
        inside = not isinstance(node.parent, nodes.line_block)
        if inside and node.next_node(descend=False, siblings=True) is not None:
            self.put("linebreak()")

    def visit_centered(self, _node: addnodes.centered) -> None:
        self.begin()

    def depart_centered(self, _node: addnodes.centered) -> None:
        self.put(call("align", "center", call("strong", self.end())))


def _announces(node: nodes.Element) -> bool:
    """Tell what stands with what follows: its colon announces that, or it is bold, as a heading is."""
    bold = _is_bold(node)
    if not bold and not (node.children and node[-1].astext().rstrip().endswith((":", ","))):
        return False
    following = node.next_node(nodes.Element, descend=False, siblings=True)
    if following is None or isinstance(following, nodes.section) or _is_plain(node):
        return False
    return bold or not isinstance(following, nodes.paragraph)


def _is_bold(node: nodes.Element) -> bool:
    bold = [child for child in node.children if isinstance(child, nodes.strong)]
    return bool(bold) and not any(child.astext().strip() for child in node.children if child not in bold)


def _is_short(node: nodes.Element) -> bool:
    """Tell a box of a few lines, which stands on one page."""
    if any(isinstance(each, (nodes.image, nodes.table, nodes.literal_block)) for each in node.findall()):
        return False
    texts = [each for each in node.findall(nodes.TextElement) if not isinstance(each, nodes.Inline)]
    return sum(_lines_of(each) for each in texts) <= _FEW_LINES


def _lines_of(text: nodes.TextElement) -> int:
    """About how many lines a text takes, with the room around it."""
    words = text.astext()
    if isinstance(text, nodes.math_block):
        return 4 + 2 * words.count("\\\\")
    return 2 + len(words) // _LINE


def in_language(node: nodes.Element, body: str) -> str:
    """Give *body* in the language that *node* is marked with."""
    spoken = language_of(node)
    return call("text", body, **{name: string(value) for name, value in spoken.items()}) if spoken else body


def _is_plain(node: nodes.Element) -> bool:
    """Tell the first paragraph of a parent, which begins on its line."""
    parent = node.parent
    if not isinstance(parent, _PLAIN_PARENTS):
        return False
    if isinstance(parent.parent, nodes.bullet_list) and "kfor-bibliography" in parent.parent["classes"]:
        # Only a paragraph has a hanging indent.
        return False
    shown = (child for child in parent.children if not isinstance(child, (nodes.label, nodes.Invisible)))
    return next(shown) is node


def _holds_blocks(node: nodes.Element) -> bool:
    if len(node.children) == 1 and isinstance(node[0], nodes.reference):
        return _holds_blocks(node[0])
    return any(_is_block(child) for child in node.children)


def _is_block(node: nodes.Node) -> bool:
    if isinstance(node, nodes.image):
        return not is_in_line(node)
    return isinstance(node, (nodes.Body, nodes.Admonition)) and not isinstance(node, nodes.Inline)
