"""What a browser prints of a page: all of it, nothing else, with its marking."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from harbour import THEMES, built, write
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

LOOKS = [*THEMES, "paper"]
#: An option and a scale are wide words in a table of many columns.
WIDE = "# Wide\n\n```{kfor:table} wide\n:caption: All of it\n```\n"
COLUMNS = [f"Column {number} measured" for number in range(1, 13)]


def printed(page: Page) -> list[str]:
    """The words of each sheet."""
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True, print_background=False)))
    return [" ".join(sheet.extract_text().split()) for sheet in pdf.pages]


def beyond_the_sheet(page: Page) -> list[str]:
    """Words of ours that stand beyond what is printed, or are cut off by the box that they are in."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 658, "height": 970})  # what A4 has between the margins, in pixels
    found: list[str] = page.evaluate(
        """() => {
          const lost = [];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const node = walk.currentNode, box = node.parentElement;
            if (!node.data.trim() || !box.checkVisibility()) continue;
            if (box.closest('.kfor-unseen, template, svg')) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            for (const line of range.getClientRects()) {
              if (line.width < 2) continue;
              const sheet = document.documentElement.clientWidth;
              if (line.left < -1 || line.right > sheet + 1) lost.push(node.data);
              for (let around = box; around && around !== document.body; around = around.parentElement) {
                if (getComputedStyle(around).overflowX === 'visible') continue;
                const edge = around.getBoundingClientRect();
                if (line.right > edge.right + 1 || line.left < edge.left - 1) lost.push(node.data);
              }
            }
          }
          return [...new Set(lost)];
        }"""
    )
    return found


@pytest.mark.parametrize("look", LOOKS)
def test_all_of_a_page_is_printed(
    look: str, site: Callable[[str], Path], opened: Callable[..., Page]
) -> None:
    page = opened(site(look))
    page.locator("#q-bear a").focus()
    page.locator(".kfor-card").wait_for()
    sheets = printed(page)
    text = " ".join(sheets)
    for said in (
        "The ramp at Dunmore",
        "old ramp would not bear a lorry",
        "more than 3",
        "31.5",
        "Alva sails most",
        "The ramp will reopen in May.",
        "What a ramp is",
        "before June",
        "Nobody says.",
        "Byrne, Aoife. 2021.",
    ):
        assert said in text, said
    assert "word for word" in text.split("Annex")[-1]
    assert "In the annex" not in text  # no card, though one was open
    assert beyond_the_sheet(page) == []


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_of_a_theme_around_it_is_printed(
    look: str, site: Callable[[str], Path], opened: Callable[..., Page]
) -> None:
    text = " ".join(printed(opened(site(look))))
    for said in (
        "Next",
        "Previous",
        "Quick search",
        "Search docs",
        "Navigation",
        "Toggle",
        "Back to top",
        "Table of Contents",
        "Show Source",
        "View page source",
        "Page source",
        "Skip to",
        "On this page",
    ):
        assert said.lower() not in text.lower(), said


@pytest.mark.parametrize("look", LOOKS)
def test_the_marking_stands_on_every_sheet(
    look: str, site: Callable[[str], Path], opened: Callable[..., Page]
) -> None:
    sheets = printed(opened(site(look)))
    assert len(sheets) > 1
    assert all("TLP:AMBER" in sheet for sheet in sheets)
    assert all(re.search(r"TLP:AMBER", sheet[:200]) or "TLP:AMBER" in sheet[-200:] for sheet in sheets)


@pytest.mark.parametrize("look", LOOKS)
def test_a_wide_table_is_printed_whole(
    look: str, tmp_path: Path, opened: Callable[..., Page], browser: Browser
) -> None:
    assert browser.is_connected()
    theme = "alabaster" if look == "paper" else THEMES[look]
    pytest.importorskip(theme)
    write(
        tmp_path / "docs",
        f'html_theme = "{theme}"\nkfor_page = "{"paper" if look == "paper" else "theme"}"\n',
    )
    rows = [",".join(COLUMNS), ",".join("more than 700" for _ in COLUMNS), ",".join(["Sopot harbour"] * 12)]
    (tmp_path / "docs/corpus/wide.csv").write_text("\n".join(rows) + "\n", "utf-8")
    with (tmp_path / "docs/corpus/catalogue.yaml").open("a") as catalogue:
        catalogue.write(
            "- {id: wide, type: report, title: Wide, issued: 2020, language: en, custom: {file: wide.csv}}\n"
        )
    (tmp_path / "docs/index.md").write_text(WIDE, "utf-8")
    page = opened(built(tmp_path / "docs"))
    text = " ".join(printed(page))
    assert text.count("700") >= 12
    assert beyond_the_sheet(page) == []
