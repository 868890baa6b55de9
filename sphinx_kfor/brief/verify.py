"""When a page is whole, everything it asks for is checked, filled in and recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform

from sphinx_kfor.brief.derived.names import note_names
from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup import prose
from sphinx_kfor.brief.markup.leftovers import leftovers
from sphinx_kfor.brief.markup.nodes import brief_box, brief_part, citation_group, event_list, key_figures
from sphinx_kfor.brief.objects import boxes, collecting, timelines
from sphinx_kfor.brief.objects import key_figures as figures
from sphinx_kfor.brief.page import prose_figures
from sphinx_kfor.brief.page.accepting import all_reasons
from sphinx_kfor.brief.page.anchors import put_id, put_name
from sphinx_kfor.brief.page.verification import Verification
from sphinx_kfor.brief.quotations import citations
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.brief.state.pages import Page, Part
from sphinx_kfor.evidence.figures.mentions import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class VerifyPassages(SphinxTransform):
    """Check each passage of a page against its source.

    After translations have replaced paragraphs (20, and with them their roles) and typography has been
    improved (750), before domains collect (850).
    """

    default_priority = 840

    def apply(self, **kwargs: object) -> None:  # noqa: ARG002 (the signature is docutils')
        """Verify, fill in and record."""
        page = Verification(self.document, domain_of(self.env))
        _verify(page)
        if page.page != Page():
            page.domain.keep(self.env.docname, page.page)


def _verify(page: Verification) -> None:
    """Answer every node that asks for something, in the page's order; then look at the page as a whole."""
    collecting.prepare(page)
    note_names(page)
    for node, why in all_reasons(page.document):
        page.loose(node, why)
    for node in list(_asking(page.document)):
        page.current = None
        if "kfor_failure" in node:
            page.refuse(node, node["kfor_failure"], node["kfor_source"])
        else:
            answer = node.get("kfor_answer") or _ANSWERS[type(node)]
            answer(page, node)
    page.current = None
    for block, subtype, message in leftovers(page.document):
        page.error(block, subtype, message)
    reader = Reader(page.notation)
    for block, caution in prose.faults(page.document, page.domain.resolver, page.coined, reader):
        page.caution(block, caution)
    prose_figures.check(page)
    collecting.collect(page)


def _asking(node: nodes.Element) -> Iterator[nodes.Element]:
    """Every node that asks for something, those in the caption of a table before the table."""
    for child in node.children:
        if isinstance(child, nodes.Element):
            yield from _asking(child)
    if "kfor_answer" in node or "kfor_failure" in node or type(node) in _ANSWERS:
        yield node


def _put_part(page: Verification, node: nodes.Element) -> None:
    """Note what is made from the whole brief; what it shows waits for that."""
    part, options = node["kfor_part"], node["kfor_options"]
    name, pages = options.get("name", ""), tuple(filter(None, opt.pieces(options.get("filter", ""))))
    place = node.next_node(nodes.table) or node
    if name:
        title = next(place.findall(nodes.title), None)
        put_name(page, place, name, part, title.astext() if title else name)
    else:
        put_id(page, place, f"kfor-{part}")
    page.page.parts.setdefault(part, []).append(
        Part(place["ids"][0], page.places.line(node), "all" in options, pages)
    )
    node["kfor_page"] = page.env.docname


def _note_reference(page: Verification, node: pending_xref) -> None:
    """Note a reference to a name."""
    if node.get("refdomain") == "kfor":
        page.page.references.append((node["reftarget"], page.places.line(node)))
        node.attributes.pop("kfor_typed", None)


#: What answers the nodes that do not name it themselves in `kfor_answer`, as items do.
_ANSWERS: dict[type[nodes.Element], Callable[[Verification, Any], None]] = {
    citation_group: citations.answer,
    brief_part: _put_part,
    event_list: timelines.prepare,
    key_figures: figures.prepare,
    brief_box: boxes.prepare,
    pending_xref: _note_reference,
}
