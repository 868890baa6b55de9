"""Where grades are shown: in the text, or in the annex, on cards and on pages of sources alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from project import words

if TYPE_CHECKING:
    from project import Project

PAGE = """# Page

It is {kfor:quote}`40 years old <ferry; credibility=2>`.

```{kfor:quote} ferry
:credibility: 3
Nobody was hurt.
```

```{kfor:judgement} It will be rebuilt
:likelihood: likely
:confidence: moderate
It is likely {kfor:cite}`ferry > "will reopen in May"`.
```

```{kfor:compare}
- ferry > "[Some 1,230] cars"; scope=cars
- port > "[2.75 %] in"; scope=loss
```

```{kfor:evidence-matrix}
```

```{kfor:bibliography}
```
"""
GRADES = ("source reliability", "Reliability", "graded", "B2", "B3", "usually reliable", "Grade")


@pytest.fixture
def graded(project: Project) -> Project:
    catalogue = project.corpus / "catalogue.yaml"
    text = catalogue.read_text("utf-8").replace("file: ferry.txt", "file: ferry.txt\n    reliability: B")
    catalogue.write_text(text, "utf-8")
    project.page(PAGE)
    return project


def test_in_the_text(graded: Project) -> None:
    text = graded.printed()
    for one in ("graded B3", "Reliability B", "Grade"):
        assert one in text


def test_in_the_annex_alone(graded: Project) -> None:
    with (graded.folder / "conf.py").open("a") as conf:
        conf.write('kfor_grades = "annex"\n')
    text = graded.printed()
    assert [one for one in GRADES if one in text] == []
    graded.page(PAGE + "\n# Annex\n\n```{kfor:annex}\n```\n")
    text, annex = graded.printed("-E").split("Annex *****")
    assert [one for one in GRADES if one in text] == []
    assert "usually reliable, probably true (B2)" in annex
    assert "usually reliable, possibly true (B3)" in annex
    html = graded.build("html", "-q")
    assert "usually reliable, possibly true (B3)" in html.text("index.html").split("<template", 1)[1]
    assert "usually reliable" in words(html.text("sources/ferry.html"))
