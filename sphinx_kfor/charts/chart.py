"""A chart, and its picture: the same bytes for the same chart, drawn once and kept."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_kfor.evidence.series import Plot

KINDS = ("bar", "column", "line", "dot")
#: Counts up when the same chart is drawn in another way.
_DRAWING = 1
#: Beyond Latin, Greek, Cyrillic and the usual signs, of which the font lacks nothing.
_UNUSUAL = re.compile(r"[^\u0000-\u052f\u1e00-\u1eff\u2000-\u20bf\u2100-\u22ff]")


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


def lacking(chart: Chart) -> str:
    """The characters of a chart that its font does not have, sorted."""
    rare = set(_UNUSUAL.findall(chart.words))
    if not rare:
        return ""
    from sphinx_kfor.charts.lettering import has_glyph  # noqa: PLC0415 (matplotlib takes half a second)

    return "".join(sorted(character for character in rare if not has_glyph(character)))


def picture(chart: Chart, folder: Path, form: str) -> Path:
    """The file of a chart's picture, drawn if it is not in the folder yet.

    Args:
        chart: the chart.
        folder: where pictures are kept.
        form: `svg`, `pdf` or `png`.
    """
    path = folder / f"{chart.digest}.{form}"
    if not path.is_file():
        from sphinx_kfor.charts.drawing import drawn  # noqa: PLC0415 (matplotlib takes half a second)

        folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{path.name}.{os.getpid()}")  # pages may be read in parallel
        partial.write_bytes(drawn(chart, form))
        partial.replace(path)
    return path
