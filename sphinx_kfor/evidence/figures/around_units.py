"""What stands around a table and says what its cells are counted in: its title, or what the catalogue has."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.row_units import names_unit
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.unit_words import Unit
    from sphinx_kfor.evidence.languages import Language

_PARTS = late(r"[;:()\[\]]\s*|\.\s+|\.\Z")
_UNIT = "Unit: {}"


def unit_around(table: Table, writing: Notation) -> Unit | None:
    """What is said around a table that its cells are counted in; None for nothing.

    Of several units, *euros and per cent*, it is the one that no column has in its name.

    Args:
        table: the table.
        writing: how its source writes figures, and its words.
    """
    return _around(table.said_around, table.names, writing)


@lru_cache(maxsize=64)
def _around(said: Sequence[str], names: Sequence[str], writing: Notation) -> Unit | None:
    known = {_kind(unit) for name in names if (unit := unit_of(name, writing))}
    for before, part in pairwise(["", *(part for words in said for part in _PARTS.split(words))]):
        listed = [unit_of(_UNIT.format(one), writing) for one in _joints(writing.language).split(part)]
        units = [unit for unit in listed if unit is not None]
        if len(listed) > 1 and (
            len(units) == len(listed) or (units and names_unit(before.rpartition(" ")[2]))
        ):
            left = [unit for unit in units if _kind(unit) not in known]
            return left[0] if len(left) == 1 and len(units) == len(listed) else None
    return next(filter(None, (unit_of(words, writing) for words in said)), None)


def _kind(unit: Unit) -> tuple[str, str, str]:
    return unit.currency, unit.share, unit.measure


@lru_cache(maxsize=32)
def _joints(language: Language) -> re.Pattern[str]:
    return re.compile(rf",\s+|\s+(?:{language.words('number_joints').alternatives})\s+", re.IGNORECASE)
