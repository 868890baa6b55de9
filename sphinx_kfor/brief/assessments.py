"""Cautions on judgements and recommendations, which need the whole brief: what do they rest on?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.brief.outline import JUDGEMENT, RECOMMENDATION
from sphinx_kfor.brief.support import grounds, named_in
from sphinx_kfor.evidence.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.brief.briefs import Brief
    from sphinx_kfor.brief.domain import KforDomain
    from sphinx_kfor.brief.outline import Place
    from sphinx_kfor.brief.pages import BriefObject, Passage
    from sphinx_kfor.brief.support import Ground

#: The credibility that other sources must confirm.
_CONFIRMED = "1"
_ACCEPT = "accept-"


def problems(domain: KforDomain, brief: Brief) -> Iterator[tuple[str, Problem]]:
    """What is weak in a brief, with the page it stands on."""
    objects = domain.outline(brief.start).objects
    support = {place: grounds(domain, place) for place in objects}
    for page, problem, reason in _raised(domain, brief, support):
        if not reason:
            yield page, problem
    for place, one in objects.items():
        answered = {subtype for subtype, _ in _weaknesses(one, support[place])} | one.answered
        for key in sorted(one.options):
            if key.startswith(_ACCEPT) and key.removeprefix(_ACCEPT) not in answered:
                message = f"'{key}' accepts a caution that is not raised; delete it"
                yield place[0], Problem("option", message, line=one.line, caution=True)


def accepted(domain: KforDomain, brief: Brief) -> Iterator[tuple[str, Problem, str]]:
    """What is weak and accepted, with its page and the author's reason."""
    support = {place: grounds(domain, place) for place in domain.outline(brief.start).objects}
    yield from (one for one in _raised(domain, brief, support) if one[2])


def _raised(
    domain: KforDomain, brief: Brief, support: dict[Place, list[Ground]]
) -> Iterator[tuple[str, Problem, str]]:
    """Every caution with its page, and the reason for which it is accepted, empty for none."""
    for place, one in domain.outline(brief.start).objects.items():
        for subtype, message in _weaknesses(one, support[place]):
            reason = one.options.get(f"{_ACCEPT}{subtype}", "")
            yield place[0], Problem(subtype, message, line=one.line, caution=True), reason
    for page, problem, passage in _grades(domain, brief, support.values()):
        yield page, problem, passage.options.get(f"{_ACCEPT}grade", "")


def _weaknesses(one: BriefObject, support: list[Ground]) -> Iterator[tuple[str, str]]:
    """Cautions on one object, as (subtype, message)."""
    if one.kind == RECOMMENDATION and not named_in(one, "based-on"):
        message = "the recommendation is based on nothing; name judgements or options in ':based-on:'"
        yield "evidence", message
    if one.kind != JUDGEMENT:
        return
    bearing = [ground for ground in support if not ground.against]
    origins = sorted({ground.origin for ground in bearing})
    if not bearing:
        message = (
            "the judgement rests on nothing; quote or cite a source in it, or name evidence in ':evidence:'"
        )
        yield "evidence", message
    elif len(origins) == 1 and one.options.get("confidence") == "high":
        message = (
            f"high confidence rests on one origin, '{origins[0]}'; lower it, or add an independent source"
        )
        yield "single", message


def _grades(
    domain: KforDomain, brief: Brief, supports: Iterable[list[Ground]]
) -> Iterator[tuple[str, Problem, Passage]]:
    """Cautions for passages that are graded as confirmed, and that no independent source stands beside."""
    groups = [
        {(ground.key, ground.origin) for ground in support if not ground.against} for support in supports
    ]
    for docname in brief.docnames:
        page = domain.pages.get(docname)
        for passage in page.passages if page else ():
            if passage.options.get("credibility") == _CONFIRMED:
                for problem in _unconfirmed(domain, passage, groups):
                    yield docname, problem, passage


def _unconfirmed(
    domain: KforDomain, passage: Passage, groups: list[set[tuple[str, str]]]
) -> Iterator[Problem]:
    origin = domain.origin(passage.request.source, passage.options)
    beside = (group for group in groups if (passage.request.key, origin) in group)
    if all(other == origin for group in beside for _, other in group):
        message = (
            f"credibility 1 says that other sources confirm it, and none but '{origin}' is beside it in a "
            "judgement; add one, or grade it 2"
        )
        yield Problem("grade", message, line=passage.line, caution=True)
