"""OpenDocument texts: paragraphs, headings, tables, notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.readers.building import Builder, Raw
from sphinx_kfor.evidence.documents.readers.office_tables import is_data
from sphinx_kfor.evidence.documents.readers.opendocument import OFFICE, TABLE, TEXT, OpenDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from sphinx_kfor.evidence.documents.readers import Options
    from sphinx_kfor.evidence.documents.reading import Reading

_UNSEEN = frozenset(
    {f"{TEXT}tracked-changes", f"{TEXT}table-of-content", f"{OFFICE}forms", f"{TEXT}sequence-decls"}
)
_PARAGRAPHS = {f"{TEXT}p", f"{TEXT}h"}


def read(data: bytes, _options: Options) -> Reading:
    """Read an OpenDocument text."""
    document = OpenDocument(data, ".odt")
    body = document.body.find(f"{OFFICE}text") if document.body is not None else None
    if body is None:
        raise UnreadableError("the file is no OpenDocument text, whatever its name says")
    walk = _Walk(document, Builder(facts=document.facts))
    walk.blocks(body)
    for running in document.running:
        for paragraph in running.iter(f"{TEXT}p"):
            walk.builder.aside(document.words(paragraph))
    for words in document.words_of_charts():
        walk.builder.aside(words)
    reading = walk.builder.reading()
    if not reading.text.strip():
        raise UnreadableError("the document holds no text")
    return reading


@dataclass
class _Walk:
    document: OpenDocument
    builder: Builder

    def blocks(self, parent: _Element) -> None:
        """The paragraphs and tables of a body, a section, a list or a frame."""
        for block in parent:
            if block.tag in _PARAGRAPHS:
                self._paragraph(block)
            elif block.tag == f"{TABLE}table":
                self._table(block)
            elif isinstance(block.tag, str) and block.tag not in _UNSEEN and not _is_hidden(block):
                self.blocks(block)

    def _paragraph(self, block: _Element) -> None:
        frames = list(block.iter("{*}text-box"))
        for box in frames:
            parent = box.getparent()
            if parent is not None:
                parent.remove(box)
        style = block.get(f"{TEXT}style-name", "")
        field = block.find(f"{TEXT}hidden-paragraph")
        if not self.document.is_hidden(style) and (field is None or not _is_hidden(field)):
            level = block.get(f"{TEXT}outline-level", "1") if block.tag == f"{TEXT}h" else "0"
            title = self.document.based_on(style, "Title")
            words = self.document.words(block, self.builder)
            self.builder.paragraph(words, 1 if title else int(level) if level.isdigit() else 0)
        for box in frames:
            self.blocks(box)

    def _table(self, table: _Element) -> None:
        lines = [row for row in _rows(table) if row.get(f"{TABLE}visibility") not in {"collapse", "filter"}]
        cells = [[cell for cell in row if cell.tag == f"{TABLE}table-cell"] for row in lines]
        if not is_data(cells, f"{TABLE}table"):
            for cell in (cell for row in cells for cell in row):
                self.blocks(cell)
            return
        header = sum(
            1 for row in lines if next(row.iterancestors(f"{TABLE}table-header-rows"), None) is not None
        )
        self.builder.table([list(map(self._cell, row)) for row in cells], header=header or -1)

    def _cell(self, cell: _Element) -> Raw:
        words = " ".join(self.document.words(p, self.builder).strip() for p in cell.iter(*_PARAGRAPHS))
        spans = (cell.get(f"{TABLE}number-{what}-spanned", "1") for what in ("columns", "rows"))
        columns, down = (int(span) if span.isdigit() else 1 for span in spans)
        return Raw(words, columns, down)


def _is_hidden(element: _Element) -> bool:
    """Whether a section, or the field that hides a paragraph, is not shown."""
    return element.get(f"{TEXT}display") == "none" or element.get(f"{TEXT}is-hidden") == "true"


def _rows(table: _Element) -> Iterator[_Element]:
    """The rows of a table, not those of tables in its cells."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in {f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"}:
            yield from _rows(child)
