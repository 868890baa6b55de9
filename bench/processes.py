"""What whole builds cost, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.table import Table

_FAILED = float("inf")
ROOT = Path(__file__).resolve().parent.parent


def environment() -> dict[str, str]:
    """The environment of a build that runs our code, compiled as it is when installed."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT)}


def write_projects(checked: Path, typed: Path, texts: Mapping[str, str]) -> None:
    """The configuration of two projects, one with our extension and a corpus, one without.

    Args:
        checked: the folder of the first.
        typed: the folder of the second.
        texts: the sources of the corpus by id.
    """
    for folder in (checked, typed):
        (folder / "docs").mkdir(parents=True)
    (checked / "corpus").mkdir()
    for name, text in texts.items():
        (checked / "corpus" / f"{name}.txt").write_text(text, "utf-8")
    records = [
        f"- id: {name}\n  type: report\n  title: About {name}\n  publisher: {name.title()}\n"
        f"  issued: 2022-11-21\n  language: en\n  custom:\n    file: {name}.txt\n"
        for name in texts
    ]
    (checked / "docs" / "catalogue.yaml").write_text("references:\n" + "".join(records), "utf-8")
    (checked / "docs" / "conf.py").write_text(
        "extensions = ['myst_parser', 'sphinx_kfor']\nkfor_catalogue = 'catalogue.yaml'\n"
        "kfor_corpus = '../corpus'\nkfor_share_limit = (10**9, 1.0)\nsuppress_warnings = ['kfor']\n"
    )
    (typed / "docs" / "conf.py").write_text("extensions = ['myst_parser']\n")


def compare(table: Table, what: str, folders: tuple[Path, Path], bound: float, rounds: int) -> None:
    """A row for two projects that print the same, with our markup and without it, built in turn."""
    mine, its = (
        min(times)
        for times in zip(*([_cpu(folder, table) for folder in folders] for _ in range(rounds)), strict=True)
    )
    table.row(
        f"{what} / the same text typed in, without us",
        mine / its if its < _FAILED else _FAILED,
        bound,
        note=f"{mine:.2f} s against {its:.2f} s of processor time",
    )


def _cpu(folder: Path, table: Table) -> float:
    """The processor time of a whole build from nothing, in seconds; of one that failed, endless."""
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
        return _FAILED
    return after.children_user + after.children_system - before.children_user - before.children_system
