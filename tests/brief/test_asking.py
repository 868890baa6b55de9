"""Commands that ask before they write, where nobody answers."""

from __future__ import annotations

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
    result = CliRunner().invoke(main, call)
    assert result.exit_code == 1
    assert "--yes" in result.output
    assert "Aborted" not in result.output
    assert sorted(project.corpus.iterdir()) == before
    assert CliRunner().invoke(main, [*call, "--yes"]).exit_code == 0
