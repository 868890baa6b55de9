"""Visitors of notes and citations: written where they are referred to, or where they stand."""
# ruff: noqa: D102 - a visitor is named after the node it visits

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.pdf.assemble import Place, place_of
from sphinx_kfor.pdf.syntax import call, string
from sphinx_kfor.pdf.visitors.base import TypstBase

if TYPE_CHECKING:
    from sphinx.builders import Builder


class NoteVisitors(TypstBase):
    """Footnotes and citations."""

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        self._notes_written: set[Place] = set()

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        self.drop_space_before()
        place = place_of(node, self.docname)
        note = self.places.footnotes.get(place) if place is not None else None
        if note is None:
            self.put(call("super", string(node.astext())))
        else:
            self._refer_to(note)
        raise nodes.SkipNode

    def visit_footnote(self, node: nodes.footnote) -> None:
        if self.is_referenced(node):
            raise nodes.SkipNode
        self._put_entry(node)

    def visit_citation(self, node: nodes.citation) -> None:
        self._put_entry(node)

    def visit_citation_reference(self, _node: nodes.citation_reference) -> None:
        self.begin()
        self.put(string("["))

    def depart_citation_reference(self, _node: nodes.citation_reference) -> None:
        self.put(string("]"))
        self.put(self.end())

    def is_referenced(self, note: nodes.footnote) -> bool:
        """Tell whether *note* stands at the foot of a page, since something refers to it."""
        return any((self.docname, identifier) in self.places.referenced for identifier in note["ids"])

    def _refer_to(self, note: nodes.footnote) -> None:
        place = (self.docname, note["ids"][0])
        label = string(f"note {place[0]}#{place[1]}")
        if place in self._notes_written:
            self.put(call("note-again", label))
            return
        self._notes_written.add(place)
        body = self.render([child for child in note.children if not isinstance(child, nodes.label)])
        self.put(call("note", label, body))

    def _put_entry(self, node: nodes.footnote | nodes.citation) -> None:
        self.put_origin(node)
        label = next((child for child in node.children if isinstance(child, nodes.label)), None)
        body = self.render([child for child in node.children if child is not label])
        name = string(label.astext() if label is not None else "")
        self.put_element(node, call("note-entry", name, body))
        raise nodes.SkipNode
