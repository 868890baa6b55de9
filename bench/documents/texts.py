"""Producers of running text: web pages, Word, OpenDocument, books and presentations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.documents import markup
from bench.documents.tools import chromium, pandoc

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.documents.drafts import Block, Draft


def own_html(draft: Draft, folder: Path) -> Path:
    """A page in its site's frame."""
    return _written(folder / f"{draft.seed}.html", markup.html(draft))


def saved_html(draft: Draft, folder: Path) -> Path:
    """The same page as a browser writes it when it has read it."""
    return _written(folder / f"{draft.seed}.html", chromium(own_html(draft, folder), "--dump-dom"))


def by_pandoc(suffix: str) -> Callable[[Draft, Path], Path]:
    """A producer that has Pandoc write a kind."""

    def make(draft: Draft, folder: Path) -> Path:
        out = folder / f"{draft.seed}{suffix}"
        pandoc(markup.markdown(draft), "markdown", suffix[1:], out, "--slide-level=2")
        return out

    return make


def python_docx(draft: Draft, folder: Path) -> Path:
    """A Word document of python-docx's, with heads and numbers of pages, merged cells, some italics."""
    import docx  # noqa: PLC0415 (one of many producers)

    made = docx.Document()
    if draft.head:
        made.sections[0].header.paragraphs[0].text = draft.head
        made.sections[0].footer.paragraphs[0].text = "17"
    made.add_heading(draft.title, 1)
    for block in draft.blocks:
        if block.kind == "table":
            table = made.add_table(rows=len(block.rows), cols=len(block.rows[0]))
            for number, row in enumerate(block.rows):
                for at, words in enumerate(row):
                    if words is None:
                        table.cell(number, at - 1).merge(table.cell(number, at))
                    else:
                        table.cell(number, at).text = words
        elif block.kind == "heading":
            made.add_heading(block.text, 2)
        else:
            style = {"item": "List Bullet", "quote": "Quote"}.get(block.kind)
            paragraph = made.add_paragraph(style=style)
            for number, one in enumerate(block.sentences):
                first, space, rest = one.text.partition(" ")
                paragraph.add_run((draft.space if number else "") + first).italic = number == 1
                paragraph.add_run(space + rest)
    path = folder / f"{draft.seed}.docx"
    made.save(str(path))
    return path


def odfpy(draft: Draft, folder: Path) -> Path:
    """An OpenDocument text of odfpy's, with notes, lists and spans."""
    from odf import opendocument, table, text  # noqa: PLC0415 (as above)

    made = opendocument.OpenDocumentText()
    made.text.addElement(text.H(outlinelevel=1, text=draft.title))
    notes = 0
    for block in draft.blocks:
        if block.kind == "table":
            grid = table.Table(name=f"T{len(made.text.childNodes)}")
            for row in block.rows:
                line = table.TableRow()
                for at, words in enumerate(row):
                    if words is None:
                        line.addElement(table.CoveredTableCell())
                        continue
                    wide = 2 if row[at + 1 : at + 2] == (None,) else 1
                    cell = table.TableCell(numbercolumnsspanned=wide) if wide > 1 else table.TableCell()
                    cell.addElement(text.P(text=words))
                    line.addElement(cell)
                grid.addElement(line)
            made.text.addElement(grid)
            continue
        paragraph = text.H(outlinelevel=2) if block.kind == "heading" else text.P()
        for number, one in enumerate(block.sentences):
            words = (draft.space if number else "") + one.text
            if number == 1:
                paragraph.addElement(text.Span(text=words))
            else:
                paragraph.addText(words)
            if one.note:
                notes += 1
                note = text.Note(noteclass="footnote", id=f"n{notes}")
                note.addElement(text.NoteCitation(text=str(notes)))
                body = text.NoteBody()
                body.addElement(text.P(text=one.note))
                note.addElement(body)
                paragraph.addElement(note)
        if block.kind == "item":
            item, all_of_it = text.ListItem(), text.List()
            item.addElement(paragraph)
            all_of_it.addElement(item)
            paragraph = all_of_it
        made.text.addElement(paragraph)
    path = folder / f"{draft.seed}.odt"
    made.save(str(path))
    return path


def ebooklib(draft: Draft, folder: Path) -> Path:
    """A book of EbookLib's: a chapter for each heading."""
    from ebooklib import epub  # noqa: PLC0415 (as above)

    book = epub.EpubBook()
    book.set_identifier(draft.seed)
    book.set_title(draft.title)
    book.set_language(draft.language)
    chapters = []
    for number, part in enumerate(_parts(draft)):
        chapter = epub.EpubHtml(title=part[0].text, file_name=f"c{number}.xhtml", lang=draft.language)
        whole = markup.html(
            type(draft)(**{**draft.__dict__, "blocks": tuple(part), "title": part[0].text}), site=False
        )
        chapter.content = whole[whole.index("<article>") + 9 : whole.index("</article>")]
        book.add_item(chapter)
        chapters.append(chapter)
    book.toc = chapters
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    book.spine = ["nav", *chapters]
    path = folder / f"{draft.seed}.epub"
    epub.write_epub(str(path), book)
    return path


def python_pptx(draft: Draft, folder: Path) -> Path:
    """Slides of python-pptx's: one for each heading, its texts as points, tables and notes."""
    import pptx  # noqa: PLC0415 (as above)
    from pptx.util import Inches  # noqa: PLC0415 (as above)

    made = pptx.Presentation()
    for part in _parts(draft):
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = part[0].text
        texts = [block for block in part[1:] if block.sentences]
        slide.placeholders[1].text = "\n".join(
            draft.space.join(one.text for one in block.sentences) for block in texts
        )
        notes = [one.note for block in texts for one in block.sentences if one.note]
        if notes:
            slide.notes_slide.notes_text_frame.text = "\n".join(notes)
        for block in part:
            if block.kind == "table":
                size = len(block.rows), len(block.rows[0])
                frame = slide.shapes.add_table(*size, Inches(1), Inches(5), Inches(8), Inches(1))
                for number, row in enumerate(block.rows):
                    for at, words in enumerate(row):
                        frame.table.cell(number, at).text = words or ""
    path = folder / f"{draft.seed}.pptx"
    made.save(str(path))
    return path


def _parts(draft: Draft) -> list[list[Block]]:
    """The blocks under each heading, the heading first."""
    parts: list[list[Block]] = []
    for block in draft.blocks:
        if block.kind == "heading":
            parts.append([])
        parts[-1].append(block)
    return parts


def _written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path
