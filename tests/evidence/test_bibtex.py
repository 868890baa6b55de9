"""BibTeX catalogues."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
    assert (twice.line, twice.caution) == (2, True)
    assert "the id 'a' stands in line 1 already, which is used" in twice.message
    (untitled,) = read(tmp_path, "\n@book{a, year = 2020}\n").problems
    assert (untitled.line, untitled.message) == (2, "'a': title is missing; write 'title = {…}'")


def test_an_entry_takes_what_it_lacks_from_those_that_it_names(tmp_path: Path) -> None:
    catalogue = read(
        tmp_path,
        """
@inproceedings{paper, author = {Cruz, Ana}, title = {Quays}, crossref = {Fair}, pages = {3--9}}
@proceedings{fair, title = {Harbours of the North}, year = 2018, publisher = {Port Press}}
@report{survey, title = {Survey}, xdata = {office}}
@xdata{office, institution = {Statistics Office}, date = {2020-05}, crossref = {nowhere}}
@inbook{part, title = {Nets}, crossref = {whole}}
@book{whole, author = {Li, Bo}, title = {Fishing}, year = {1999}}
""",
    )
    paper, survey, part = (catalogue.records[name] for name in ("paper", "survey", "part"))
    assert (paper.container_title, paper.publisher) == ("Harbours of the North", "Port Press")
    assert paper.issued is not None
    assert paper.issued.year == "2018"
    assert (survey.publisher, survey.issued and survey.issued.parts) == ("Statistics Office", ((2020, 5),))
    assert (part.author[0].family, part.container_title) == ("Li", "Fishing")
    assert "office" not in catalogue.records
    (missing,) = catalogue.problems
    assert (missing.line, missing.caution) == (5, True)
    assert "crossref 'nowhere' gives nothing" in missing.message


def test_entries_that_name_each_other_are_cautioned(tmp_path: Path) -> None:
    catalogue = read(
        tmp_path,
        "@book{a, title = {A}, crossref = {b}}\n@book{b, title = {B}, year = 2001, crossref = {a}}\n",
    )
    assert sorted(catalogue.records) == ["a", "b"]
    assert [(one.line, one.caution) for one in catalogue.problems] == [(2, True)]
    assert catalogue.records["a"].issued is not None


def test_a_fault_in_one_entry_loses_no_other(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.bib"
    path.write_bytes(
        b"@book{first, title = {One}}\n"
        b"@book{open, title = {Two}\n"
        b"@book{latin, title = {Caf\xe9}}\n"
        b"@book{equal, title {Three}}\n"
        b"@article{named, title = {Four}, journal = jrn, title = {Other}}\n"
        b"@book{commas, title = {Five}, author = {A, B, C, D}}\n"
        b"% @book{away, title = {Six}}\n"
        b"@book{last, title = {Seven}} @book{beside, title = {Eight}}\n"
    )
    catalogue = read_catalogue([("catalogue.bib", path)])
    assert sorted(catalogue.records) == ["beside", "commas", "first", "last", "named"]
    assert catalogue.broken == {"open", "latin", "equal"}
    said = {(one.line, one.caution) for one in catalogue.problems}
    assert said == {(2, False), (3, False), (4, False), (5, True)}
    assert catalogue.records["named"].container_title == "jrn"
    assert catalogue.records["named"].title == "Four"


def test_months_ranges_and_years_in_words(tmp_path: Path) -> None:
    catalogue = read(
        tmp_path,
        """
@misc{a, title = {T}, year = 2001, month = jun # "--" # jul}
@misc{b, title = {T}, year = 2001, month = {Spring}}
@misc{c, title = {T}, year = 2001, month = "settembre"}
@misc{d, title = {T}, year = 2001, month = mar # "~9"}
@misc{e, title = {T}, year = {in press}}
@misc{f, title = {T}, year = {1998--1999}}
@misc{g, title = {T}, year = 2001, month = {mid-term}}
""",
    )
    issued = {name: record.issued for name, record in catalogue.records.items()}
    parts = [issued[name].parts for name in "abcd"]  # type: ignore[union-attr]
    assert parts == [((2001, 6), (2001, 7)), ((2001, 21),), ((2001, 9),), ((2001, 3, 9),)]
    assert [issued[name].year for name in "efg"] == ["in press", "1998–1999", "2001"]  # type: ignore[union-attr]
    assert [(one.line, one.caution) for one in catalogue.problems] == [(8, True)]


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        ("2019~", "c. 2019"),
        ("{2019-05~/2020}", "c. 2019–2020"),
        ("2019?", "2019?"),
        ("2019%", "c. 2019?"),
        ("../2019", "–2019"),
        ("-0043", "43 BC"),
        ("mid~2019", "mid 2019"),
    ],
)
def test_doubts_of_a_date_are_kept(tmp_path: Path, date: str, printed: str) -> None:
    path = tmp_path / "c.bib"
    path.write_text(f"@book{{a, title = {{T}}, date = {{{date}}}}}\n", "utf-8")
    issued = read_catalogue([("c.bib", path)]).records["a"].issued
    assert issued is not None
    assert issued.year == printed
