from __future__ import annotations

from pathlib import Path

import pytest
from delivered import BRIEF, CATALOGUE, MINUTES, SURVEY, Delivery
from project import CONF, Project


@pytest.fixture(scope="session")
def delivery(tmp_path_factory: pytest.TempPathFactory) -> Delivery:
    """A brief of two pages and its sources, built once as pages and as a PDF."""
    folder = tmp_path_factory.mktemp("delivery")
    (folder / "docs" / "corpus").mkdir(parents=True)
    project = Delivery(folder)
    for name, text in {
        "conf.py": CONF,
        "corpus/catalogue.yaml": CATALOGUE,
        "corpus/minutes.txt": MINUTES,
        "corpus/survey.md": SURVEY,
        **BRIEF,
    }.items():
        (folder / "docs" / name).write_text(text, "utf-8")
    project.build("html")
    project.build("briefpdf")
    return project


@pytest.fixture
def loose_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Project:
    """An empty project."""
    return Project(tmp_path / "docs", capsys)
