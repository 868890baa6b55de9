"""What is kept in the cache changes no answer, and nothing depends on it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sphinx_kfor.evidence.cache import folder
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.own_prose import copied as prose
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.toml import read_toml

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "The harbour master closed both ramps at noon because the wind had turned and the pier was icy."
PAGE = "We saw that the harbour master closed both ramps at noon because the wind had turned."


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KFOR_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def _copied() -> list[str]:
    prose._blocks.cache_clear()  # noqa: SLF001 (as another process would find it)
    return [run.words for run in prose.copied(PAGE, [("harbour", SOURCE)])]


def test_copied_words_are_found_with_and_without_what_is_kept(cache: Path) -> None:
    first = _copied()
    assert first == ["the harbour master closed both ramps at noon because the wind had turned"]
    assert list(cache.rglob("halves/*"))
    assert _copied() == first
    for kept in cache.rglob("halves/*"):
        kept.write_bytes(b"cut")
    assert _copied() == first
    for kept in cache.rglob("halves/*"):
        kept.unlink()
    assert _copied() == first


def test_a_cache_that_cannot_be_written_loses_nothing(cache: Path) -> None:
    cache.write_text("no folder")
    assert folder() == cache
    assert _copied()
    assert read_toml("words = ['if', 'unless']") == {"words": ["if", "unless"]}


def test_word_lists_are_the_same_when_they_are_read_again(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text("[more]\nnegations = ['nowise']\n")
    lists = [language.__wrapped__("en", (tmp_path,)).lists for _ in range(2)]
    assert lists[0] == lists[1]
    assert "nowise" in lists[0]["negations"]


def test_what_is_no_word_is_refused_each_time(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text("negations = [2022-11-21]\n")
    for _ in range(2):
        with pytest.raises(EvidenceError, match="no list of words"):
            language("en", (tmp_path,))


def test_what_validates_a_catalogue_is_imported_for_one_alone() -> None:
    program = "import sphinx_kfor.extension, sys; sys.exit('pydantic' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)
