"""Word documents (ECMA-376): paragraphs, headings, tables, notes; nothing deleted, hidden or commented."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.readers.building import Builder, Raw
from sphinx_kfor.evidence.documents.readers.docx_styles import Styles, W, is_on, outline, styles_of, value
from sphinx_kfor.evidence.documents.readers.drawings import words_of_drawings
from sphinx_kfor.evidence.documents.readers.formulas import OMML, linear
from sphinx_kfor.evidence.documents.readers.office_facts import core_facts
from sphinx_kfor.evidence.documents.readers.office_tables import is_data, merged_down
from sphinx_kfor.evidence.documents.readers.packages import Package
from sphinx_kfor.evidence.documents.readers.raised import lowered, raised, struck
from sphinx_kfor.evidence.documents.readers.symbols import PRIVATE, of_symbol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from sphinx_kfor.evidence.documents.readers import Options
    from sphinx_kfor.evidence.documents.reading import Reading

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W[1:-1].encode()
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NO_TEXT = "del moveFrom instrText delText rPr pPr sectPr tblPr tblGrid commentReference annotationRef rt"
_UNSEEN = {f"{W}{name}" for name in _NO_TEXT.split()} | {f"{_MC}Fallback"}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_RUNNING = re.compile(r"word/(?:header|footer)\d*\.xml")
#: A paragraph whose mark is deleted goes on in the next.
_DELETED_MARK = f"{W}pPr/{W}rPr/{W}del", f"{W}pPr/{W}rPr/{W}moveFrom"
_UNSEEN_ROW = f"{W}trPr/{W}del", f"{W}trPr/{W}hidden"


def read(data: bytes, _options: Options) -> Reading:
    """Read a Word document."""
    package = Package(data, ".docx")
    body = _part(package, "word/document.xml")
    body = body.find(f"{W}body") if body is not None else None
    if body is None:
        raise UnreadableError(
            "the file is no Word document, whatever its name says: it has no word/document.xml"
        )
    builder = Builder(facts=core_facts(package))
    walk = _Walk(builder, styles_of(_part(package, "word/styles.xml")))
    walk.blocks(body)
    for part in ("footnotes", "endnotes"):
        walk.notes(_part(package, f"word/{part}.xml"))
    for name in sorted(name for name in package.names if _RUNNING.fullmatch(name)):
        walk.asides(_part(package, name))
    for words in words_of_drawings(package):
        builder.aside(words)
    reading = builder.reading()
    if not reading.text.strip():
        raise UnreadableError("the document holds no text")
    return reading


def _part(package: Package, name: str) -> _Element | None:
    from sphinx_kfor.evidence.documents.readers.packages import xml  # noqa: PLC0415 (one name less above)

    data = package.read(name).replace(_STRICT, _TRANSITIONAL)
    return xml(data, name) if data.strip() else None


@dataclass
class _Walk:
    builder: Builder
    styles: Styles
    boxes: list[_Element] = field(default_factory=list)
    cell: bool = False

    def blocks(self, parent: _Element) -> None:
        """The paragraphs and tables of a body, a cell or a text box."""
        begun = ""
        for block in _blocks(parent):
            if block.tag == f"{W}tbl":
                self._table(block)
            else:
                begun += self.words(block)
                if any(block.find(path) is not None for path in _DELETED_MARK):
                    continue
                self.builder.paragraph(begun, self._level(block))
                begun = ""
            self._boxes()
        self.builder.paragraph(begun)

    def notes(self, part: _Element | None) -> None:
        """The notes of a part; the lines that separate them are none."""
        for note in part if part is not None else ():
            if note.get(f"{W}type", "normal") == "normal":
                self.builder.note(
                    "\n".join(filter(None, (self.words(p).strip() for p in note.iter(f"{W}p"))))
                )

    def asides(self, part: _Element | None) -> None:
        """The paragraphs of a running head or foot."""
        for paragraph in part.iter(f"{W}p") if part is not None else ():
            self.builder.aside(self.words(paragraph))
        self.boxes.clear()

    def _boxes(self) -> None:
        """Read the text boxes that hang on what was read."""
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box)

    def _table(self, table: _Element) -> None:
        """A table: merged cells stand in all their places; what is there for the layout alone is none."""
        lines = [row for row in _inside(table) if row.tag == f"{W}tr" and not _is_unseen(row)]
        cells = [[cell for cell in _inside(row) if cell.tag == f"{W}tc"] for row in lines]
        if not is_data(cells, f"{W}tbl"):
            for cell in (cell for row in cells for cell in row):
                self.blocks(cell)
            return
        rows: list[list[Raw]] = []
        header = 0
        for line, row in zip(lines, cells, strict=True):
            before = value(line.find(f"{W}trPr/{W}gridBefore"))
            skipped = [Raw("", int(before))] if before.isdigit() and int(before) else []
            rows.append([*skipped, *map(self._cell, row)])
            if line.find(f"{W}trPr/{W}tblHeader") is not None and header == len(rows) - 1:
                header = len(rows)
        self.builder.table(merged_down(rows), header=header or -1)

    def _cell(self, cell: _Element) -> Raw:
        properties = cell.find(f"{W}tcPr")
        span = value(properties.find(f"{W}gridSpan")) if properties is not None else ""
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        goes_on = merge is not None and value(merge) != "restart"
        self.cell = True
        text = " ".join(self.words(p).strip() for p in cell.iter(f"{W}p"))
        self.cell = False
        return Raw(text, int(span) if span.isdigit() else 1, 0 if goes_on else 1)

    def words(self, paragraph: _Element) -> str:
        """The words of a paragraph, as a reader reads them."""
        pieces: list[str] = []
        if self.styles.hidden.get(value(paragraph.find(f"{W}pPr/{W}pStyle"))):
            return ""
        self._runs(paragraph, pieces)
        return "".join(pieces)

    def _runs(self, parent: _Element, pieces: list[str]) -> None:
        for child in parent:
            tag = child.tag
            if tag in _UNSEEN:
                continue
            if tag == f"{W}r":
                if not self._is_hidden(child):
                    self._run(child, pieces)
            elif tag == f"{W}txbxContent":
                self.boxes.append(child)
            elif tag == f"{OMML}oMath":
                pieces.append(linear(child))
            else:
                self._runs(child, pieces)

    def _run(self, run: _Element, pieces: list[str]) -> None:
        text: list[str] = []
        for child in run:
            if child.tag == f"{W}t":
                text.append(child.text or "")
            elif child.tag in _SIGNS:
                text.append(_SIGNS[child.tag])
            elif child.tag == f"{W}sym":
                text.append(_symbol(child))
            elif child.tag not in _UNSEEN:
                self._runs(child, text)
        words = _in_symbol(run, "".join(text))
        if is_on(run, f"{W}rPr/{W}strike") or is_on(run, f"{W}rPr/{W}dstrike"):
            words = struck(words)
        height = self._height(run)
        if height == "superscript" and words:
            noted = any(child.tag in {f"{W}footnoteReference", f"{W}endnoteReference"} for child in run)
            words = raised("".join(pieces[-3:])[-8:], words, noted=noted, cell=self.cell)
        elif height == "subscript":
            words = lowered(words)
        pieces.append(words)

    def _height(self, run: _Element) -> str:
        own = value(run.find(f"{W}rPr/{W}vertAlign"))
        return own or self.styles.heights.get(value(run.find(f"{W}rPr/{W}rStyle")), "")

    def _is_hidden(self, run: _Element) -> bool:
        if run.find(f"{W}rPr/{W}vanish") is not None:
            return is_on(run, f"{W}rPr/{W}vanish")
        return self.styles.hidden.get(value(run.find(f"{W}rPr/{W}rStyle")), False)

    def _level(self, paragraph: _Element) -> int:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return 0
        return outline(properties) or self.styles.levels.get(value(properties.find(f"{W}pStyle")), 0)


def _blocks(parent: _Element) -> Iterator[_Element]:
    """Paragraphs and tables, also those inside content controls and insertions."""
    for child in _inside(parent):
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child


def _inside(parent: _Element) -> Iterator[_Element]:
    """The children of an element, with those of what only wraps them."""
    for child in parent:
        if child.tag in {
            f"{W}sdt",
            f"{W}sdtContent",
            f"{W}ins",
            f"{W}customXml",
            f"{W}moveTo",
            f"{W}smartTag",
        }:
            yield from _inside(child)
        elif child.tag not in _UNSEEN:
            yield child


def _is_unseen(row: _Element) -> bool:
    return any(row.find(path) is not None for path in _UNSEEN_ROW)


def _in_symbol(run: _Element, text: str) -> str:
    """Words of a run, with the signs that it sets in the font Symbol."""
    if not any(ord(sign) in PRIVATE for sign in text):
        return text
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return of_symbol(text) if fonts is not None and "Symbol" in fonts.attrib.values() else text


def _symbol(sign: _Element) -> str:
    code = int(sign.get(f"{W}char", "0"), 16)
    if sign.get(f"{W}font") == "Symbol":
        return of_symbol(chr(code | 0xF000))
    return "" if code in PRIVATE or not code else chr(code)
