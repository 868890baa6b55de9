"""The accent of a project's PDFs on its papers in HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from harbour import built, write

from sphinx_kfor.html.accent import sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

WINE = "#7a1f2b"


@pytest.mark.parametrize(("scheme", "own"), [("light", True), ("dark", False)])
def test_labels_have_it_and_can_be_read_by_light_and_by_dark(
    tmp_path: Path, opened: Callable[..., Page], axe: str, scheme: str, *, own: bool
) -> None:
    write(tmp_path / "docs", f'kfor_page = "paper"\nkfor_pdf_settings = {{"accent": "{WINE}"}}\n')
    page = opened(built(tmp_path / "docs"), color_scheme=scheme)
    colour = page.locator(".kfor-label").first.evaluate("one => getComputedStyle(one).color")
    assert (colour == "rgb(122, 31, 43)") is own
    page.add_script_tag(path=axe)
    found = page.evaluate("axe.run('body', {runOnly: ['color-contrast']})")
    assert found["violations"] == []


def test_a_project_without_one_asks_for_no_such_file(tmp_path: Path) -> None:
    write(tmp_path / "docs", 'kfor_page = "paper"\nkfor_pdf_settings = {"paper": "us-letter"}\n')
    out = built(tmp_path / "docs")
    assert "kfor-accent.css" not in (out / "index.html").read_text("utf-8")


@pytest.mark.parametrize("accent", ["#000000", "#ffffff", "#ffdd00", WINE])
def test_it_is_darker_or_paler_where_words_could_not_be_read(accent: str) -> None:
    ink, pale = re.findall(r"#[0-9a-f]{6}", sheet(accent))[:2]
    assert int(ink[1:], 16) <= int(accent[1:], 16)
    assert all(int(pale[place : place + 2], 16) >= 0x80 for place in (1, 3))
