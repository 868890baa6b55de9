"""What a header says that its cells count: `€ bn`, `Trade (EUR million)`, `Share (%)`, `Load, '000 tonnes`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.currencies import CODES, SIGNS
from sphinx_kfor.evidence.figures.measures import is_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.evidence.figures.figure import Figure, Notation
    from sphinx_kfor.evidence.figures.grammar import Grammar

#: Thousands as they are written over a column: `'000`, `000s`, `1,000`.
NOUGHTS = re.compile(r"(?<![\d.,])(?<!\d\s)(?:['\u2019]?000s?|1[,.\s]?000)(?![\w.,]*\d|\w)")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_OPENING = re.compile(r"(?:in|en|units?|unit[àé]s?|unidad(?:es)?|Einheit)\b[:\s]*", re.IGNORECASE)
_STRONG = re.compile(r"(?<!\d)[,:;]\s*|[,:;]\s+|\s[-\u2013\u2014]\s|\s(?=in\s)")
_WEAK = re.compile(r"(?<!\d)\s")
_BEHIND = re.compile(
    r"\s*(?:[,;(].*|(?:of|per|von|des|du|del|di|de|change|growth)\b.*)", re.IGNORECASE | re.DOTALL
)
_OF = re.compile(r"\s?(?:of|di|de|d['\u2019]|von)\s", re.IGNORECASE)
_STEPS = 6
_THOUSAND = 3


@dataclass(frozen=True)
class Unit:
    """What a header says.

    Attributes:
        text: its words for it.
        power: the scale, as a power of ten.
        scale: the scale's word.
        currency: the ISO 4217 code, or empty.
        sign: the currency as it stands.
        share: `%`, `‰`, `pp` or `bp`, or empty.
        said: the share or the physical unit as it stands.
        measure: the physical unit, by CLDR's identifier, or empty.
        count: a word that counts by something else than a power of ten, such as `dozens`.
    """

    text: str
    power: int = 0
    scale: str = ""
    currency: str = ""
    sign: str = ""
    share: str = ""
    said: str = ""
    measure: str = ""
    count: str = ""

    @property
    def percent(self) -> bool:
        """Whether the cells are per cent."""
        return self.share == "%"


def unit_of(header: str, writing: Notation) -> Unit | None:
    """The unit that a header has: in brackets, at its end, or all there is of it."""
    said = " ".join(header.split())
    return next((unit for unit in _units(said, writing) if _certain(unit, said)), None)


def _units(said: str, writing: Notation) -> Iterator[Unit]:
    for part in _BRACKETS.findall(said):
        yield from filter(None, [_read(part.strip(), writing)])
    yield from filter(None, [_read(said, writing)])
    for match in _STRONG.finditer(said):
        yield from filter(None, [_read(said[match.end() :], writing)])
    for match in _WEAK.finditer(said):
        unit = _read(said[match.end() :], writing)
        if unit and ((unit.currency and unit.power) or unit.text.startswith(("'", "\u2019", "0", "%"))):
            yield unit


def _certain(unit: Unit, header: str) -> bool:
    """Whether words say a unit and nothing else: `Days` is a name, and `ALL` is not always the lek."""
    whole = unit.text == header
    if whole and len(header) == 1 and header.isalpha():
        return False
    if whole and unit.sign == unit.text:
        return unit.sign.upper() in SIGNS or unit.sign in SIGNS.values()
    if whole and is_time(unit.measure):
        return False
    return True


def _read(part: str, writing: Notation) -> Unit | None:
    """The unit that a part of a header is, to its end."""
    words = writing.grammar
    opening = _OPENING.match(part)
    at = start = opening.end() if opening else 0
    unit = Unit("")
    for _ in range(_STEPS):
        at += len(part[at:]) - len(part[at:].lstrip(" -\u00a0"))
        step = _step(part, at, unit, words)
        if step is None:
            break
        unit, at = step
    rest = part[at:]
    known = unit.currency or unit.power or unit.share or unit.measure or unit.count
    if not known or (rest.strip() and not (_BEHIND.fullmatch(rest) and _may_go_on(unit, rest))):
        return None
    return replace(unit, text=part[:at].strip(" ,:-\u2013\u2014") if start == 0 else part[:at].strip())


def _may_go_on(unit: Unit, rest: str) -> bool:
    """Whether words behind a unit leave it one: `% of trade`, `£ million, current prices`."""
    return bool(unit.share) or (
        rest.lstrip()[:1] in ",;(" and bool(unit.currency or unit.power or unit.measure)
    )


def _step(part: str, at: int, unit: Unit, words: Grammar) -> tuple[Unit, int] | None:
    """The unit with the word that begins at a place, and where it ends."""
    noughts = NOUGHTS.match(part, at)
    if noughts and not unit.power:
        return replace(unit, power=_THOUSAND, scale=_thousand(words)), noughts.end()
    share = words.shares.at(part, at)
    if share and not unit.share and not unit.currency:
        return replace(unit, share=share[0], said=part[at : share[1]]), share[1]
    measure = words.units.at(part, at)
    scale = words.scales.at(part, at)
    money = words.currencies.at(part, at)
    if (
        money
        and not unit.currency
        and (not measure or measure[1] <= money[1])
        and _is_sign(part[at : money[1]])
    ):
        (code, power), end = money
        known = replace(unit, currency=code, sign=part[at:end], power=unit.power or power)
        return (known if not power else replace(known, scale=named(power, words))), end
    if scale and (not measure or measure[1] < scale[1] or (measure[1] == scale[1] and unit.currency)):
        return _scaled(part, at, unit, scale, words)
    if measure and not unit.measure and not unit.currency:
        return replace(unit, measure=measure[0], said=part[at : measure[1]]), measure[1]
    linked = _OF.match(part, at)
    return (unit, linked.end()) if linked and unit.power else None


def _is_sign(sign: str) -> bool:
    """Whether a currency is no word in lower case that may be another, such as *won* or *real*."""
    return sign not in {"won", "real", "rand", "pounds", "pound", "mark"}


def _scaled(
    part: str, at: int, unit: Unit, scale: tuple[Decimal, int], words: Grammar
) -> tuple[Unit, int] | None:
    factor, end = scale
    word = part[at:end]
    if len(word) == 1 and not unit.currency and word != "k" and not re.match(r"\s*[€$£¥]", part[end:]):
        return None
    if factor < 10**_THOUSAND:
        more = _OF.match(part, end)
        scaled = words.scales.at(part, more.end()) if more else None
        end = scaled[1] if scaled else end
        return replace(unit, count=f"{unit.count} {part[at:end]}".strip()), end
    power = len(str(factor)) - 1
    return replace(unit, power=unit.power + power, scale=f"{unit.scale} {word}".strip()), end


def _thousand(words: Grammar) -> str:
    return named(_THOUSAND, words)


def named(power: int, words: Grammar) -> str:
    """The first word of a language for a power of ten."""
    ours = words.language.words(f"scales_{power}").entries[:1]
    return next(
        (
            word
            for word, factor in words.factors.items()
            if factor == Decimal(10) ** power and word.isalpha() and len(word) > 2
        ),
        (ours or ("",))[0],
    )


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
        unit=figure.unit or unit.count or unit.said,
        measure=figure.measure or unit.measure,
    )


def said_of(figure: Figure, headers: Iterable[str], writing: Notation) -> Unit | None:
    """What the header of a cell's column, else of its row, says that the figure does not; None for none."""
    for header in headers:
        unit = unit_of(header, writing)
        if unit:
            more = (unit.power and not figure.power, unit.currency and not figure.currency)
            own = figure.unit or (unit.currency and figure.currency not in {"", unit.currency})
            shared = (unit.share or unit.count or unit.measure) and not figure.currency
            return unit if not own and (any(more) or shared) else None
    return None


def said_over(text: str, headers: Iterable[str], writing: Notation) -> Unit | None:
    """What the headers say over a cell with digits that is no plain figure, as `(700)`; None for none."""
    if not any(character.isdigit() for character in text):
        return None
    units = (unit_of(header, writing) for header in headers)
    unit = next(filter(None, units), None)
    own = unit and any(part in text for part in (unit.scale, unit.sign, unit.said) if part)
    return None if own else unit


def is_money(code: str) -> bool:
    """Whether what a figure counts is a currency."""
    return code in CODES
