"""OpenDocument texts: paragraphs, headings, tables, notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.readers.building import Builder, Raw
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
            elif isinstance(block.tag, str) and block.tag not in _UNSEEN:
                self.blocks(block)

    def _paragraph(self, block: _Element) -> None:
        frames = list(block.iter("{*}text-box"))
        for box in frames:
            parent = box.getparent()
            if parent is not None:
                parent.remove(box)
        if block.get(f"{TEXT}style-name", "") not in self.document.hidden:
            level = block.get(f"{TEXT}outline-level", "1") if block.tag == f"{TEXT}h" else "0"
            title = block.get(f"{TEXT}style-name") == "Title"
            words = self.document.words(block, self.builder)
            self.builder.paragraph(words, 1 if title else int(level) if level.isdigit() else 0)
        for box in frames:
            self.blocks(box)

    def _table(self, table: _Element) -> None:
        rows: list[list[Raw]] = []
        header = 0
        for row in _rows(table):
            around = row.getparent()
            rows.append([self._cell(cell) for cell in row if cell.tag == f"{TABLE}table-cell"])
            if around is not None and around.tag == f"{TABLE}table-header-rows":
                header += 1
        self.builder.table(rows, header=header or -1)

    def _cell(self, cell: _Element) -> Raw:
        words = " ".join(self.document.words(p, self.builder).strip() for p in cell.iter(*_PARAGRAPHS))
        spans = (cell.get(f"{TABLE}number-{what}-spanned", "1") for what in ("columns", "rows"))
        columns, down = (int(span) if span.isdigit() else 1 for span in spans)
        return Raw(words, columns, down)


def _rows(table: _Element) -> Iterator[_Element]:
    """The rows of a table, not those of tables in its cells."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in {f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"}:
            yield from _rows(child)
