"""What a header says that its cells count: `€ bn`, `Trade (EUR million)`, `Share (%)`, `'000 tonnes`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.currencies import SIGNS
from sphinx_kfor.evidence.figures.lone_m import METRES, MILLION, SIGN, Says, said_by_m
from sphinx_kfor.evidence.figures.measures import is_time
from sphinx_kfor.evidence.figures.unit_words import Unit, named, read_unit
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.figures.figure import Notation

_BRACKETS = late(r"[(\[]([^()\[\]]+)[)\]]")
_STRONG = late(r"(?<!\d)[,:;]\s*|[,:;]\s+|\s[-\u2013\u2014]\s|\s(?=(?:in|en|u|у|në)\s)")
_IN = late(r"\s(?:in|en)\s")
#: So many words of a lower header row may stand behind a unit of the upper one.
_MOST_BEHIND = 4
_WEAK = late(r"(?<!\d)\s|(?<=\d{4})\s")
#: Codes in one cell, as Eurostat writes keys: `A,PC,DE`.
_CODES = late(r"[A-Z\d_-]+(?:,[A-Z\d_-]+)+")
_BY = late(
    r"(?:^|\s)(?:per|pro|je|par|pour|por|cada|su|ogni|na|për|auf)(?:\s(?:square|cubic|thousand|million))?$",
    re.IGNORECASE,
)
_JOINED = late(r"[^\W\d]-[^\W\d]")
_YEAR = late(r"(?:1[89]|20)\d\d")
_LETTERS = 3
#: Units whose names mean little else: no days, degrees, bars, points or yards.
PLAIN_UNIT = late(
    r"(?:mass|area|energy|power)-(?!stone|grain)|volume-(?:liter|cubic|barrel)|length-(?:kilo|meter|mile)"
    r"|digital-(?:kilo|mega|giga|tera)"
)
#: Units whose words name things as well: behind a name they are a part of it, as in `Marble and stone`.
_THINGS = frozenset({"mass-stone", "mass-grain", "length-yard"})


def unit_of(header: str, writing: Notation) -> Unit | None:
    """The unit that a header has: in brackets, at its end, or all there is of it; the fullest of these."""
    said = " ".join(header.split())
    if _CODES.fullmatch(said):
        return None
    found = [unit for unit in _units(said, writing) if _certain(unit, said)]
    unit = max(found, key=_fullness, default=None)
    return _by_noun(unit, said, writing) if unit and unit.measure == METRES and unit.said == SIGN else unit


def _by_noun(unit: Unit, header: str, writing: Notation) -> Unit:
    """A unit `m`, which is a million of some nouns, and of others nobody knows what."""
    said = said_by_m(header, writing)
    if said is Says.METRES or unit.power or unit.per:
        return unit
    if said is Says.MILLIONS:
        return replace(unit, power=MILLION, scale=named(MILLION, writing.grammar), measure="", said="")
    return replace(unit, measure="", doubtful=True)


def _fullness(unit: Unit) -> int:
    """Whether a unit says how many are counted as one, and of what."""
    return bool(unit.power) + bool(unit.currency or unit.measure or unit.share)


def _units(said: str, writing: Notation) -> Iterator[Unit]:
    for part in _BRACKETS.findall(said):
        yield from filter(None, [read_unit(part.strip(), writing, bracketed=True)])
        for match in _STRONG.finditer(part):
            yield from filter(None, [read_unit(part[match.end() :].strip(), writing)])
        yield from _weak(part, writing)  # `(constant 2015 US$)`
    yield from filter(None, [read_unit(said, writing)])
    for match in _STRONG.finditer(said):
        yield from filter(None, [read_unit(said[match.end() :], writing)])
    yield from _weak(said, writing)
    yield from _before_names(said, writing)


def _before_names(said: str, writing: Notation) -> Iterator[Unit]:
    """A unit with names of a lower header row behind it: `Quote in % Frauen 2023`, `Exports in EUR 2024`."""
    for opening in _IN.finditer(said):
        words = said[opening.end() :].split(" ")
        for count in range(len(words) - 1, max(0, len(words) - 1 - _MOST_BEHIND), -1):
            unit, behind = read_unit(" ".join(words[:count]), writing), words[count]
            if (
                unit
                and (unit.share or unit.currency or unit.power)
                and (behind.isdigit() or behind.istitle())
            ):
                yield unit
                break


def _weak(said: str, writing: Notation) -> Iterator[Unit]:
    """Units that nothing but a space parts from what stands before them; not what a rate is by."""
    for match in _WEAK.finditer(said):
        unit, before = read_unit(said[match.end() :], writing), said[: match.start()]
        certain = unit and (
            _is_plain(unit) or unit.sign.upper() in SIGNS or _is_lone_scale(unit, before, writing)
        )
        if unit and certain and not _BY.search(before):
            yield unit


def _is_lone_scale(unit: Unit, before: str, writing: Notation) -> bool:
    """Whether a scale ends a name, as where a row of units stands under it: `Employment thousands`."""
    if not (unit.power and unit.text == unit.scale and len(unit.scale.strip(".")) >= _LETTERS):
        return False
    word = before.rpartition(" ")[2].lower()
    small = writing.language.words("ones", "numerals", "prepositions", "determiners").plain
    return bool(_YEAR.fullmatch(word)) or (word.isalpha() and word not in small)  # no *a million*


def _is_plain(unit: Unit) -> bool:
    """Whether a unit is certain though it stands right behind a name: `Trade € bn`, `Catch tonnes`."""
    if unit.currency or unit.power:
        return bool(unit.currency and unit.power) or unit.text.startswith(("'", "\u2019", "0", "1"))
    plain = len(unit.said) > _LETTERS and unit.measure not in _THINGS and not is_time(unit.measure)
    return unit.text.startswith("%") or plain


def _certain(unit: Unit, header: str) -> bool:
    """Whether words say a unit and nothing else: `Days` is a name, and `ALL` is not always the lek."""
    whole = unit.text == header
    if unit.power and _JOINED.search(unit.text):
        return False  # *thousand-year flood*
    if unit.share == "pp" and unit.text.isupper() and len(unit.text) > len("pp"):
        return False  # purchasing power standards
    if whole and len(header) == 1 and header.isalpha():
        return False
    if whole and unit.sign == unit.text and not unit.power:
        return unit.sign.upper() in SIGNS or unit.sign in SIGNS.values()
    named = unit.measure and not unit.power and not PLAIN_UNIT.match(unit.measure)
    return not (whole and named and len(unit.said) > _LETTERS)
