"""Figures of the prose, held to those of sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.annotations.annotation import Target, key_of
from sphinx_kfor.evidence.documents.selectors import describe
from sphinx_kfor.evidence.figures.agreement import agreeing, bound_meant, of_its_time
from sphinx_kfor.evidence.figures.years import is_likely_year
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.spans import Span

__all__ = ["MentionRequest", "agreeing", "of_its_time"]

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.mentions import Mention
    from sphinx_kfor.evidence.sources.source import Source


@dataclass(frozen=True)
class MentionRequest:
    """A figure that a brief's prose states beside a citation of a source.

    Attributes:
        source: the source's id.
        words: the figure as the author typed it.
        values: what it may say.
        kinds: what it may count; see `Mention`.
        unit: its physical unit; see `Mention`.
        bound: the kind of its bound.
        step: what its last digit counts.
        digits: how many digits it has.
        exacting: whether a table must say of its cells what this counts, as for a cell with more typed at it.
        doubtful: whether the source must write it with as many decimals; see `Mention`.
        counted: the noun behind it; see `Mention`.
        times: the years, months and the like that stand beside it; a source's may not say others.
        rate: the time that it is a rate by; see `Mention`.
        turn: whether something went `up` or `down` by it; see `Mention`.
    """

    source: str
    words: str
    values: frozenset[Decimal]
    kinds: frozenset[str]
    unit: str = ""
    bound: str = ""
    step: Decimal = Decimal(1)
    digits: int = 1
    exacting: bool = False
    doubtful: bool = False
    counted: str = ""
    times: frozenset[tuple[str, str]] = frozenset()
    rate: str = ""
    turn: str = ""

    @classmethod
    def of(cls, source: str, mention: Mention, *, exacting: bool = False) -> MentionRequest:
        """What asks a source for a figure of the prose."""
        one = mention
        said = (one.values, one.kinds, one.unit, bound_meant(one), one.step, one.digits)
        beside = (one.counted, one.times, one.rate, one.turn)
        return cls(source, one.text, *said, exacting, one.doubtful, *beside)

    def _as_year(self, text: str) -> Span | None:
        """Where a source has what may be a year as well, before a verb: `the delays of 2023 cost much`."""
        plain = self.kinds == {""} and not self.unit and not self.bound and not self.exacting
        if not plain or not is_likely_year(self.words) or self.counted.endswith("s"):
            return None
        found = re.search(rf"(?<![\w.,]){self.words}(?!\w|[.,]\d)", text)
        return Span(*found.span()) if found else None

    @property
    def key(self) -> str:
        """Its name in the lock."""
        values = sorted(f"{value.normalize():f}" for value in self.values)
        demands = ["exacting"] * self.exacting + ["doubtful"] * self.doubtful
        demands += [f"unit {self.unit}"] * bool(self.unit)
        demands += [f"bound {self.bound} {self.step.normalize():f}"] * bool(self.bound)
        return key_of(self.source, "mention", values, sorted(self.kinds), *demands)

    @property
    def said(self) -> str:
        """How messages name it."""
        return self.words

    def targets(self, source: Source) -> list[Target]:
        """Where the source has it first. Raises EvidenceError: `unsourced`, if it has it nowhere."""
        found = of_its_time(self, source.figures) or self._as_year(source.document.seen)
        if found is None:
            raise EvidenceError("unsourced", f"'{self.source}' does not have '{self.words}'")
        span = Span(found.start, found.end)
        layout = source.layout
        return [Target(*describe(source.document, span), layout.locate(span), page=layout.page(span))]
