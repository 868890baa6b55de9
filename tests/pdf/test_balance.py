"""What stands together on a page, and what stands in line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from measure import glyphs

if TYPE_CHECKING:
    from measure import Glyph
    from pdf_project import Build

CONF = 'kfor_catalogue = "corpus/catalogue.yaml"\nexclude_patterns = ["corpus"]\n'
CATALOGUE = """
references:
- {id: boats, type: report, title: The boats, issued: 2021, custom: {file: boats.csv}}
- {id: log, type: report, title: The log, issued: 2022, custom: {file: log.txt}}
"""
NAMES = [f"{one}{two}a" for one in "bcdfgklm" for two in "aeiou"][:30]
LOG = "\n\n".join(f"In port {name} the boats came back before night fell on the quay." for name in NAMES)
FILES: dict[str, str | bytes] = {
    "corpus/catalogue.yaml": CATALOGUE,
    "corpus/boats.csv": "Year,Boats\n2020,12\n2021,15\n2022,19\n",
    "corpus/log.txt": LOG + "\n",
}
TABLE = """
```{kfor:table} boats
:caption: Boats by year
:sort: Boats
```
"""
OPTIONS = """
```{kfor:option} Stay
Few words.

- Cost: none
- Time: a year
```

```{kfor:option} Go
Many words, which take more lines than those of the others: they say at length what is done first, what
is done then, and what is left for the end of it all, when everybody has gone home.

- Cost: high
- Time: a week
```
"""


def height(letters: list[Glyph], words: str) -> float:
    """Where the line with these words stands."""
    return next(one.box.lower for one in letters if words in one.line)


@pytest.mark.parametrize("number", range(20, 33, 2))
def test_a_table_and_its_source_stand_on_one_page(build: Build, number: int) -> None:
    lines = "\n\n".join(["Words."] * number)
    pages = build({**FILES, "index.md": f"# T\n\n{lines}\n{TABLE}"}, CONF).pages()
    assert ["Boats by year" in page for page in pages] == ["Source:" in page for page in pages]


@pytest.mark.parametrize("rows", [30, 38, 39, 40])
def test_the_lines_under_a_long_table_stand_together(build: Build, rows: int) -> None:
    years = "".join(f"{year},{year - 1900}\n" for year in range(1950, 1950 + rows))
    files = {**FILES, "corpus/boats.csv": f"Year,Boats\n{years}1949,not counted\n"}
    pages = build({**files, "index.md": f"# T\n{TABLE}"}, CONF).pages()
    source = ["Source:" in page for page in pages]
    assert source == ["Not sorted" in page for page in pages]
    assert sum(source) == 1


def test_what_decides_between_options_stands_in_line(build: Build) -> None:
    letters = glyphs(build({"index.md": f"# T\n\n{OPTIONS}"}).pdf())
    assert height(letters, "Cost: none") == pytest.approx(height(letters, "Cost: high"), abs=0.1)
    assert height(letters, "Time: a year") == pytest.approx(height(letters, "Time: a week"), abs=0.1)
    assert height(letters, "Few words.") == pytest.approx(height(letters, "Many words,"), abs=0.1)


def annexed(number: int) -> dict[str, str | bytes]:
    quoted = "\n\n".join(
        f"Here {{kfor:quote}}`In port {name} the boats came back before night fell on the quay. <log>`."
        for name in NAMES[:number]
    )
    return {**FILES, "index.md": f"# T\n\n{quoted}\n\n## Annex\n\n```{{kfor:annex}}\n```\n"}


@pytest.mark.parametrize("number", [5, 18, 30])
def test_the_columns_of_the_annex_are_of_one_height(build: Build, number: int) -> None:
    letters = [one for one in glyphs(build(annexed(number), CONF).pdf()) if "Page " not in one.line]
    heading = next(one for one in letters if one.line == "Annex")
    listed = [one for one in letters if one.page == heading.page and one.box.lower > heading.box.lower]
    middle = 21 / 2 / 2.54 * 72
    left = max(one.box.lower for one in listed if one.box.left < middle)
    right = max(one.box.lower for one in listed if one.box.left > middle)
    assert abs(left - right) < 60  # no more than an entry


def test_an_annex_of_several_pages_loses_nothing(build: Build) -> None:
    files = annexed(30)
    files["index.md"] = str(files["index.md"]).replace("```{kfor:annex}", "x\n\n```{kfor:annex}")
    result = build({**files, "corpus/log.txt": LOG.replace("the quay.", "the quay." + " And on." * 60)}, CONF)
    text = result.text()
    assert all(f"[{number}]" in text for number in range(1, 31))


def test_a_passage_that_is_longer_than_a_page_is_printed_whole(build: Build) -> None:
    many = " ".join(f"word{number}" for number in range(1400))
    quoted = f"{{kfor:quote}}`In port bava {many} ended. <log>`."
    files: dict[str, str | bytes] = {
        **FILES,
        "corpus/log.txt": f"In port bava {many} ended.\n",
        "index.md": f"# T\n\n{quoted}\n\n## Annex\n\n```{{kfor:annex}}\n```\n",
    }
    text = build(files, CONF).text()
    assert text.count("word1399 ended.") == 2


def test_no_page_ends_with_a_heading_and_since_when_it_is_there(build: Build) -> None:
    words = "Words that fill a line. "
    sections = "".join(
        f"Section {number}\n----------\n\n.. versionadded:: 2.{number}\n\n{words * (5 + number**2 % 23)}\n\n"
        for number in range(90)
    )
    result = build({"index.rst": f"T\n=\n\n{sections}"})
    last = [page.strip().splitlines()[-2] for page in result.pages()]
    assert len(last) > 5
    assert not any("version" in line for line in last)
