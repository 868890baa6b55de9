"""A brief with everything in it, for the themes that people use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.cmd.build import build_main
from sphinx.locale import translators

if TYPE_CHECKING:
    from pathlib import Path

THEMES = {
    "alabaster": "alabaster",
    "furo": "furo",
    "sphinx_rtd_theme": "sphinx_rtd_theme",
    "pydata_sphinx_theme": "pydata_sphinx_theme",
    "sphinx_book_theme": "sphinx_book_theme",
}

CONF = """
project = "Harbour notes"
html_title = "Quay"
author = "A. Writer"
extensions = ["myst_parser", "sphinx_kfor"]
exclude_patterns = ["corpus"]
kfor_catalogue = "corpus/catalogue.yaml"
myst_enable_extensions = ["colon_fence"]
kfor_pdf_url = "pdf/{target}.pdf"
"""
CATALOGUE = """
references:
- id: ferry
  type: article-newspaper
  title: "The <i>Alva</i> and CO<sub>2</sub>"
  author:
  - {family: Byrne, given: Aoife}
  publisher: Harbour Gazette
  issued: 2021-03-04
  language: en
  URL: https://gazette.example/ferry#story
  custom: {file: ferry.txt, reliability: B}
- id: port
  type: report
  title: Harbour accounts
  author: [{literal: Port Authority}]
  publisher: Port Authority
  issued: 2020
  language: en
  custom: {file: port.csv, reliability: A}
- id: secret
  type: report
  title: The sealed log
  author: [{literal: Port Authority}]
  issued: 2021
  language: en
  custom: {file: secret.txt, rights: private}
- id: arabic
  type: webpage
  title: A page from the quay
  issued: 2021
  language: ar
  custom: {file: arabic.txt}
"""
TEXTS = {
    "ferry.txt": "The ferry at Dunmore\n\nThe council's engineers looked at the slipway in March. They "
    "said the old ramp would not bear a lorry of more than 7.5 tonnes, and closed it the same afternoon, "
    "well-known delays or not.\n\nNobody was hurt. The harbour master wrote to the ministry. The ramp will "
    "reopen in May.\n\nMore than "
    "1,230 cars use the ferry each week. The ramp is 40 years old.\n",
    "port.csv": "Boat,Trips,Load\nAlva,20,31.5\nBrona,more than 3,8\nCora,12,8.25\n",
    "secret.txt": "Nobody may read the sealed words of this log. The clerk counted 17 crates.\n",
    "arabic.txt": "فتح الميناء أبوابه في الربيع. وعاد الصيادون إلى البحر.\n",
}
PAGE = """# The ramp at Dunmore

```{kfor:masthead}
:series: Harbour notes
:number: "4"
:date: 2021-04-01
:authors: Ada Writer (Quay Institute); Bo Editor
:contact: desk@quay.example
:tlp: amber
The ramp is closed, and it should be rebuilt before the summer.
```

```{kfor:key-figures}
:name: numbers
- {kfor:value}`ferry > "[More than 1,230] cars use the ferry"`: cars on the ferry each week
- {kfor:value}`port > 1 > Alva > Trips`: trips of the *Alva*
```

```{kfor:judgement} The ramp stays closed
:name: kj-ramp
:likelihood: likely
:confidence: moderate
It is likely to stay closed. The {kfor:quote}`old ramp would not bear a lorry
<ferry; name=q-bear; accept-context="The sentence names who says it.">`,
and all were safe {kfor:cite}`ferry > "Nobody was hurt."`. See also {kfor:citet}`port`, and
{kfor:cite}`secret > "counted 17 crates"`.

:::{kfor:quote} ferry
:name: q-may
:pull:
The ramp will reopen in May.
:::
```

```{kfor:quote} arabic
فتح الميناء أبوابه في الربيع.
```

```{kfor:box} What a ramp is
A ramp is where cars drive on. It bears what it bears.
```

```{kfor:box}
:tone: plain
A box without a title.
```

```{kfor:compare}
:name: trips
:caption: Trips

- port > 1 > Alva > Trips; scope=Alva
- port > 1 > Cora > Trips; scope=Cora
```

```{kfor:table} port
:caption: The boats
```

```{kfor:chart} port
:columns: Boat; Trips
:caption: Alva sails most
```

## Options

```{kfor:option} Rebuild
Build it anew.

- Cost: high
```

```{kfor:option} Wait
Do nothing.

- Cost: none
```

```{kfor:recommendation} Rebuild it
:owner: Council
:when: before June
:based-on: kj-ramp
Call for tenders.
```

```{kfor:gap} Who pays
Nobody says.
```

## Sources

```{kfor:bibliography}
```

## Annex

```{kfor:annex}
```
"""


def write(folder: Path, conf: str = "", page: str = PAGE) -> None:
    """Write the project."""
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    (folder / "conf.py").write_text(CONF + conf, "utf-8")
    (folder / "index.md").write_text(page, "utf-8")
    (folder / "corpus/catalogue.yaml").write_text(CATALOGUE, "utf-8")
    for name, text in TEXTS.items():
        (folder / "corpus" / name).write_text(text, "utf-8")


def built(folder: Path, builder: str = "html", *options: str) -> Path:
    """Build it without a warning."""
    translators.clear()
    out = folder.parent / f"out-{builder}"
    arguments = [
        "-q",
        "-W",
        "-n",
        "-E",
        "-b",
        builder,
        "-d",
        str(folder.parent / f"trees-{builder}"),
        *options,
    ]
    assert build_main([*arguments, str(folder), str(out)]) == 0
    return out
