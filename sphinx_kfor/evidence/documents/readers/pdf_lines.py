"""The lines of a PDF's page, in the order in which they are read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers.pdf_characters import Characters
from sphinx_kfor.evidence.documents.readers.pdf_columns import by_columns
from sphinx_kfor.evidence.documents.readers.pdf_line import Line, joined

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


def lines_of(page: PdfPage) -> list[Line]:
    """The lines of a page in the order in which they are read, those of its margins last."""
    text = page.get_textpage()
    chars = Characters(text)
    lines: list[Line] = []
    margins: list[Line] = []
    for start, end, margin in chars.stretches():
        line = chars.line(start, end)
        if line is None:
            continue
        whole = joined(lines[-1], line) if lines and not margin else None
        if whole:
            lines[-1] = whole
        elif margin:
            margins.append(replace(line, margin=True))
        else:
            lines.append(line)
    text.close()
    page.close()
    return [*(by_columns(lines) if chars.apart else lines), *margins]
