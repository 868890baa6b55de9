"""A large table as a source: what a value and ten rows of it cost, in whole processes."""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.table import Table

_ROOT = Path(__file__).resolve().parent.parent
_ROWS = 1_000_000
_COLUMNS = 10
_TIMES = 4
_MEMORY = 500
#: Four times the rows may take this much longer.
_LINEAR = 5
_PROGRAM = """
import resource, sys, time
from sphinx.cmd.build import main
status = main(sys.argv[1:])
print("took", time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
sys.exit(status)
"""


def run(table: Table, *, quick: bool) -> None:
    """Print the rows of this subject."""
    rows = _ROWS // 10 if quick else _ROWS
    rounds = 1 if quick else 3
    table.title(
        f"A CSV of {rows:,} rows by {_COLUMNS} columns as a source: one value, and a table of ten rows"
    )
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        large, small, none = (_project(folder, count) for count in (rows, rows // 4, 0))
        reading = min(_read(large / "corpus" / "large.csv") for _ in range(rounds))
        (with_large, memory), (with_small, _), (without, least) = (
            _least(project, table, rounds) for project in (large, small, none)
        )
        table.row(
            "what the build takes longer with it / reading it with csv",
            (with_large - without) / reading,
            _TIMES,
            note=f"{with_large - without:.2f} s against {reading:.2f} s",
        )
        table.row("memory more than without, MB", memory - least, _MEMORY)
        table.row(
            "the same for four times the rows",
            (with_large - without) / (with_small - without),
            _LINEAR,
            note=f"{with_large - without:.2f} s against {with_small - without:.2f} s",
        )


def _read(path: Path) -> float:
    """The processor time that Python's `csv` takes, in seconds."""
    begun = time.process_time()
    with path.open(encoding="utf-8", newline="") as stream:
        for _ in csv.reader(stream):
            pass
    return time.process_time() - begun


def _project(folder: Path, rows: int) -> Path:
    """A project whose one page asks for a value and ten rows of a table; with no rows, for nothing."""
    made = folder / str(rows)
    (made / "corpus").mkdir(parents=True)
    (made / "conf.py").write_text(
        "extensions = ['myst_parser', 'sphinx_kfor']\nkfor_catalogue = 'corpus/catalogue.yaml'\n"
        "exclude_patterns = ['corpus']\n"
    )
    record = "references:\n- {id: large, type: dataset, title: Large, custom: {file: large.csv}}\n"
    (made / "corpus" / "catalogue.yaml").write_text(record)
    chance = random.Random(rows)
    with (made / "corpus" / "large.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["Row", *(f"Column {column}" for column in range(1, _COLUMNS))])
        for row in range(rows):
            writer.writerow([f"row {row}", *(chance.randrange(10**6) for _ in range(1, _COLUMNS))])
    asked = "; ".join(f"row {chance.randrange(rows)}" for _ in range(10)) if rows else ""
    page = "So 1.\n\n| Row | Column |\n|---|---|\n| 1 | 2 |\n"
    if rows:
        page = f"So {{kfor:value}}`large > 1 > row {rows - 1} > Column 9`.\n\n"
        page += f"```{{kfor:table}} large\n:rows: {asked}\n```\n"
    (made / "index.md").write_text(f"# Page\n\n{page}", "utf-8")
    return made


def _least(project: Path, table: Table, rounds: int) -> tuple[float, float]:
    """The processor time of a build from nothing, in seconds, and its memory at its most, in MB."""
    found = [_build(project, table) for _ in range(rounds)]
    return min(took for took, _ in found), min(memory for _, memory in found)


def _build(project: Path, table: Table) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, "-q", "-E", "-b", "html", project, project / "out"],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    )
    if done.returncode:
        table.note(f"the build failed: {done.stderr[-500:]}")
        return 0.0, 0.0
    took, memory = done.stdout.rpartition("took")[2].split()
    return float(took), float(memory)
