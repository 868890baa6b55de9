from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from pdf_project import CONF, Build, Result
from sphinx.cmd.build import build_main
from sphinx.locale import translators

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build a project of *files* with *conf* after the usual settings."""

    def run(files: dict[str, str | bytes], conf: str = "", *options: str) -> Result:
        source, out, warnings = tmp_path / "source", tmp_path / "out", tmp_path / "warnings.txt"
        single = 'kfor_pdf_documents = [("index", "brief", "", "Ada Writer")]\n'
        for name, content in {"conf.py": CONF + single + dedent(conf), **files}.items():
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
        warnings.unlink(missing_ok=True)
        # Sphinx keeps the last language of the process.
        translators.clear()
        arguments = ["-q", "-N", "-E", "-b", "briefpdf", "-w", str(warnings), *options, str(source), str(out)]
        status = build_main(arguments)
        return Result(status, warnings.read_text() if warnings.exists() else "", out)

    return run
