"""Captions in WebVTT (W3C): what is said, with times and voices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.readers.cues import cues_of, reading_of
from sphinx_kfor.evidence.documents.readers.decoding import decoded

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.readers import Options
    from sphinx_kfor.evidence.documents.reading import Reading

_ASIDE = re.compile(r"(?:^|\n\n)(?:NOTE|STYLE|REGION)\b[^\n]*(?:\n[^\n]+)*")


def read(data: bytes, options: Options) -> Reading:
    """Read captions in WebVTT."""
    text = decoded(data, options.encoding)
    if not text.lstrip("\ufeff").startswith("WEBVTT"):
        raise UnreadableError(
            "the file is no WebVTT, whatever its name says: it does not begin with 'WEBVTT'"
        )
    return reading_of(cues_of(_ASIDE.sub("", text.replace("\r\n", "\n")), "WebVTT"))
