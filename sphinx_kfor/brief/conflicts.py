"""Judgements that use a figure on which sources differ, without a word on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.brief.support import grounds, named_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.briefs import Brief
    from sphinx_kfor.brief.domain import KforDomain
    from sphinx_kfor.brief.outline import Place
    from sphinx_kfor.brief.pages import BriefObject, Comparison
    from sphinx_kfor.evidence.annotations import Annotation


def conflicts(domain: KforDomain, brief: Brief, place: Place, one: BriefObject) -> Iterator[str]:
    """A caution for each comparison whose conflict a judgement leaves out.

    Args:
        domain: for what the pages use.
        brief: the brief of the judgement.
        place: the page and anchor of the judgement.
        one: the judgement.
    """
    pages = {docname: domain.pages[docname] for docname in brief.docnames if docname in domain.pages}
    comparisons = [
        (docname, found)
        for docname, page in pages.items()
        for found in page.comparisons
        if found.conflicting and not _refers(domain, place, one, docname, found)
    ]
    if not comparisons:
        return
    known = {passage.request.key: passage.annotation for page in pages.values() for passage in page.passages}
    used = [known[ground.key] for ground in grounds(domain, place) if ground.key in known]
    for docname, found in comparisons:
        figures = [known[key] for key in sorted(found.conflicting) if key in known]
        if any(_overlap(one, another) for one in used for another in figures):
            where = (
                f"the comparison '{found.name}'" if found.name else f"the comparison in line {found.line} "
            )
            where += "" if found.name else f"of '{docname}', to which you give a name"
            yield f"the judgement uses a figure on which sources differ; refer to {where}"


def _refers(domain: KforDomain, place: Place, one: BriefObject, docname: str, comparison: Comparison) -> bool:
    """Whether a judgement names a comparison, or holds it."""
    if comparison.name in {*named_in(one, "evidence"), *named_in(one, "contrary"), *one.references} - {""}:
        return True
    here = domain.pages[docname].passages if docname == place[0] else []
    return any({comparison.anchor, place[1]} <= set(passage.inside) for passage in here)


def _overlap(one: Annotation, another: Annotation) -> bool:
    """Whether two passages have a place in common."""
    return one.source == another.source and any(
        mine.position.start < its.position.end and its.position.start < mine.position.end
        for mine in one.targets
        for its in another.targets
    )
