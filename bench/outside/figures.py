"""Is a figure of running text read as what it is? The specifications of Recognizers-Text, in five languages.

Counted are figures typed in digits. A percentage must be known as one, an amount by its currency's ISO code.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NamedTuple

from bench.outside.data import DataError, text_of
from bench.outside.product import figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bench.outside.product import Figure
    from bench.outside.tally import Measure, Tally

_LANGUAGES = {"English": "en", "German": "de", "French": "fr", "Spanish": "es", "Italian": "it"}
_MODELS = {
    "Number": "Number",
    "Percent": "Number",
    "Currency": "NumberWithUnit",
    "Dimension": "NumberWithUnit",
}
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
    """

    typed: str
    start: int
    end: int
    value: Decimal
    kind: str


def run(folder: Path, tally: Tally) -> None:
    """Measure the specifications below the folder `Specs`."""
    for name, tag in _LANGUAGES.items():
        for model, part in _MODELS.items():
            path = folder / part / name / f"{model}Model.json"
            if not path.is_file():
                tally.missing.append(f"no {path.relative_to(folder).as_posix()}")
                continue
            for case in _cases(path, model):
                _measure(case, tag, tally.higher(f"{tag} {model}"))


def _measure(case: Case, tag: str, measure: Measure) -> None:
    """Read the text of a case, and compare each figure that is expected in it."""
    read = figures(case.text, tag)
    for one in case.expected:
        over = [figure for figure in read if figure.start <= one.end and figure.end > one.start]
        seen = [f"{[str(value) for value in sorted(at.values)]} {sorted(at.kinds)}" for at in over]
        wrong = (
            f"{one.typed!r} is {one.value} {one.kind}: {'; '.join(seen) or 'not seen'} in {case.text[:80]!r}"
        )
        measure.add(_is_read(over, one.value, one.kind), wrong=[wrong])


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
        value = _value(resolution.get("value"))
        if value is not None and re.search(r"\d", typed):
            start = result.get("Start", case["Input"].find(typed))
            end = result.get("End", start + len(typed) - 1)
            kind = {"Percent": "%", "Currency": resolution.get("isoCurrency", "")}.get(model, "")
            yield Expected(typed, start, end, value, kind)


def _is_read(over: Sequence[Figure], wanted: Decimal, kind: str) -> bool:
    """Whether figures have a value, and count what they should."""
    has_value = any(_near(value, wanted) for figure in over for value in figure.values)
    return has_value and (not kind or any(kind in figure.kinds for figure in over))


def _value(text: object) -> Decimal | None:
    try:
        return Decimal(str(text).replace("%", "").replace(" ", ""))
    except InvalidOperation:
        return None


def _near(one: Decimal, other: Decimal) -> bool:
    return one == other or (other != 0 and abs(one - other) / abs(other) < _ROUNDED)
