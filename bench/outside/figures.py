"""Is a figure of running text read as what it is? The specifications of Recognizers-Text, in five languages.

Counted are figures typed in digits. A percentage must be known as one, an amount by its currency's ISO code;
of a range each end must be read. What `exceptions.toml` names is not counted but in
English, whose figures are compared with those of others.
"""

from __future__ import annotations

import json
import re
import tomllib
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bench.outside.data import DataError, text_of
from bench.outside.product import figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.outside.product import Figure
    from bench.outside.tally import Measure, Tally

_LANGUAGES = {"English": "en", "German": "de", "French": "fr", "Spanish": "es", "Italian": "it"}
_MODELS = {
    "Number": "Number",
    "Percent": "Number",
    "Currency": "NumberWithUnit",
    "Dimension": "NumberWithUnit",
    "NumberRange": "Number",
}
_RANGE = "NumberRange"
_EXCEPTIONS, _AROUND = Path(__file__).with_name("exceptions.toml"), 12
_ROUNDED = Decimal("1e-12")


class Case(NamedTuple):
    """A text with the figures that are expected in it."""

    text: str
    expected: list[Expected]


class Expected(NamedTuple):
    """A figure that a specification expects.

    Attributes:
        typed: its words.
        start: of its words, in code points.
        end: the last of them.
        value: what it means.
        kind: what it must be known to count; empty for anything.
        high: of a range the upper end, where both are typed.
    """

    typed: str
    start: int
    end: int
    value: Decimal
    kind: str
    high: Decimal | None = None


def run(folder: Path, tally: Tally) -> None:
    """Measure the specifications below the folder `Specs`."""
    for name, tag in _LANGUAGES.items():
        for model, part in _MODELS.items():
            path = folder / part / name / f"{model}Model.json"
            if not path.is_file():
                tally.missing.append(f"no {path.relative_to(folder).as_posix()}")
                continue
            for case in _cases(path, model):
                _measure(case, tag, tally.higher(f"{tag} {model.removeprefix('Number') or model}"))


def _measure(case: Case, tag: str, measure: Measure) -> None:
    """Read the text of a case, and compare each figure that is expected in it."""
    read = figures(case.text, tag)
    for one in case.expected:
        if tag != "en" and _is_exception(one, case.text, tag):
            continue
        over = [figure for figure in read if figure.start <= one.end and figure.end > one.start]
        seen = [f"{[str(value) for value in sorted(at.values)]} {sorted(at.kinds)}" for at in over]
        wrong = (
            f"{one.typed!r} is {one.value} {one.kind}: {'; '.join(seen) or 'not seen'} in {case.text[:80]!r}"
        )
        ends = [one.value] if one.high is None else [one.value, one.high]
        measure.add(all(_is_read(over, end, one.kind) for end in ends), wrong=[wrong])


def _is_exception(one: Expected, text: str, tag: str) -> bool:
    """Whether a careful reader would read no such figure; see `exceptions.toml`."""
    before, behind = text[max(0, one.start - _AROUND) : one.start], text[one.end + 1 : one.end + 1 + _AROUND]
    typed = text[one.start : one.end + 1]
    shown = (f"{before}«{typed}»{behind}", f"«{tag}{typed}»")
    return any(pattern.search(place) for pattern in _exceptions() for place in shown)


@cache
def _exceptions() -> list[re.Pattern[str]]:
    data = tomllib.loads(_EXCEPTIONS.read_text("utf-8"))
    return [re.compile(one["pattern"]) for one in data["exception"]]


def _cases(path: Path, model: str) -> list[Case]:
    """The cases of a specification. Raises DataError if it is none."""
    text = text_of(path, "utf-8-sig")
    try:
        return [Case(case["Input"], list(_expected(case, model))) for case in json.loads(text)]
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise DataError(path, repr(error)) from error


def _expected(case: dict[str, Any], model: str) -> Iterator[Expected]:
    """The figures of a case that are typed in digits and have a value."""
    for result in case.get("Results", []):
        typed, resolution = result["Text"], result.get("Resolution") or {}
        values = _ends(resolution) if model == _RANGE else [_value(resolution.get("value"))]
        value, high = values[0] if values else None, values[1] if len(values) > 1 else None
        if value is not None and re.search(r"\d", typed):
            start = result.get("Start", case["Input"].find(typed))
            end = result.get("End", start + len(typed) - 1)
            kind = {"Percent": "%", "Currency": resolution.get("isoCurrency", "")}.get(model, "")
            yield Expected(typed, start, end, value, kind, high)


def _is_read(over: Sequence[Figure], wanted: Decimal, kind: str) -> bool:
    """Whether figures have a value, and count what they should."""
    has_value = any(_near(value, wanted) for figure in over for value in figure.values)
    return has_value and (not kind or any(kind in figure.kinds for figure in over))


def _ends(resolution: dict[str, Any]) -> list[Decimal | None]:
    """The ends of a range that it has: of `[20,30)` both, of `(,30]` one."""
    ends = str(resolution.get("value")).strip("[]()").split(",")
    values = dict.fromkeys(_value(end) for end in ends if end)
    return list(values)


def _value(text: object) -> Decimal | None:
    try:
        return Decimal(str(text).replace("%", "").replace(" ", ""))
    except InvalidOperation:
        return None


def _near(one: Decimal, other: Decimal) -> bool:
    return one == other or (other != 0 and abs(one - other) / abs(other) < _ROUNDED)
