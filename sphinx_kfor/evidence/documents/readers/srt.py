"""Subtitles in SubRip: what is said, with times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers.cues import cues_of, reading_of
from sphinx_kfor.evidence.documents.readers.decoding import decoded

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.readers import Options
    from sphinx_kfor.evidence.documents.reading import Reading


def read(data: bytes, options: Options) -> Reading:
    """Read subtitles."""
    return reading_of(cues_of(decoded(data, options.encoding), "SubRip"))
