"""Pages in a real browser: the paper, its margin, pages of sources, narrow, dark, from right to left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from harbour import THEMES, built, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

LOOKS = [*THEMES, "paper"]
#: The sizes of the letters of charts in pixels, as far as they are seen.
LETTERS = """() => [...document.querySelectorAll('.kfor-picture text')].filter(one => one.checkVisibility())
             .map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"""
AXE = """async (what) => (await axe.run(what)).violations
         .map(one => [one.id, one.nodes.map(node => [node.html, node.failureSummary])])"""


@pytest.mark.parametrize("name", ["index.html", "sources/ferry.html", "sources/index.html"])
@pytest.mark.parametrize("look", LOOKS)
def test_no_page_scrolls_sideways_at_320_pixels(
    look: str, name: str, site: Callable[[str], Path], opened: Callable[..., Page]
) -> None:
    page = opened(site(look), name, width=320)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    lost = page.evaluate(
        """() => [...document.querySelectorAll('[class*=kfor-]')]
             .filter(one => !one.closest('.kfor-table, .kfor-unseen, .kfor-skip, svg'))
             .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > 321)
             .map(one => one.outerHTML.slice(0, 200))"""
    )
    assert lost == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "sources/ferry.html"])
def test_the_paper_is_accessible_as_a_whole(
    name: str, scheme: str, site: Callable[[str], Path], opened: Callable[..., Page], axe: str
) -> None:
    page = opened(site("paper"), name, color_scheme=scheme)
    page.add_script_tag(path=axe)
    what = "document" if name == "index.html" else "{include: ['.kfor-facts', '.kfor-annex']}"
    assert page.evaluate(f"({AXE})({what})") == []


def test_its_measure_is_65_to_70_characters(site: Callable[[str], Path], opened: Callable[..., Page]) -> None:
    page = opened(site("paper"), width=1440)
    fits = page.evaluate(
        """() => {
          const text = document.querySelector('.kfor-text'), probe = document.createElement('p');
          probe.textContent = 'It is likely to stay closed, and all were safe when the old ramp was looked '
            + 'at by those who know how much it bears. The council has not said who is to pay for a new one, '
            + 'nor when it will be built. ';
          text.append(probe);
          const range = document.createRange(), node = probe.firstChild;
          let lines = [], last = 0, top = null;
          for (let i = 0; i < node.length; i++) {
            range.setStart(node, i); range.setEnd(node, i + 1);
            const box = range.getBoundingClientRect();
            if (box.width && top !== null && box.top > top + 5) { lines.push(i - last); last = i; }
            if (box.width) top = box.top;
          }
          probe.remove();
          return lines;
        }"""
    )
    assert fits
    assert all(58 <= count <= 75 for count in fits)
    assert 62 <= sum(fits) / len(fits) <= 72


def test_evidence_stands_in_its_margin_beside_the_line(
    site: Callable[[str], Path], opened: Callable[..., Page]
) -> None:
    page = opened(site("paper"), width=1440)
    use = page.locator("#q-bear").bounding_box()
    note = page.locator(".kfor-side:visible", has_text="would not bear").first.bounding_box()
    text = page.locator(".kfor-text").bounding_box()
    assert use
    assert note
    assert text
    assert note["x"] >= text["x"] + text["width"]
    assert abs(note["y"] - use["y"]) < 120
    assert note["x"] + note["width"] <= 1440
    page.set_viewport_size({"width": 834, "height": 900})
    assert page.locator(".kfor-side:visible").count() == 0


def test_its_head_says_what_it_is(site: Callable[[str], Path], opened: Callable[..., Page]) -> None:
    page = opened(site("paper"))
    head = " ".join(page.locator("header.kfor-head").inner_text().split())
    assert "Harbour notes · No. 4 · April 1, 2021" in head
    assert re.search(r"\d+ passages checked", head)
    assert (
        page.locator("header a", has_text="PDF").get_attribute("href") == "pdf/harbour-notes.pdf"
        or page.locator("header a", has_text="PDF").get_attribute("href") == "pdf/index.pdf"
    )
    assert page.locator(".kfor-contents a").all_inner_texts() == ["Options", "Sources", "Annex"]
    assert page.locator("p.kfor-tlp").first.inner_text() == "TLP:AMBER"
    assert page.evaluate("getComputedStyle(document.querySelector('p.kfor-tlp')).fontSize") == "16px"  # 12 pt


def test_its_title_is_the_largest_and_there_are_four_sizes(
    site: Callable[[str], Path], opened: Callable[..., Page]
) -> None:
    page = opened(site("paper"), width=1440)
    sizes = page.evaluate(
        """() => {
          const found = {};
          const walk = document.createTreeWalker(document.querySelector('.kfor-text'), NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const box = walk.currentNode.parentElement;
            if (!walk.currentNode.data.trim() || !box.checkVisibility()) continue;
            if (box.closest('sup, sub, svg, .kfor-unseen, .kfor-tlp, .headerlink')) continue;
            const size = Math.round(parseFloat(getComputedStyle(box).fontSize) * 2) / 2;
            found[size] ??= (box.className || box.tagName) + ': ' + walk.currentNode.data.trim().slice(0, 30);
          }
          return found;
        }"""
    )
    assert len(sizes) <= 4, sizes
    assert "The ramp at Dunmore" in sizes[max(sizes, key=float)]


@pytest.mark.parametrize("width", [390, 1440])
def test_its_first_screen_reads_from_the_title_to_the_figures(
    width: int, site: Callable[[str], Path], opened: Callable[..., Page]
) -> None:
    """Who and when stand under the title, and nothing stands between the message and the figures."""
    page = opened(site("paper"), width=width)
    parts = ["h1", ".kfor-facts", ".kfor-standfirst", ".kfor-key-figures"]
    boxes = [page.locator(f".kfor-text {part}").first.bounding_box() for part in parts]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == len(parts)
    assert tops == sorted(tops)
    band = page.evaluate("getComputedStyle(document.body).borderTopWidth")
    assert float(band.removesuffix("px")) >= 8


def test_criteria_of_options_stand_in_line(site: Callable[[str], Path], opened: Callable[..., Page]) -> None:
    page = opened(site("paper"), width=1440)
    feet = page.evaluate(
        """() => [...document.querySelectorAll('.kfor-row > .kfor-option')]
             .map(one => [one.querySelector('.kfor-title'), one.querySelector('.kfor-criteria')])
             .map(both => both.map(one => Math.round(one.getBoundingClientRect().top)))"""
    )
    assert len(feet) > 1
    assert len({*map(tuple, feet)}) == 1


def test_pages_of_sources_lead_both_ways(site: Callable[[str], Path], opened: Callable[..., Page]) -> None:
    page = opened(site("furo"), "sources/ferry.html")
    text = " ".join(page.locator("article, main").first.inner_text().split())
    assert "usually reliable (B)" in text
    assert "excerpts" in text
    assert "old ramp would not bear a lorry" in text
    place = page.locator("li", has_text="would not bear").last
    href = place.locator("a", has_text="KJ 1").first.get_attribute("href")
    assert href == "../index.html#q-bear"
    page.goto(page.url.replace("sources/ferry.html", "index.html"))
    page.hover("#q-bear")
    page.locator(".kfor-card a", has_text="The source").click()
    assert re.search(r"sources/ferry.html#passage-\w+$", page.url)
    page.goto(page.url.partition("sources/")[0] + "sources/index.html")
    rows = [" ".join(row.split()) for row in page.locator("table tr").all_inner_texts()]
    assert len(rows) == 5
    heights = page.evaluate(
        "[...document.querySelectorAll('td.kfor-decimal p')].map(one => one.clientHeight)"
    )
    assert max(heights) < 30  # a number stands in one line
    assert any("Byrne 2021" in row for row in rows)


def test_pages_of_sources_are_found(site: Callable[[str], Path]) -> None:
    index = (site("furo") / "searchindex.js").read_text("utf-8")
    assert "sources/ferry" in index
    assert "crates" not in index


@pytest.mark.parametrize("look", LOOKS)
def test_a_project_from_right_to_left(look: str, tmp_path: Path, opened: Callable[..., Page]) -> None:
    theme = "alabaster" if look == "paper" else THEMES[look]
    pytest.importorskip(theme)
    write(
        tmp_path / "docs",
        f'language = "ar"\nhtml_theme = "{theme}"\nkfor_page = "{"paper" if look == "paper" else "theme"}"\n',
        page="# الميناء\n\n```{kfor:masthead}\n:date: 2021-04-01\nفتح الميناء.\n```\n\n"
        "فتح {kfor:quote}`الميناء أبوابه في الربيع <arabic; name=q>` كما قيل.\n\n"
        "```{kfor:quote} arabic\nوعاد الصيادون إلى البحر.\n```\n\n# ملحق\n\n```{kfor:annex}\n```\n",
    )
    page = opened(built(tmp_path / "docs"), width=900)
    page.hover("#q")
    card = page.locator(".kfor-card")
    card.wait_for()
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 900
    assert card.evaluate("one => getComputedStyle(one.querySelector('blockquote')).direction") in {
        "rtl",
        "ltr",
    }
    assert (
        card.evaluate("one => getComputedStyle(one.querySelector('mark').parentElement).direction") == "rtl"
    )
    figure = page.locator("figure.kfor-quotation").first
    side = figure.evaluate(
        "one => [getComputedStyle(one).borderRightWidth, getComputedStyle(one).borderLeftWidth]"
    )
    assert side == ["2px", "0px"]


@pytest.mark.parametrize("width", [320, 390, 834, 1440])
@pytest.mark.parametrize("look", LOOKS)
def test_letters_of_charts_are_large_enough(
    look: str, width: int, site: Callable[[str], Path], opened: Callable[..., Page]
) -> None:
    page = opened(site(look), width=width)
    sizes = page.evaluate(LETTERS)
    assert sizes
    assert min(sizes) >= 11.99
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 658, "height": 970})
    assert min(page.evaluate(LETTERS)) >= 8 * 96 / 72 - 0.01


@pytest.mark.parametrize("width", [500, 700, 834, 1010, 1100, 1440])
def test_the_paper_never_scrolls_sideways(
    width: int, site: Callable[[str], Path], opened: Callable[..., Page]
) -> None:
    page = opened(site("paper"), width=width)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
