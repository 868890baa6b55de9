"""The words of a unit, read from a place on: a scale, a currency a share or a measure, and a rate."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.measures import is_time
from sphinx_kfor.evidence.languages import primary
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.grammar import Grammar

#: Thousands as they are written over a column: `'000`, `000s`, `1,000`.
NOUGHTS = late(r"(?<![\d.,])(?<!\d\s)(?:['\u2019]?000s?|1[,.\s]?000)(?![\w.,]*\d|\w)")
_OPENING = late(r"(?:in|en|u|у|në|(?P<label>units?|unit[àé]s?|unidad(?:es)?|Einheit))\b[:\s]*", re.IGNORECASE)
_BEHIND = late(r"\s*(?:[,;(].*|(?:of|per|von|des|du|del|di|de|change|growth)\b.*)", re.IGNORECASE | re.DOTALL)
#: What stands between two words of a unit that belong together: `US$, millions`.
_BETWEEN = late(r"\s*[,;(]\s*(?:in\s)?", re.IGNORECASE)
#: What a unit is a rate of: `€ per hour`, `t/ha`.
_PER = late(r"\s*(?:/\s?|(?:per|pro|je|par|por|al|po|për)\s)\s*[^\s,;()]+(?:\s[^\s,;()]+)?", re.IGNORECASE)
_EACH = late(r"\s*(?:an?|each|every|all['\u2019]|l['\u2019])\s?(?P<unit>[^\W\d_]+)", re.IGNORECASE)
#: The nouns that a scale counts, in lower case; in German with capitals.
_NOUNS = late(r"\s*(?:[^\W\d_A-Z][\w.'\u2019-]*\s?){1,4}")
_GERMAN_NOUNS = late(r"\s*(?:[^\W\d_][\w.-]*\s?){1,3}")
#: What may follow a unit in brackets: `(Mt CO₂ equivalent)`, `(million crowns, prices of 2023)`.
_MORE = late(r"\s*[^\W\d_][\w.'\u2019\u2080-\u2089 -]{0,40}(?:[,;].*)?")
_OF = late(r"\s?(?:(?:of|di|de|von)\s|d['\u2019]\s?)", re.IGNORECASE)
_LINK_AT_END = late(r"\s(?:of|di|de|von)\s*$", re.IGNORECASE)
_STEPS = 6
#: A scale's word has so many letters or more.
_LETTERS = 3
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
        per: what it is a rate of, with the word for that, such as `per hour` or `/ha`.
        doubtful: whether nobody can tell what it says; see `lone_m`.
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
    per: str = ""
    doubtful: bool = False

    @property
    def percent(self) -> bool:
        """Whether the cells are per cent."""
        return self.share == "%"


def read_unit(part: str, writing: Notation, *, bracketed: bool = False) -> Unit | None:
    """The unit that a part of a header is, to its end."""
    words = writing.grammar
    opening = _OPENING.match(part)
    at = start = opening.end() if opening else 0
    unit = Unit("")
    for _ in range(_STEPS):
        at += len(part[at:]) - len(part[at:].lstrip(" -\u00a0"))
        step = _step(part, at, unit, words) or _step_further(part, at, unit, words)
        if step is None:
            break
        unit, at = step
    rate = (_PER.match(part, at) or _every(part, at, words)) if unit.currency or unit.measure else None
    if rate:
        unit, at = replace(unit, per=rate[0].strip()), rate.end()
    rest = part[at:]
    known = unit.currency or unit.power or unit.share or unit.measure or unit.count
    if not known or not (_is_over(rest) or _may_go_on(unit, rest) or _counts(unit, rest, writing, bracketed)):
        return None
    text = _LINK_AT_END.sub("", part[start if opening and opening["label"] else 0 : at])
    return replace(unit, text=text.strip(" ,:-\u2013\u2014") if start == 0 else text.strip())


def _every(part: str, at: int, words: Grammar) -> re.Match[str] | None:
    """A rate by a unit that an article or the like says: `EUR a month`, `tonnes a hectare`."""
    found = _EACH.match(part, at)
    return found if found and words.units.get(found["unit"]) else None


def _may_go_on(unit: Unit, rest: str) -> bool:
    """Whether words behind a unit leave it one: `% of trade`, `£ million, current prices`."""
    goes_on = bool(unit.share) or (
        rest.lstrip()[:1] in ",;(" and bool(unit.currency or unit.power or unit.measure)
    )
    return goes_on and bool(_BEHIND.fullmatch(rest))


def _is_over(rest: str) -> bool:
    return not rest.strip()


def _counts(unit: Unit, rest: str, writing: Notation, bracketed: bool) -> bool:  # noqa: FBT001
    """Whether the words behind a unit are what it counts: `million people`, `(Mt CO₂ equivalent)`."""
    if bracketed:
        return bool((unit.power or unit.measure) and _MORE.fullmatch(rest))
    nouns = _GERMAN_NOUNS if primary(writing.tag) == "de" else _NOUNS
    made_of = unit.measure and not is_time(unit.measure) and _OF.match(rest)
    counted = rest[made_of.end() :] if made_of else rest
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", counted)}
    return bool((unit.power or made_of) and nouns.fullmatch(rest) and not words & writing.language.grammar)


def _step_further(part: str, at: int, unit: Unit, words: Grammar) -> tuple[Unit, int] | None:
    """A scale or currency that stands behind a comma or a bracket: `US$, millions`."""
    between = _BETWEEN.match(part, at) if unit.currency or unit.measure or unit.power else None
    found = _step(part, between.end(), unit, words) if between else None
    more = found and (found[0].power != unit.power or found[0].currency != unit.currency)
    closed = found[1] + (part[found[1] : found[1] + 1] == ")") if found else 0
    return (found[0], closed) if found and more else None


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
        and (_is_sign(part[at : money[1]]) or (unit.power and not _OF.match(part, money[1])))
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
            if factor == Decimal(10) ** power and word.isalpha() and len(word) >= _LETTERS
        ),
        (ours or ("",))[0],
    )
