"""The brief in each theme, built once, and a real browser to look at it."""

from __future__ import annotations

import functools
import http.server
import importlib.util
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from harbour import THEMES, built, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The brief in a theme, or as a paper (`paper`), built once."""
    made: dict[str, Path] = {}

    def of(look: str) -> Path:
        if look not in made:
            theme = "alabaster" if look == "paper" else THEMES[look]
            if importlib.util.find_spec(theme) is None:
                pytest.skip(f"{theme} is not installed")
            folder = tmp_path_factory.mktemp(look) / "docs"
            write(
                folder, f'html_theme = "{theme}"\nkfor_page = "{"paper" if look == "paper" else "theme"}"\n'
            )
            made[look] = built(folder)
        return made[look]

    return of


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page; all are closed in the end, and none may have had an error of its own."""
    contexts: list[Any] = []
    errors: list[str] = []

    def open_(out: Path, name: str = "index.html", *, width: int = 1280, **options: Any) -> Page:  # noqa: ANN401
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto((out / name).as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert errors == []


class Strict(http.server.SimpleHTTPRequestHandler):
    """Serves a site under a policy that allows nothing inside a page, and nothing from elsewhere."""

    def end_headers(self) -> None:
        policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'"
        self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def served() -> Iterator[Callable[[Path], str]]:
    """Serve a folder, and give its address."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def serve(folder: Path) -> str:
        handler = functools.partial(Strict, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The path of axe's script."""
    import axe_playwright_python  # noqa: PLC0415 (only where there is a browser)

    return str(Path(axe_playwright_python.__file__).parent / "axe.min.js")
