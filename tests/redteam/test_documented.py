"""The documentation says how many cases there are, and is right."""

from __future__ import annotations

import re
from pathlib import Path

from redteam import counts


def test_the_classes_and_counts_in_the_documentation() -> None:
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text("utf-8")
    text = " ".join(page.split("## How it is tested")[1].split())
    for name, count in counts().items():
        assert f"{name} ({count})" in text
    assert f"{sum(counts().values())} altered quotations in {len(counts())} classes" in text
    assert f"{sum(counts('hazards.toml').values())} context hazards" in text
    assert re.search(r"\d+ genuine quotations", text)
