"""What a header says that its cells count: `€ bn`, `Trade (EUR million)`, `Share (%)`, `Load, '000`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.figure import CODES, POWERS, SIGNS
from sphinx_kfor.evidence.languages.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.figures.figure import Figure, Notation

#: Thousands as they are written over a column: `'000`, `000s`.
_NOUGHTS = r"(?<![\d.,])['\u2019]?000s?(?!\w)"
_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")


@dataclass(frozen=True)
class Unit:
    """What a header says.

    Attributes:
        text: its words for it.
        power: the scale, as a power of ten.
        scale: the scale's word.
        currency: the ISO 4217 code, or empty.
        sign: the currency as it stands.
        percent: whether the cells are per cent.
        count: a word that counts by something else than thousands, such as `dozens`.
    """

    text: str
    power: int = 0
    scale: str = ""
    currency: str = ""
    sign: str = ""
    percent: bool = False
    count: str = ""


def unit_of(header: str, writing: Notation) -> Unit | None:
    """The unit that a header has: in brackets, at its end, or all there is of it."""
    said = header.strip()
    pattern, at_end = _pattern(writing)
    parts = [pattern.fullmatch(part.strip()) for part in _BRACKETS.findall(said)]
    parts += [pattern.fullmatch("%" if said.startswith("% ") else said), at_end.search(said)]
    units = [_unit(match, writing) for match in parts if match]
    return next((unit for unit in units if _certain(unit, header)), None)


def _certain(unit: Unit, header: str) -> bool:
    """Whether words say a unit and nothing else: `m` may be metres, and `ALL` is not always the lek."""
    if unit.text == header.strip() and unit.sign == unit.text:
        return unit.sign in {*SIGNS, *SIGNS.values()}
    return bool(unit.currency or unit.percent or unit.count or len(unit.scale) > 1 or unit.scale == "k")


def of_cell(figure: Figure, headers: Iterable[str], writing: Notation) -> Figure:
    """A cell's figure with what the headers of its column and of its row say of it."""
    unit = said_of(figure, headers, writing)
    if unit is None:
        return figure
    return replace(
        figure,
        power=figure.power or unit.power,
        scale=figure.scale or unit.scale,
        currency=figure.currency or unit.currency,
        sign=figure.sign or unit.sign,
        unit=figure.unit or unit.count or "%" * unit.percent,
    )


def said_of(figure: Figure, headers: Iterable[str], writing: Notation) -> Unit | None:
    """What the header of a cell's column, else of its row, says that the figure does not; None for none."""
    for header in headers:
        unit = unit_of(header, writing)
        if unit:
            more = (unit.power and not figure.power, unit.currency and not figure.currency)
            own = figure.unit or (unit.currency and figure.currency not in {"", unit.currency})
            shared = (unit.percent or unit.count) and not figure.currency
            return unit if not own and (any(more) or shared) else None
    return None


def said_over(text: str, headers: Iterable[str], writing: Notation) -> Unit | None:
    """What the headers say over a cell with digits that is no plain figure, as `(700)`; None for none."""
    if not any(character.isdigit() for character in text):
        return None
    units = (unit_of(header, writing) for header in headers)
    unit = next(filter(None, units), None)
    own = unit and any(part in text for part in (unit.scale, unit.sign, "%" * unit.percent) if part)
    return None if own else unit


def _unit(match: re.Match[str], writing: Notation) -> Unit:
    scale = match["scale"] or ""
    sign = (match["before"] or match["behind"] or "").strip()
    power = next((power for power in POWERS if scale.lower() in writing.words("scales", power).plain), 0)
    if match["noughts"]:
        power, scale = 3, writing.words("scales", 3).entries[0]
    currency = writing.currency(sign) if sign else ""
    text = match[0].strip(" ,:-\u2013\u2014")
    return Unit(text, power, scale, currency, sign, bool(match["percent"]), match["count"] or "")


@lru_cache(maxsize=32)
def _pattern(writing: Notation) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a unit is, and where it may begin at the end of a header: `Cost € million`, `Boats, '000`."""
    signs = "|".join(map(re.escape, sorted(SIGNS, key=len, reverse=True)))
    money = rf"{signs}|(?-i:\b(?:{CODES})\b)"
    percents = writing.language.words("percents").alternatives
    scales = writing.scales
    counts = Words(tuple(word for word in writing.factors if not re.fullmatch(scales, word, re.IGNORECASE)))
    unit = (
        rf"(?:in\s+)?(?P<before>{money})?\s*(?:(?P<scale>(?<!\w)(?:{scales})(?!\w))|(?P<noughts>{_NOUGHTS}))?"
        rf"(?:\s*(?:\w\w\s+)?(?P<behind>{money}|(?<!\w)(?:{writing.currency_names})(?!\w)))?"
        rf"(?P<percent>%|(?<!\w)(?:{percents}))?"
        rf"(?P<count>(?<!\w)(?:{counts.alternatives})(?:\s+\w\w\s+(?:{scales}))?(?!\w))?"
    )
    begins = (
        rf"(?<!\d)[,:]\s*|[,:]\s+|\s[-\u2013\u2014]\s|\s(?=in\s)"
        rf"|(?<!\d)\s(?=(?:{money})\s*(?:{scales})|{_NOUGHTS})"
    )
    return re.compile(unit, re.IGNORECASE), re.compile(rf"(?:{begins})(?:{unit})$", re.IGNORECASE)
