"""The brief of the gallery: another language, another scale, a marking."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from completeness import prove_project
from pypdf import PdfReader
from sphinx.cmd.build import build_main
from sphinx.locale import translators

if TYPE_CHECKING:
    from collections.abc import Iterator

GALLERY = Path(__file__).parents[2] / "docs" / "gallery"


@pytest.fixture
def gallery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.delenv("KFOR_CORPUS", raising=False)
    translators.clear()
    yield shutil.copytree(GALLERY, tmp_path / "gallery")
    translators.clear()


@pytest.mark.parametrize("builder", ["html", "epub", "latex", "text", "man", "briefpdf"])
def test_it_builds_without_a_warning(gallery: Path, tmp_path: Path, builder: str) -> None:
    trees, out = str(tmp_path / "trees"), str(tmp_path / "out")
    assert build_main(["-q", "-W", "-n", "-b", builder, "-d", trees, str(gallery), out]) == 0


def test_every_text_is_in_its_pdf_and_every_page_is_marked(gallery: Path, tmp_path: Path) -> None:
    (proof,) = prove_project(gallery, tmp_path / "out").values()
    assert proof.lost == ()
    (pdf,) = (tmp_path / "out" / "briefpdf").glob("*.pdf")
    for page in PdfReader(pdf).pages:
        assert page.extract_text().count("TLP:AMBER") >= 2


@pytest.mark.parametrize("builder", ["html", "text", "briefpdf"])
def test_sources_as_they_come_are_printed_with_their_places(
    gallery: Path, tmp_path: Path, builder: str
) -> None:
    trees, out = str(tmp_path / "trees"), tmp_path / "out"
    assert build_main(["-q", "-W", "-n", "-b", builder, "-d", trees, str(gallery / "kinds"), str(out)]) == 0
    if builder == "text":
        text = " ".join((out / "index.txt").read_text("utf-8").split())
        for place in ("p. 1, table 1", "sec. The ramp, para. 2", "'By year'!A3:C6", "00:12:41", "41.2%"):
            assert place in text
        assert "Declan Roe" in text


def test_its_likelihoods_are_those_of_phia_in_italian(gallery: Path, tmp_path: Path) -> None:
    assert build_main(["-q", "-b", "text", str(gallery), str(tmp_path / "out")]) == 0
    text = " ".join((tmp_path / "out" / "index.txt").read_text("utf-8").split())
    assert re.search(r"quasi certo\W+\(≈95–<100 %\)", text)
    assert "GC 3" in text
    assert "likely" not in text
