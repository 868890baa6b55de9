"""Columns that count heads or pieces, or are rates by many, whatever else their table is counted in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.figure import Notation

_BRACKETS = late(r"[(\[]([^()\[\]]+)[)\]]")
#: A rate by a round number, as `per 1 000` and `je 100.000`.
PER_MANY = late(
    r"(?<!\w)(?:per|pro|je|par|pour|por|cada|su|ogni|na|për|на|auf)\s1\d*(?:[.,\s\u00a0\u202f'\u2019]?000)*(?![\d.,]*\d)",
    re.IGNORECASE,
)


def counts_heads(header: str, writing: Notation) -> bool:
    """Whether a header says that its column counts heads or pieces, `Staff (FTE)`, or is a rate by many."""
    counts = writing.language.words("head_counts").plain
    return PER_MANY.search(header) is not None or any(
        part.strip().lower() in counts for part in _BRACKETS.findall(header)
    )
