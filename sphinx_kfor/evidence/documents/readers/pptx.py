"""Presentations: slide by slide, shape by shape, with tables; speakers' notes are notes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.readers.building import Builder, Raw
from sphinx_kfor.evidence.documents.readers.drawings import words_of_drawings
from sphinx_kfor.evidence.documents.readers.formulas import OMML, linear
from sphinx_kfor.evidence.documents.readers.office_facts import core_facts
from sphinx_kfor.evidence.documents.readers.packages import Package
from sphinx_kfor.evidence.documents.readers.raised import lowered, raised, struck

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sphinx_kfor.evidence.documents.readers import Options
    from sphinx_kfor.evidence.documents.reading import Reading

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FURNITURE = {PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.HEADER}
_TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}


def read(data: bytes, _options: Options) -> Reading:
    """Read a presentation."""
    package = Package(data, ".pptx")
    if "ppt/presentation.xml" not in package.names:
        raise UnreadableError(
            "the file is no presentation, whatever its name says: it has no ppt/presentation.xml"
        )
    for name in package.names:
        if name.endswith((".xml", ".rels")):
            package.xml(name)
    builder = Builder("slide", facts=core_facts(package, "speech"))
    for number, slide in enumerate(Presentation(io.BytesIO(data)).slides, 1):
        if slide.element.get("show") in {"0", "false"}:
            continue
        builder.mark(str(number), number)
        for shape in _shapes(slide.shapes):
            _shape(builder, shape)
        parts = [one.target_part for one in slide.part.rels.values() if not one.is_external]
        names = [str(part.partname).lstrip("/") for part in parts]
        for words in words_of_drawings(package, names):
            builder.aside(words)
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            builder.note("\n".join(_words(p) for p in slide.notes_slide.notes_text_frame.paragraphs))
    reading = builder.reading()
    if not reading.text.strip():
        raise UnreadableError("the slides hold no text; if they are images, have their text recognised")
    return reading


def _shapes(shapes: Any) -> Iterator[Any]:  # noqa: ANN401 (python-pptx has no types)
    """Shapes, also those of groups; the title first, whatever lies behind it."""
    found = list(shapes)
    titles = [one for one in found if one.is_placeholder and one.placeholder_format.type in _TITLES]
    for shape in [*titles, *(one for one in found if one not in titles)]:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        elif not _is_hidden(shape):
            yield shape


def _is_hidden(shape: Any) -> bool:  # noqa: ANN401 (as above)
    named = next(shape.element.iter("{*}cNvPr"), None)
    return named is not None and named.get("hidden") in {"1", "true"}


def _shape(builder: Builder, shape: Any) -> None:  # noqa: ANN401 (as above)
    kind = shape.placeholder_format.type if shape.is_placeholder else None
    if getattr(shape, "has_table", False):
        _table(builder, shape.table)
    elif shape.has_text_frame:
        for paragraph in shape.text_frame.paragraphs:
            if kind in _FURNITURE:
                builder.aside(_words(paragraph))
            else:
                builder.paragraph(_words(paragraph))


def _table(builder: Builder, table: Any) -> None:  # noqa: ANN401 (as above)
    rows = [
        [
            Raw(
                " ".join(_words(paragraph) for paragraph in cell.text_frame.paragraphs),
                cell.span_width if cell.is_merge_origin else 1,
                cell.span_height if cell.is_merge_origin else 1,
            )
            for cell in row.cells
            if not cell.is_spanned
        ]
        for row in table.rows
    ]
    builder.table(rows)


def _words(paragraph: Any) -> str:  # noqa: ANN401 (as above)
    """A paragraph's words."""
    pieces: list[str] = []
    for child in paragraph._p:  # noqa: SLF001 (its runs leave out fields and breaks)
        if child.tag == f"{_A}br":
            pieces.append("\n")
        elif child.tag in {f"{_A}r", f"{_A}fld"}:
            words = "".join(part.text or "" for part in child.iter(f"{_A}t"))
            properties = child.find(f"{_A}rPr")
            if properties is not None and properties.get("strike", "noStrike") != "noStrike":
                words = struck(words)
            shift = properties.get("baseline", "0").rstrip("%") if properties is not None else "0"
            if shift.startswith("-"):
                words = lowered(words)
            elif shift not in {"0", ""}:
                words = raised("".join(pieces[-3:])[-8:], words)
            pieces.append(words)
        else:
            pieces += map(linear, child.iter(f"{OMML}oMath"))
    return "".join(pieces)
