from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from delivered import BRIEF, MINUTES, SURVEY, Delivery
from delivered import CATALOGUE as DELIVERED
from hypothesis import HealthCheck, settings
from playwright.sync_api import sync_playwright
from project import CATALOGUE, CONF, FERRY, PORT, ROOT, Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


# How busy a machine is decides no test.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


#: What a program runs first that a test starts: the environment takes whole names of modules, and too few.
FAILING = """
import warnings

for kind in (DeprecationWarning, PendingDeprecationWarning, FutureWarning):
    warnings.filterwarnings("error", category=kind, module="sphinx_kfor")
"""


@pytest.fixture(scope="session", autouse=True)
def _no_deprecated_calls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let a deprecated call of ours fail a program that a test starts, too: see `filterwarnings`."""
    folder = tmp_path_factory.mktemp("failing")
    (folder / "sitecustomize.py").write_text(FAILING, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(folder), prepend=os.pathsep)
        yield


@pytest.fixture(autouse=True, scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what is read of documents where tests write, and nowhere else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KFOR_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with a corpus of two sources."""
    monkeypatch.delenv("KFOR_CORPUS", raising=False)
    made = Project(tmp_path / "docs", capsys)
    made.write("conf.py", CONF)
    made.write("corpus/catalogue.yaml", CATALOGUE)
    made.write("corpus/ferry.txt", FERRY)
    made.write("corpus/port.md", PORT)
    return made


@pytest.fixture(scope="session")
def delivery(tmp_path_factory: pytest.TempPathFactory) -> Delivery:
    """A brief of two pages and its sources, built once as pages and as a PDF."""
    folder = tmp_path_factory.mktemp("delivery")
    (folder / "docs" / "corpus").mkdir(parents=True)
    project = Delivery(folder)
    for name, text in {
        "conf.py": CONF,
        "corpus/catalogue.yaml": DELIVERED,
        "corpus/minutes.txt": MINUTES,
        "corpus/survey.md": SURVEY,
        **BRIEF,
    }.items():
        (folder / "docs" / name).write_text(text, "utf-8")
    project.build("html")
    project.build("briefpdf")
    return project


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one for all tests: Playwright runs once in a process."""
    chromium = shutil.which("chromium")
    if chromium is None:
        if "CI" in os.environ:
            pytest.fail("Chromium is not installed")
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield found
        found.close()


@pytest.fixture
def own_docs(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's own documentation, built from its root as a user does."""
    monkeypatch.chdir(ROOT)
    if not Path(os.environ.get("KFOR_CORPUS", "-")).is_dir():
        monkeypatch.delenv("KFOR_CORPUS", raising=False)
    return ROOT / "docs"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let snapshots be written anew."""
    parser.addoption("--snapshots", action="store_true", help="write the doctree snapshots anew")
