"""What each page shows of other pages, by which a build tells which pages to write again."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from sphinx_kfor.brief.assessing.grounds import grounds
from sphinx_kfor.brief.assessing.marking import marking
from sphinx_kfor.brief.state.outline import OPTION

if TYPE_CHECKING:
    from sphinx_kfor.brief.state.annex_entries import Annex
    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.brief.state.pages import BriefObject, Page


def pages_to_write(domain: KforDomain) -> list[str]:
    """The pages that do not show what they showed when they were written last, sorted."""
    changed = []
    for docname in sorted(domain.env.found_docs):
        shown = _shown(domain, docname)
        digest = hashlib.sha256(json.dumps(shown, default=repr).encode()).hexdigest() if any(shown) else ""
        if domain.shown.get(docname, "") != digest:
            domain.shown[docname] = digest
            changed.append(docname)
    return changed


def _shown(domain: KforDomain, docname: str) -> list[object]:
    brief, page = domain.brief(docname), domain.pages.get(docname)
    marked = marking(domain, brief)
    shown: list[object] = [marked.label if marked is not None else ""]
    if page is None:
        return shown
    for name, _ in page.references:
        found = domain.named(name)
        shown.append((found[0], found[1].anchor, domain.title(*found)) if found else name)
    if page.objects:
        outline = domain.outline(docname)
        places = [(docname, one.anchor) for one in page.objects]
        shown += [(outline.labels[place], outline.ranges.get(place)) for place in places]
    if (page.groups or "bibliography" in page.parts) and (style := domain.csl(docname)):
        shown.append(style.to_json())
    if page.cited or page.parts:
        shown += [sorted(domain.style(docname).suffixes.items()), domain.part_of(docname, "bibliography")]
    if page.passages or page.bare:
        shown += _marks(domain.annex(docname), docname, page)
    if "bibliography" in page.parts:
        cited = domain.cited(brief.docnames)
        shown += [domain.sources[identifier].record.in_json for identifier in cited]
        shown.append(sorted(domain.sources))
    if "options-matrix" in page.parts:
        outline = domain.outline(docname)
        shown += [(place, one.title, _said(one)) for place, one in outline.of_kind(OPTION)]
    if page.parts.keys() - {"bibliography", "options-matrix"}:
        shown += [(member, *_used(one)) for member, one in brief.pages_in(domain.pages)]
        shown += [domain.origin(source, {}) for source in domain.cited(brief.docnames)]
        shown += [grounds(domain, place) for place in domain.outline(docname).objects]
        shown.append(domain.sources.digest)
    return shown


def _marks(annex: Annex, docname: str, page: Page) -> list[object]:
    """The marks that a page shows, and where they lead; where its notes stand, all of them."""
    entries = [annex.at[docname, passage.anchor] for passage in page.passages]
    entries += [found for one in page.bare if (found := annex.cited.get((one.source, one.locator)))]
    shown = annex.entries if annex.docname == docname else entries
    return [annex.docname, [(entry.anchor, entry.number) for entry in shown]]


def _said(option: BriefObject) -> list[tuple[str, str]]:
    return [(criterion.name, criterion.value) for criterion in option.criteria]


def _used(page: Page) -> list[object]:
    """What a page uses and says, wherever on the page."""
    passages = [
        (one.anchor, one.annotation, one.accepted, one.options, one.inside, one.section)
        for one in page.passages
    ]
    objects = [(one.kind, one.anchor, one.title, one.options) for one in page.objects]
    compared = [(one.anchor, sorted(one.conflicting)) for one in page.comparisons]
    return [*passages, *compared, *page.bare, *objects, page.masthead and page.masthead.fields]
