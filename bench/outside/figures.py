"""Is a figure of running text read as what it is? The specifications of Recognizers-Text, in five languages.

Counted are figures typed in digits. A percentage must be known as one, an amount by its currency's ISO code.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from bench.outside.product import figures
from bench.outside.tally import DataError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.outside.product import Figure
    from bench.outside.tally import Tally

_LANGUAGES = {"English": "en", "German": "de", "French": "fr", "Spanish": "es", "Italian": "it"}
_MODELS = {
    "Number": "Number",
    "Percent": "Number",
    "Currency": "NumberWithUnit",
    "Dimension": "NumberWithUnit",
}
_ROUNDED = Decimal("1e-12")


def run(folder: Path, tally: Tally) -> None:
    """Measure the specifications below the folder `Specs`."""
    for name, tag in _LANGUAGES.items():
        for model, part in _MODELS.items():
            path = folder / part / name / f"{model}Model.json"
            if not path.is_file():
                tally.missing.append(f"no {path.relative_to(folder).as_posix()}")
                continue
            for case in _cases(path):
                _measure(case, model, tag, tally)


def _cases(path: Path) -> list[dict[str, Any]]:
    try:
        cases: list[dict[str, Any]] = json.loads(path.read_text("utf-8-sig"))
    except ValueError as error:
        raise DataError(f"{path} is no JSON: {error}") from error
    return cases


def _measure(case: dict[str, Any], model: str, tag: str, tally: Tally) -> None:
    """Read the text of a case, and compare each figure that is expected in it."""
    text = case["Input"]
    read = figures(text, tag)
    for result in case.get("Results", []):
        typed, resolution = result["Text"], result.get("Resolution") or {}
        wanted = _value(resolution.get("value"))
        if wanted is None or not re.search(r"\d", typed):
            continue
        start = result.get("Start", text.find(typed))
        end = result.get("End", start + len(typed) - 1)
        over = [one for one in read if one.start <= end and one.end > start]
        kind = {"Percent": "%", "Currency": resolution.get("isoCurrency", "")}.get(model, "")
        seen = "; ".join(
            f"{[str(one) for one in sorted(figure.values)]} {sorted(figure.kinds)}" for figure in over
        )
        wrong = f"{typed!r} is {wanted} {kind}: {seen or 'not seen'} in {text[:80]!r}"
        tally.higher(f"{tag} {model}").add(_is_read(over, wanted, kind), wrong=[wrong])


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
