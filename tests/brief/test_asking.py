"""Commands that ask before they write, where nobody answers."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project


@pytest.mark.parametrize("command", ["add", "update", "lock"])
def test_where_nobody_answers_what_to_type_is_said(project: Project, command: str) -> None:
    project.page('{kfor:cite}`ferry > "shook"`\n')
    project.write("new.txt", "A pier was mended.\n")
    new = str(project.folder / "new.txt")
    calls = {"add": ["add", new], "update": ["add", new, "--update", "ferry"], "lock": ["lock"]}
    call = [*calls[command], "--docs", str(project.folder)]
    before = sorted(project.corpus.iterdir())
    command_line = [sys.executable, "-m", "sphinx_kfor", *call]
    run = subprocess.run(command_line, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "--yes" in run.stderr
    assert "Aborted" not in run.stderr
    assert sorted(project.corpus.iterdir()) == before
    assert CliRunner().invoke(main, [*call, "--yes"]).exit_code == 0
