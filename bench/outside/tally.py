"""Counts of answers, printed one measure a line, so that two runs can be compared with `diff`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass
class Measure:
    """How often something is so.

    Attributes:
        higher: whether it should be so; otherwise it should not.
        yes: how often it is.
        asked: how often it might be.
        wrong: answers that are not as they should be, in words.
    """

    higher: bool
    yes: int = 0
    asked: int = 0
    wrong: Counter[str] = field(default_factory=Counter)

    def add(self, yes: int, asked: int = 1, wrong: Iterable[str] = ()) -> None:
        """Add some answers; `wrong` is kept unless all of them are as they should be."""
        self.yes += yes
        self.asked += asked
        if yes != (asked if self.higher else 0):
            self.wrong.update(wrong)


class Tally:
    """The measures on one set of data, by what is asked, and what is missing from it."""

    def __init__(self) -> None:
        self.missing: list[str] = []
        self._measures: dict[str, Measure] = {}

    def higher(self, what: str) -> Measure:
        """The measure of something that should be so."""
        return self._measures.setdefault(what, Measure(higher=True))

    def lower(self, what: str) -> Measure:
        """The measure of something that should not be so."""
        return self._measures.setdefault(what, Measure(higher=False))

    def lines(self, label: str, show: int) -> Iterable[str]:
        """One line a measure, and below each its most frequent wrong answers.

        Args:
            label: what stands before each measure.
            show: of how many wrong answers a measure.
        """
        for what, one in sorted(self._measures.items()):
            if one.asked:
                part = f"{one.yes:>6} of {one.asked:>6}  {100 * one.yes / one.asked:5.1f} %"
                yield f"{label + ': ' + what:<80}{part}  wanted {'higher' if one.higher else 'lower'}"
                for text, count in one.wrong.most_common(show):
                    yield f"{count:>10}  {text}"
