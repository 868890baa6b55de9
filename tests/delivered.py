"""A brief as it is delivered, and how to look at it."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from sphinx.cmd.build import build_main
from sphinx.locale import translators

from sphinx_kfor.cli import main

CATALOGUE = """
references:
- {id: minutes, type: report, title: Minutes of the lock keepers, author: [{family: Ovesen, given: Tilda}],
   publisher: Canal Board, issued: 2023-05-02, language: en, custom: {file: minutes.txt, tlp: clear}}
- {id: survey, type: report, title: Survey of the towpath, publisher: Reed and Sons, issued: 2022,
   language: en, URL: "https://example.org/survey", custom: {file: survey.md, reliability: B}}
"""

MINUTES = """Minutes of the lock keepers

The keepers met in the old toll house. Eleven were there, and two had sent word.

The upper gate does not close in a south wind, and 14 boats have waited overnight since March. The
chair, Tilda Ovesen, said that the gate was not to be forced.

The dredging cost 3.25 million crowns last year, 4.5 per cent more than was planned. A pump burned out
in June. Nobody was hurt.
"""

SURVEY = """# Survey of the towpath

Along the towpath 62 posts are rotten, a third of those that were counted.

| Stretch | Posts | Rotten |
|---|---|---|
| Upper | 118 | 41 |
| Lower | 73 | 21 |
"""

INDEX = """# The canal

```{kfor:masthead}
:number: 7
:series: Notes
:tlp: clear
:date: 2023-06-01
:authors: Bo Quist (Water Office)

The canal must be mended before the winter, or closed.
```

The keepers write that the gate {kfor:quote}`does not close in a south wind <minutes>`, which is why
{kfor:value}`minutes > "and [14 boats] have waited"` waited. It was mended once before, without a permit.

```{kfor:quote} minutes
:name: q-dredging
The dredging cost 3.25 million crowns last year, 4.5 per cent more than was planned.
```

```{kfor:judgement}
:name: kj-gate
:likelihood: likely
:confidence: low
:evidence: q-dredging

It is likely that the gate will fail.
```

```{toctree}
towpath
```
"""

TOWPATH = """# The towpath

Of the posts on the upper stretch {kfor:value}`survey > 1 > Upper > Rotten` are rotten
{kfor:cite}`survey > "62 posts are rotten"`. Walkers should keep to the road.

```{kfor:table} survey
:name: t-posts
:caption: Posts along the towpath
```

```{kfor:recommendation}
:owner: Water Office
:when: 2024
:based-on: kj-gate

Mend the gate first.
```

## Sources

```{kfor:bibliography}
```

```{kfor:annex}
```
"""
BRIEF = {"index.md": INDEX, "towpath.md": TOWPATH}


@dataclass(frozen=True)
class Delivery:
    """A project and what was built of it."""

    folder: Path

    def build(self, builder: str) -> Path:
        translators.clear()
        out = self.folder / builder
        arguments = ["-q", "-N", "-W", "-b", builder, "-d", str(self.folder / "trees")]
        assert build_main([*arguments, str(self.folder / "docs"), str(out)]) == 0
        return out

    @property
    def html(self) -> Path:
        return self.folder / "html"

    @property
    def pdf(self) -> Path:
        return self.folder / "briefpdf" / "index.pdf"

    @property
    def catalogue(self) -> list[str]:
        return ["--catalogue", str(self.folder / "docs" / "corpus" / "catalogue.yaml")]

    def copy(self, folder: Path) -> Path:
        return Path(shutil.copytree(self.html, folder / "site"))


def verify(path: Path, *options: str) -> Result:
    result = CliRunner().invoke(main, ["verify", str(path), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def findings(path: Path, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(verify(path, "--format", "json", *options).output)["findings"]
    return found
