"""Patterns that cost more to compile than most texts to look through."""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first needed, and kept: Python keeps but a few hundred."""
    return re.compile(pattern)
