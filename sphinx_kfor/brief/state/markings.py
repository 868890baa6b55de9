"""The marking of a brief (TLP 2.0), worked out from its masthead and what it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.standards.vocabulary import Tlp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_kfor.brief.state.briefs import Brief
    from sphinx_kfor.brief.state.pages import Page
    from sphinx_kfor.evidence.sources.source import Source


def own_marking(brief: Brief, pages: Mapping[str, Page]) -> Tlp | None:
    """What a brief's masthead says. Raises EvidenceError: `tlp`, if that is no marking."""
    masthead = brief.masthead_in(pages)
    typed = masthead.fields.get("tlp", "") if masthead else ""
    return Tlp.parse(typed) if typed else None


def used_markings(
    brief: Brief, pages: Mapping[str, Page], sources: Mapping[str, Source]
) -> Iterator[tuple[str, Tlp]]:
    """The markings of the sources that a brief uses, with their ids, sorted."""
    cited: set[str] = set().union(*(page.cited for _, page in brief.pages_in(pages)))
    for identifier in sorted(cited):
        typed = identifier in sources and sources[identifier].record.custom.tlp
        if typed:
            yield identifier, Tlp.parse(typed)


def marking_of(brief: Brief, pages: Mapping[str, Page], sources: Mapping[str, Source]) -> Tlp | None:
    """A brief's own marking, or the highest of what it uses if that is higher; None for neither."""
    marks = [mark for _, mark in used_markings(brief, pages, sources)]
    try:
        own = own_marking(brief, pages)
    except EvidenceError:
        own = None
    return max([*marks, *([own] if own is not None else [])], default=None)


def markings(
    briefs: Iterable[Brief], pages: Mapping[str, Page], sources: Mapping[str, Source]
) -> dict[str, Tlp]:
    """The marking of each page that belongs to a brief; one without is for everybody."""
    found: dict[str, Tlp] = {}
    for brief in briefs:
        mark = marking_of(brief, pages, sources) or Tlp.CLEAR
        for docname in brief.docnames:
            found.setdefault(docname, mark)
    return found
