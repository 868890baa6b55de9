from __future__ import annotations

import pytest
from delivered import BRIEF, CATALOGUE, MINUTES, SURVEY, Delivery
from project import CONF


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
