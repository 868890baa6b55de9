"""The names of items in the lock."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence


def key_of(source: str, *parts: str | Sequence[str]) -> str:
    """The name of an item of a source, the same for parts that differ only in typography."""
    folded = [
        fold(part).text.strip() if isinstance(part, str) else [fold(one).text.strip() for one in part]
        for part in parts
    ]
    return f"{source}:{hashlib.sha256(json.dumps(folded).encode()).hexdigest()[:16]}"
