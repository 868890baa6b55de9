"""Whether a figure of the prose and one of a source may say the same.

The number must be the same, or a rounding that says so, or a bound that the source's figure keeps; per cent,
currency and unit must be the same.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from sphinx_kfor.evidence.figures.bound_words import DURING, EXACT, LIMIT, THRESHOLD, UNDENIED
from sphinx_kfor.evidence.figures.grammar import PERCENT, PERMILLE, POINTS
from sphinx_kfor.evidence.figures.measures import is_time
from sphinx_kfor.evidence.figures.times import contradict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.figures.index import Figures
    from sphinx_kfor.evidence.figures.mentions import Mention

_SHARES = frozenset({PERCENT, PERMILLE, POINTS})
_MEASURES = ("mass-", "volume-", "area-", "energy-", "power-", "length-")
_DEGREES, _TEMPERATURE = "angle-degree", "temperature-"
#: Of so many figures of one number the times and rates are looked at.
_MOST_TIMES = 100
#: So many letters of a noun are the same in its forms.
_STEM = 4
#: A rounding without "about" has so many digits at least, and is off by so much of the figure at most.
_LEAST_DIGITS, _MOST_OFF = 2, Decimal("0.005")
#: What a bound of the prose may stand for in the source, where both have the same number.
_KEEPS = {
    "": {"", "about", DURING},
    "even": {"", "about", "even", "to"},
    DURING: {"", "about", DURING, "above", "over"},
    EXACT: {"", DURING},
    LIMIT: {"", "about", DURING, "over", "from", "under", "to"},
    "about": {"", "about", "nearly", "barely", "even", "above", "over", "under"},
    "nearly": {"nearly", "barely", "under"},
    "barely": {"barely", "nearly", "under", "to"},
    "above": {"above", "over"},
    "over": {"over", "above", DURING},
    "from": {"from", "over", "above"},
    "under": {"under", "nearly"},
    "to": {"to", "under", "nearly", "barely", "even"},
}
_KEEPS[THRESHOLD] = _KEEPS[LIMIT]
#: Under which bound of the source a number near it is still what the prose says.
_KEEPS_NEAR = {
    "about": {"", "about"},
    "barely": {"", "about"},
    "even": {"", "about"},
    "over": {"", "over", "from", "above", "about", "nearly"},
    "from": {"", "over", "from", "above", "about", "nearly"},
    "under": {"", "under", "to", "nearly", "barely", "about", "above"},
    "to": {"", "under", "to", "nearly", "barely", "about", "above"},
}
#: Which figures of the source may be less than their number, and which more, by half a step.
_MAY_BE_LESS, _MAY_BE_MORE = {"about", "nearly", "barely"}, {"about", "above"}


class Wanted(Protocol):
    """What is asked of a figure of the prose; see `Mention` and `MentionRequest`."""

    @property
    def values(self) -> frozenset[Decimal]: ...  # noqa: D102
    @property
    def kinds(self) -> frozenset[str]: ...  # noqa: D102
    @property
    def unit(self) -> str: ...  # noqa: D102
    @property
    def bound(self) -> str: ...  # noqa: D102
    @property
    def step(self) -> Decimal: ...  # noqa: D102
    @property
    def digits(self) -> int: ...  # noqa: D102
    @property
    def exacting(self) -> bool: ...  # noqa: D102
    @property
    def doubtful(self) -> bool: ...  # noqa: D102
    @property
    def counted(self) -> str: ...  # noqa: D102
    @property
    def rate(self) -> str: ...  # noqa: D102
    @property
    def turn(self) -> str: ...  # noqa: D102
    @property
    def times(self) -> frozenset[tuple[str, str]]: ...  # noqa: D102


def agreeing(wanted: Wanted, known: Figures) -> Iterator[Mention]:
    """The figures of a source that say what is wanted: those of the same number, then those near it."""
    for found in known.of(wanted.values):
        kept = not _bounds_of(found).isdisjoint(_kept_by(wanted)) and (
            _may_be_bare(wanted, found) or not wanted.values & found.values <= found.bare
        )
        if kept and (found.doubtful or not wanted.doubtful) and _same_kind_in(wanted, found, known):
            yield found
    for value in sorted(wanted.values):
        low, high = _reach(wanted, value)
        for near, found in known.between(low, high):
            kept = near != value and (_may_be_bare(wanted, found) or near not in found.bare)
            kept = kept and not _bounds_of(found).isdisjoint(_KEEPS_NEAR.get(wanted.bound, {""}))
            kept = kept and _keeps_side(wanted, value, near, found)
            kept = kept and not wanted.doubtful and _is_rounded(wanted, value, near)
            if kept and _same_kind_in(wanted, found, known):
                yield found


def bound_meant(one: Mention) -> str:
    """The bound of a figure of the prose; *nobody may wait longer than 18 weeks* is up to 18."""
    return UNDENIED.get(one.bound, one.bound) if one.denied else one.bound


def reaches(wanted: Wanted) -> Iterator[tuple[Decimal, Decimal]]:
    """Between which numbers a figure must lie that says what is wanted, for each that it may say."""
    for value in wanted.values:
        low, high = _reach(wanted, value)
        yield min(low, value), max(high, value)


def of_its_time(wanted: Wanted, known: Figures) -> Mention | None:
    """The first figure of a source that says what is wanted; None where all are of other times or rates.

    Of very many that say it one may be of its time.
    """
    found = [*islice(agreeing(wanted, known), _MOST_TIMES if wanted.times or wanted.rate else 1)]
    kept = len(found) == _MOST_TIMES or any(
        not contradict(wanted.times, known.times_of(one)) and known.is_by(one, wanted.rate) for one in found
    )
    return found[0] if kept else None


def _bounds_of(found: Mention) -> set[str]:
    """What bounds a source's figure; *exactly 40* is 40, and *no catch above 40* is up to 40.

    So is the 40 of *30 to 40*, too.
    """
    end = {found.range.bound} if found.range else set()
    if found.bound == LIMIT:
        return {"", "to"}
    if found.bound == THRESHOLD:
        return {"", "to", "under", "from", "over"}
    bound = "" if found.bound == EXACT else found.bound
    return {bound, UNDENIED[bound]} if found.denied and bound in UNDENIED else {bound} | end


def keeps(bound: str, found: Mention, *, exactly: bool = False) -> bool:
    """Whether the bound of a figure of the prose may stand for a source's; exactly, none is no *about*."""
    kept = _KEEPS.get(bound, {bound}) - ({"about"} if exactly and not bound else set())
    return not _bounds_of(found).isdisjoint(kept)


def _kept_by(wanted: Wanted) -> set[str]:
    """The bounds of the source that the prose's may stand for; what is cut from it is never *barely* that."""
    kept = _KEEPS.get(wanted.bound, {wanted.bound})
    return kept | {"", "about"} if wanted.bound == "barely" and not wanted.exacting else kept


def _may_be_bare(wanted: Wanted, found: Mention) -> bool:
    """Whether the prose may leave out the scale of a table's header: `16.4`, never `€16.4` of € bn.

    *12 boats* have no scale either where the header is *Boats ('000)*.
    """
    if wanted.unit or "" not in wanted.kinds:
        return False
    noun = wanted.counted[:_STEM]
    named = re.findall(r"[^\W\d_]+", found.over.lower()) if len(noun) == _STEM else []
    return not any(word.startswith(noun) for word in named)


def _reach(wanted: Wanted, value: Decimal) -> tuple[Decimal, Decimal]:
    """Between which numbers a source's may lie that the prose rounds or bounds."""
    half, sign = wanted.step / 2, -1 if value < 0 else 1
    ends = {
        "": (value - half, value + half),
        DURING: (value - half, value + half),
        EXACT: (value, value),
        LIMIT: (value - half, value + half),
        THRESHOLD: (value - half, value + half),
        "about": (value - half, value + half),
        "barely": (value - half, value + half),
        "even": (value - half, value + half),
        "nearly": (value - sign * half, value),
        "above": (value, value + sign * half),
        "over": (value, value + sign * wanted.step),
        "from": (value, value + sign * wanted.step),
        "under": (value - sign * wanted.step, value),
        "to": (value - sign * wanted.step, value),
    }[wanted.bound]
    return min(ends), max(ends)


def _keeps_side(wanted: Wanted, value: Decimal, near: Decimal, found: Mention) -> bool:
    """Whether all that a rounded figure may be lies beyond a bound: *about 1,214* is over 1,200."""
    half = found.step / 2
    if wanted.bound in {"over", "from"} and found.bound in _MAY_BE_LESS:
        return abs(near) - half >= abs(value)
    if wanted.bound in {"under", "to"} and found.bound in _MAY_BE_MORE:
        return abs(near) + half <= abs(value)
    return True


def _is_rounded(wanted: Wanted, value: Decimal, near: Decimal) -> bool:
    """Whether a number is a fair rounding of another; one with a word for it always is."""
    if wanted.bound not in {"", DURING, LIMIT, THRESHOLD, "even"}:
        return True
    return wanted.digits >= _LEAST_DIGITS and abs(near - value) <= _MOST_OFF * abs(near)


def _same_kind_in(wanted: Wanted, found: Mention, known: Figures) -> bool:
    """Whether two figures may count the same; the source's sentence may name the unit elsewhere."""
    if wanted.turn and found.turn and wanted.turn != found.turn:
        return False
    if same_kind(wanted, found):
        if wanted.unit and not found.unit and not found.tabular and not is_time(wanted.unit):
            return known.names_unit(found, wanted.unit)
        return bool(not wanted.unit or found.unit or not known.names_another(found, wanted.unit))
    if found.kinds == {""} and len(wanted.kinds) == 1 and wanted.kinds <= known.currencies_said(found):
        return not wanted.unit
    bare = wanted.unit and not found.unit and not found.counted and wanted.kinds == found.kinds == {""}
    return bool(bare) and known.names_unit(found, wanted.unit)


def same_kind(wanted: Wanted, found: Mention) -> bool:
    """Whether two figures may count the same."""
    if wanted.unit and found.unit and wanted.unit != found.unit and not _is_temperature(wanted, found):
        return False
    if wanted.unit and not found.unit and (found.kinds != {""} or (found.counted and not found.tabular)):
        return False
    if found.unit and not wanted.unit and ("" not in wanted.kinds or _counts_things(wanted, found)):
        return False
    if wanted.unit and wanted.exacting and not found.unit:
        return False
    if wanted.kinds & found.kinds or (
        found.tabular and found.kinds == {""} and not wanted.exacting and not found.unit
    ):
        return True
    return "" in wanted.kinds and not found.kinds & _SHARES


def _counts_things(wanted: Wanted, found: Mention) -> bool:
    """Whether the prose counts things of which the source has a measure: *12 ships* are no 12 tonnes."""
    measured = found.unit.startswith(_MEASURES)
    return bool(wanted.counted) and measured and not found.tabular


def _is_temperature(wanted: Wanted, found: Mention) -> bool:
    """Whether the prose has degrees, and the source says which: `1.5 degrees` of its 1.5 °C."""
    return wanted.unit == _DEGREES and found.unit.startswith(_TEMPERATURE)
