"""Which producers there are of each kind, and which tool says what is in their documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bench.documents import captions, pages, seen, sheets, texts
from bench.documents.tools import office

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bench.documents.drafts import Draft

    Eye = Callable[[Sequence[Path], Path], list[list[seen.Seen]]]
    One = Callable[[Draft, Path], Path]
    Producer = Callable[[Sequence[Draft], Path], list[Path]]


def _each(make: One) -> Producer:
    """A producer that makes one document after the other."""
    return lambda drafts, folder: [make(draft, folder) for draft in drafts]


def _office(first: One, *steps: str) -> Producer:
    """LibreOffice, of what another producer made; by way of other kinds where there are several steps."""

    def make(drafts: Sequence[Draft], folder: Path) -> list[Path]:
        made = [first(draft, folder) for draft in drafts]
        for number, suffix in enumerate(steps):
            made = office(made, suffix[1:], suffix, folder / f"office{number}")
        return made

    return make


class Kind(NamedTuple):
    """A kind of document.

    Attributes:
        producers: by name.
        eye: the tool that is not ours.
        others: the tool for those producers that are that tool themselves.
        size: how many sections its documents have.
        cells: whether its cells are looked up, not its sentences.
    """

    producers: dict[str, Producer]
    eye: Eye
    others: dict[str, Eye] = {}  # noqa: RUF012 (never changed)
    size: int = 9
    cells: bool = False


KINDS = {
    "HTML": Kind(
        {
            "own": _each(texts.own_html),
            "pandoc": _each(texts.by_pandoc(".html")),
            "Chromium": _each(texts.saved_html),
            "LibreOffice": _office(texts.by_pandoc(".docx"), ".html"),
        },
        seen.by_pandoc,
    ),
    "PDF": Kind(
        {
            "Typst": _each(pages.typst),
            "Chromium": _each(pages.printed),
            "reportlab": _each(pages.reportlab),
            "LibreOffice": _office(texts.by_pandoc(".docx"), ".pdf"),
            "LibreOffice of python-docx": _office(texts.python_docx, ".pdf"),
            "XeLaTeX": _each(pages.latex),
        },
        seen.by_poppler,
    ),
    "DOCX": Kind(
        {
            "python-docx": _each(texts.python_docx),
            "pandoc": _each(texts.by_pandoc(".docx")),
            "LibreOffice": _office(texts.odfpy, ".docx"),
        },
        seen.by_pandoc,
    ),
    "ODT": Kind(
        {
            "odfpy": _each(texts.odfpy),
            "pandoc": _each(texts.by_pandoc(".odt")),
            "LibreOffice": _office(texts.python_docx, ".odt"),
        },
        seen.by_pandoc,
    ),
    "PPTX": Kind(
        {
            "python-pptx": _each(texts.python_pptx),
            "pandoc": _each(texts.by_pandoc(".pptx")),
            "LibreOffice": _office(texts.python_pptx, ".odp", ".pptx"),
        },
        seen.by_slides,
        size=5,
    ),
    "XLSX": Kind(
        {
            "openpyxl": _each(sheets.openpyxl),
            "XlsxWriter": _each(sheets.xlsxwriter),
            "LibreOffice": _office(sheets.openpyxl, ".ods", ".xlsx"),
        },
        seen.by_calc,
        cells=True,
    ),
    "ODS": Kind(
        {
            "odfpy": _each(sheets.odfpy),
            "odfdo": _each(sheets.odfdo),
            "LibreOffice": _office(sheets.xlsxwriter, ".ods"),
        },
        seen.by_odfpy,
        {"LibreOffice": seen.by_calc},
        cells=True,
    ),
    "EPUB": Kind(
        {
            "pandoc": _each(texts.by_pandoc(".epub")),
            "EbookLib": _each(texts.ebooklib),
            "LibreOffice": _office(texts.odfpy, ".epub"),
        },
        seen.by_pandoc,
    ),
    "VTT": Kind(
        {
            "own": _each(captions.own_vtt),
            "pysubs2": _each(captions.pysubs2(".vtt")),
            "webvtt-py": _each(captions.webvtt),
        },
        seen.by_webvtt,
        {"webvtt-py": seen.by_pysubs2},
        size=5,
    ),
    "SRT": Kind(
        {
            "own": _each(captions.own_srt),
            "pysubs2": _each(captions.pysubs2(".srt")),
            "srt": _each(captions.srt),
        },
        seen.by_pysubs2,
        {"pysubs2": seen.by_webvtt},
        size=5,
    ),
    "form feeds": Kind(
        {
            "own": _each(pages.own_pages),
            "Poppler of Typst": _each(pages.by_poppler(pages.typst)),
            "Poppler of reportlab": _each(pages.by_poppler(pages.reportlab)),
            "pr": _each(pages.by_pr),
        },
        seen.by_form_feeds,
    ),
}
