"""What every visitor stands on: where the Typst goes, where it came from, and how text is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxTranslator

from sphinx_kfor.lineage import nearest_with_line
from sphinx_kfor.pdf.assemble import find_places
from sphinx_kfor.pdf.syntax import call, language, string, strings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.builders import Builder

    Visitor = Callable[[Any], None]

logger = logging.getLogger(__name__)

# Classes that say how Sphinx made a node, not how its reader is to see it.
_SILENT_CLASSES = re.compile(r"xref|std|std-.*|doc|pre|py|py-.*|myst|internal|external|reference|simple")

#: How a node's place in the author's source is kept in the Typst: a comment line before it.
ORIGIN = "//@ "


class TypstBase(SphinxTranslator):
    """Buffers of Typst code.

    Everything is written in Typst's code mode: a piece is one expression, and the pieces of a
    buffer are joined. A visitor that needs its children as an argument opens a buffer with
    `begin` and takes its content with `end`.
    """

    #: Whether to warn of nothing, since it was done before.
    silent = False

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        self.docname = str(document.get("docname", ""))
        self.places = find_places(document)
        self._buffers: list[list[str]] = [[]]
        #: How many nodes we are in that keep their spaces, and how many that have little room for a line.
        self._verbatim = 0
        self._narrow = 0
        self._in_title = False
        #: Node types already warned of.
        self._unknown: set[str] = set()
        self._labelled: set[str] = set()
        self._visitors_of: dict[type[nodes.Node], tuple[Visitor, Visitor]] = {}

    def begin(self) -> None:
        """Open a buffer."""
        self._buffers.append([])

    def end(self) -> str:
        """Close the buffer, and give its content as one expression."""
        pieces = self._buffers.pop()
        code = [piece for piece in pieces if not piece.startswith(ORIGIN)]
        if not code:
            return "[]"
        if len(pieces) == 1:
            return pieces[0]
        return "{\n" + "\n".join(pieces) + "\n}"

    def put(self, code: str) -> None:
        """Add one expression."""
        self._buffers[-1].append(code)

    def put_element(self, node: nodes.Element, code: str) -> None:
        """Add the expression of *node*, labelled if something refers to the node."""
        label = self._new_label(node)
        self.put(code if label is None else call("at", string(label), code))

    def put_anchor(self, node: nodes.Element) -> None:
        """Add an invisible place for what refers to *node*."""
        label = self._new_label(node)
        if label is not None:
            self.put(call("anchor", string(label)))

    @property
    def unplaced(self) -> list[str]:
        """The labels that something refers to and that stand nowhere."""
        return sorted(self.places.used - self._labelled)

    def _new_label(self, node: nodes.Element) -> str | None:
        """Give the label that something refers to *node* by, once."""
        for identifier in node["ids"]:
            label = self.places.label((self.docname, identifier))
            if label is not None and label not in self._labelled:
                self._labelled.add(label)
                return label
        return None

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Visit *node*; what refers to it finds it even if its visitor does not think of that."""
        try:
            self._visitors(node)[0](node)
        except nodes.SkipNode:
            self._put_forgotten_anchor(node)
            raise

    def dispatch_departure(self, node: nodes.Node) -> None:
        """Depart from *node*, likewise."""
        self._visitors(node)[1](node)
        self._put_forgotten_anchor(node)

    def _visitors(self, node: nodes.Node) -> tuple[Visitor, Visitor]:
        """Give the visitors of the nearest class that has one, as Sphinx does, but always of the same."""
        kind = type(node)
        if kind not in self._visitors_of:
            names = (each.__name__ for each in kind.__mro__)
            name = next((name for name in names if hasattr(self, f"visit_{name}")), "")
            visit = getattr(self, f"visit_{name}", self.unknown_visit)
            depart = getattr(self, f"depart_{name}", self.unknown_departure)
            self._visitors_of[kind] = (visit, depart)
        return self._visitors_of[kind]

    def _put_forgotten_anchor(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Element) and node["ids"]:
            self.put_anchor(node)

    def put_origin(self, node: nodes.Element) -> None:
        """Note the author's source line that the following code comes from."""
        if node.line is not None:
            self.put(f"{ORIGIN}{self.docname} {node.line}")

    def render(self, children: Sequence[nodes.Node]) -> str:
        """Give *children* as one expression."""
        self.begin()
        for child in children:
            child.walkabout(self)
        return self.end()

    def render_classes(self, node: nodes.Element) -> str | None:
        """Give the classes of *node* that a template may style, None if it has none."""
        names = [name for name in node["classes"] if not _SILENT_CLASSES.fullmatch(name)]
        return strings(names) if names else None

    def put_figure_number(self, node: nodes.Element, kind: str) -> None:
        """Add "Table 1 ", where `numfig` numbers *node*; *kind* is Sphinx's name for its kind."""
        if not self.config.numfig:
            return
        numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        number = next((numbers[identifier] for identifier in node["ids"] if identifier in numbers), None)
        if number is not None:
            prefix = self.config.numfig_format.get(kind, "") % ".".join(map(str, number))
            self.put(call("figure-number", string(f"{prefix} ")))

    def warn(self, message: str, *arguments: object, node: nodes.Node | tuple[str, int]) -> None:
        """Warn of something in the document, at a node or at a line of a document."""
        if not self.silent:
            logger.warning(message, *arguments, type="kfor", subtype="pdf", location=node)

    def place_of(self, node: nodes.Node) -> str:
        """Give the document and line of *node*, as Typst is to repeat them."""
        inside = (each for each in node.findall(nodes.Element) if each.line is not None)
        placed = next(inside, None) or nearest_with_line(node)
        return self.docname if placed is None else f"{self.docname} {placed.line}"

    def said(self, formula: nodes.math) -> str:
        """Give a formula as text."""
        return formula.astext()

    def drop_space_before(self) -> None:
        """Take back the space that was written last: reStructuredText wants it before a mark, no reader."""
        pieces = self._buffers[-1]
        if pieces and pieces[-1].endswith(' "'):
            pieces[-1] = f'{pieces[-1][:-1].rstrip(" ")}"'

    def unknown_visit(self, node: nodes.Node) -> None:
        """Keep the text of a node that nobody taught us, and say so once for each type."""
        name = type(node).__name__
        if name not in self._unknown:
            self._unknown.add(name)
            self.warn("briefpdf does not know the node type %r; its text is kept", name, node=node)

    def unknown_departure(self, node: nodes.Node) -> None:
        """Leave what was nothing but its content."""


def language_of(node: nodes.Element) -> dict[str, str]:
    """Give the language that *node* is marked with, by `lang` or a class `language-xx` or `lang-xx`."""
    classes = [name.partition("-") for name in node["classes"]]
    tags = [node.get("lang"), *[tag for kind, _, tag in classes if kind in {"lang", "language"}]]
    return next((language(str(tag)) for tag in tags if tag), {})
