"""Figures that a sentence gives to another thing, place or time than their source; and honest twins."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cell_sentences import SAID, SILENT, said_of

if TYPE_CHECKING:
    from project import Project

_FILES = ("in_sentences", "said_otherwise", "of_ranges", "of_contraries", "of_seasons")
_SOURCES = [
    source
    for name in _FILES
    for source in tomllib.loads(Path(__file__).with_name(f"figures_{name}.toml").read_text("utf-8"))["source"]
]


@pytest.mark.parametrize(
    "source", _SOURCES, ids=[f"{source['language']} {number}" for number, source in enumerate(_SOURCES)]
)
def test_a_figure_is_of_what_its_sentence_says(project: Project, source: dict[str, Any]) -> None:
    cases = [(one, SAID) for one in source["said"]] + [(one, SILENT) for one in source["silent"]]
    assert said_of(project, source["language"], source["text"], cases) == dict(cases)
