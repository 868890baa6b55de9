"""Tables, values and charts in a real browser: accessible, light and dark, wide and narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from test_pages import axe_script, opened

if TYPE_CHECKING:
    from pathlib import Path

    from project import Project

WIDE = ["Metric", *(f"A header of some words, number {number}" for number in range(9))]
PAGE = """
{kfor:value}`boats > 1 > Alva > Trips` trips {kfor:cite}`boats`.

```{kfor:table} boats
:caption: The boats
:note: In *May*.
:notes: "Alva > Load: counted twice; Trips: a week"
```

```{kfor:table} wide
:caption: A wide table
```

```{kfor:chart} boats
:type: bar
:caption: Side by side
```

```{kfor:compare}
:caption: Trips

- boats > 1 > Alva > Trips; scope=Alva
- boats > 1 > Brona > Trips; scope=Brona
```

```{kfor:chart} boats
:type: column
```

```{kfor:chart} boats
:type: line
```

```{kfor:chart} boats
:type: dot
:width: 50%
```
"""


@pytest.fixture
def built(project: Project, request: pytest.FixtureRequest) -> Path:
    """The page in a theme, which a test may name."""
    path = project.corpus / "catalogue.yaml"
    path.write_text(
        path.read_text("utf-8")
        + "- {id: boats, type: report, title: The boats, issued: 2021, custom: {file: boats.csv}}\n"
        + "- {id: wide, type: report, title: All, issued: 2021, custom: {file: wide.csv}}\n",
        "utf-8",
    )
    project.write("corpus/boats.csv", "Boat,Trips,Load\nAlva,20,31.5\nBrona,3,8\nCora,−12,8.25\n")
    row = ",".join(["unbreakable-" + "x" * 30] * len(WIDE))
    project.write("corpus/wide.csv", ",".join(f'"{name}"' for name in WIDE) + f"\n{row}\n")
    project.page(PAGE)
    theme = getattr(request, "param", "alabaster")
    result = project.build("html", "-q", "-W", "-D", f"html_theme={theme}", "-D", "numfig=1")
    assert result.said == ""
    return result.folder


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("built", ["alabaster", "furo"], indirect=True)
def test_axe_finds_nothing(browser: Any, built: Path, scheme: str) -> None:  # noqa: ANN401
    page = opened(browser, built, "index.html", scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.add_script_tag(path=str(axe_script()))
    found = page.evaluate(
        """async () => (await axe.run({
             include: ['.kfor-table', '.kfor-chart', '.kfor-compare', '.kfor-value', '.kfor-cite']
           })).violations
           .map(violation => [violation.id, violation.nodes.map(node => node.html)])"""
    )
    page.close()
    assert found == []


@pytest.mark.parametrize("built", ["furo"], indirect=True)
def test_a_chart_has_the_colour_of_the_page(browser: Any, built: Path) -> None:  # noqa: ANN401
    colours = set()
    for scheme in ("light", "dark"):
        page = opened(browser, built, "index.html", scheme=scheme)
        ink, text = page.evaluate(
            """() => [getComputedStyle(document.querySelector('.kfor-chart svg text')).fill,
                      getComputedStyle(document.querySelector('.kfor-chart figcaption')).color]"""
        )
        page.close()
        assert ink == text
        colours.add(ink)
    assert len(colours) == 2


@pytest.mark.parametrize("built", ["alabaster", "furo"], indirect=True)
def test_a_wide_table_scrolls_in_its_box_from_the_keyboard(browser: Any, built: Path) -> None:  # noqa: ANN401
    page = opened(browser, built, "index.html", width=500)
    box = page.locator(".kfor-table[aria-label='A wide table']")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
    label, whole = page.evaluate(
        "[document.activeElement.getAttribute('aria-label'), document.documentElement.scrollWidth]"
    )
    page.close()
    assert label == "A wide table"
    assert whole <= 500


def test_decimal_marks_stand_in_line_beside_notes(browser: Any, built: Path) -> None:  # noqa: ANN401
    page = opened(browser, built, "index.html")
    # The right edge of each number's whole part.
    edges = page.evaluate(
        """() => [...document.querySelector('.kfor-table').querySelectorAll('td:nth-child(3) p')].map(p => {
             const text = p.firstChild, range = document.createRange();
             range.setStart(text, 0);
             range.setEnd(text, (text.data + '.').indexOf('.'));
             return range.getBoundingClientRect().right;
           })"""
    )
    page.close()
    assert len(edges) == 3
    assert max(edges) - min(edges) < 1.5


def test_nothing_is_wider_than_320_pixels(browser: Any, built: Path) -> None:  # noqa: ANN401
    page = opened(browser, built, "index.html", width=320)
    wide = page.evaluate(
        """() => [...document.querySelectorAll('.kfor-chart, .kfor-chart svg, .kfor-table, .kfor-source')]
           .filter(node => node.getBoundingClientRect().right > 320).map(node => node.outerHTML)"""
    )
    page.close()
    assert wide == []
