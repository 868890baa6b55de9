"""HTML among nodes: the raw pieces of one parent are one fragment, in which the nodes hold their places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import __
from sphinx.util import logging

from sphinx_kfor.lineage import nearest_with_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

#: The element that stands for a node between two pieces of HTML.
NODE = "kfor-node"
#: What holds nothing, which the parser does not know of these: it would put what follows inside.
_EMPTY = re.compile(r"<(source|track|wbr|embed|param)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE)
_WHITE_SPACE = re.compile(r"[ \t\n\r\f\v]+")

#: What prints nothing anywhere.
UNSEEN = frozenset(
    "script style link meta head title base template noscript param source track col colgroup rp".split()
)
#: What a page of paper cannot hold, as the reader of the warning knows it.
LIVE = frozenset(
    "iframe video audio canvas object embed applet input select textarea dialog math map".split()
)


@dataclass
class Fragment:
    """HTML that is being turned into nodes.

    Attributes:
        env: the environment, which knows the images.
        docname: the document's name.
        place: a node by which a warning finds its document.
        held: the nodes that stand between pieces of HTML.
        lines: of each piece of HTML, the line on which it begins here, and its line in the author's document.
    """

    env: BuildEnvironment
    docname: str
    place: nodes.Node
    held: list[nodes.Node] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)

    def node_of(self, element: HtmlElement) -> nodes.Node | None:
        """Give the node that *element* stands for, None for an element of HTML."""
        return self.held[int(element.get("n"))] if element.tag == NODE else None

    def line_of(self, element: HtmlElement) -> int | None:
        """Give the line of the author's document on which *element* begins."""
        before = [(first, line) for first, line in self.lines if first <= (element.sourceline or 0)]
        return before[-1][1] + (element.sourceline or 0) - before[-1][0] if before else None

    def place_at(self, node: nodes.Element, element: HtmlElement) -> None:
        """Let a warning of *node* name the place of *element*."""
        node.line = self.line_of(element)
        node.source = str(self.env.doc2path(self.docname))

    def warn(self, message: str, *arguments: object, at: HtmlElement | None = None) -> None:
        """Warn of something that is not printed: at the line of an element, or of all the HTML."""
        place = nearest_with_line(self.place)
        line = self.line_of(at) if at is not None else None
        location = place if line is None else (self.docname, line)
        logger.warning(message, *arguments, type="kfor", subtype="pdf", location=location)


def read(parent: nodes.Element, fragment: Fragment) -> HtmlElement | None:
    """Read the children of *parent* as HTML, None if that cannot be done."""
    from lxml import etree, html  # noqa: PLC0415 - only a PDF needs it, and it is an extra

    pieces: list[str] = []
    for child in parent.children:
        if is_html(child):
            if child.line is not None:
                fragment.lines.append((1 + sum(piece.count("\n") for piece in pieces), child.line))
            pieces.append(_EMPTY.sub(r"<\1\2></\1>", child.astext()))
        elif isinstance(child, nodes.Text):
            pieces.append(escape(child.astext(), quote=False))
        else:
            pieces.append(f'<{NODE} n="{len(fragment.held)}"></{NODE}>')
            fragment.held.append(child)
    try:
        # Whatever stands in it: a fragment has no declaration, no document type and no outside.
        return html.fragment_fromstring(
            "".join(pieces), create_parent="div", parser=html.HTMLParser(no_network=True)
        )
    except (etree.LxmlError, ValueError, AssertionError) as error:
        fragment.warn(__("HTML that cannot be read is left out: %s"), error)
        return None


def is_html(node: nodes.Node) -> bool:
    """Tell raw HTML; a box of a task list is a mark of its own."""
    return (
        isinstance(node, nodes.raw)
        and "html" in str(node.get("format", "")).split()
        and "task-list-item-checkbox" not in node.astext()
    )


def contents(element: HtmlElement) -> Iterator[str | HtmlElement]:
    """Give what *element* holds: texts and elements in their order, without comments."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            yield child
        if child.tail:
            yield child.tail


def words(text: str) -> str:
    """Give *text* as HTML shows it: with one space for each run of white space."""
    return _WHITE_SPACE.sub(" ", text)
