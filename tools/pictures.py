"""`python -m tools.pictures`: take the pictures of the docs anew, once `make brief gallery` has built.

The first pages of the brief and of the gallery as their PDFs have them, and the brief's page in HTML with
an open card, light, dark and on a phone. Needs Chromium.
"""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

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
    for pdf, name in (("pdf/italy-kosovo.pdf", "first-page"), ("gallery/pdf/index.pdf", "gallery")):
        _save(pymupdf.open(BUILT / pdf)[0].get_pixmap(dpi=110).tobytes("png"), name)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for scheme in ("light", "dark"):
            _save(_card(browser, color_scheme=scheme), f"card-{scheme}")
        phone = {"width": 390, "height": 720}
        _save(_card(browser, viewport=phone, color_scheme="dark", device_scale_factor=2), "card-phone")
        browser.close()


def _card(browser: Browser, **options: Any) -> bytes:  # noqa: ANN401 (Playwright's)
    """The brief around an open card."""
    page = browser.new_context(**{"viewport": {"width": 1180, "height": 720}, **options}).new_page()
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
