"""When all pages are read, what depends on the whole brief is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_kfor.brief.markup.nodes import (
    VERBATIM,
    annex_link,
    brief_part,
    citation_group,
    outline_word,
    refused,
    source_link,
)
from sphinx_kfor.brief.parts.annex import annex
from sphinx_kfor.brief.parts.bibliographies import bibliography
from sphinx_kfor.brief.parts.matrices import evidence_matrix, options_matrix
from sphinx_kfor.brief.parts.summary.summary import source_summary
from sphinx_kfor.brief.parts.view import BriefView
from sphinx_kfor.brief.state.domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


#: What is put in the place of each part.
PARTS: dict[str, Callable[[BriefView, brief_part], list[nodes.Node]]] = {
    "bibliography": bibliography,
    "options-matrix": options_matrix,
    "evidence-matrix": evidence_matrix,
    "source-summary": source_summary,
    "annex": annex,
}


class ResolveBrief(SphinxPostTransform):
    """Fill in citations, numbers, links to sources, and what is made from the whole brief.

    Before references are resolved (10), since what is filled in may hold some.
    """

    default_priority = 5

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 (the signature is Sphinx's)
        """Replace what was waiting for the brief."""
        self._views: dict[str, BriefView] = {}
        for node in list(self.document.findall(nodes.Element)):
            if isinstance(node, citation_group):
                self.fill_group(node)
            elif isinstance(node, outline_word):
                self.fill_word(node)
            elif isinstance(node, annex_link):
                place = node["kfor_place"]
                node.replace_self(self.view(place[0]).to_annex(place, node.children))
            elif isinstance(node, source_link):
                node.replace_self(self.view(node["kfor_page"]).link(node["kfor_source"], node.children))
            elif isinstance(node, brief_part):
                node.replace_self(PARTS[node["kfor_part"]](self.view(node["kfor_page"]), node))

    def view(self, docname: str) -> BriefView:
        """The brief as a page shows it; one document may hold several pages (singlehtml, PDF)."""
        if docname not in self._views:
            domain = domain_of(self.env)
            self._views[docname] = BriefView(domain, docname)
        return self._views[docname]

    def fill_group(self, group: citation_group) -> None:
        """Print `(Author 2022, para. 2; see Author 2021)`, or `Author (2022, para. 2)` in the text."""
        view, textual = self.view(group["kfor_page"]), group["kfor_textual"]
        bracketed = not textual and "kfor_named" not in group
        made: list[nodes.Node] = [nodes.Text("(")] * bracketed
        for number, (asked, source, lead, locator, anchor) in enumerate(group["kfor_printed"]):
            made += [nodes.Text("; ")] * bool(number)
            if source is None:
                made.append(refused(asked))
                continue
            made += [nodes.Text(f"{lead} ")] * bool(lead)
            place: list[nodes.Node] = [nodes.Text(view.style.place(locator))] if locator else []
            if anchor:
                place = view.to_annex((view.docname, anchor), place)
            made += _cited(view, source, place, textual=textual)
        made += [nodes.Text(")")] * bracketed
        inline = nodes.inline("", "", *made, classes=["kfor-cite"], ids=group["ids"], **VERBATIM)
        group.replace_self(inline)

    def fill_word(self, word: outline_word) -> None:
        """Print what depends on the whole brief; a line that is left without a word is dropped."""
        docname, anchor = word["kfor_place"]
        text = self.view(docname).word(word["kfor_word"], (docname, anchor))
        if text:
            word.replace_self(nodes.inline("", text, classes=[f"kfor-{word['kfor_word']}"]))
        elif len(word.parent) > 1:
            word.parent.remove(word)
        else:
            word.parent.parent.remove(word.parent)


def _cited(view: BriefView, source: str, place: Sequence[nodes.Node], *, textual: bool) -> list[nodes.Node]:
    """One citation, its label a link to the bibliography."""
    comma = [nodes.Text(", ")] * any(isinstance(node, (nodes.Text, pending_xref)) for node in place)
    if not textual:
        return [view.source(source), *comma, *place]
    record = view.record(source)
    names, year = view.style.names(record), view.style.year(record)
    linked = view.link(source, [nodes.Text(year)])
    return [nodes.Text(f"{names} ("), linked, *comma, *place, nodes.Text(")")]


def refuse_reference(
    app: Sphinx,  # noqa: ARG001 (the signature is Sphinx's)
    env: BuildEnvironment,  # noqa: ARG001
    node: pending_xref,
    contnode: nodes.TextElement,  # noqa: ARG001
) -> nodes.Element | None:
    """Print a placeholder for a name that nothing has; the error is reported with the others."""
    return refused(node["reftarget"]) if node.get("refdomain") == "kfor" else None
