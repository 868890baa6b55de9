"""Where a web page's article seems to begin and end, by trafilatura; only a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import trafilatura

from sphinx_kfor.evidence.documents.readers.building import Builder
from sphinx_kfor.evidence.documents.readers.decoding import decoded

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.readers import Options
    from sphinx_kfor.evidence.documents.reading import Reading


def read(data: bytes, options: Options) -> Reading:
    """Read the article of a page."""
    builder = Builder()
    found = trafilatura.extract(
        decoded(data, options.encoding), include_comments=False, include_tables=False, favor_precision=True
    )
    for paragraph in (found or "").split("\n"):
        builder.paragraph(paragraph)
    return builder.reading()
