"""Visitors of a document's frame: files, sections, titles, and what never reaches the page."""
# ruff: noqa: D102 - a visitor is named after the node it visits

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.lineage import lineage
from sphinx_kfor.pdf.syntax import call, string
from sphinx_kfor.pdf.visitors.notes import NoteVisitors
from sphinx_kfor.pdf.visitors.once import repeatable, stands_once

if TYPE_CHECKING:
    from sphinx import addnodes
    from sphinx.builders import Builder

#: PDF 1.7 has headings of six levels.
_DEEPEST = 6

_LOGO_HEIGHT = "1.4cm"
#: The depth of the sections right below the document's own.
_BELOW_THE_TITLE = 2


class StructureVisitors(NoteVisitors):
    """Document, sections and titles."""

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        self._depth = 1
        self._docnames = [self.docname]
        #: The section whose title is the PDF's own: the only one of the start document.
        self.main_section = _only_section(document)
        #: That title as an expression, and as text.
        self.title: str | None = None
        self.title_text: str | None = None
        #: What stands of it at the head of each page, where its formulas are no words.
        self.running_title: str | None = None
        #: The bottom line on the first page.
        self.bottom_line: str | None = None
        #: The brief's own logo there.
        self.logo: str | None = None
        #: What reStructuredText's `header` and `footer` put on each page.
        self.header: str | None = None
        self.footer: str | None = None
        annexes = (one for one in document.findall(nodes.container) if "kfor-annex" in one["classes"])
        self._around_annex = frozenset(each for one in annexes for each in lineage(one))

    def visit_document(self, _node: nodes.document) -> None:
        pass

    def visit_start_of_file(self, node: addnodes.start_of_file) -> None:
        self._docnames.append(self.docname)
        self.docname = str(node["docname"])

    def depart_start_of_file(self, _node: addnodes.start_of_file) -> None:
        self.docname = self._docnames.pop()

    def visit_section(self, node: nodes.section) -> None:
        if node is not self.main_section:
            self._depth += 1
        if self._holds_the_annex(node):
            self.begin()

    def depart_section(self, node: nodes.section) -> None:
        if self._holds_the_annex(node):
            self.put(call("annex-section", self.end()))
        if node is not self.main_section:
            self._depth -= 1

    def _holds_the_annex(self, node: nodes.section) -> bool:
        """Tell the outermost section around the annex, below the document's own."""
        outermost = self._depth == _BELOW_THE_TITLE and node is not self.main_section
        return outermost and node in self._around_annex

    def visit_title(self, node: nodes.title) -> None:
        self.put_origin(node)
        self.begin()
        self._narrow += 1
        self._in_title = True
        if (number := self._section_number(node)) is not None:
            self.put(string(f"{number} "))

    def depart_title(self, node: nodes.title) -> None:
        self._narrow -= 1
        self._in_title = False
        body = self.end()
        section = node.parent
        if section is self.main_section and section is not None:
            self.title, self.title_text = body, self._without_marks(node)
            if any(node.findall(nodes.math)) and not any(node.findall(stands_once)):
                self.running_title = body
            # The title itself stands above everything; what refers to it leads to the top.
            self.put_anchor(section)
        elif isinstance(section, nodes.section):
            self.put_element(section, call("heading", body, level=str(min(self._depth, _DEEPEST))))
        else:
            self.put_element(node, call("rubric", body))

    def visit_subtitle(self, _node: nodes.subtitle) -> None:
        self.begin()

    def depart_subtitle(self, node: nodes.subtitle) -> None:
        self.put_element(node, call("subtitle", self.end()))

    def visit_rubric(self, node: nodes.rubric) -> None:
        if self._stands_over_notes(node):
            raise nodes.SkipNode
        self.put_origin(node)
        self.begin()

    def depart_rubric(self, node: nodes.rubric) -> None:
        self.put_element(node, call("rubric", self.end()))

    def visit_transition(self, node: nodes.transition) -> None:
        # MyST puts one before the notes.
        if "footnotes" not in node["classes"] and not self._stands_over_notes(node):
            self.put("transition()")
        raise nodes.SkipNode

    def visit_Invisible(self, node: nodes.Element) -> None:  # noqa: ARG002, N802 - docutils names it
        raise nodes.SkipNode

    visit_index = visit_system_message = visit_docinfo = visit_Invisible
    visit_highlightlang = visit_tabular_col_spec = visit_toctree = visit_meta = visit_Invisible

    def visit_masthead(self, node: nodes.Element) -> None:
        """Keep the bottom line for the first page, whose facts come by `MASTHEAD_EVENT`."""
        marked = [child for child in node.findall(nodes.Element) if "kfor-bottom-line" in child["classes"]]
        self.put_anchor(node)
        for image in (one for one in node.findall(nodes.image) if "kfor-logo" in one["classes"]):
            image["height"] = _LOGO_HEIGHT
            self.logo = self.render([image])
        self.bottom_line = self.render(marked or node.children)
        raise nodes.SkipNode

    def visit_decoration(self, node: nodes.decoration) -> None:
        for header in node.findall(nodes.header):
            self.header = self.render(repeatable(header).children)
        for footer in node.findall(nodes.footer):
            self.footer = self.render(repeatable(footer).children)
        raise nodes.SkipNode

    def _stands_over_notes(self, node: nodes.Element) -> bool:
        """Tell a heading or line over footnotes, which here move to the feet of their pages."""
        following = node.next_node(descend=False, siblings=True)
        return isinstance(following, nodes.footnote) and self.is_referenced(following)

    def _without_marks(self, title: nodes.title) -> str:
        """The words of a title, without the marks of its notes, its formulas as one says them."""
        own = title.deepcopy()
        for mark in list(own.findall(nodes.footnote_reference)):
            mark.parent.remove(mark)
        for math in list(own.findall(nodes.math)):
            math.parent.replace(math, nodes.Text(self.said(math)))
        return own.astext()

    def _section_number(self, node: nodes.title) -> str | None:
        if not isinstance(node.parent, nodes.section):
            return None
        numbers = self.builder.env.toc_secnumbers.get(self.docname, {})
        anchors = [f"#{identifier}" for identifier in node.parent["ids"]] + [""]
        number = next((numbers[anchor] for anchor in anchors if anchor in numbers), None)
        return None if number is None else ".".join(map(str, number))


def _only_section(document: nodes.document) -> nodes.section | None:
    sections = [child for child in document.children if isinstance(child, nodes.section)]
    return sections[0] if len(sections) == 1 else None
