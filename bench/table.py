"""Ratios measured in one run, and the table they are printed in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def best(
    runs: Sequence[Callable[[], object]],
    rounds: int = 5,
    repeat: int = 1,
    before: Callable[[], object] = lambda: None,
) -> list[float]:
    """The shortest time of each of some functions in seconds, taken in turn, so that all share the noise.

    Args:
        runs: the functions.
        rounds: how many times each has its turn.
        repeat: how many times it runs in a turn; the time is the mean of these.
        before: what is done before each run, and not counted.
    """
    shortest = [float("inf")] * len(runs)
    for _ in range(rounds):
        for number, run in enumerate(runs):
            taken = 0.0
            for _ in range(repeat):
                before()
                begun = time.perf_counter()
                run()
                taken += time.perf_counter() - begun
            shortest[number] = min(shortest[number], taken / repeat)
    return shortest


class Table:
    """A table of ratios with their bounds; it counts those that are missed."""

    def __init__(self) -> None:
        self.missed = 0

    def title(self, text: str) -> None:
        """A heading for the rows that follow."""
        print(f"\n{text}\n{'-' * len(text)}", flush=True)

    def row(
        self, what: str, ratio: float, bound: float | None = None, *, least: bool = False, note: str = ""
    ) -> None:
        """A ratio; its bound is the most that it may be, or the least."""
        mark = shown = ""
        if bound is not None:
            shown = f"{'≥' if least else '≤'} {bound:g}"
            if (ratio < bound) if least else (ratio > bound):
                mark = "MISSED"
                self.missed += 1
        print(f"{what:<62}{ratio:>9.2f}  {shown:<8}{mark:<8}{note}".rstrip(), flush=True)

    def note(self, text: str) -> None:
        """A line of words."""
        print(text, flush=True)
