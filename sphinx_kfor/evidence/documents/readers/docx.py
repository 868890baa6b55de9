"""Word documents (ECMA-376): paragraphs, headings, tables, notes; nothing deleted, hidden or commented."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.readers.building import Builder, Raw
from sphinx_kfor.evidence.documents.readers.office_facts import core_facts
from sphinx_kfor.evidence.documents.readers.packages import Package
from sphinx_kfor.evidence.documents.readers.raised import lowered, raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from sphinx_kfor.evidence.documents.readers import Options
    from sphinx_kfor.evidence.documents.reading import Reading

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W[1:-1].encode()
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NO_TEXT = "del moveFrom instrText delText rPr pPr sectPr tblPr tblGrid commentReference annotationRef"
_UNSEEN = {f"{W}{name}" for name in _NO_TEXT.split()} | {f"{_MC}Fallback"}
#: Unicode's private use area, in which fonts of signs keep theirs.
_PRIVATE = range(0xE000, 0xF900)
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_OFF = {"0", "false", "off", "none"}


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
    walk = _Walk(builder, _heading_levels(package))
    walk.blocks(body)
    for part in ("footnotes", "endnotes"):
        walk.notes(_part(package, f"word/{part}.xml"))
    builder.passed_over = sum(
        bool(re.fullmatch(r"word/(?:header|footer)\d*\.xml", name)) for name in package.names
    )
    reading = builder.reading()
    if not reading.text.strip():
        raise UnreadableError("the document holds no text")
    return reading


def _part(package: Package, name: str) -> _Element | None:
    from sphinx_kfor.evidence.documents.readers.packages import xml  # noqa: PLC0415 (one name less above)

    data = package.read(name).replace(_STRICT, _TRANSITIONAL)
    return xml(data, name) if data.strip() else None


def _heading_levels(package: Package) -> dict[str, int]:
    """The level of each style that is a heading, also by what it is based on; of a title it is 1."""
    styles = _part(package, "word/styles.xml")
    levels: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        identifier, name = style.get(f"{W}styleId", ""), _value(style.find(f"{W}name"))
        outline = _value(style.find(f"{W}pPr/{W}outlineLvl"))
        match = _HEADING.fullmatch(name)
        if match or name.lower() == "title" or (outline.isdigit() and int(outline) < 9):  # noqa: PLR2004 (9 is text)
            levels[identifier] = (
                int(match[1]) if match else 1 if name.lower() == "title" else int(outline) + 1
            )
        based[identifier] = _value(style.find(f"{W}basedOn"))
    for identifier, base in based.items():
        parent, steps = base, 0
        while identifier not in levels and parent and steps < 10:  # noqa: PLR2004 (no circle)
            if parent in levels:
                levels[identifier] = levels[parent]
            parent, steps = based.get(parent, ""), steps + 1
    return levels


def _value(element: _Element | None) -> str:
    return element.get(f"{W}val", "") if element is not None else ""


@dataclass
class _Walk:
    builder: Builder
    levels: dict[str, int]
    boxes: list[_Element] = field(default_factory=list)

    def blocks(self, parent: _Element) -> None:
        """The paragraphs and tables of a body, a cell or a text box."""
        for block in _blocks(parent):
            if block.tag == f"{W}tbl":
                self.table(block)
                continue
            text = self.words(block)
            self.builder.paragraph(text, self._level(block))
            boxes, self.boxes = self.boxes, []
            for box in boxes:
                self.blocks(box)

    def notes(self, part: _Element | None) -> None:
        """The notes of a part; the lines that separate them are none."""
        for note in part if part is not None else ():
            if note.get(f"{W}type", "normal") == "normal":
                self.builder.note(
                    "\n".join(filter(None, (self.words(p).strip() for p in note.iter(f"{W}p"))))
                )

    def table(self, table: _Element) -> None:
        """A table: merged cells stand in all their places."""
        rows: list[list[Raw]] = []
        header = 0
        for row in (one for one in _inside(table) if one.tag == f"{W}tr"):
            cells = [cell for cell in _inside(row) if cell.tag == f"{W}tc"]
            rows.append([self._cell(cell) for cell in cells])
            if row.find(f"{W}trPr/{W}tblHeader") is not None and header == len(rows) - 1:
                header = len(rows)
        self.builder.table(_merged_down(rows), header=header or -1)

    def _cell(self, cell: _Element) -> Raw:
        properties = cell.find(f"{W}tcPr")
        span = _value(properties.find(f"{W}gridSpan")) if properties is not None else ""
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        goes_on = merge is not None and _value(merge) != "restart"
        text = " ".join(self.words(p).strip() for p in cell.iter(f"{W}p"))
        self.boxes.clear()
        return Raw(text, int(span) if span.isdigit() else 1, 0 if goes_on else 1)

    def words(self, paragraph: _Element) -> str:
        """The words of a paragraph, as a reader reads them."""
        pieces: list[str] = []
        self._runs(paragraph, pieces)
        return "".join(pieces)

    def _runs(self, parent: _Element, pieces: list[str]) -> None:
        for child in parent:
            tag = child.tag
            if tag in _UNSEEN:
                continue
            if tag == f"{W}r":
                if not _is_hidden(child):
                    self._run(child, pieces)
            elif tag == f"{W}txbxContent":
                self.boxes.append(child)
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
        words, height = "".join(text), _value(run.find(f"{W}rPr/{W}vertAlign"))
        if height == "superscript" and words:
            noted = any(child.tag in {f"{W}footnoteReference", f"{W}endnoteReference"} for child in run)
            words = raised("".join(pieces[-3:])[-8:], words, noted=noted)
        elif height == "subscript":
            words = lowered(words)
        pieces.append(words)

    def _level(self, paragraph: _Element) -> int:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return 0
        outline = _value(properties.find(f"{W}outlineLvl"))
        if outline.isdigit() and int(outline) < 9:  # noqa: PLR2004 (9 is text)
            return int(outline) + 1
        return self.levels.get(_value(properties.find(f"{W}pStyle")), 0)


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


def _is_hidden(run: _Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and _value(vanish).lower() not in _OFF


def _symbol(sign: _Element) -> str:
    code = int(sign.get(f"{W}char", "0"), 16)
    return "" if code in _PRIVATE or not code else chr(code)


def _merged_down(rows: list[list[Raw]]) -> list[list[Raw]]:
    """Rows in which a cell that goes on from above is part of the one that it goes on."""
    over: dict[int, tuple[int, int]] = {}
    kept: list[list[Raw]] = []
    for number, row in enumerate(rows):
        column, line = 0, list[Raw]()
        for cell in row:
            if cell.rows == 0 and column in over:
                above, at = over[column]
                target = kept[above][at] if above < len(kept) else cell
                kept[above][at] = target._replace(rows=number - above + 1)
            else:
                over[column] = (number, len(line))
                line.append(cell._replace(rows=1))
            column += cell.columns
        kept.append(line)
    return kept
