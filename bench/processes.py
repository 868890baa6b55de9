"""What whole builds cost, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.table import Table

ROOT = Path(__file__).resolve().parent.parent


def environment() -> dict[str, str]:
    """The environment of a build that runs our code, compiled as it is when installed."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT)}


def compare(table: Table, what: str, folders: tuple[Path, Path], bound: float, rounds: int) -> None:
    """A row for two projects that print the same, with our markup and without it, built in turn."""
    mine, its = (
        min(times)
        for times in zip(*([_cpu(folder, table) for folder in folders] for _ in range(rounds)), strict=True)
    )
    table.row(
        f"{what} / the same text typed in, without us",
        mine / its,
        bound,
        note=f"{mine:.2f} s against {its:.2f} s of processor time",
    )


def _cpu(folder: Path, table: Table) -> float:
    """The processor time of a whole build from nothing, in seconds."""
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-b",
        "html",
        "-E",
        folder / "docs",
        folder / "out",
    ]
    before = os.times()
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment())
    after = os.times()
    if done.returncode:
        table.note(f"the build of '{folder.name}' failed: {done.stderr[-500:]}")
    return after.children_user + after.children_system - before.children_user - before.children_system
