"""A second reading of a PDF, by pdfplumber, for `kfor check`: its words, page by page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pdfplumber

from sphinx_kfor.evidence.documents.readers.building import Builder

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.readers import Options
    from sphinx_kfor.evidence.documents.reading import Reading

#: Words are parted where letters stand apart by so much of their size; the default joins words.
_TOLERANCE = 0.15


def read(data: bytes, options: Options) -> Reading:
    """Read the words of a PDF."""
    builder = Builder("page")
    with pdfplumber.open(io.BytesIO(data)) as document:
        for number, page in enumerate(document.pages, 1):
            builder.mark(str(options.first_page + number - 1), number)
            builder.paragraph(page.extract_text(x_tolerance_ratio=_TOLERANCE) or "")
            page.close()
    return builder.reading()
