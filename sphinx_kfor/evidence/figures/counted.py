"""What words say that figures are counted in: scales, currencies, per cent, physical units and rates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.currencies import CODES
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.measures import is_time, unscaled
from sphinx_kfor.evidence.figures.unit_words import NOUGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.grammar import Grammar
    from sphinx_kfor.evidence.figures.unit_words import Unit

#: Of a column so many cells are looked at.
_LOOKED_AT = 50
_WORD = re.compile(r"[^\W\d_]+|['\u2019]?\d+|[^\w\s]")
_MONEY_BEHIND = re.compile(r"\s?[€$£¥₹]")
#: What a rate begins with, and the times that have a sign of one letter.
RATE = re.compile(r"/\s?|(?:per|pro|je|par|por|al|po|për|an?|each|every)\s", re.IGNORECASE)
_RATE_SIGNS = {"h": "duration-hour", "d": "duration-day", "s": "duration-second", "a": "duration-year"}


@dataclass(frozen=True)
class Counted:
    """What words say that figures are counted in.

    Attributes:
        said: each word or sign with what it stands for: a factor, an ISO 4217 code, `%` or the like, a
            physical unit by CLDR's identifier.
    """

    said: tuple[tuple[str, Decimal | str], ...] = ()

    @property
    def factors(self) -> frozenset[Decimal]:
        """What its scales and counts multiply by."""
        return frozenset(what for _, what in self.said if isinstance(what, Decimal))

    @property
    def kinds(self) -> frozenset[str]:
        """Its currencies, `%`, `‰` and the like."""
        return frozenset(what for _, what in self.said if isinstance(what, str) and "-" not in what)

    @property
    def units(self) -> frozenset[str]:
        """Its physical units and times, by CLDR's identifiers."""
        return frozenset(what for _, what in self.said if isinstance(what, str) and "-" in what)

    def __or__(self, other: Counted) -> Counted:
        """What either says."""
        return Counted(self.said + other.said)

    def beyond(self, other: Counted) -> list[str]:
        """The words for what another does not say."""
        known = {what for _, what in other.said}
        return [word for word, what in self.said if what not in known]


def counted_in(text: str, writing: Notation) -> Counted:
    """Every scale, count, currency, percent sign and physical unit that stands in a text."""
    return Counted(tuple(_said_in(" ".join(text.split()), writing)))


def _said_in(text: str, writing: Notation) -> Iterator[tuple[str, Decimal | str]]:
    words, at, money = writing.grammar, 0, False
    for match in _WORD.finditer(text):
        if match.start() < at:
            continue
        found = _at(text, match.start(), words, money=money)
        if found:
            what, end = found
            measure, power = unscaled(what) if isinstance(what, str) else ("", 0)
            if power:
                yield text[match.start() : end], Decimal(10) ** power
            yield text[match.start() : end], measure or what
            at, money = end, isinstance(what, str) and what in CODES
        else:
            money = False


def _at(text: str, at: int, words: Grammar, *, money: bool) -> tuple[Decimal | str, int] | None:
    """What the word or sign at a place says that figures are counted in, and where it ends."""
    noughts = NOUGHTS.match(text, at)
    if noughts:
        return Decimal(1000), noughts.end()
    share, unit = words.shares.at(text, at), words.units.at(text, at)
    code, scale = words.currencies.at(text, at), words.scales.at(text, at)
    if share:
        return share
    if code and not (unit and unit[1] > code[1]):
        return code[0][0], code[1]
    if scale and (scale[1] - at > 1 or text[at] == "k" or money or _MONEY_BEHIND.match(text, scale[1])):
        return scale
    single = unit and unit[1] - at == 1 and text[at].isalpha()
    return unit if unit and not single else None


def of_unit(unit: Unit | None, writing: Notation) -> Counted:
    """What a unit of a header says."""
    if unit is None:
        return Counted()
    measure, power = unscaled(unit.measure)
    power += unit.power
    said: list[tuple[str, Decimal | str]] = [(unit.scale or unit.said, Decimal(10) ** power)] * bool(power)
    told = measure or (unit.said if unit.doubtful else "")
    rate = _rate(unit.per, writing)
    kinds = ((unit.sign, unit.currency), (unit.said, unit.share), (unit.said, told), (unit.per, rate))
    said += [(word, what) for word, what in kinds if what]
    return Counted(tuple(said)) | counted_in(unit.count, writing)


def _rate(per: str, writing: Notation) -> str:
    """What a unit is a rate of, in one form for `per hour` and `/h`; empty for nothing."""
    word = RATE.sub("", per).strip()
    if not word:
        return ""
    return f"per-{_RATE_SIGNS.get(word) or writing.grammar.units.get(word.lower()) or word.lower()}"


def of_cells(cells: Sequence[str], writings: Sequence[Notation]) -> Counted:
    """What headers say in signs of a letter, and figures with such signs behind them: `Catch (t)`, `12 t`."""
    units = [of_unit(unit_of(one, writings[0]), writings[0]) for one in (cells[0], cells[-1])]
    figures = filter(None, (writings[0].read(cell) for cell in cells[1:_LOOKED_AT]))
    measures = Counted(tuple((figure.unit, figure.measure) for figure in figures if figure.measure))
    return reduce(or_, units, measures)


def in_any(text: str, writings: Sequence[Notation]) -> Counted:
    """What a text says that figures are counted in, in the words of several languages."""
    return reduce(or_, (counted_in(text, writing) for writing in writings))


def says_time(word: str, said: Counted) -> bool:
    """Whether a word is one of time, as in *a week*: it changes a figure only where another is said."""
    return any(what for one, what in said.said if one == word and isinstance(what, str) and is_time(what))
