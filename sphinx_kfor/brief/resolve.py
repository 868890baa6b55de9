"""When all pages are read, what depends on the whole brief is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref, start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_kfor.brief.markup.nodes import (
    VERBATIM,
    VERBATIM_BLOCK,
    annex_link,
    brief_part,
    citation_group,
    evidence,
    full_reference,
    inline_quotation,
    masthead,
    outline_word,
    refused,
    source_link,
)
from sphinx_kfor.brief.parts.annex import annex, notes
from sphinx_kfor.brief.parts.bibliographies import bibliography
from sphinx_kfor.brief.parts.csl_nodes import Footnotes, group_nodes
from sphinx_kfor.brief.parts.margins import margin_note
from sphinx_kfor.brief.parts.matrices import evidence_matrix, options_matrix
from sphinx_kfor.brief.parts.summary.summary import source_summary
from sphinx_kfor.brief.parts.view import BriefView
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_kfor.brief.state.outline import Place


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
        self._noted: set[str] = set()
        self._footnotes = Footnotes(self.document)
        for node in list(self.document.findall(nodes.Element)):
            if isinstance(node, citation_group):
                self.fill_group(node)
            elif isinstance(node, outline_word):
                self.fill_word(node)
            elif isinstance(node, annex_link):
                self.fill_mark(node)
            elif isinstance(node, full_reference):
                self.shorten(node)
            elif isinstance(node, source_link):
                node.replace_self(self.view(node["kfor_page"]).link(node["kfor_source"], node.children))
            elif isinstance(node, masthead):
                self.link_pdf(node)
            elif isinstance(node, brief_part):
                node.replace_self(PARTS[node["kfor_part"]](self.view(node["kfor_page"]), node))
        self.add_notes()
        self._footnotes.finish()

    def add_notes(self) -> None:
        """Put the notes of a brief without an annex at the end of its last page."""
        domain = domain_of(self.env)
        if not domain.in_notes:
            return
        for brief in domain.briefs():
            annex, part = domain.annex(brief.start), domain.part_of(brief.start, "annex")
            if part is None and annex.entries and annex.docname in self._shown():
                end = self.document.children[-1] if self.document.children else self.document
                (end if isinstance(end, nodes.section) else self.document).extend(
                    notes(self.view(annex.docname))
                )

    def _shown(self) -> set[str]:
        """The pages that the document shows."""
        members = {str(one["docname"]) for one in self.document.findall(start_of_file)}
        return {*members, self.env.docname}

    def view(self, docname: str) -> BriefView:
        """The brief as a page shows it; one document may hold several pages (singlehtml, PDF)."""
        if docname not in self._views:
            domain = domain_of(self.env)
            self._views[docname] = BriefView(domain, docname)
        return self._views[docname]

    def fill_mark(self, link: annex_link) -> None:
        """Print the mark of a passage; what it stands in, or the mark itself, shows the card."""
        place, quoted = link["kfor_place"], link.parent
        view = self.view(place[0])
        made = view.mark(place)
        if card := view.card(place):
            if isinstance(quoted, inline_quotation):
                quoted["kfor_card"] = card
            elif made:
                made = [evidence("", "", *made, kfor_card=card)]
        link.replace_self(made)
        if isinstance(quoted, inline_quotation):
            self.put_in_margin(view, place, quoted)

    def put_in_margin(self, view: BriefView, place: Place, node: nodes.Node) -> None:
        """Let the evidence stand in the margin of a paper where a page first uses it."""
        entry = view.annex.at.get(place)
        if entry is None or entry.digest in self._noted or not view.domain.is_paper(view.docname):
            return
        if not any(isinstance(above, nodes.entry) for above in lineage(node)):
            self._noted.add(entry.digest)
            node.parent.insert(node.parent.index(node) + 1, margin_note(view, entry))

    def link_pdf(self, node: masthead) -> None:
        """Link the PDF of a brief from its title block."""
        view = self.view(node["kfor_page"])
        address = view.pdf_address()
        if address:
            link = nodes.reference("PDF", "PDF", refuri=address, internal=True)
            node += nodes.paragraph("", "", link, classes=["kfor-pdf-link"], **VERBATIM_BLOCK)

    def shorten(self, node: full_reference) -> None:
        """Print the year alone where the brief has a bibliography, which has the rest."""
        view, source = self.view(node["kfor_page"]), node["kfor_source"]
        if view.domain.part_of(view.docname, "bibliography") is None or (view.csl and view.csl.in_notes):
            node.replace_self(node.children)
            return
        label = view.told_beside(source, named=node["kfor_named"])
        between = [nodes.Text(node["kfor_between"])] * bool(node["kfor_between"])
        node.replace_self([*between, view.link(source, [nodes.Text(label)])])

    def fill_group(self, group: citation_group) -> None:
        """Print `(Author 2022, para. 2; see Author 2021)`, or `Author (2022, para. 2)`, or marks."""
        view, textual = self.view(group["kfor_page"]), group["kfor_textual"]
        if (styled := group_nodes(view, group, self._footnotes)) is not None:
            refusals = [refused(asked) for asked, source, *_ in group["kfor_printed"] if source is None]
            between = [node for one in refusals for node in (nodes.Text(" "), one)]
            self._put_group(view, group, [*styled, *between])
            return
        in_notes = view.domain.in_notes and "kfor_named" not in group
        bracketed = not textual and "kfor_named" not in group and not in_notes
        made: list[nodes.Node] = [nodes.Text("(")] * bracketed
        for number, (asked, source, lead, locator, anchor) in enumerate(group["kfor_printed"]):
            made += [nodes.Text("; ")] * (bool(number) and not in_notes)
            if source is None:
                made.append(refused(asked))
                continue
            made += [nodes.Text(f"{lead} ")] * (bool(lead) and not in_notes)
            cited = _Cited(view, source, locator, (view.docname, anchor) if anchor else None)
            made += cited.in_a_note(textual=textual) if in_notes else cited.in_brackets(textual=textual)
        if in_notes and not textual:
            _close_up(group)
        self._put_group(view, group, [*made, *[nodes.Text(")")] * bracketed])

    def _put_group(self, view: BriefView, group: citation_group, made: list[nodes.Node]) -> None:
        """Put what a group prints in its place."""
        inline = nodes.inline("", "", *made, classes=["kfor-cite"], ids=group["ids"], **VERBATIM)
        if made and isinstance(made[0], nodes.footnote_reference):
            _close_up(group)
        group.replace_self(inline)
        for _asked, source, _lead, _locator, anchor in group["kfor_printed"]:
            if source is not None and anchor:
                self.put_in_margin(view, (view.docname, anchor), inline)

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


def _close_up(group: citation_group) -> None:
    """Let a mark stand right behind the words before it."""
    place = group.parent.index(group)
    before = group.parent[place - 1] if place else None
    if isinstance(before, nodes.Text) and before.rstrip():
        group.parent.replace(before, nodes.Text(before.rstrip()))


@dataclass(frozen=True)
class _Cited:
    """One source as a citation prints it.

    Attributes:
        view: the brief.
        source: the id of the source.
        locator: where in the source; empty for nowhere.
        place: the citation's place on its page, if it rests on a passage.
    """

    view: BriefView
    source: str
    locator: str
    place: Place | None

    def in_brackets(self, *, textual: bool) -> list[nodes.Node]:
        """Its label, a link to the bibliography, and the place in the source, a link to the annex."""
        view = self.view
        where: list[nodes.Node] = [nodes.Text(view.style.place(self.locator))] if self.locator else []
        if self.place and where:
            where = view.to_annex(self.place, where)
        comma = [nodes.Text(", ")] * bool(where)
        if not textual:
            return self._with_card([view.source(self.source), *comma, *where])
        record = view.record(self.source)
        year = view.link(self.source, [nodes.Text(view.style.year(record))])
        return [
            nodes.Text(f"{view.style.names(record)} ("),
            *self._with_card([year, *comma, *where]),
            nodes.Text(")"),
        ]

    def in_a_note(self, *, textual: bool) -> list[nodes.Node]:
        """Its mark, behind the names that the sentence needs."""
        view = self.view
        mark = view.mark(self.place) if self.place else []
        if not self.place and (entry := view.annex.cited.get((self.source, self.locator))):
            mark = view.mark_of(entry)
        names = [nodes.Text(view.style.names(view.record(self.source)))] * textual
        return [*names, *self._with_card(mark)]

    def _with_card(self, shown: list[nodes.Node]) -> list[nodes.Node]:
        view = self.view
        card = view.card(self.place) if self.place else view.card_of_source(self.source)
        return [evidence("", "", *shown, kfor_card=card)] if card and shown else shown


def refuse_reference(
    app: Sphinx,  # noqa: ARG001 (the signature is Sphinx's)
    env: BuildEnvironment,  # noqa: ARG001
    node: pending_xref,
    contnode: nodes.TextElement,  # noqa: ARG001
) -> nodes.Element | None:
    """Print a placeholder for a name that nothing has; the error is reported with the others."""
    return refused(node["reftarget"]) if node.get("refdomain") == "kfor" else None
