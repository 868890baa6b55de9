"""A chart as a file: the same bytes for the same chart, whatever the settings of matplotlib are here."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import matplotlib as mpl

from sphinx_kfor.charts.columns import Columns
from sphinx_kfor.charts.lines import Lines
from sphinx_kfor.charts.rows import Rows
from sphinx_kfor.charts.svg import tidied

if TYPE_CHECKING:
    from sphinx_kfor.charts.chart import Chart

_DRAWN: dict[str, type[Rows | Columns | Lines]] = {"bar": Rows, "dot": Rows, "column": Columns, "line": Lines}
#: Text as shapes, which are the same everywhere.
_OURS: Any = {
    "svg.fonttype": "path",
    "hatch.linewidth": 0.9,
    "path.simplify": False,
    "savefig.transparent": True,
}


def drawn(chart: Chart, form: str) -> bytes:
    """A chart as `svg`, `pdf` or `png`."""
    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()
        mpl.rcParams.update(_OURS)
        # A character that the font lacks is reported with the page's problems.
        warnings.filterwarnings("ignore", message="Glyph")
        made = _DRAWN[chart.kind](chart).draw().saved(form, chart.digest)
    return tidied(made, f"kfor-{chart.digest[:8]}") if form == "svg" else made
