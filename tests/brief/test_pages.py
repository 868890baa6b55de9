"""Pages in a real browser: accessible, light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.cmd.build import build_main
from sphinx.locale import translators

if TYPE_CHECKING:
    from playwright.sync_api import Page

DOCS = Path(__file__).parents[2] / "docs"
OURS = "article"
PAGES = ["brief/italy-kosovo.html", "quoting.html", "tables.html", "structure.html", "standards.html"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    translators.clear()
    assert build_main(["-q", "-b", "html", "-d", str(out / "trees"), str(DOCS), str(out / "html")]) == 0
    return out / "html"


def opened(browser: Any, site: Path, name: str, *, width: int = 1200, scheme: Any = "light") -> Page:  # noqa: ANN401
    page: Page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto((site / name).as_uri())
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_in_what_we_print(browser: Any, site: Path, name: str, scheme: str) -> None:  # noqa: ANN401
    page = opened(browser, site, name, scheme=scheme)
    page.add_script_tag(path=str(axe_script()))
    found = page.evaluate(
        """async () => (await axe.run({include:
             ['.kfor-quotation', '.kfor-bibliography', '.kfor-cite', '.kfor-table',
              '.kfor-annex', '.kfor-annexed', '.kfor-object', '.kfor-masthead', '.kfor-timeline',
              '.kfor-matrix', '.kfor-key', '.kfor-descriptors', '.kfor-tlp']
             .filter(ours => document.querySelector(ours))}))
           .violations
           .map(violation => [violation.id, violation.nodes.map(node => node.html)])"""
    )
    page.close()
    assert found == []


def test_the_page_reflows_at_320_pixels(browser: Any, site: Path) -> None:  # noqa: ANN401
    page = opened(browser, site, "brief/italy-kosovo.html", width=320)
    wide = page.evaluate(
        """() => [...document.querySelectorAll(
             '.kfor-quotation, .kfor-bibliography li, .kfor-cite, .kfor-quote')]
           .filter(node => node.getBoundingClientRect().right > 320).map(node => node.outerHTML)"""
    )
    page.close()
    assert wide == []


def test_wide_tables_scroll_by_themselves(browser: Any, tmp_path: Path) -> None:  # noqa: ANN401
    translators.clear()
    trees, out = str(tmp_path / "trees"), tmp_path / "html"
    assert build_main(["-q", "-b", "html", "-d", trees, str(DOCS / "gallery"), str(out)]) == 0
    page = opened(browser, out, "index.html", width=320)
    # A theme's own headings may be wider, by the fonts of the machine.
    with_tables, without = page.evaluate(
        """() => { const width = () => document.documentElement.scrollWidth, before = width();
             document.querySelectorAll('table').forEach(table => table.remove());
             return [before, width()]; }"""
    )
    page.close()
    assert with_tables == without


def test_a_citation_leads_to_its_source_and_stands_out(browser: Any, site: Path) -> None:  # noqa: ANN401
    page = opened(browser, site, "brief/italy-kosovo.html")
    page.click(".kfor-cite a")
    target = page.evaluate("document.querySelector(':target').textContent")
    outline = page.evaluate("getComputedStyle(document.querySelector(':target')).outlineStyle")
    page.close()
    assert "Two Italian Ministers visit Kosovo" in target
    assert outline == "solid"


def test_nothing_is_loaded_from_elsewhere(browser: Any, site: Path) -> None:  # noqa: ANN401
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "brief/italy-kosovo.html").as_uri())
    page.close()
    assert [url for url in asked if not url.startswith("file:")] == []


def axe_script() -> Path:
    import axe_playwright_python  # noqa: PLC0415 (only where there is a browser)

    return Path(axe_playwright_python.__file__).parent / "axe.min.js"
