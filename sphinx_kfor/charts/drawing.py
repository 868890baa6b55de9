"""A chart as a picture: the same bytes for the same chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.charts.columns import Columns
from sphinx_kfor.charts.lines import Lines
from sphinx_kfor.charts.rows import Rows

if TYPE_CHECKING:
    from sphinx_kfor.charts.chart import Chart
    from sphinx_kfor.charts.sheet import Sheet

_DRAWN: dict[str, type[Rows | Columns | Lines]] = {"bar": Rows, "dot": Rows, "column": Columns, "line": Lines}


def sheet_of(chart: Chart) -> Sheet:
    """The sheet of a chart, drawn."""
    return _DRAWN[chart.kind](chart).draw()


def drawn(chart: Chart) -> str:
    """A chart as an SVG."""
    return sheet_of(chart).svg(f"kfor-{chart.digest[:8]}", chart.family, chart.accent)
