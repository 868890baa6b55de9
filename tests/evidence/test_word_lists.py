"""The word lists: one name, one list."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "sphinx_kfor" / "evidence" / "languages"
BOTH = sorted(path.name for path in (FOLDER / "figures").glob("*.toml") if (FOLDER / path.name).is_file())


@pytest.mark.parametrize("name", BOTH)
def test_no_list_of_figures_takes_the_place_of_another_list(name: str) -> None:
    own, figures = (
        set(tomllib.loads((folder / name).read_text("utf-8"))) for folder in (FOLDER, FOLDER / "figures")
    )
    assert own & figures - {"more"} == set()
