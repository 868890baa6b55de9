"""What readers are given besides the text: what cards and pages of sources cost, and a first chart."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.table import Table

_ROOT = Path(__file__).resolve().parent.parent
_PAGE = "brief/italy-kosovo.html"
#: How much larger a page may be with its cards, and how much longer a build may take.
_SIZE, _COST = 4 / 3, 1.15
#: Seconds of processor time.
_CHART = 0.15
_BUILD = """
import sys, time
from sphinx.cmd.build import main
status = main(sys.argv[1:])
print("took", time.process_time())
sys.exit(status)
"""
_DRAW = """
import time, babel.numbers
from sphinx_kfor.evidence.extracts.chart_series import Plot, Point, Series
begun = time.process_time()
from sphinx_kfor.charts.chart import Chart
from sphinx_kfor.charts.drawing import drawn
plot = Plot(("A", "B"), (Series("n", (Point("1", 1, 1), Point("2", 2, 2))),), "")
drawn(Chart("bar", plot, "en", "no data"))
print("took", time.process_time() - begun)
"""


def run(table: Table, *, quick: bool) -> None:
    """Print the rows of this subject."""
    rounds = 1 if quick else 3
    table.title("Our own documentation and brief, with cards and pages of sources and without")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        plain = _built(folder / "plain", rounds, "-D", "kfor_evidence_cards=0", "-D", "kfor_source_pages=")
        rich = _built(folder / "rich", rounds)
        sizes = [(folder / name / _PAGE).stat().st_size for name in ("rich", "plain")]
        said = f"{sizes[0] / 1024:.0f} KB against {sizes[1] / 1024:.0f} KB"
        table.row("the brief's page with cards / without", sizes[0] / sizes[1], _SIZE, note=said)
        table.row(
            "a build with cards and pages of sources / without", rich / plain, _COST, note=f"{rich:.2f} s"
        )
    chart = min(_took("-c", _DRAW) for _ in range(rounds))
    table.row("processor time of a first chart, s", chart, _CHART)


def _built(out: Path, rounds: int, *options: str) -> float:
    """The processor time of a build of our documentation from nothing, in seconds."""
    arguments = ["-q", "-E", "-b", "html", "-d", f"{out}-trees", *options, str(_ROOT / "docs"), str(out)]
    return min(_took("-c", _BUILD, *arguments) for _ in range(rounds))


def _took(*arguments: str) -> float:
    done = subprocess.run(
        [sys.executable, *arguments],
        check=True,
        capture_output=True,
        text=True,
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    )
    return float(done.stdout.rpartition("took")[2])


if __name__ == "__main__":
    from bench.table import Table as _Table

    run(_Table(), quick=False)
