"""What words say that figures are counted in, and units that authors put beside figures.

A unit names what is counted. It does not count itself, and it neither brings nor leaves out a scale, a
currency or a percent sign.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.currencies import CODES
from sphinx_kfor.evidence.figures.header_units import NOUGHTS, PLAIN_UNIT, unit_of
from sphinx_kfor.evidence.figures.measures import is_time, unscaled
from sphinx_kfor.evidence.figures.periods import names_another
from sphinx_kfor.evidence.figures.row_units import names_unit
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.characters import UNSEEN, mixed_scripts
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.grammar import Grammar
    from sphinx_kfor.evidence.figures.header_units import Unit

#: A sign has so many letters, or fewer; of a column so many cells are looked at.
#: Where one sentence or remark of a caption ends and another begins.
_PARTS = re.compile(r"[.;]\s+|[.;]?\s*$|\n")
_SIGN, _LOOKED_AT, _LEAST_SCALE = 2, 50, 1000
_WORD = re.compile(r"[^\W\d_]+|['\u2019]?\d+|[^\w\s]")
_RATE = re.compile(r"/\s?|(?:per|pro|je|par|por|al|po|për|an?|each|every)\s", re.IGNORECASE)
_MONEY_BEHIND = re.compile(r"\s?[€$£¥₹]")
#: A number of its own, or a power of ten; `m2`, `m²` and `CO2` have none.
_NUMBER = re.compile(r"(?<![^\W_])(?:[eE]\d+|[\d\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2150-\u215f])")


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


def check_unit(unit: str, names: Iterable[str], writings: Sequence[Notation]) -> None:
    """Raise `option` if a unit would make another figure of the one before it.

    Args:
        unit: what the author puts behind the figure.
        names: the source's names of its row and column; what stands there may be repeated.
        writings: how the source writes figures, and its words; the same of the page.
    """
    named, unit = "; ".join(names), _as_read(unit)
    known = set(re.findall(r"\w+", fold_text(named).lower()))
    said, known_units = _in_any(unit, writings), _in_any(named, writings)
    timed = any(map(is_time, known_units.units))
    more = said.beyond(known_units)
    more = [word for word in more if timed or not _says_time(word, said)]
    more += sorted((_numerals(writings) - known) & set(re.findall(r"\w+", fold_text(unit).lower())))
    more += _NUMBER.findall(unit)
    if more:
        raise EvidenceError(
            "option",
            f"the unit '{unit}' would change the figure, with '{more[0]}', which the source does not have; "
            "name only what is counted",
        )


def _says_time(word: str, said: Counted) -> bool:
    """Whether a word is one of time, as in *a week*: it changes a figure only where another is said."""
    return any(what for one, what in said.said if one == word and isinstance(what, str) and is_time(what))


def check_complete(unit: str, header: str, figure: str, writings: Sequence[Notation]) -> None:
    """Raise `option` if a unit leaves out what the header says that the figure is counted in."""
    left = _in_any(header, writings[:1]).beyond(_in_any(unit, writings))
    if left:
        raise EvidenceError(
            "option",
            f"the unit '{unit}' leaves out '{left[0]}', which '{header}' in the header says of '{figure}'; "
            "add it to the unit, or print it by 'format'",
        )


def check_name(name: str, cells: Sequence[str], writings: Sequence[Notation]) -> None:
    """Raise `option` if a new name of a column or row says another unit, period or number than the source.

    Args:
        name: the new name.
        cells: the old name, then what else the source says: cells, what stands around the table.
        writings: how the source writes figures, and its words; the same of the page.
    """
    name, old = _as_read(name), cells[0]
    known = _in_any("; ".join(cells), writings) | _of_cells(cells, writings)
    said = reduce(or_, (_of_unit(unit_of(name, writing), writing) for writing in writings), Counted())
    said |= Counted(tuple(_loose_units(name, old, writings)))
    added = [word for word in said.beyond(known) if known.units or not _says_time(word, said)]
    added = [word for word in added if not _is_told(word, old)]
    added = [word for word in added if not any(writing.currency(word) in known.kinds for writing in writings)]
    if added:
        message = f"'rename' brings '{added[0]}' with '{name}', which the source does not say of the cells"
        raise EvidenceError("option", f"{message}; leave it out")
    other = names_another(name, old, writings)
    if other:
        raise EvidenceError("option", f"'rename' makes '{name}' of '{old}', which does not say '{other}'")


def _of_unit(unit: Unit | None, writing: Notation) -> Counted:
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


def _is_told(rate: str, old: str) -> bool:
    """Whether an old name has a rate in other places: `Wage per hour (EUR)`."""
    word = _RATE.sub("", rate).strip().lower()
    return bool(_RATE.match(rate)) and word in fold_text(old).lower().split()


def _rate(per: str, writing: Notation) -> str:
    """What a unit is a rate of, in one form for `per hour` and `/h`; empty for nothing."""
    word = _RATE.sub("", per).strip().lower()
    return f"per-{writing.grammar.units.get(word) or word}" if word else ""


def _of_cells(cells: Sequence[str], writings: Sequence[Notation]) -> Counted:
    """What headers say in signs of a letter, and figures with such signs behind them: `Catch (t)`, `12 t`."""
    units = [_of_unit(unit_of(one, writings[0]), writings[0]) for one in (cells[0], cells[-1])]
    figures = filter(None, (writings[0].read(cell) for cell in cells[1:_LOOKED_AT]))
    measures = Counted(tuple((figure.unit, figure.measure) for figure in figures if figure.measure))
    return reduce(or_, units, measures)


def _loose_units(name: str, old: str, writings: Sequence[Notation]) -> Iterator[tuple[str, Decimal | str]]:
    """Scales in a new name, and a unit that it begins or ends with: `Thousand boats`, `Tonnes landed`."""
    words = name.split()
    for writing in writings:
        for word, what in counted_in(name, writing).said:
            begins = len(words) > 1 and name.lower().startswith(word.lower())
            scale = isinstance(what, Decimal) and what >= _LEAST_SCALE
            unit = isinstance(what, str) and begins and PLAIN_UNIT.match(what)
            if (scale or unit) and len(word) > _SIGN:
                yield word, what
        found = (
            writing.grammar.units.get(words[-1]) if len(words) > 1 and words[-1] not in old.split() else None
        )
        if found and (len(words[-1]) == _SIGN or words[-1] == "t"):
            yield words[-1], unscaled(found)[0]


def says_units(said: str, texts: Iterable[str], writings: Sequence[Notation]) -> bool:
    """Whether texts of a page say all that some words of the source say that cells are counted in."""
    known = _of_unit(unit_of(said, writings[0]), writings[0])
    found = [_of_unit(unit_of(part, w), w) for text in texts for part in _PARTS.split(text) for w in writings]
    return not known.beyond(reduce(or_, found, Counted()))


def added_units(words: str, cells: Sequence[str], writings: Sequence[Notation]) -> list[str]:
    """What a caption or note says that cells are counted in, and a table does not say.

    Args:
        words: the caption or note.
        cells: all that the table says: its headers and cells, then what stands around it.
        writings: how the source writes figures, and its words; the same of the page.
    """
    page = writings[-1]
    said = reduce(or_, (_of_unit(unit_of(part, page), page) for part in _PARTS.split(words)), Counted())
    if not said.said:
        return []
    each = [_of_unit(unit_of(cell, writings[0]), writings[0]) for cell in cells]
    known = reduce(or_, each) | _in_any("; ".join(cells), writings) | _of_cells(cells, writings)
    timed = any(map(is_time, known.units))
    found = [word for word in said.beyond(known) if timed or not _says_time(word, said)]
    if not found and not any(map(names_unit, cells)):
        found = _parted(words, cells, each, writings)
    return list(dict.fromkeys(found))


def _parted(
    words: str, cells: Sequence[str], each: Sequence[Counted], writings: Sequence[Notation]
) -> list[str]:
    """Units of a caption whose scale one column says and whose unit another: `million tonnes`."""
    around, page = each[-1], writings[-1]
    known = [one | around | _in_any(cell, writings[:1]) for one, cell in zip(each, cells, strict=True)]
    units = filter(None, (unit_of(part, page) for part in _PARTS.split(words)))
    return [unit.text for unit in units if all(_of_unit(unit, page).beyond(one) for one in known)]


def _as_read(typed: str) -> str:
    """A unit or name as a reader takes it: without unseen signs, and in letters of usual width (NFKC).

    Raises EvidenceError: `option`, for letters that only look like those of its script.
    """
    mixed = mixed_scripts(typed)
    if mixed:
        raise EvidenceError("option", f"'{mixed}' mixes letters of two scripts; type it again")
    return unicodedata.normalize("NFKC", "".join(one for one in typed if one not in UNSEEN))


def _in_any(text: str, writings: Sequence[Notation]) -> Counted:
    """What a text says that figures are counted in, in the words of several languages."""
    return reduce(or_, (counted_in(text, writing) for writing in writings))


def _numerals(writings: Sequence[Notation]) -> frozenset[str]:
    """The numbers in words, but for scales."""
    lists = (writing.language.words("numerals").plain - writing.factors.keys() for writing in writings)
    return frozenset().union(*lists)
