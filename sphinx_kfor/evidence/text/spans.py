"""A span of a text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a document's seen text."""

    start: int
    end: int
