"""What a brief says in its own words, as `evidence.json` has it: its objects, and what its masthead says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.brief.assessing.grounds import named_in, passages
from sphinx_kfor.brief.assessing.marking import marking
from sphinx_kfor.brief.state.outline import JUDGEMENT, OPTION, RECOMMENDATION
from sphinx_kfor.evidence.annotations.manifest import Statement
from sphinx_kfor.evidence.languages.tags import bcp47
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.brief.state.outline import Place
    from sphinx_kfor.brief.state.pages import BriefObject
    from sphinx_kfor.evidence.annotations.annotation import Json

#: What is told of a masthead, beside its marking.
_TOLD = ("number", "series", "edition", "date", "cut-off")


def statements(domain: KforDomain, docnames: Iterable[str]) -> Iterator[Statement]:
    """The judgements, options, recommendations and gaps of some pages."""
    language = bcp47(domain.env.config.language)
    for docname in docnames:
        label = domain.brief(docname).label
        for one in domain.pages[docname].objects:
            place = (docname, one.anchor)
            facts = {
                "kind": one.kind,
                "number": domain.outline(docname).labels[place],
                "name": one.name,
                "title": one.title,
                **_facts(domain, one),
            }
            refers = _refers(domain, place, one)
            yield Statement(label, docname, one.anchor, one.text, language, facts, refers)


def briefs_in(domain: KforDomain, docnames: Iterable[str]) -> Iterator[Json]:
    """What the mastheads of some pages say, each under its brief's label."""
    for docname in docnames:
        masthead, brief = domain.pages[docname].masthead, domain.brief(docname)
        if masthead is not None:
            marked = marking(domain, brief)
            told = {f"kfor:{key}": masthead.fields[key] for key in _TOLD if key in masthead.fields}
            yield {"label": brief.label, **told, **({"kfor:tlp": marked.label} if marked is not None else {})}


def _facts(domain: KforDomain, one: BriefObject) -> Json:
    """What an object says beside its words."""
    options = one.options
    if one.kind == JUDGEMENT:
        return {**_likelihood(domain, options.get("likelihood", "")), "confidence": options.get("confidence")}
    if one.kind == RECOMMENDATION:
        return {"owner": options.get("owner"), "when": options.get("when")}
    criteria = [{"kfor:name": each.name, "kfor:value": each.value} for each in one.criteria]
    return {"criteria": criteria} if one.kind == OPTION else {}


def _likelihood(domain: KforDomain, typed: str) -> Json:
    """The official term and its range; what is not on the scale as it was typed."""
    try:
        term = domain.scale.term(typed, domain.language)
    except EvidenceError:
        return {"likelihood": typed}
    return {"likelihood": term, "probability": domain.scale.row(term).range}


def _refers(domain: KforDomain, place: Place, one: BriefObject) -> dict[str, list[Place]]:
    """The places of what an object rests on."""
    named = (domain.named(name) for name in named_in(one, "based-on"))
    return {
        "evidence": passages(domain, place, against=False),
        "contrary": passages(domain, place, against=True),
        "based-on": [(docname, found.anchor) for docname, found in filter(None, named)],
    }
