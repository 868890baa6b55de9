"""Bibliographies: the sources that a brief cites, or all there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.nodes import from_styled, line
from sphinx_kfor.brief.parts.csl_nodes import from_csl
from sphinx_kfor.evidence.problems import Problem, nearest
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.markup.nodes import brief_part
    from sphinx_kfor.brief.parts.view import BriefView
    from sphinx_kfor.brief.state.briefs import Brief
    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.evidence.catalogue.records import Record


def bibliography(view: BriefView, place: brief_part) -> list[nodes.Node]:
    """The entries of a bibliography, sorted."""
    entries = []
    # The summary of the brief says what they are that it uses.
    summed_up = view.domain.part_of(view.docname, "source-summary") is not None
    told = set(view.domain.cited(view.brief.docnames)) if summed_up else set()
    records = sorted(map(view.record, _listed(view, place)), key=view.style.sort_key)
    order = {source: number for number, source in enumerate(view.csl.entries if view.csl else ())}
    for record in sorted(records, key=lambda one: order.get(one.id, len(order))):
        paragraph = line(_entry(view, record))
        if (note := record.custom.origin_note) and record.id not in told:
            paragraph += [nodes.Text(" "), nodes.inline(note, note, classes=["kfor-origin-note"])]
        entries.append(nodes.list_item("", paragraph, ids=[f"{place['ids'][0]}-{record.id}"]))
    return [nodes.bullet_list("", *entries, ids=place["ids"], classes=place["classes"])]


def problems(domain: KforDomain, brief: Brief) -> Iterator[tuple[str, Problem]]:
    """An error for each page that a bibliography is filtered by and that there is not, with its own page."""
    for docname, page in brief.pages_in(domain.pages):
        for part in page.parts.get("bibliography", ()):
            for name in part.pages:
                if name not in domain.pages:
                    message = f"there is no page '{name}' to filter by; {nearest(name, domain.pages)}"
                    yield docname, Problem("reference", message, line=part.line)


def _entry(view: BriefView, record: Record) -> list[nodes.Node]:
    """An entry in the project's style, with the source's grade, which no CSL style has."""
    styled = view.csl.entries.get(record.id) if view.csl else None
    if styled is None:
        return from_styled(view.style.entry(record, graded=view.grades_inline))
    graded = record.custom.reliability if view.grades_inline else ""
    return [*from_csl(view, styled), *[nodes.Text(" " + _("Reliability %s") % graded + ".")] * bool(graded)]


def _listed(view: BriefView, place: brief_part) -> list[str]:
    options = place["kfor_options"]
    if "all" in options:
        return list(view.domain.sources)
    pages = [page for page in opt.pieces(options.get("filter", "")) if page]
    return view.domain.cited(pages or view.brief.docnames)
