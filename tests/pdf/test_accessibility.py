"""What independent checkers say of PDF/UA."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from completeness import prove_project

if TYPE_CHECKING:
    from pdf_project import Build

outloud = pytest.importorskip("outloud")
pdfua = pytest.importorskip("pdfua")

SINK = Path(__file__).parent / "kitchen-sink"
#: Takes a link for empty that holds an image, whose alternative is the link's name.
MISTAKEN = {"LNK-003"}


def errors(path: Path) -> list[str]:
    found = [finding for finding in outloud.check(path).findings if finding.severity == "error"]
    complaints = [f"{finding.rule}: {finding.message}" for finding in found if finding.rule not in MISTAKEN]
    report = pdfua.validate(path)
    return complaints + [str(finding) for finding in report.findings if finding.severity.name == "ERROR"]


def test_the_kitchen_sink_is_accessible(tmp_path: Path) -> None:
    shutil.copytree(SINK, tmp_path / "sink")
    prove_project(tmp_path / "sink", tmp_path / "out")
    assert errors(tmp_path / "out" / "briefpdf" / "sink.pdf") == []


def test_a_small_brief_is_accessible(build: Build) -> None:
    text = (
        "# A title\n\nA note[^n] and [a link](https://example.org).\n\n[^n]: A note.\n\n## Part\n\nWords.\n"
    )
    result = build({"index.md": text})
    assert errors(result.folder / "brief.pdf") == []
