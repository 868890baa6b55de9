"""When all pages are read, what depends on the whole brief is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_kfor.brief.nodes import (
    VERBATIM,
    VERBATIM_BLOCK,
    bibliography,
    citation_group,
    from_styled,
    refused,
    source_link,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_kfor.brief.domain import KforDomain
    from sphinx_kfor.evidence.citations import Style


class ResolveCitations(SphinxPostTransform):
    """Fill in citations, links to sources, and bibliographies.

    Before references are resolved (10), since bibliographies may hold some.
    """

    default_priority = 5

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 (the signature is Sphinx's)
        """Replace what was waiting for the brief."""
        self.domain: KforDomain = self.env.get_domain("kfor")  # type: ignore[assignment]
        self.styles: dict[str, Style] = {}
        for group in list(self.document.findall(citation_group)):
            self.fill_group(group)
        for link in list(self.document.findall(source_link)):
            link.replace_self(self.link(link["kfor_page"], link["kfor_source"], link.children))
        for place in list(self.document.findall(bibliography)):
            place.replace_self(self.listed(place))

    def style(self, docname: str) -> Style:
        """The style of a page's brief."""
        if docname not in self.styles:
            self.styles[docname] = self.domain.style(docname)
        return self.styles[docname]

    def fill_group(self, group: citation_group) -> None:
        """Print `(Author 2022, para. 2; see Author 2021)`, or `Author (2022, para. 2)` in the text."""
        page, textual = group["kfor_page"], group["kfor_textual"]
        made: list[nodes.Node] = [] if textual else [nodes.Text("(")]
        for number, (asked, source, lead, locator) in enumerate(group["kfor_printed"]):
            made += [nodes.Text("; ")] * bool(number)
            if source is None:
                made.append(refused(asked))
                continue
            made += [nodes.Text(f"{lead} ")] * bool(lead)
            made += self.label(page, source, locator, textual=textual)
        made += [] if textual else [nodes.Text(")")]
        inline = nodes.inline("", "", *made, classes=["kfor-cite"], ids=group["ids"], **VERBATIM)
        group.replace_self(inline)

    def label(self, page: str, source: str, locator: str, *, textual: bool) -> list[nodes.Node]:
        """One citation, its label a link to the bibliography."""
        style, record = self.style(page), self.domain.sources[source].record
        names, year = style.names(record), style.year(record)
        place = f", {style.place(locator)}" if locator else ""
        if textual:
            inside = [self.link(page, source, [nodes.Text(year)]), nodes.Text(f"{place})")]
            return [nodes.Text(f"{names} ("), *inside]
        return [self.link(page, source, [nodes.Text(f"{names} {year}")]), nodes.Text(place)]

    def link(self, page: str, source: str, children: list[nodes.Node]) -> nodes.Node:
        """A link to a source's entry, if the brief has a bibliography."""
        inner = nodes.inline("", "", *children)
        if self.domain.bibliography_of(page) is None:
            return inner
        return pending_xref(
            "",
            inner,
            refdomain="kfor",
            reftype="source",
            reftarget=source,
            refexplicit=True,
            refdoc=self.env.docname,
            kfor_page=page,
        )

    def listed(self, place: bibliography) -> nodes.Node:
        """The entries of a bibliography."""
        page = place["kfor_page"]
        if place["kfor_all"]:
            listed = list(self.domain.sources)
        else:
            listed = self.domain.cited(place["kfor_filter"] or self.domain.brief(page).docnames)
        style, records = self.style(page), [self.domain.sources[one].record for one in listed]
        entries = []
        for record in sorted(records, key=style.sort_key):
            paragraph = nodes.paragraph("", "", *from_styled(style.entry(record)), **VERBATIM_BLOCK)
            if record.custom.origin_note:
                note = record.custom.origin_note
                paragraph += [nodes.Text(" "), nodes.inline(note, note, classes=["kfor-origin-note"])]
            entries.append(nodes.list_item("", paragraph, ids=[f"{place['ids'][0]}-{record.id}"]))
        return nodes.bullet_list("", *entries, ids=place["ids"], classes=place["classes"])


def refuse_reference(
    app: Sphinx,  # noqa: ARG001 (the signature is Sphinx's)
    env: BuildEnvironment,  # noqa: ARG001
    node: pending_xref,
    contnode: nodes.TextElement,  # noqa: ARG001
) -> nodes.Element | None:
    """Print a placeholder for a name that nothing has; the error is reported with the others."""
    return refused(node["reftarget"]) if node.get("refdomain") == "kfor" else None
