"""How old a source is, as exactly as both dates are known."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.catalogue.ages import age
from sphinx_kfor.evidence.catalogue.records import Date
from sphinx_kfor.evidence.dates.edtf import read_date


@pytest.mark.parametrize(
    ("issued", "at", "span"),
    [
        ("2022-11-21", "2022-11-23", "2 days"),
        ("2022-11-22", "2022-11-23", "1 day"),
        ("2022-10-20", "2022-11-23", "5 weeks"),
        ("2021-03-04", "2022-11-23", "21 months"),
        ("2018-03-04", "2022-11-23", "5 years"),
        ("2022-10", "2022-11-23", "1 month"),
        ("2021-01", "2022-11-23", "22 months"),
        ("2019-01", "2022-11-23", "4 years"),
        ("2022-10-04", "2022-11", "1 month"),
        ("2020", "2022-11-23", "2 years"),
        ("2020-05-01", "2022", "2 years"),
        ("2020-05-01", "2022-21", "2 years"),
        ("2020/2021", "2022-11-23", "1 year"),
        ("2020-05-01", "2021-01-01/2022-05-01", "2 years"),
    ],
)
def test_an_age_is_as_exact_as_the_less_exact_date(issued: str, at: str, span: str) -> None:
    found = age(Date.model_validate(issued), read_date(at))
    assert found
    assert (found.span("en"), found.count > 0) == (span, True)


def test_what_is_dated_later_has_a_negative_age() -> None:
    found = age(Date.model_validate("2022-11-26"), read_date("2022-11-23"))
    assert found
    assert (found.count, found.span("en")) == (-3, "3 days")


def test_before_the_common_era_only_years_count() -> None:
    found = age(Date.model_validate("-0043"), read_date("2022-11-23"))
    assert found
    assert found.span("en") == "2064 years"


def test_an_age_is_written_as_the_language_writes_it() -> None:
    found = age(Date.model_validate("2021-03-04"), read_date("2022-11-23"))
    assert found
    assert [found.span(tag) for tag in ("it", "sq", "sr-Latn")] == ["21 mesi", "21 muaj", "21 mesec"]


def test_what_has_no_date_has_no_age() -> None:
    assert age(None, read_date("2022")) is None
    assert age(Date.model_validate({"literal": "in the spring"}), read_date("2022")) is None
