"""Units and new names that authors put beside figures, held to what the source says.

A unit names what is counted. It does not count itself, and it neither brings nor leaves out a scale, a
currency or a percent sign.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.counted import (
    RATE,
    Counted,
    counted_in,
    in_any,
    of_cells,
    of_unit,
    says_time,
)
from sphinx_kfor.evidence.figures.grammar import PERMILLE
from sphinx_kfor.evidence.figures.head_counts import PER_MANY
from sphinx_kfor.evidence.figures.header_units import PLAIN_UNIT, unit_of
from sphinx_kfor.evidence.figures.measures import is_time, unscaled
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.figures.periods import names_another
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.characters import UNSEEN, mixed_scripts
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_kfor.evidence.figures.figure import Notation

#: A sign has so many letters, or fewer.
_SIGN, _LEAST_SCALE = 2, 1000
#: A number of its own, or a power of ten; `m2`, `m²` and `CO2` have none.
_NUMBER = re.compile(r"(?<![^\W_])(?:[eE]\d+|[\d\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2150-\u215f])")


def check_unit(unit: str, names: Iterable[str], writings: Sequence[Notation]) -> None:
    """Raise `option` if a unit would make another figure of the one before it.

    Args:
        unit: what the author puts behind the figure.
        names: the source's names of its row and column; what stands there may be repeated.
        writings: how the source writes figures, and its words; the same of the page.
    """
    names, unit = [*names], _as_read(unit)
    named = "; ".join(names)
    as_header = reduce(or_, (of_unit(unit_of(f"({unit})", writing), writing) for writing in writings))
    told = reduce(or_, (of_unit(unit_of(name, writings[0]), writings[0]) for name in names), Counted())
    if as_header.said and not as_header.beyond(told):
        return  # `tonnes per hectare` under `t/ha`
    known = set(re.findall(r"\w+", fold_text(named).lower()))
    said, known_units = in_any(unit, writings), in_any(named, writings)
    timed = any(map(is_time, known_units.units))
    more = said.beyond(known_units)
    more = [word for word in more if timed or not says_time(word, said)]
    more += sorted((_numerals(writings) - known) & set(re.findall(r"\w+", fold_text(unit).lower())))
    more += _NUMBER.findall(unit)
    more += [word for writing in writings for word in _bounds(unit, writing)]
    if more:
        raise EvidenceError(
            "option",
            f"the unit '{unit}' would change the figure, with '{more[0]}', which the source does not have; "
            "name only what is counted",
        )


def _bounds(unit: str, writing: Notation) -> Iterator[str]:
    """The bound that a unit brings: `men or more`."""
    for one in Reader(writing).mentions(f"12 {unit}.")[:1]:
        if one.bound_start >= one.end:
            yield one.bound_word


def check_complete(unit: str, header: str, figure: str, writings: Sequence[Notation]) -> None:
    """Raise `option` if a unit leaves out what the header says that the figure is counted in."""
    as_in_header = (of_unit(unit_of(f"({unit})", writing), writing) for writing in writings)  # `t`, `g`
    left = in_any(header, writings[:1]).beyond(reduce(or_, as_in_header, in_any(unit, writings)))
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
    known = in_any("; ".join(cells), writings) | of_cells(cells, writings)
    thousand = PER_MANY.search(old)
    if thousand and re.sub(r"\D", "", thousand[0]) == "1000":
        known |= Counted(((thousand[0], PERMILLE),))  # *per thousand* is the same in words
    said = reduce(or_, (of_unit(unit_of(name, writing), writing) for writing in writings), Counted())
    said |= Counted(tuple(_loose_units(name, old, writings)))
    added = [word for word in said.beyond(known) if known.units or not says_time(word, said)]
    added = [word for word in added if not _is_told(word, old)]
    added = [word for word in added if not any(writing.currency(word) in known.kinds for writing in writings)]
    if added:
        message = f"'rename' brings '{added[0]}' with '{name}', which the source does not say of the cells"
        raise EvidenceError("option", f"{message}; leave it out")
    other = names_another(name, old, writings)
    if other:
        raise EvidenceError("option", f"'rename' makes '{name}' of '{old}', which does not say '{other}'")


def _is_told(rate: str, old: str) -> bool:
    """Whether an old name has a rate in other places: `Wage per hour (EUR)`."""
    word = RATE.sub("", rate).strip().lower()
    return bool(RATE.match(rate)) and word in fold_text(old).lower().split()


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


def _as_read(typed: str) -> str:
    """A unit or name as a reader takes it: without unseen signs, and in letters of usual width (NFKC).

    Raises EvidenceError: `option`, for letters that only look like those of its script.
    """
    mixed = mixed_scripts(typed)
    if mixed:
        raise EvidenceError("option", f"'{mixed}' mixes letters of two scripts; type it again")
    return unicodedata.normalize("NFKC", "".join(one for one in typed if one not in UNSEEN))


def _numerals(writings: Sequence[Notation]) -> frozenset[str]:
    """The numbers in words, but for scales."""
    lists = (writing.language.words("numerals").plain - writing.factors.keys() for writing in writings)
    return frozenset().union(*lists)
