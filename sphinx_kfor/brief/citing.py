"""Citations: what each rests on is checked; what they print waits for the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.brief.anchors import name_passage
from sphinx_kfor.brief.pages import BareCitation
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations import Request

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_kfor.brief.roles import CitationItem
    from sphinx_kfor.brief.verification import Verification


def answer(page: Verification, node: nodes.Element) -> None:
    """Check what a group of citations rests on; what it prints waits for the brief."""
    printed = []
    for item in node["kfor_items"]:
        try:
            locator, anchor = _cited(page, node, item)
        except EvidenceError as error:
            page.problem(node, error)
            page.refused_source(item.source)
            printed.append((item.source, None, "", "", ""))
        else:
            printed.append((item.source, item.source, item.lead, locator, anchor))
    page.unanswered(node, node["kfor_options"])
    node["kfor_printed"] = printed
    node["kfor_page"] = page.env.docname
    page.strip(node)


def _cited(page: Verification, node: nodes.Element, item: CitationItem) -> tuple[str, str]:
    """Check one citation and the passage that it rests on; returns the locator to print, and its anchor."""
    page.domain.resolver.corpus.source(item.source)
    page.see(item.source)
    page.cited_at.append((node, item.source, None))
    page.loose(node, item.lead)
    page.remarks.append((node, item.source, item.lead))
    if not item.passage:
        locator = _bare_locator(page, item)
        page.page.cited.add(item.source)
        if "kfor_named" not in node:
            page.page.bare.append(BareCitation(item.source, page.inside(node)))
        return locator, ""
    request = Request(item.source, item.passage, locator=item.locator)
    resolved = page.resolve(request)
    name_passage(page, node, request, "")
    page.record(node, request, resolved, quoted=False, options=node["kfor_options"])
    return item.locator or resolved.annotation.targets[0].locator, node["ids"][-1]


def _bare_locator(page: Verification, item: CitationItem) -> str:
    """A locator without a passage: there must be such a place, if the text is here to tell."""
    source = page.domain.sources[item.source]
    if item.locator and source.path is None:
        page.page.unchecked += 1
    elif item.locator and source.path:
        page.env.note_dependency(source.path)
        source.layout.check(item.locator, None)
    return item.locator
