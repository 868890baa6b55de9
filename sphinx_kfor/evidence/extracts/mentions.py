"""Figures of the prose, held to those of sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.annotations.annotation import Target, key_of
from sphinx_kfor.evidence.documents.selectors import describe
from sphinx_kfor.evidence.figures.mentions import PERCENT, Mention
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from sphinx_kfor.evidence.figures.index import Figures
    from sphinx_kfor.evidence.sources.corpus import Source


@dataclass(frozen=True)
class MentionRequest:
    """A figure that a brief's prose states beside a citation of a source.

    Attributes:
        source: the source's id.
        words: the figure as the author typed it.
        values: what it may say.
        kinds: what it may count; see `Mention`.
        exacting: whether a table must say of its cells what this counts, as for a cell with more typed at it.
        doubtful: whether the source must write it with as many decimals; see `Mention`.
    """

    source: str
    words: str
    values: frozenset[Decimal]
    kinds: frozenset[str]
    exacting: bool = False
    doubtful: bool = False

    @classmethod
    def of(cls, source: str, mention: Mention, *, exacting: bool = False) -> MentionRequest:
        """What asks a source for a figure of the prose."""
        return cls(source, mention.text, mention.values, mention.kinds, exacting, mention.doubtful)

    @property
    def key(self) -> str:
        """Its name in the lock."""
        values = sorted(f"{value.normalize():f}" for value in self.values)
        demands = ["exacting"] * self.exacting + ["doubtful"] * self.doubtful
        return key_of(self.source, "mention", values, sorted(self.kinds), *demands)

    @property
    def said(self) -> str:
        """How messages name it."""
        return self.words

    def targets(self, source: Source) -> list[Target]:
        """Where the source has it first. Raises EvidenceError: `unsourced`, if it has it nowhere."""
        found = next(agreeing(self, source.figures), None)
        if found is None:
            raise EvidenceError("unsourced", f"'{self.source}' does not have '{self.words}'")
        span = Span(found.start, found.end)
        return [
            Target(
                *describe(source.document, span), source.layout.locate(span), page=source.layout.page(span)
            )
        ]


def agreeing(wanted: MentionRequest, known: Figures) -> Iterator[Mention]:
    """The figures of a source that say what is wanted."""
    alike = (found for found in known.of(wanted.values) if found.doubtful or not wanted.doubtful)
    return (found for found in alike if _same_kind(wanted, found))


def _same_kind(wanted: MentionRequest, found: Mention) -> bool:
    if wanted.kinds & found.kinds or (found.tabular and "" in found.kinds and not wanted.exacting):
        return True
    return "" in wanted.kinds and PERCENT not in found.kinds
