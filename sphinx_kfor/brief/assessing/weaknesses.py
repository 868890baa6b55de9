"""Cautions on judgements and recommendations, which need the whole brief: what do they rest on?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.brief.assessing.conflicts import Conflicts
from sphinx_kfor.brief.assessing.grounds import grounds, named_in
from sphinx_kfor.brief.state.outline import JUDGEMENT, RECOMMENDATION
from sphinx_kfor.evidence.problems import Caution, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx_kfor.brief.assessing.grounds import Ground
    from sphinx_kfor.brief.state.briefs import Brief
    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.brief.state.pages import BriefObject, Passage

#: The credibility that other sources must confirm.
_CONFIRMED = "1"
_ACCEPT = "accept-"


@dataclass(frozen=True)
class _Weakness:
    """A caution with its page, the options of what it is about, and the reason that accepts it, if any."""

    page: str
    problem: Problem
    options: Mapping[str, str]

    @property
    def reason(self) -> str:
        return self.options.get(f"{_ACCEPT}{self.problem.subtype}", "")


def problems(domain: KforDomain, brief: Brief) -> Iterator[tuple[str, Problem]]:
    """What is weak in a brief, with the page it stands on; and reasons for accepting what is not."""
    raised = list(_weaknesses(domain, brief))
    yield from ((one.page, one.problem) for one in raised if not one.reason)
    answered = {(id(one.options), one.problem.subtype) for one in raised}
    for page, line, options, known in _accepting(domain, brief):
        for key in sorted(options):
            subtype = key.removeprefix(_ACCEPT)
            if key != subtype and subtype not in known and (id(options), subtype) not in answered:
                message = f"'{key}' accepts a caution that is not raised; delete it"
                yield page, Problem.of(Caution("option", message), line=line)


def accepted(domain: KforDomain, brief: Brief) -> Iterator[tuple[str, Problem, str]]:
    """What is weak and accepted, with its page and the author's reason."""
    weaknesses = _weaknesses(domain, brief)
    yield from ((one.page, one.problem, one.reason) for one in weaknesses if one.reason)


def _accepting(
    domain: KforDomain, brief: Brief
) -> Iterator[tuple[str, int, Mapping[str, str], AbstractSet[str]]]:
    """What may accept such cautions: page, line, options, and cautions answered when the page was read."""
    for place, one in domain.outline(brief.start).objects.items():
        yield place[0], one.line, one.options, one.answered
    for docname, passage in brief.passages_in(domain.pages):
        known = {key.removeprefix(_ACCEPT) for key in passage.options} - {"grade"}
        yield docname, passage.line, passage.options, known


def _weaknesses(domain: KforDomain, brief: Brief) -> Iterator[_Weakness]:
    """Every caution."""
    objects = domain.outline(brief.start).objects
    support = {place: grounds(domain, place) for place in objects}
    conflicts = Conflicts(domain, brief)
    for place, one in objects.items():
        found = list(_of_object(one, support[place]))
        if one.kind == JUDGEMENT:
            messages = conflicts.left_out(place, one, support[place])
            found += [Caution("conflict", message) for message in messages]
        for caution in found:
            yield _Weakness(place[0], Problem.of(caution, line=one.line), one.options)
    for docname, passage in brief.passages_in(domain.pages):
        if passage.options.get("credibility") == _CONFIRMED:
            for message in _unconfirmed(domain, passage, support.values()):
                problem = Problem.of(Caution("grade", message), line=passage.line)
                yield _Weakness(docname, problem, passage.options)


def _of_object(one: BriefObject, support: list[Ground]) -> Iterator[Caution]:
    """Cautions on one object."""
    if one.kind == RECOMMENDATION and not named_in(one, "based-on"):
        message = "the recommendation is based on nothing; name judgements or options in ':based-on:'"
        yield Caution("evidence", message)
    if one.kind != JUDGEMENT:
        return
    bearing = [ground for ground in support if not ground.against]
    origins = sorted({ground.origin for ground in bearing})
    if not bearing:
        message = (
            "the judgement rests on nothing; quote or cite a source in it, or name evidence in ':evidence:'"
        )
        yield Caution("evidence", message)
    elif len(origins) == 1 and one.options.get("confidence") == "high":
        message = (
            f"high confidence rests on one origin, '{origins[0]}'; lower it, or add an independent source"
        )
        yield Caution("single", message)


def _unconfirmed(domain: KforDomain, passage: Passage, supports: Iterable[list[Ground]]) -> Iterator[str]:
    """A caution for a passage that is graded as confirmed where no independent source stands beside it."""
    origin = domain.origin(passage.request.source, passage.options)
    groups = ([ground for ground in support if not ground.against] for support in supports)
    beside = (group for group in groups if any(ground.key == passage.request.key for ground in group))
    if all(ground.origin == origin for group in beside for ground in group):
        yield (
            f"credibility 1 says that other sources confirm it, and none but '{origin}' is beside it in a "
            "judgement; add one, or grade it 2"
        )
