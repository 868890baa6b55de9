"""Whether figures of a table are above nought or below it, and which of these a sentence says."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.grammar import MINUS

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.languages import Language

_BELOW = re.compile(rf"\s*(?:[{MINUS}]\s?[^\d\s]?\d|\(\s?[^\d\s]?\d[\d.,\s]*\))")


def has_negatives(table: Table, column: str) -> bool:
    """Whether a column has figures below nought, so that others of it are above."""
    at = table.names.index(column) if column in table.names else -1
    cells = (table.row(place)[at].text for place in range(len(table.keys))) if at >= 0 else ()
    return any(_BELOW.match(cell) for cell in cells)


def balance_said(before: str, writing: Notation) -> str:
    """Whether words before a figure make it a surplus, `up`, or a deficit, `down`; empty for neither."""
    found = _balances(writing.language).search(before)
    return str(found.lastgroup or "") if found else ""


@lru_cache(maxsize=32)
def _balances(language: Language) -> re.Pattern[str]:
    surpluses, deficits = (language.words(name).alternatives for name in ("surpluses", "deficits"))
    of = language.words("genitives", "turn_links").alternatives
    return re.compile(
        rf"(?<!\w)(?:(?P<up>{surpluses})|(?P<down>{deficits}))(?:\s+(?:{of}))?\s+\W?\Z", re.IGNORECASE
    )
