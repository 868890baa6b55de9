"""One quantity as several sources give it: who agrees with whom, and whose figure comes first.

A figure stands for an interval: "more than 700" for everything from there on, "about 700" for what is
rounded to it. Two figures contradict each other where their intervals are further apart than is
tolerated. Figures of different currencies or units are not compared. What counts is origins, not
sources; and figures are ranked only where scope and date are known for all, and the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.lone_m import SIGN
from sphinx_kfor.evidence.figures.measures import unscaled
from sphinx_kfor.evidence.figures.periods import PARTS_OF_YEARS
from sphinx_kfor.evidence.figures.read_figure import scaled
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.standards.vocabulary import Grade

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.figures.figure import Figure, Notation
    from sphinx_kfor.evidence.figures.periods import Said

_PLAIN_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-\d\d)?)?")
_TOLERANCE = re.compile(r"(\d{1,12}(?:\.\d{1,6})?)\s*(%?)")
_UNJUDGED_RELIABILITY, _UNJUDGED_CREDIBILITY = {"", "F"}, {"", "6"}


class Obstacle(StrEnum):
    """Why figures are not ranked."""

    FEW = "few"
    KINDS_DIFFER = "kinds differ"
    SCOPE_UNKNOWN = "scope unknown"
    SCOPES_DIFFER = "scopes differ"
    DATE_UNKNOWN = "date unknown"
    DATES_DIFFER = "dates differ"
    UNJUDGED = "unjudged"
    GRADES_SAME = "grades same"


@dataclass(frozen=True)
class Value:
    """What one source gives.

    Attributes:
        source: its id.
        origin: whose word it is; see `origins.origin_of`.
        figure: the figure; None for a text that is none.
        kind: what it counts; see `kind_of`.
        as_of: when it held, as typed (EDTF).
        scope: what it counts, in the author's words.
        grade: the source's reliability and the figure's credibility.
        period: the years, quarters and months that its source says of it, which count if no date is typed.
    """

    source: str
    origin: str
    figure: Figure | None
    kind: str = ""
    as_of: str = ""
    scope: str = ""
    grade: Grade = Grade()  # noqa: RUF009 (it is frozen)
    period: frozenset[Said] = frozenset()

    @property
    def times(self) -> frozenset[Said]:
        """When it held, by the date that is typed, or else by its source; none for what is no plain date."""
        typed = _PLAIN_DATE.fullmatch(self.as_of)
        month = [("month", str(int(typed[2])))] if typed and typed[2] else []
        return (
            frozenset([("year", typed[1]), *month])
            if typed
            else self.period
            if not self.as_of
            else frozenset()
        )


@dataclass(frozen=True)
class Tolerance:
    """How far apart figures may be: a part of the larger, or a number."""

    part: Decimal = Decimal(0)
    number: Decimal = Decimal(0)

    @classmethod
    def read(cls, typed: str) -> Tolerance:
        """Read `5%` or `50`. Raises EvidenceError: `option`, for anything else."""
        match = _TOLERANCE.fullmatch(typed.strip())
        if not match:
            raise EvidenceError("option", f"'{typed}' is no tolerance; write a part, '5%', or a number, '50'")
        number = Decimal(match[1])
        return cls(part=number / 100) if match[2] else cls(number=number)


@dataclass(frozen=True)
class Gap:
    """Two figures that contradict each other.

    Attributes:
        lower: the place of the one that says less.
        higher: of the one that says more.
        size: how far apart they are, at least.
        part: the same, as a part of the larger.
        least: whether they may be further apart, since one has a bound.
    """

    lower: int
    higher: int
    size: Decimal
    part: Decimal
    least: bool


@dataclass(frozen=True)
class Comparison:
    """What a comparison comes to; figures are named by their places.

    Attributes:
        gaps: all pairs that contradict each other, the widest first.
        kinds: what the figures count, if it is not the same for all.
        unread: those that are no figures.
        ranking: the places in order of grade, equal ones together; empty where nothing is ranked.
        obstacles: why not, with the places that each concerns.
        differences: pairs that are apart, and are not of one scope and date; they contradict nothing.
    """

    gaps: tuple[Gap, ...]
    kinds: tuple[str, ...]
    unread: tuple[int, ...]
    ranking: tuple[tuple[int, ...], ...]
    obstacles: tuple[tuple[Obstacle, tuple[int, ...]], ...]
    differences: tuple[Gap, ...] = ()

    @property
    def conflicting(self) -> frozenset[int]:
        """The places of all figures that some other contradicts."""
        return frozenset(place for gap in self.gaps for place in (gap.lower, gap.higher))


def compared(values: Sequence[Value], tolerance: Tolerance) -> Comparison:
    """Compare figures."""
    unread = tuple(place for place, value in enumerate(values) if value.figure is None)
    kinds = sorted({value.kind for value in values if value.figure is not None})
    found = [_gap(values, first, second) for first, second in combinations(range(len(values)), 2)]
    gaps = [gap for gap in found if gap and gap.size > tolerance.number and gap.part > tolerance.part]
    gaps.sort(key=lambda gap: (-gap.size, gap.lower, gap.higher))
    obstacles = tuple(_obstacles(values))
    alike = [gap for gap in gaps if _is_one_thing(values[gap.lower], values[gap.higher])]
    return Comparison(
        tuple(alike),
        tuple(kinds) if len(kinds) > 1 else (),
        unread,
        () if obstacles else _ranking(values),
        obstacles,
        tuple(gap for gap in gaps if gap not in alike),
    )


def _is_one_thing(one: Value, other: Value) -> bool:
    """Whether two figures may be of one scope and date: what is not typed counts as the same."""
    if one.source == other.source:
        return False
    pairs = ((_even(one.scope), _even(other.scope)), (one.as_of, other.as_of))
    if _of_other_times(one.times, other.times):
        return False
    return all(first == second or not first or not second for first, second in pairs)


def _of_other_times(one: frozenset[Said], other: frozenset[Said]) -> bool:
    """Whether two figures are of years, quarters or months, and of none that is the same.

    One of a year is another than one of a part of it.
    """
    mine, theirs = ({kind for kind, _ in times} for times in (one, other))
    kinds = mine & theirs
    parts = bool(mine & PARTS_OF_YEARS.keys()) != bool(theirs & PARTS_OF_YEARS.keys())
    return bool(kinds and parts) or any(
        {said for said in one if said[0] == kind}.isdisjoint(other) for kind in kinds
    )


def kind_of(figure: Figure, writing: Notation) -> str:
    """What a figure counts: a currency's code, per cent or the like, a physical unit, or things by name.

    A unit is named as it stands in its source; one that CLDR knows counts as the same in all its forms.
    """
    if figure.currency:
        return figure.currency
    unit = figure.unit.lower()
    share = writing.grammar.shares.get(unit) or ("%" if unit.startswith("%") else "")
    if share:
        return share
    named = writing.currency(unit)
    if named != unit:
        return named
    measure, _ = unscaled(figure.measure or (unit if unit == SIGN else _measure(unit, writing)))
    return measure


def _measure(unit: str, writing: Notation) -> str:
    found = writing.grammar.units.at(unit, 0)
    if found and found[1] == len(unit):
        return found[0]
    return unit if unit in writing.language.words("measures").plain else ""


def interval(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that a figure says; None for no end."""
    power = unscaled(figure.measure)[1]
    low, high = sorted((scaled(figure.value, power), scaled(figure.top, power)))
    if figure.bound in {"over", "from"}:
        return low, None
    if figure.bound in {"under", "to", "even"}:
        return None, high
    rounded = figure.bound in {"about", "nearly", "barely", "above"}
    slack = scaled(_half_a_step(figure), power) if rounded else Decimal(0)
    return low - slack * (figure.bound != "above"), high + slack * (figure.bound != "nearly")


def _half_a_step(figure: Figure) -> Decimal:
    """Half a unit of the last digit that is not 0: 50 for "about 700"."""
    exponent = figure.value.normalize().as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1)


def _gap(values: Sequence[Value], first: int, second: int) -> Gap | None:
    """How far apart two figures are; None where they may be the same, or cannot be compared."""
    one, other = values[first], values[second]
    if one.figure is None or other.figure is None or one.kind != other.kind:
        return None
    low, high = interval(one.figure), interval(other.figure)
    if high[1] is not None and low[0] is not None and high[1] < low[0]:
        first, second, one, other, low, high = second, first, other, one, high, low
    if low[1] is None or high[0] is None or low[1] >= high[0]:
        return None
    size = high[0] - low[1]
    largest = max(abs(low[1]), abs(high[0]))
    bounded = any(value.figure is not None and bool(value.figure.bound) for value in (one, other))
    return Gap(first, second, size, size / largest, bounded)


def _obstacles(values: Sequence[Value]) -> list[tuple[Obstacle, tuple[int, ...]]]:
    if len(values) < 2:  # noqa: PLR2004 (one has no order)
        return [(Obstacle.FEW, ())]
    kinds = {value.kind for value in values if value.figure is not None}
    obstacles: list[tuple[Obstacle, tuple[int, ...]]] = [(Obstacle.KINDS_DIFFER, ())] * (len(kinds) > 1)
    for known, unknown, differ in (
        ([_even(value.scope) for value in values], Obstacle.SCOPE_UNKNOWN, Obstacle.SCOPES_DIFFER),
        ([value.as_of for value in values], Obstacle.DATE_UNKNOWN, Obstacle.DATES_DIFFER),
    ):
        missing = tuple(place for place, one in enumerate(known) if not one)
        obstacles += [(unknown, missing)] * bool(missing)
        obstacles += [(differ, ())] * (len(set(filter(None, known))) > 1)
    unjudged = tuple(
        place for place, value in enumerate(values) if value.grade.reliability in _UNJUDGED_RELIABILITY
    )
    obstacles += [(Obstacle.UNJUDGED, unjudged)] * bool(unjudged)
    if not obstacles and len(_ranking(values)) == 1:
        obstacles.append((Obstacle.GRADES_SAME, ()))
    return obstacles


def _ranking(values: Sequence[Value]) -> tuple[tuple[int, ...], ...]:
    """By reliability; within one by credibility, if it was judged for all of them."""
    groups: list[tuple[int, ...]] = []
    for reliability in sorted({value.grade.reliability for value in values}):
        same = [place for place, value in enumerate(values) if value.grade.reliability == reliability]
        credible = {values[place].grade.credibility for place in same}
        if credible & _UNJUDGED_CREDIBILITY:
            groups.append(tuple(same))
        else:
            groups += [
                tuple(place for place in same if values[place].grade.credibility == level)
                for level in sorted(credible)
            ]
    return tuple(groups)


def _even(words: str) -> str:
    return " ".join(words.split()).casefold()
