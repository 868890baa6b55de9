"""What may be shown of a source."""

from __future__ import annotations

from enum import StrEnum


class Rights(StrEnum):
    """How much of a source may be shown."""

    OPEN = "open"
    EXCERPTS = "excerpts"
    PRIVATE = "private"
