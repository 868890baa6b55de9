"""What a judgement rests on: what stands inside it, and what its author names for and against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.state.outline import JUDGEMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.brief.state.outline import Place
    from sphinx_kfor.brief.state.pages import BriefObject, Passage

#: What can be named as evidence.
EVIDENCE_KINDS = ("quote", "table", "value", "chart", "compare", JUDGEMENT)


@dataclass(frozen=True, order=True)
class Ground:
    """One thing that a judgement rests on, or that speaks against it.

    Attributes:
        source: the source's id.
        origin: whose word it is.
        against: whether it speaks against the judgement.
        bare: whether the source is cited without a passage, which is weaker.
        credibility: of the item, 1 to 6; empty where the author gives none.
        key: of the passage; empty for a bare citation.
    """

    source: str
    origin: str
    against: bool = False
    bare: bool = False
    credibility: str = ""
    key: str = ""


#: What is found, and its place if it is a passage.
_Found: TypeAlias = "tuple[Ground, Place | None]"


def grounds(domain: KforDomain, place: Place) -> list[Ground]:
    """What an object rests on, each once, sorted.

    Args:
        domain: for what the pages use.
        place: the page and anchor of the object.
    """
    return sorted({ground for ground, _ in _of(domain, place, against=False, seen=frozenset())})


def passages(domain: KforDomain, place: Place, *, against: bool) -> list[Place]:
    """The places of the passages that an object rests on, or that speak against it, each once."""
    found = _of(domain, place, against=False, seen=frozenset())
    return list(dict.fromkeys(at for ground, at in found if at and ground.against == against))


def named_in(one: BriefObject, option: str) -> list[str]:
    """The names that an option of an object lists."""
    return [opt.unquoted(part) for part in opt.pieces(one.options.get(option, "")) if part]


def _of(domain: KforDomain, place: Place, *, against: bool, seen: frozenset[Place]) -> Iterator[_Found]:
    docname, anchor = place
    page = domain.pages.get(docname)
    if page is None or place in seen:
        return
    one = next((one for one in page.objects if one.anchor == anchor), None)
    contrary = _anchors(domain, docname, one)
    for passage in page.passages:
        around = (passage.anchor, *passage.inside)
        if anchor in around:
            ground = _ground(domain, passage, against=against == contrary.isdisjoint(around))
            yield ground, (docname, passage.anchor)
    for cited in page.bare:
        if anchor in cited.inside:
            yield _bare(domain, cited.source, against=against), None
    if one is not None:
        for option, other in (("evidence", against), ("contrary", not against)):
            for name in named_in(one, option):
                yield from _named(domain, name, against=other, seen=seen | {place})


def _named(domain: KforDomain, name: str, *, against: bool, seen: frozenset[Place]) -> Iterator[_Found]:
    if name in domain.sources:
        yield _bare(domain, name, against=against), None
    elif found := domain.named(name):
        docname, named = found
        yield from _of(domain, (docname, named.anchor), against=against, seen=seen)


def _anchors(domain: KforDomain, docname: str, one: BriefObject | None) -> set[str]:
    """The anchors on its own page that an object names as contrary."""
    found = (domain.named(name) for name in (named_in(one, "contrary") if one else ()))
    return {named.anchor for page, named in filter(None, found) if page == docname}


def _ground(domain: KforDomain, passage: Passage, *, against: bool) -> Ground:
    source, options = passage.request.source, passage.options
    return Ground(
        source,
        domain.origin(source, options),
        against,
        credibility=options.get("credibility", ""),
        key=passage.request.key,
    )


def _bare(domain: KforDomain, source: str, *, against: bool) -> Ground:
    return Ground(source, domain.origin(source, {}), against, bare=True)
