"""`python -m tools.pictures`: take the pictures of the documentation anew, from what `make brief` has built.

The first page of the brief as its PDF has it, and its page in HTML with an open card, light and dark.
Needs Chromium.
"""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pymupdf
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
BUILT = ROOT / "build"
PICTURES = ROOT / "docs" / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
#: What is quoted where the card opens.
QUOTED = "#q-postpone"
_COLOURS = 64


def main() -> None:
    """Take all of them."""
    PICTURES.mkdir(exist_ok=True)
    page = pymupdf.open(BUILT / "pdf" / "italy-kosovo.pdf")[0]
    _save(page.get_pixmap(dpi=110).tobytes("png"), "first-page")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for scheme in ("light", "dark"):
            _save(_card(browser, scheme), f"card-{scheme}")
        browser.close()


def _card(browser: Browser, scheme: str) -> bytes:
    """The brief around an open card."""
    context = browser.new_context(
        viewport={"width": 1180, "height": 720}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto((BUILT / "html" / "brief" / "italy-kosovo.html").as_uri())
    page.locator(QUOTED).evaluate("node => node.scrollIntoView({block: 'center'})")
    page.hover(QUOTED)
    page.locator(".kfor-card").wait_for()
    page.wait_for_timeout(400)
    return page.screenshot()


def _save(png: bytes, name: str) -> None:
    """Keep a picture, with few colours: it is letters on a page."""
    Image.open(BytesIO(png)).convert("RGB").quantize(_COLOURS).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
