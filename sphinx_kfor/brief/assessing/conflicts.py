"""Judgements that use a figure on which sources differ, without a word on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.brief.assessing.grounds import named_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.brief.assessing.grounds import Ground
    from sphinx_kfor.brief.state.briefs import Brief
    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.brief.state.outline import Place
    from sphinx_kfor.brief.state.pages import BriefObject, Comparison
    from sphinx_kfor.evidence.annotations.annotation import Annotation


class Conflicts:
    """The figures of a brief on which sources differ.

    Args:
        domain: for what the pages use.
        brief: the brief.
    """

    def __init__(self, domain: KforDomain, brief: Brief) -> None:
        self._domain = domain
        self._comparisons = [
            (docname, found)
            for docname, page in brief.pages_in(domain.pages)
            for found in page.comparisons
            if found.conflicting
        ]
        uses = brief.passages_in(domain.pages) if self._comparisons else ()
        self._known = {passage.request.key: passage.annotation for _docname, passage in uses}

    def left_out(self, place: Place, one: BriefObject, support: Iterable[Ground]) -> Iterator[str]:
        """A caution for each comparison whose conflict a judgement leaves out.

        Args:
            place: the page and anchor of the judgement.
            one: the judgement.
            support: what it rests on.
        """
        known = self._known
        used = [known[ground.key] for ground in support if ground.key in known]
        for docname, found in self._comparisons:
            figures = [known[key] for key in sorted(found.conflicting) if key in known]
            disputed = any(_overlap(one, another) for one in used for another in figures)
            if disputed and not _refers(self._domain, place, one, docname, found):
                where = _named(docname, found)
                yield f"the judgement uses a figure on which sources differ; refer to {where}"


def _named(docname: str, comparison: Comparison) -> str:
    if comparison.name:
        return f"the comparison '{comparison.name}'"
    return f"the comparison in line {comparison.line} of '{docname}', to which you give a name"


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
