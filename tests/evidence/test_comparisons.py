"""Who agrees with whom, and whose figure comes first."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.figures.comparisons import Obstacle, Tolerance, Value, compared, kind_of
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.standards.vocabulary import Grade

ENGLISH = Notation("en", language("en"))


def value(text: str, source: str = "", **more: object) -> Value:
    figure = ENGLISH.read(text)
    kind = kind_of(figure, ENGLISH) if figure else ""
    return Value(source or text, source or text, figure, kind, **more)  # type: ignore[arg-type]


def contradict(one: str, other: str, tolerance: str = "0") -> bool:
    return bool(compared([value(one), value(other)], Tolerance.read(tolerance)).gaps)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("more than 700", "150"),
        ("up to 600", "700"),
        ("700", "up to 600"),
        ("700", "750"),
        ("20–25 %", "26 %"),
        ("about 700", "760"),
        ("at least 700", "fewer than 600"),
        ("€16bn", "€17bn"),
        ("16 million", "16 billion"),
        ("−0.42", "0.42"),
        ("700 soldiers", "150 men"),
        ("from 5,000 to 6,000 tents", "10,000 tents"),
    ],
)
def test_what_contradicts(one: str, other: str) -> None:
    assert contradict(one, other)
    assert contradict(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("more than 700", "750"),
        ("more than 700", "700"),
        ("up to 600", "500"),
        ("up to 600", "fewer than 500"),
        ("20–25 %", "22 %"),
        ("about 700", "712"),
        ("€16bn", "EUR 16,000 million"),
        ("16 billion euros", "€16bn"),
        ("€16bn", "$17bn"),
        ("700", "70 %"),
        ("5 km", "8 kg"),
        ("n/a", "700"),
    ],
)
def test_what_does_not(one: str, other: str) -> None:
    assert not contradict(one, other)
    assert not contradict(other, one)


def test_tolerance() -> None:
    assert contradict("700", "750", "5%")
    assert not contradict("700", "750", "10%")
    assert contradict("700", "750", "49")
    assert not contradict("700", "750", "50")
    with pytest.raises(EvidenceError, match="is no tolerance"):
        Tolerance.read("some")


def test_the_widest_gap_comes_first_and_only_those_in_it_conflict() -> None:
    found = compared([value("more than 700"), value("150"), value("750"), value("n/a")], Tolerance())
    assert [(gap.lower, gap.higher, int(gap.size)) for gap in found.gaps] == [(1, 2, 600), (1, 0, 550)]
    assert (found.gaps[0].least, found.gaps[1].least) == (False, True)
    assert sorted(found.conflicting) == [0, 1, 2]
    assert found.unread == (3,)


def test_what_differs_in_kind_is_said() -> None:
    assert compared([value("€16bn"), value("$17bn")], Tolerance()).kinds == ("EUR", "USD")
    assert compared([value("700 men"), value("150")], Tolerance()).kinds == ()


SAME = {"as_of": "2024-05", "scope": "soldiers in KFOR"}


def ranked(*grades: str, **more: object) -> tuple[tuple[int, ...], ...]:
    values = [value("700", str(n), grade=Grade(*grade), **SAME | more) for n, grade in enumerate(grades)]
    return compared(values, Tolerance()).ranking


def test_ranking_is_by_reliability_then_credibility() -> None:
    assert ranked("B1", "A2", "A1") == ((2,), (1,), (0,))
    assert ranked("B", "A") == ((1,), (0,))
    assert ranked("A2", "A", "B1") == ((0, 1), (2,))
    assert ranked("A6", "A1", "B1") == ((0, 1), (2,))


@pytest.mark.parametrize(
    ("values", "obstacles"),
    [
        ([value("700", "a", grade=Grade("A"), **SAME)], [Obstacle.FEW]),
        (
            [value("700", "a", grade=Grade("A"), **SAME), value("700", "b", grade=Grade("B"))],
            [Obstacle.SCOPE_UNKNOWN, Obstacle.DATE_UNKNOWN],
        ),
        (
            [
                value("700", "a", grade=Grade("A"), as_of="2024", scope="x"),
                value("700", "b", grade=Grade("F"), as_of="2023", scope="y"),
            ],
            [Obstacle.SCOPES_DIFFER, Obstacle.DATES_DIFFER, Obstacle.UNJUDGED],
        ),
        ([value("7", "a", grade=Grade("A"), **SAME)] * 2, [Obstacle.GRADES_SAME]),
    ],
)
def test_why_nothing_is_ranked(values: list[Value], obstacles: list[Obstacle]) -> None:
    found = compared(values, Tolerance())
    assert [obstacle for obstacle, _ in found.obstacles] == obstacles
    assert found.ranking == ()
