"""How much of each source a brief quotes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.problems import Caution, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.brief.state.pages import Passage

#: Passages with no more than a paragraph's end between them are one run.
_GAP = 2


@dataclass(frozen=True)
class Share:
    """What one brief quotes of one source.

    Attributes:
        brief: the brief's label.
        source: the source's id.
        passages: what is quoted, with the page of its first use, in the brief's order.
    """

    brief: str
    source: str
    passages: tuple[tuple[str, Passage], ...]

    @property
    def quoted(self) -> int:
        """The number of words quoted."""
        return sum(passage.words for _, passage in self.passages)

    @property
    def words(self) -> int:
        """The number of words of the source."""
        return self.passages[0][1].annotation.words

    @property
    def fraction(self) -> float:
        """The part of the source that is quoted."""
        return self.quoted / self.words if self.words else 0.0

    def longest(self) -> tuple[int, str, int]:
        """The most words running that are quoted, and the page and line where they begin.

        Passages that touch or overlap in the source are one run. Of a private source the lock has no text:
        there each passage is a run.
        """
        best, end, run = (0, "", 0), -1, (0, "", 0)
        for docname, passage in sorted(self.passages, key=_start):
            for target in passage.annotation.targets:
                if target.private or target.cell:
                    run, end = (passage.words, docname, passage.line), -1
                else:
                    start, stop = target.position.start, target.position.end
                    more = target.quote.exact[max(0, end - start) :]
                    touching = end >= 0 and start <= end + _GAP
                    words = len(more.split()) if stop > end else 0
                    run = (run[0] + words, *run[1:]) if touching else (words, docname, passage.line)
                    end = max(end, stop)
                best = max(best, run, key=lambda one: one[0])
        return best


def _start(place: tuple[str, Passage]) -> int:
    return place[1].annotation.targets[0].position.start


def shares(domain: KforDomain) -> Iterator[Share]:
    """The share of each source in each brief; a passage that is printed twice counts once."""
    for brief in domain.assessed():
        printed: dict[str, dict[str, tuple[str, Passage]]] = defaultdict(dict)
        for docname, passage in brief.passages_in(domain.pages):
            if passage.quoted:
                printed[passage.request.source].setdefault(passage.request.key, (docname, passage))
        for source, passages in sorted(printed.items()):
            yield Share(brief.label, source, tuple(passages.values()))


def problems(domain: KforDomain) -> Iterator[tuple[str, Problem]]:
    """A caution for each source of which more is quoted than `kfor_share_limit` allows."""
    most, fraction = domain.env.config.kfor_share_limit
    for share in shares(domain):
        if share.quoted > most and share.fraction > fraction:
            message = (
                f"{share.quoted} words of '{share.source}' are quoted, {share.fraction:.0%} "
                f"(kfor_share_limit is {most} words and {fraction:.0%}); quote less"
            )
            page, first = share.passages[0]
            yield page, Problem.of(Caution("share", message), line=first.line)
