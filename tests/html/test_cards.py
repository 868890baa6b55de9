"""Evidence cards in a real browser: pointer, keyboard, touch; what they say, and what they must not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from harbour import THEMES, built, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

Site = "Callable[[str], Path]"
QUOTE = "#q-bear"
LOOKS = [*THEMES, "paper"]


def card(page: Page) -> Any:  # noqa: ANN401
    return page.locator(".kfor-card[role=dialog]")


def words(page: Page) -> str:
    return " ".join(card(page).inner_text().split())


@pytest.mark.parametrize("look", LOOKS)
def test_a_pointer_over_a_quotation_shows_what_stands_behind_it(
    look: str, site: Callable[[str], Path], opened: Callable[..., Page]
) -> None:
    page = opened(site(look))
    page.hover(QUOTE)
    card(page).wait_for()
    text = words(page)
    assert "Byrne 2021, para. 1" in text.replace("para. 2", "para. 1")
    assert "old ramp would not bear a lorry" in card(page).locator("mark").inner_text()
    assert "Aoife Byrne, “The Alva and CO2”, Harbour Gazette, March 4, 2021" in text
    assert re.search(r"…in March\. They said the old ramp would not bear a lorry of more than 7\.5", text)
    assert "word for word" in text
    assert "usually reliable (B)" in text
    links = {link.inner_text(): link.get_attribute("href") for link in card(page).locator("a").all()}
    assert links["The source"].startswith("sources/ferry.html#passage-")
    assert links["In the annex"].startswith("#kfor-annex-")
    assert links["The original"].startswith("https://gazette.example/ferry#story:~:text=")
    box = card(page).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    assert box["y"] + box["height"] <= 900
    page.mouse.move(box["x"] + 40, box["y"] + 20)  # it can be pointed at
    page.wait_for_timeout(600)
    assert card(page).is_visible()
    page.keyboard.press("Escape")
    assert card(page).count() == 0


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (".kfor-cite[id] [data-kfor-card]", "Nobody was hurt."),
        (".kfor-key-figures .kfor-quote, .kfor-key-figures [data-kfor-card]", "1,230"),
        (".kfor-compare .kfor-value[data-kfor-card]", "Alva › Trips: 20"),
        (".kfor-pull figcaption [data-kfor-card]", "The ramp will reopen in May."),
        (".kfor-cite [data-kfor-card='source-port']", "Harbour accounts"),
    ],
)
def test_every_kind_of_use_has_one(
    what: str, said: str, site: Callable[[str], Path], opened: Callable[..., Page]
) -> None:
    page = opened(site("alabaster"))
    page.locator(what).first.scroll_into_view_if_needed()
    page.locator(what).first.hover()
    card(page).wait_for()
    assert said in words(page)


@pytest.mark.parametrize("look", LOOKS)
def test_the_keyboard_reaches_it_and_comes_back(
    look: str, site: Callable[[str], Path], opened: Callable[..., Page]
) -> None:
    page = opened(site(look))
    mark = page.locator(f"{QUOTE} a")
    mark.focus()
    card(page).wait_for()
    assert mark.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.kfor-card')")
    page.keyboard.press("Escape")
    assert card(page).count() == 0
    assert page.evaluate("document.activeElement.closest('#q-bear') !== null")
    assert mark.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("look", ["furo", "paper"])
def test_a_finger_opens_it_and_its_second_tap_follows_the_link(
    look: str, site: Callable[[str], Path], opened: Callable[..., Page]
) -> None:
    page = opened(site(look), width=390, has_touch=True)
    mark = page.locator(f"{QUOTE} a")
    mark.tap()
    card(page).wait_for()
    assert "#kfor-annex" not in page.url
    box = card(page).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    mark.tap()
    page.wait_for_timeout(200)
    assert "#kfor-annex" in page.url


@pytest.mark.parametrize("look", LOOKS)
def test_where_it_has_little_room_it_scrolls_and_does_not_cover_its_use(
    look: str, site: Callable[[str], Path], opened: Callable[..., Page]
) -> None:
    page = opened(site(look), width=390, has_touch=True)
    page.set_viewport_size({"width": 390, "height": 360})
    mark = page.locator(f"{QUOTE} a")
    mark.evaluate("one => window.scrollBy(0, one.getBoundingClientRect().top - innerHeight / 2)")
    mark.tap()
    card(page).wait_for()
    use, shown = mark.bounding_box(), card(page).bounding_box()
    assert use
    assert shown
    assert (
        shown["y"] >= use["y"] + use["height"] / 2
        or shown["y"] + shown["height"] <= use["y"] + use["height"] / 2
    )
    assert 0 <= shown["y"] <= shown["y"] + shown["height"] <= 360
    assert card(page).evaluate("one => one.scrollHeight > one.clientHeight")
    mark.tap()
    page.wait_for_timeout(200)
    assert "#kfor-annex" in page.url


def test_a_tap_beside_it_closes_it(site: Callable[[str], Path], opened: Callable[..., Page]) -> None:
    page = opened(site("furo"), width=390, has_touch=True)
    page.locator(f"{QUOTE} a").tap()
    card(page).wait_for()
    page.locator(".kfor-series").first.tap()
    assert card(page).count() == 0


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(
    look: str, scheme: str, site: Callable[[str], Path], opened: Callable[..., Page], axe: str
) -> None:
    page = opened(site(look), color_scheme=scheme)
    page.locator(f"{QUOTE} a").focus()
    card(page).wait_for()
    page.wait_for_timeout(200)
    page.add_script_tag(path=axe)
    found = page.evaluate(
        """async () => (await axe.run({include: ['[class^="kfor-"]', '[class*=" kfor-"]']})).violations
           .map(one => [one.id, one.nodes.map(node => [node.html, node.failureSummary])])"""
    )
    assert found == []


def test_it_works_under_a_strict_policy(
    site: Callable[[str], Path],
    served: Callable[[Path], str],
    browser: Any,  # noqa: ANN401
) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{served(site('paper'))}/index.html")
    page.hover(QUOTE)
    card(page).wait_for()
    asked = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert all(one.startswith("http://127.0.0.1") for one in asked)
    page.close()
    assert [one for one in said if "Content Security Policy" in one] == []


def test_nothing_of_ours_is_inside_a_page(site: Callable[[str], Path]) -> None:
    html = (site("paper") / "index.html").read_text("utf-8")
    assert " style=" not in html
    assert "<style" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"\bon\w+=", html)


def test_without_scripts_each_mark_is_a_link(
    site: Callable[[str], Path], opened: Callable[..., Page]
) -> None:
    page = opened(site("furo"), java_script_enabled=False)
    page.click(f"{QUOTE} a")
    assert "#kfor-annex-" in page.url


def test_a_private_passage_is_in_no_file(site: Callable[[str], Path]) -> None:
    for path in site("paper").rglob("*"):
        if path.is_file():
            assert b"17 crates" not in path.read_bytes(), path
            assert b"sealed words" not in path.read_bytes(), path


def test_it_stands_still_for_those_who_want_that(
    site: Callable[[str], Path], opened: Callable[..., Page]
) -> None:
    page = opened(site("furo"), reduced_motion="reduce")
    page.locator(f"{QUOTE} a").focus()
    card(page).wait_for()
    assert page.evaluate("getComputedStyle(document.querySelector('.kfor-card')).animationName") == "none"


def test_it_is_seen_in_forced_colours(site: Callable[[str], Path], opened: Callable[..., Page]) -> None:
    page = opened(site("furo"), forced_colors="active")
    page.locator(f"{QUOTE} a").focus()
    card(page).wait_for()
    assert page.evaluate("getComputedStyle(document.querySelector('.kfor-card')).borderTopStyle") == "solid"


@pytest.mark.parametrize("look", LOOKS)
def test_it_fits_320_pixels(look: str, site: Callable[[str], Path], opened: Callable[..., Page]) -> None:
    page = opened(site(look), width=320)
    page.locator(f"{QUOTE} a").focus()
    card(page).wait_for()
    box = card(page).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


def test_a_page_grows_by_a_third_at_most(tmp_path: Path) -> None:
    sizes = []
    for cards in (False, True):
        folder = tmp_path / str(cards) / "docs"
        write(folder, f"kfor_evidence_cards = {cards}\n")
        sizes.append(len((built(folder) / "index.html").read_bytes()))
    assert sizes[1] <= sizes[0] * 4 / 3


def test_its_script_is_small(site: Callable[[str], Path]) -> None:
    assert (site("paper") / "_static/kfor-cards.js").stat().st_size <= 8 * 1024
