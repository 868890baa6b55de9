"""Names of periods as moments: what is missing between two leaves its room."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.moments import moments
from sphinx_kfor.evidence.languages import language


def found(*names: str, tag: str = "en") -> tuple[float, ...]:
    return moments(names, Notation(tag, language(tag)))


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("en", ("2019/20", "2020/21", "2022/23")),
        ("en", ("2008-09", "2009-10", "2011-12")),
        ("en", ("FY 2019/20", "FY 2020/21", "FY 2022/23")),
        ("en", ("2019/2020", "2020/2021", "2022/2023")),
        ("en", ("2019 Q1", "2019 Q2", "2019 Q4")),
        ("en", ("Q1 2019", "Q2 2019", "Q4 2019")),
        ("en", ("2019Q1", "2019Q2", "2019Q4")),
        ("en", ("January 2019", "February 2019", "April 2019")),
        ("de", ("1. Quartal 2019", "2. Quartal 2019", "4. Quartal 2019")),
        ("fr", ("janvier 2019", "février 2019", "avril 2019")),
        ("it", ("I trimestre 2019", "II trimestre 2019", "IV trimestre 2019")),
        ("en", ("2019-01", "2019-02", "2019-04")),
        ("en", ("2001", "2002", "2004")),
        ("de", ("1.3.2019", "8.3.2019", "22.3.2019")),
        ("fr", ("1 mars 2019", "8 mars 2019", "22 mars 2019")),
        ("it", ("01/03/2019", "08/03/2019", "22/03/2019")),
    ],
)
def test_the_gap_is_twice_the_step(tag: str, names: tuple[str, ...]) -> None:
    first, second, third = found(*names, tag=tag)
    assert third - second == pytest.approx(2 * (second - first))


@pytest.mark.parametrize(
    "names",
    [
        ("Alva", "Brona"),
        ("2019", "2019 Q1"),
        ("2019/20", "2020"),
        ("Ward 7", "Ward 9"),
        ("2019/22", "2022/25"),
        ("Q1", "Q2", "Q4"),
        ("3/4/2019", "5/4/2019"),
        (),
    ],
)
def test_what_is_no_moment(names: tuple[str, ...]) -> None:
    assert found(*names) == ()


def test_months_of_a_year_are_no_fiscal_years() -> None:
    assert found("2010-11") == pytest.approx((2010 + 10 / 12,))
    assert found("2010-11", "2010-12") == pytest.approx((2010 + 10 / 12, 2010 + 11 / 12))
