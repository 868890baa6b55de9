"""BibTeX catalogues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.catalogue.catalogue import read_catalogue
from sphinx_kfor.evidence.catalogue.citations import Style

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_kfor.evidence.catalogue.catalogue import Catalogue

ENTRIES = r"""
@string{hg = "Harbour Gazette"}

@article{ferry,
  author = {Byrne, Aoife and {World Bank} and van Beethoven, Ludwig},
  title = {The {Ferry} at Caf{\'e} \& Co},
  journaltitle = hg,
  entrysubtype = {newspaper},
  date = {2021-03-04},
  pages = {1--2},
}

@techreport{port, title = {Accounts}, institution = {Port Authority}, year = 2020, month = mar}
"""


def read(tmp_path: Path, text: str) -> Catalogue:
    path = tmp_path / "catalogue.bib"
    path.write_text(text, "utf-8")
    return read_catalogue([("catalogue.bib", path)])


def test_entries_become_records(tmp_path: Path) -> None:
    catalogue = read(tmp_path, ENTRIES)
    assert catalogue.problems == []
    ferry, port = catalogue.records["ferry"], catalogue.records["port"]
    assert (ferry.type, ferry.title, ferry.page) == ("article-newspaper", "The Ferry at Café & Co", "1–2")
    assert Style("en", {}).names(ferry) == "Byrne, World Bank, and van Beethoven"
    assert (port.publisher, port.issued and port.issued.parts) == ("Port Authority", ((2020, 3),))


def test_faults_have_their_line(tmp_path: Path) -> None:
    (torn,) = read(tmp_path, "@book{a, title = {x}}\n\n@book{b, title = {y}\n").problems
    assert torn.line >= 3
    (twice,) = read(tmp_path, "@book{a, title = {x}}\n@book{a, title = {y}}\n").problems
    assert (twice.line, twice.message) == (2, "the id 'a' stands in line 1 already; mend this line")
    (untitled,) = read(tmp_path, "\n@book{a, year = 2020}\n").problems
    assert (untitled.line, untitled.message) == (2, "'a': title is missing; write 'title = {…}'")
