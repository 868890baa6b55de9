"""A brief shows no title and no word of what is marked higher."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

MASTHEAD = """
```{{kfor:masthead}}
:tlp: {tlp}
:number: {number}

The bottom line of number {number}.
```
"""
OPEN = (
    MASTHEAD.format(tlp="clear", number=1)
    + """
See {kfor:ref}`j-sealed`, {kfor:ref}`q-sealed` and {any}`j-sealed`.

```{kfor:judgement} The ferry is late
:name: j-open
:evidence: q-open

It will be late.
```

```{kfor:quote} ferry
:name: q-open
Nobody was hurt.
```

```{toctree}
:hidden:
sealed
```
"""
)
SEALED = (
    MASTHEAD.format(tlp="red", number=2)
    + """
```{kfor:judgement} Wexborough will be sold
:name: j-sealed
:evidence: q-sealed

Grantlow sells Wexborough.
```

```{kfor:quote} ferry
:name: q-sealed
The ramp is 40 years old.
```
"""
)


@pytest.fixture
def two(project: Project) -> Project:
    project.page(OPEN)
    project.write("sealed.md", "# Two\n" + SEALED)
    return project


def test_neither_tooltip_nor_reference_shows_a_title_of_a_higher_marking(two: Project) -> None:
    result = two.build("html", "-E")
    page = result.text("index.html")
    assert "Wexborough" not in page
    assert "KJ 1" in page
    assert "[quotation]" not in page
    assert ">quotation<" in page


def test_neither_do_inventory_and_search(two: Project) -> None:
    result = two.build("html", "-q", "-E")
    inventory = zlib.decompress((result.folder / "objects.inv").read_bytes().split(b"\n", 4)[4]).decode()
    assert "Wexborough" not in inventory
    assert "The ferry is late" in inventory
    search = result.text("searchindex.js").casefold()
    assert "wexborough" not in search
    assert "grantlow" not in search
    assert "late" in search


def test_neither_does_the_index_nor_a_record_of_all_pages(two: Project) -> None:
    for builder, names in (
        ("html", "genindex*.html"),
        ("dirhtml", "genindex*/*.html"),
        ("epub", "genindex.xhtml"),
    ):
        found = list(two.build(builder, "-q", "-E", "-D", "html_split_index=1").folder.glob(names))
        assert found
        text = "".join(path.read_text("utf-8") for path in found)
        assert "Wexborough" not in text
        assert builder == "epub" or "The ferry is late" in text
    folder = two.build("json", "-q", "-E").folder
    assert not (folder / "environment.pickle").exists()


def test_the_higher_brief_shows_what_it_has(two: Project) -> None:
    page = two.build("html", "-q", "-E").text("sealed.html")
    assert "Wexborough will be sold" in page


def test_briefs_of_one_marking_show_each_others_titles(two: Project) -> None:
    two.write("sealed.md", "# Two\n" + SEALED.replace("red", "clear"))
    result = two.build("html", "-q", "-E")
    assert "Wexborough" in result.text("index.html")
    assert "wexborough" in result.text("searchindex.js").casefold()
