"""Dates of records as they are printed: never more certain than they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_kfor.evidence.catalogue.catalogue import read_catalogue
from sphinx_kfor.evidence.catalogue.citations import Style

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_kfor.evidence.catalogue.catalogue import Catalogue


def read(tmp_path: Path, issued: Any) -> Catalogue:  # noqa: ANN401 (JSON)
    path = tmp_path / "catalogue.json"
    record = {"id": "s", "type": "book", "title": "T", "author": [{"family": "Roe"}], "issued": issued}
    path.write_text(json.dumps([record], indent=1), "utf-8")
    return read_catalogue([("catalogue.json", path)])


@pytest.mark.parametrize(
    ("issued", "label", "date"),
    [
        ({"date-parts": [[1870]], "circa": True}, "c. 1870", "c. 1870"),
        ({"date-parts": [["1870", "04"]], "circa": "1"}, "c. 1870", "c. April 1870"),
        ({"date-parts": [[1870]], "circa": 0}, "1870", "1870"),
        ({"date-parts": [[1951]], "season": "4"}, "1951", "winter 1951"),
        ({"date-parts": [[1951, 13]]}, "1951", "spring 1951"),
        ({"date-parts": [[2016]], "season": "Michaelmas"}, "2016", "Michaelmas 2016"),
        ({"date-parts": [[-31, 9, 2]]}, "31 BC", "September 2, 31 BC"),
        ("-0480", "480 BC", "480 BC"),
        ({"literal": "late 1990s"}, "late 1990s", "late 1990s"),
        ({"raw": "Whitsun 1912"}, "Whitsun 1912", "Whitsun 1912"),
        ({"raw": "1912-05"}, "1912", "May 1912"),
        ("1912?", "1912?", "1912?"),
        ("1912-05~", "c. 1912", "c. May 1912"),
        ("191X", "1910s", "1910s"),
        ("2020/..", "2020–", "2020–"),
        ({"date-parts": [[2020, 0, 0]]}, "2020", "2020"),
        ({"date-parts": [[]]}, "n.d.", "n.d."),
        (2020, "2020", "2020"),
        ("../2020", "–2020", "–2020"),
        ("/2020-05", "–2020", "–May 2020"),
        ({"date-parts": [[2020], [0]]}, "2020–", "2020–"),
        ({"date-parts": [[2020, 5], [2020, 5]]}, "2020", "May 2020"),
        ({"date-parts": [[-31], [14]]}, "31 BC–14 AD", "31 BC–14 AD"),
        ("0098", "98 AD", "98 AD"),
        ({"date-parts": [[98, 1, 27]]}, "98 AD", "January 27, 98 AD"),
        ({"date-parts": [[2020]], "season": 0}, "2020", "2020"),
        ({"edtf": "2020-05~"}, "c. 2020", "c. May 2020"),
        ({"date-parts": [[2020]], "edtf": "2020?"}, "2020?", "2020?"),
        ({"literal": "  "}, "n.d.", "n.d."),
        ({"raw": " 1912? "}, "1912?", "1912?"),
    ],
)
def test_dates_are_printed_as_what_they_are(tmp_path: Path, issued: object, label: str, date: str) -> None:
    catalogue = read(tmp_path, issued)
    assert catalogue.problems == []
    record = catalogue.records["s"]
    assert (Style("en", {}).year(record), Style("en", {}).date(record)) == (label, date)


@pytest.mark.parametrize(
    "issued",
    [
        "12/05/1912",
        "1912-13",
        "0000",
        "2021/2019",
        {"date-parts": [[0, 1, 1]]},
        {"date-parts": [[0]]},
        {"date-parts": [[2021, 2, 30]]},
        {"date-parts": [[2021, 5, 12, 10]]},
        {"date-parts": [[2021], [2019]]},
        {"date-parts": [[2021], [2022], [2023]]},
        {"date-parts": [2021, 5]},
        {"date-parts": 2021},
        {"date-parts": [[2021]], "season": "7"},
        {"date-parts": [[2021]], "season": ["spring"]},
        {"literal": ["x"]},
        {"raw": {"x": 1}},
        [2021, 5],
        [["x"]],
        True,
    ],
)
def test_what_is_no_date_is_named_at_its_line(tmp_path: Path, issued: object) -> None:
    catalogue = read(tmp_path, issued)
    assert catalogue.broken == {"s"}
    assert [(one.caution, one.line > 1) for one in catalogue.problems] == [(False, True)]


def test_years_before_christ_are_said_in_the_language(tmp_path: Path) -> None:
    record = read(tmp_path, {"date-parts": [[-44]]}).records["s"]
    assert Style("de", {}).year(record) == "44 v. Chr."
