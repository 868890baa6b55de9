"""What a brief uses of its sources, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.brief.assessing.grounds import grounds
from sphinx_kfor.brief.state.outline import JUDGEMENT
from sphinx_kfor.brief.state.pages import Passage, Withheld
from sphinx_kfor.evidence.extracts.requests import CellRequest, FigureRequest, TableRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.assessing.grounds import Ground
    from sphinx_kfor.brief.parts.view import BriefView
    from sphinx_kfor.brief.state.outline import Place

QUOTATION, CITED, FIGURE, TABLE = "quotation", "cited", "figure", "table"


@dataclass(frozen=True)
class Usage:
    """What a brief uses.

    Attributes:
        sources: the ids of the sources that it uses, as its bibliography sorts them.
        unused: the ids of the others of the corpus, sorted likewise.
        origins: for each source, whose word is used of it.
        kinds: how many different quotations, cited passages, figures and tables there are.
        passages: how many different passages each source gives.
        support: what each judgement rests on, and what speaks against it.
        compared: for each comparison, the ids of the sources whose figures conflict in it, sorted likewise.
    """

    sources: list[str]
    unused: list[str]
    origins: dict[str, set[str]]
    kinds: Counter[str]
    passages: Counter[str]
    support: dict[Place, list[Ground]]
    compared: list[list[str]]

    @classmethod
    def of(cls, view: BriefView) -> Usage:
        """What the brief of a page uses."""
        domain, ordered = view.domain, _ordered(view)
        cited = set(domain.cited(view.brief.docnames))
        found: dict[str, Passage] = {}
        for passage in view.passages():
            known = found.setdefault(passage.request.key, passage)
            if passage.quoted and not known.quoted:
                found[passage.request.key] = passage
        origins: dict[str, set[str]] = {source: set() for source in cited}
        for source, options in _items(view):
            origins[source].add(domain.origin(source, options))
        return cls(
            [source for source in ordered if source in cited],
            [source for source in ordered if source not in cited],
            origins,
            Counter(map(_kind, found.values())),
            Counter(passage.request.source for passage in found.values()),
            {place: grounds(domain, place) for place, _ in view.outline.of_kind(JUDGEMENT)},
            [
                [source for source in ordered if source in {found[key].request.source for key in conflicting}]
                for conflicting in _conflicting(view)
            ],
        )

    def bearing(self, source: str, *, against: bool) -> int:
        """How often a source bears for or against a judgement."""
        every = (ground for found in self.support.values() for ground in found)
        return sum(ground.source == source and ground.against == against for ground in every)

    def origins_of(self, place: Place) -> set[str]:
        """The origins that a judgement rests on."""
        return {ground.origin for ground in self.support[place] if not ground.against}


def _ordered(view: BriefView) -> list[str]:
    return sorted(view.domain.sources, key=lambda source: view.style.sort_key(view.record(source)))


def _items(view: BriefView) -> Iterator[tuple[str, dict[str, str]]]:
    """Each use of a source, with the options that the author gave it."""
    for passage in view.passages():
        yield passage.request.source, passage.options
    for _docname, page in view.brief.pages_in(view.domain.pages):
        yield from ((cited.source, {}) for cited in page.bare)


def _conflicting(view: BriefView) -> Iterator[frozenset[str]]:
    """For each comparison of the brief, the keys of the figures that conflict."""
    for _docname, page in view.brief.pages_in(view.domain.pages):
        yield from (one.conflicting for one in page.comparisons)


def _kind(passage: Passage) -> str:
    asked = passage.request.kind if isinstance(passage.request, Withheld) else type(passage.request)
    if asked is TableRequest:
        return TABLE
    if asked in {CellRequest, FigureRequest}:
        return FIGURE
    return QUOTATION if passage.quoted else CITED
