"""What stands on a page outside every brief is assessed like a brief of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project

BRIEF = """
```{kfor:masthead}
:number: 1
:tlp: clear
The bottom line.
```

They say {kfor:quote}`Nobody was hurt. <ferry>`
"""
OUTSIDE = """---
orphan: true
---
# Notes

```{kfor:judgement}
:name: kj-bare
:likelihood: likely
:confidence: low
It is likely that the ramp stays closed.
```

```{kfor:quote} ferry
:name: q-confirmed
:credibility: 1
The ramp is 40 years old.
```

```{kfor:judgement}
:name: kj-single
:likelihood: likely
:confidence: high
:evidence: q-confirmed
It is likely that the ramp is old.
```

```{kfor:recommendation}
:owner: Council
Build another ramp beside it.
```
"""


@pytest.fixture
def outside(project: Project) -> Project:
    project.page(BRIEF)
    project.write("notes.md", OUTSIDE)
    return project


@pytest.mark.parametrize("conf", ["", 'kfor_pdf_documents = [("index", "brief", "Brief", "A. Writer")]\n'])
def test_its_judgements_have_their_cautions(outside: Project, conf: str) -> None:
    with (outside.folder / "conf.py").open("a", encoding="utf-8") as file:
        file.write(f"\n{conf}")
    said = outside.build("html").said
    assert "notes.md:6: WARNING: the judgement rests on nothing" in said
    assert "high confidence rests on one origin, 'ferry'" in said
    assert "the recommendation is based on nothing" in said
    assert "credibility 1 says that other sources confirm it" in said
    assert said.count("[kfor.evidence]") == 2


def test_its_quotations_count_for_its_share(outside: Project) -> None:
    with (outside.folder / "conf.py").open("a", encoding="utf-8") as file:
        file.write("\nkfor_share_limit = (0, 0.0)\n")
    assert outside.build("html").said.count("words of 'ferry' are quoted") == 2


def test_its_claims_are_listed_and_reviewed(outside: Project) -> None:
    told = CliRunner().invoke(main, ["check", str(outside.folder), "--claims"]).output
    assert "notes.md:6: KJ 1 rests on nothing" in told
    page = outside.build("html", "-D", "kfor_review=1").text("review/notes.html")
    assert 'id="bare-1" tabindex="0">It is likely that the ramp stays closed.</span>' in page
