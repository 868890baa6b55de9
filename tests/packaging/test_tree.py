"""The tree as git lays it out."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from project import ROOT


@pytest.mark.skipif(
    shutil.which("git") is None or not (ROOT / ".git").exists(), reason="this is no working tree of git's"
)
@pytest.mark.parametrize(
    "name",
    [
        "seeds/catalogue.yaml",
        "seeds/evidence.lock.json",
        "seeds/kfor-italy-factsheet.md",
        "docs/gallery/corpus/compagnia.txt",
        "docs/gallery/corpus/catalogue.yaml",
        "docs/gallery/kinds/corpus/gazette.html",
        "docs/gallery/kinds/corpus/hearing.vtt",
        "docs/gallery/kinds/corpus/report.pdf",
        "tests/redteam/texts/ferry.txt",
    ],
)
def test_what_digests_are_taken_of_keeps_its_line_ends(name: str) -> None:
    assert (ROOT / name).is_file()
    told = subprocess.run(
        ["git", "check-attr", "text", "--", name], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout == f"{name}: text: unset\n"
