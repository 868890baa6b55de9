"""Columns that count heads, pieces or hours, or are rates by many, whatever their table is counted in."""

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


#: What behind a unit says of what it is: `Hours | of downtime`.
_OF = late(r"\s*(?:\Z|(?:of|de|di|des|du|der|von|për|të)\s|d['\u2019])", re.IGNORECASE)


def counts_itself(header: str, writing: Notation) -> bool:
    """Whether a header says what its column counts: `Staff (FTE)`, a rate by many, `Hours of downtime`."""
    counts = writing.language.words("head_counts").plain
    unit = writing.grammar.units.at(header.lower(), 0)
    return (
        PER_MANY.search(header) is not None
        or any(part.strip().lower() in counts for part in _BRACKETS.findall(header))
        or (unit is not None and _OF.match(header, unit[1]) is not None)
    )
