"""The words of diagrams (SmartArt) and charts in Office packages: they stand beside the running text.

Of a chart these are its titles and the names of its series and categories. Its figures are those of a table
that is elsewhere, and which of them are shown is up to the program.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from sphinx_kfor.evidence.documents.readers.packages import Package

_DRAWING = re.compile(r"(?:(?:word|ppt|xl)/(?:diagrams/data|charts/chart)|xl/drawings/drawing)\d*\.xml")
_OBJECT = re.compile(r"Object [^/]+/content\.xml")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CHART = "{urn:oasis:names:tc:opendocument:xmlns:chart:1.0}"


def words_of_drawings(package: Package, names: Iterable[str] | None = None) -> Iterator[str]:
    """What diagrams, charts and the text boxes of sheets say: each once, in the order of their parts.

    Args:
        package: a Word document, a presentation, or a workbook.
        names: of those parts that are wanted; all without them.
    """
    for name in sorted(package.names if names is None else names):
        if _DRAWING.fullmatch(name) and (part := package.xml(name)) is not None:
            yield from dict.fromkeys(filter(None, _said(part)))


def words_of_objects(package: Package) -> Iterator[str]:
    """What the charts of an OpenDocument say."""
    for name in sorted(filter(_OBJECT.fullmatch, package.names)):
        part = package.xml(name)
        if part is not None and next(part.iter(f"{_CHART}chart"), None) is not None:
            yield from dict.fromkeys(filter(None, ("".join(map(str, p.itertext())) for p in _named(part))))


def _said(part: _Element) -> Iterator[str]:
    for paragraph in part.iter(f"{_A}p"):
        yield "".join(text.text or "" for text in paragraph.iter(f"{_A}t"))
    for names in part.iter(f"{_C}tx", f"{_C}cat"):
        for value in names.iter(f"{_C}v"):
            if next(value.iterancestors(f"{_C}numCache"), None) is None:
                yield (value.text or "").strip()


def _named(part: _Element) -> Iterator[_Element]:
    """The paragraphs of a chart that name something: titles, and the cells of its table that are words."""
    for paragraph in part.iter(f"{_TEXT}p"):
        cell = next(paragraph.iterancestors("{*}table-cell"), None)
        kind = (
            cell.get("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type")
            if cell is not None
            else ""
        )
        if kind != "float":
            yield paragraph
