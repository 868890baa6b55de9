"""What captions, notes and new names of a table say that its cells are counted in, or leave out."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.counted import RATE, Counted, in_any, of_cells, of_unit, says_time
from sphinx_kfor.evidence.figures.head_counts import PER_MANY
from sphinx_kfor.evidence.figures.header_units import PLAIN_UNIT, unit_of
from sphinx_kfor.evidence.figures.measures import is_time
from sphinx_kfor.evidence.figures.rates import adjectives_in
from sphinx_kfor.evidence.figures.row_units import names_unit
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.figures.figure import Notation

#: Where one sentence or remark of a caption ends and another begins.
_PARTS = re.compile(r"[.;]\s+|[.;]?\s*$|\n")
#: A new name for *per 1 000* may have it in words.
_PER = re.compile(r"(?<!\w)(?:per|pro|je|par|pour|por|cada|su|ogni|na|për|на|auf)\s|[/\u2030]", re.IGNORECASE)
#: So many letters of a noun are the same in its forms.
_STEM = 4
#: A sign has so many letters, or fewer.
_SIGN = 3


def says_units(said: str, texts: Sequence[str], writings: Sequence[Notation]) -> bool:
    """Whether texts of a page say all that some words of the source say that cells are counted in."""
    known = of_unit(unit_of(said, writings[0]), writings[0])
    found = [of_unit(unit_of(part, w), w) for text in texts for part in _PARTS.split(text) for w in writings]
    left = known.beyond(reduce(or_, found, Counted()))
    folded = fold_text(" ".join(texts))
    timed = any(adjectives_in(folded, writing) for writing in writings)
    return not [word for word in left if not (timed and RATE.match(word))]


def rate_left_out(old: str, new: str, writings: Sequence[Notation]) -> str:
    """What a name says that its figures are a rate of, `per 1 000`, and its new name does not; else empty."""
    found = PER_MANY.search(old)
    if not found:
        return ""
    many, mine = _per_many(old, writings), _per_many(new, writings)
    return found[0] if (mine or many) != many or not (mine or _PER.search(new)) else ""


def _per_many(name: str, writings: Sequence[Notation]) -> Decimal | None:
    """The round number that a name's figures are a rate by, in digits, words or a sign; None for none."""
    digits = PER_MANY.search(name)
    if digits:
        return Decimal(re.sub(r"\D", "", digits[0]))
    if "\u2030" in name:
        return Decimal(1000)
    for per in _PER.finditer(name):
        for writing in writings:
            words, at = writing.grammar.scales, per.end()
            ones = writing.language.words("ones").match(name[at:].lower())
            at += len(ones[0]) + 1 if ones else 0
            first = words.at(name, at)
            second = words.at(name, first[1] + 1) if first else None
            if first:
                return first[0] * (second[0] if second else 1)
    return None


def added_units(words: str, cells: Sequence[str], writings: Sequence[Notation]) -> list[str]:
    """What a caption or note says that cells are counted in, and a table does not say.

    Args:
        words: the caption or note.
        cells: all that the table says: its headers and cells, then what stands around it.
        writings: how the source writes figures, and its words; the same of the page.
    """
    page = writings[-1]
    said = reduce(or_, (of_unit(unit_of(part, page), page) for part in _PARTS.split(words)), Counted())
    if not said.said:
        return []
    each = [of_unit(unit_of(cell, writings[0]), writings[0]) for cell in cells]
    known = reduce(or_, each) | in_any("; ".join(cells), writings) | of_cells(cells, writings)
    timed = any(map(is_time, known.units))
    found = [word for word in said.beyond(known) if timed or not says_time(word, said)]
    found = [word for word in found if page.currency(word.lower()) not in known.kinds]  # pounds may be money
    if not found and not any(map(names_unit, cells)):
        found = _parted(words, cells, each, writings)
    return list(dict.fromkeys(word for word in found if _is_sure(word, said, known)))


def _is_sure(word: str, said: Counted, known: Counted) -> bool:
    """Whether a word is a unit for certain, as *bars* is only where cells are in units of its kind."""
    units = [what for one, what in said.said if one == word and isinstance(what, str) and "-" in what]
    kinds = {unit.partition("-")[0] for unit in known.units}
    return len(word) <= _SIGN or all(
        PLAIN_UNIT.match(unit) or is_time(unit) or unit.partition("-")[0] in kinds for unit in units
    )


def _parted(
    words: str, cells: Sequence[str], each: Sequence[Counted], writings: Sequence[Notation]
) -> list[str]:
    """Units of a caption whose scale one column says and whose unit another: `million tonnes`."""
    around, page = each[-1], writings[-1]
    known = [one | around | in_any(cell, writings[:1]) for one, cell in zip(each, cells, strict=True)]
    kinds = frozenset().union(*(one.kinds for one in known))
    found = [(part, unit) for part in _PARTS.split(words) if (unit := unit_of(part, page))]
    found = [(part, unit) for part, unit in found if page.currency(unit.said.lower()) not in kinds]
    parted = [unit.text for _, unit in found if all(of_unit(unit, page).beyond(one) for one in known)]
    named = list(zip(cells, each, strict=True))
    return parted or [
        unit.text
        for part, unit in found
        if _is_for_some(part.replace(unit.text, ""), of_unit(unit, page), named)
    ]


def _is_for_some(words: str, said: Counted, named: list[tuple[str, Counted]]) -> bool:
    """Whether a scale alone (*all figures in millions*) is one of some columns, of which no word speaks."""
    if said.kinds or said.units:
        return False
    scaled = [cell for cell, one in named if one.factors and not said.beyond(one)]
    others = [cell for cell, one in named if one.factors and said.beyond(one)]
    spoken = any(_stems(words) & _stems(cell) for cell in scaled)
    return bool(scaled and others) and not spoken


def _stems(text: str) -> set[str]:
    """The longer words of a text, shortened to what their forms share."""
    return {word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", fold_text(text).lower())}
