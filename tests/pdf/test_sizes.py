"""Four sizes of type and no more, in the project's own briefs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from measure import glyphs
from pypdf import PdfReader
from sphinx.cmd.build import build_main
from sphinx.locale import translators

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[2] / "docs"
#: That of a marking, which the Traffic Light Protocol sets.
MARKING = 12.0


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("KFOR_CORPUS", raising=False)
    translators.clear()
    yield
    translators.clear()


@pytest.mark.parametrize("folder", ["", "gallery", "gallery/kinds"])
def test_a_brief_has_four_sizes_of_type(folder: str, tmp_path: Path) -> None:
    trees, out = str(tmp_path / "trees"), tmp_path / "out"
    assert build_main(["-q", "-b", "briefpdf", "-d", trees, str(DOCS / folder), str(out)]) == 0
    (pdf,) = out.glob("*.pdf")
    letters = [one for one in glyphs(pdf.read_bytes()) if not one.raised]
    sizes = {one.size for one in letters if not (one.size == MARKING and one.line.startswith("TLP:"))}
    assert len(sizes) == 4, sorted(sizes)
    assert {one.page for one in letters if one.size == max(sizes)} == {1}, "only the title is so large"


def test_our_brief_has_four_pages_and_two_of_annex(tmp_path: Path) -> None:
    trees, out = str(tmp_path / "trees"), tmp_path / "out"
    assert build_main(["-q", "-b", "briefpdf", "-d", trees, str(DOCS), str(out)]) == 0
    pages = [page.extract_text() for page in PdfReader(out / "italy-kosovo.pdf").pages]
    (annex,) = (number for number, text in enumerate(pages) if "Annex: what this rests on" in text)
    assert annex <= 4
    assert len(pages) - annex <= 2
