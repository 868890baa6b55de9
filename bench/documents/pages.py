"""Producers of pages: PDF, and text with form feeds."""

from __future__ import annotations

import subprocess
import textwrap
from typing import TYPE_CHECKING

from bench.documents import markup
from bench.documents.tools import AbsentError, chromium, pandoc, poppler, program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.documents.drafts import Draft


def typst(draft: Draft, folder: Path) -> Path:
    """A PDF of Typst's."""
    try:
        import typst as compiler  # noqa: PLC0415 (one of many producers)
    except ImportError:
        raise AbsentError("typst") from None
    source, out = folder / f"{draft.seed}.typ", folder / f"{draft.seed}.pdf"
    source.write_text(markup.typst(draft), "utf-8")
    compiler.compile(source, output=out)
    return out


def printed(draft: Draft, folder: Path) -> Path:
    """A PDF that Chromium prints."""
    page, out = folder / f"{draft.seed}.html", folder / f"{draft.seed}.pdf"
    page.write_text(markup.html(draft, site=False), "utf-8")
    chromium(page, f"--print-to-pdf={out}")
    return out


def reportlab(draft: Draft, folder: Path) -> Path:
    """A PDF of reportlab's: flowing paragraphs in one or two frames, heads and numbers."""
    from reportlab.lib.pagesizes import A5  # noqa: PLC0415 (as above)
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 (as above)
    from reportlab.pdfbase import pdfmetrics, ttfonts  # noqa: PLC0415 (as above)
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415 (as above)
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table  # noqa: PLC0415

    font = "Serif"
    if draft.space:
        pdfmetrics.registerFont(ttfonts.TTFont(font, "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"))
    else:
        font = "STSong-Light"
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    text = ParagraphStyle("text", fontName=font, fontSize=9, leading=12, alignment=4, spaceAfter=5)
    text.wordWrap = None if draft.space else "CJK"
    title = ParagraphStyle("title", text, fontSize=12, leading=15, alignment=0, spaceBefore=8)

    def running(canvas, document) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
        canvas.setFont(font, 7)
        canvas.drawString(40, A5[1] - 30, draft.head)
        canvas.drawRightString(A5[0] - 40, 25, str(document.page))

    wide = (A5[0] - 80 - 15 * (draft.columns - 1)) / draft.columns
    frames = [Frame(40 + at * (wide + 15), 40, wide, A5[1] - 85, 0, 0, 0, 0) for at in range(draft.columns)]
    out = folder / f"{draft.seed}.pdf"
    made = BaseDocTemplate(str(out), pagesize=A5, title=draft.title)
    made.addPageTemplates(PageTemplate(frames=frames, onPage=running))
    story = [Paragraph(draft.title, title)]
    for block in draft.blocks:
        if block.kind == "table":
            style = [("FONT", (0, 0), (-1, -1), font, 7), ("GRID", (0, 0), (-1, -1), 0.3, "black")]
            story.append(Table([[cell or "" for cell in row] for row in block.rows], style=style))
            continue
        words = draft.space.join(one.text for one in block.sentences).replace("\u00ad", "")
        bullet = "•" if block.kind == "item" else None
        story.append(Paragraph(words, title if block.kind == "heading" else text, bulletText=bullet))
    made.build(story)
    return out


def latex(draft: Draft, folder: Path) -> Path:
    """A PDF of XeLaTeX's, of what Pandoc writes."""
    program("xelatex")
    source = folder / f"{draft.seed}.tex"
    more = ["-V", "documentclass=article", "-V", "mainfont=DejaVu Serif", "-V", "fontsize=10pt"]
    more += ["-V", f"classoption={'twocolumn' if draft.columns > 1 else 'onecolumn'}"]
    more += [] if draft.space else ["-V", "CJKmainfont=Noto Serif CJK SC"]
    text = markup.markdown(draft).replace(f"lang: {draft.language}", "papersize: a5")
    source.write_text(pandoc(text, "markdown", "latex", None, *more), "utf-8")
    command = [program("xelatex"), "-interaction=batchmode", "-output-directory", str(folder), str(source)]
    subprocess.run(command, check=False, capture_output=True, timeout=120)
    if not source.with_suffix(".pdf").exists():
        raise AbsentError("a whole XeLaTeX")
    return source.with_suffix(".pdf")


def own_pages(draft: Draft, folder: Path) -> Path:
    """Text in lines, forty of them a page, words broken at their ends; heads and feet."""
    lines: list[str] = [draft.title, ""]
    for block in draft.blocks:
        if block.kind == "table":
            lines += ["   ".join(f"{cell or '':<18}" for cell in row).rstrip() for row in block.rows]
        else:
            words = draft.space.join(one.text for one in block.sentences)
            lines += textwrap.wrap(
                words, 64 if draft.space else 32, initial_indent="- " * (block.kind == "item")
            )
        lines.append("")
    pages = [lines[at : at + 40] for at in range(0, len(lines), 40)]
    text = "\f".join(
        "\n".join([*([draft.head, ""] if draft.head else []), *page, "", f"{number:>34}"])
        for number, page in enumerate(pages, 1)
    )
    path = folder / f"{draft.seed}.txt"
    path.write_text(text, "utf-8")
    return path


def by_poppler(first: Callable[[Draft, Path], Path], *options: str) -> Callable[[Draft, Path], Path]:
    """A producer that has Poppler write the text of a PDF that another one made."""

    def make(draft: Draft, folder: Path) -> Path:
        path = first(draft, folder)
        out = path.with_suffix(".txt")
        out.write_text(poppler(path, *options), "utf-8")
        return out

    return make


def by_pr(draft: Draft, folder: Path) -> Path:
    """Text that `pr` lays out in pages with a dated head."""
    plain = own_pages(draft, folder)
    text = plain.read_text("utf-8").replace("\f", "\n")
    body = "\n".join(line for line in text.split("\n") if line != draft.head and not line.strip().isdigit())
    command = [program("pr"), "-F", "-l", "50", "-D", "2024-05-06", "-h", draft.head or draft.title]
    done = subprocess.run(command, input=body.encode(), check=True, capture_output=True)
    plain.write_bytes(done.stdout)
    return plain
