"""A chart, and its picture: the same bytes for the same chart, drawn once and kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.extracts.chart_series import Plot


KINDS = ("bar", "column", "line", "dot")
#: Counts up when the same chart is drawn in another way.
_DRAWING = 1


@dataclass(frozen=True)
class Chart:
    """A chart.

    Attributes:
        kind: one of `KINDS`.
        plot: what it shows.
        language: tag of the language whose number format the axis has.
        no_data: what stands where the source has an empty cell.
    """

    kind: str
    plot: Plot
    language: str
    no_data: str

    @property
    def words(self) -> str:
        """All that is printed in it."""
        series = self.plot.series
        texts = [point.text if point else self.no_data for one in series for point in one.points]
        return "\n".join([*self.plot.categories, *(one.name for one in series), self.plot.unit, *texts])

    @property
    def digest(self) -> str:
        """What its pictures are kept by; another matplotlib draws other pictures."""
        state = f"{_DRAWING} {engine()} {self!r}"
        return hashlib.sha256(state.encode()).hexdigest()[:16]


def engine() -> str:
    """What draws charts, with its version; empty if it is not installed, or cannot be imported here."""
    try:
        found = find_spec("matplotlib")
        return f"matplotlib {version('matplotlib')}" if found and found.submodule_search_locations else ""
    except (ImportError, PackageNotFoundError):
        return ""
