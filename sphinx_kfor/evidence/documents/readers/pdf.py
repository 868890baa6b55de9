"""PDFs, read by PDFium: pages with their labels, running text in its order, notes apart."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.readers.building import Builder
from sphinx_kfor.evidence.documents.readers.furniture import Placed, furniture
from sphinx_kfor.evidence.documents.readers.pdf_facts import facts
from sphinx_kfor.evidence.documents.readers.pdf_floats import settled
from sphinx_kfor.evidence.documents.readers.pdf_lines import lines_of

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.readers import Options
    from sphinx_kfor.evidence.documents.readers.pdf_line import Line
    from sphinx_kfor.evidence.documents.reading import Reading

MOST_PAGES = 20_000
_ENDS = re.compile(r"[.!?:;。！？…][\"'”’»)\]]*$")
_NOTE = re.compile(r"(?:\d{1,3}|[*∗†‡§])(?=[\s.)“„«\"(]|[^\W\d_]|$)")
#: A scan has next to no text: fewer letters a page than this.
_LEAST = 4
#: Notes are set smaller than this part of the running text.
_SMALL = 0.93
#: The lines of a note are no further apart than so many times their size.
_NOTE_LEADING = 1.7
#: Type is the same within this part of its size.
_SAME_SIZE = 0.15
#: Lines of one sentence are no further apart than so many times their size.
_FURTHEST = 2.6
#: Notes in the size of the text stand so many times the usual distance below it.
_NOTES_APART = 1.15
#: Lines of one paragraph are no further apart than so many times their usual distance.
_APART = 1.35


def read(data: bytes, options: Options) -> Reading:
    """Read a PDF."""
    if b"%PDF-" not in data[:1024]:
        raise UnreadableError("the file is no PDF, whatever its name says; look what it is, and name it so")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise UnreadableError("the file is locked with a password; save it without one") from None
        raise UnreadableError("the file is torn or damaged; get it again") from None
    count = len(document)
    if not count or count > MOST_PAGES:
        raise UnreadableError(f"the file has {count:,} pages; at most {MOST_PAGES:,} are read")
    pages = [lines_of(document[number]) for number in range(count)]
    if sum(len(line.text.strip()) for page in pages for line in page) < _LEAST * count:
        raise UnreadableError(
            "the file holds no text: it is a scan; "
            "have its text recognised (with ocrmypdf, say), and take that"
        )
    labels = [document.get_page_label(number) for number in range(count)]
    builder = Builder("page", facts=facts(document, pages))
    _build(builder, pages, _labels(labels, options.first_page))
    return builder.reading()


def _labels(labels: list[str], first: int) -> list[str]:
    """What each page is called: by the file's labels, else by its number."""
    numbered = [str(first + number) for number in range(len(labels))]
    return [label or number for label, number in zip(labels, numbered, strict=True)]


def _build(builder: Builder, pages: list[list[Line]], labels: list[str]) -> None:
    """Write page by page: running text, and what is none to its place."""
    size = _usual(pages)
    passed = furniture([_without_notes(page, size) for page in pages])
    leading = _leading(pages, size)
    last: list[Line] = []
    for number, page in enumerate(pages):
        passed[number] |= {at for at, line in enumerate(page) if line.margin}
        running = [line for at, line in enumerate(page) if at not in passed[number]]
        running, notes = _parted(running, size, leading, unfinished=builder.unfinished)
        paragraphs = settled(_paragraphs(running, leading), size, last)
        goes_on = bool(last and paragraphs) and _goes_on(last[-1], paragraphs[0][0])
        builder.mark(labels[number], number + 1, joint=1 if goes_on else 2)
        for line in (page[at] for at in sorted(passed[number])):
            builder.aside(line.text)
        for at, paragraph in enumerate(paragraphs):
            joint = "\n" if goes_on and not at else "\n\n"
            builder.paragraph("\n".join(line.text for line in paragraph), joint=joint)
        _write_notes(builder, notes)
        last = paragraphs[-1] if paragraphs else last


def _without_notes(page: list[Line], size: float) -> list[Placed]:
    """The lines of a page with their places, and nothing for those of notes: equal ones do not run."""
    found = []
    above: Line | None = None
    for line in page:
        small = line.size < size * _SMALL
        goes_on = above is not None and 0 < above.top - line.top < _NOTE_LEADING * above.size
        begins = 0 < _marked(line) < len(line.text.strip())
        above = line if small and (begins or (goes_on and above)) else None
        found.append(Placed("" if above else line.text, line.top, line.top))
    return found


def _usual(pages: list[list[Line]]) -> float:
    """The size in which most of the text is set, in points."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _leading(pages: list[list[Line]], size: float) -> float:
    """The usual distance of two lines of running text, in points."""
    gaps: Counter[float] = Counter()
    for page in pages:
        for above, below in pairwise(page):
            if above.size == below.size == size and 0 < above.top - below.top < 4 * size:
                gaps[round(above.top - below.top, 0)] += 1
    return float(gaps.most_common(1)[0][0]) if gaps else 1.2 * size


def _runs_on(above: Line, below: Line) -> bool:
    """Whether a line ends and the next begins within a sentence, in the same type."""
    ends, begins = above.text.rstrip(), below.text.lstrip()
    same = abs(above.size - below.size) < _SAME_SIZE * above.size
    return same and begins[:1].islower() and (ends.endswith("-") or not _ENDS.search(ends))


def _goes_on(above: Line, below: Line) -> bool:
    """Whether a paragraph runs over the end of a page."""
    if above.text.rstrip().endswith("-"):
        return True
    return not _ENDS.search(above.text.rstrip()) or below.text.lstrip()[:1].islower()


def _parted(
    lines: list[Line], size: float, leading: float, *, unfinished: bool
) -> tuple[list[Line], list[Line]]:
    """The running text of a page, and the notes at the foot of its columns."""
    columns: list[list[Line]] = [[]]
    for above, line in zip([None, *lines], lines, strict=False):
        if above is not None and line.top - above.top > leading:
            columns.append([])
        columns[-1].append(line)
    running, notes = [], []
    for column in columns:
        found = _notes(column, size, leading, unfinished=unfinished)
        running += column[: len(column) - len(found)]
        notes += found
    return running, notes


def _notes(lines: list[Line], size: float, leading: float, *, unfinished: bool) -> list[Line]:
    """The notes at a column's foot: its last lines from a note's mark on, or going on with one.

    They are smaller than the running text, or else their mark is raised and the first stands apart.
    """
    at = len(lines)
    while at and lines[at - 1].size < size * _SMALL:
        at -= 1
    if at < len(lines) and unfinished and not (_marked(lines[at]) or lines[at].text.lstrip()[:1].isupper()):
        return lines[at:]
    while at < len(lines) and not _marked(lines[at]):
        at += 1
    if at == len(lines):
        for number in range(len(lines) - 1, 0, -1):
            gap = lines[number - 1].top - lines[number].top
            at = number if lines[number].noted and gap > leading * _NOTES_APART else at
            if gap > leading * _APART * _NOTES_APART:
                break
    return lines[at:] if at else []


def _marked(line: Line) -> int:
    """How long the mark of a note is with which a line begins; 0 where it begins with none."""
    text = line.text.lstrip()
    mark = _NOTE.match(text)
    return 0 if mark is None or (text[mark.end() :][:1].islower() and not line.noted) else mark.end()


def _write_notes(builder: Builder, lines: list[Line]) -> None:
    """Write notes, each without its number."""
    note: list[str] = []
    numbered = False
    for line in lines:
        mark = _marked(line)
        if mark and (not note or _ENDS.search(note[-1].rstrip())):
            builder.note("\n".join(note), goes_on=not numbered)
            numbered = True
            note = [line.text.lstrip()[mark:].lstrip(" .)")]
        else:
            note.append(line.text)
    builder.note("\n".join(note), goes_on=not numbered)


def _paragraphs(lines: list[Line], leading: float) -> list[list[Line]]:
    """A page's running text in paragraphs."""
    paragraphs: list[list[Line]] = []
    for above, line in zip([None, *lines], lines, strict=False):
        if above is None or _begins(above, line, leading):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return paragraphs


def _begins(above: Line, line: Line, leading: float) -> bool:
    """Whether a line begins a paragraph: further down, set in another size, indented, in another column."""
    gap = above.top - line.top
    if gap < -leading:
        return not (above.text.rstrip().endswith("-") or _goes_on(above, line))
    if _runs_on(above, line) and gap < _FURTHEST * line.size:
        return False
    if gap > leading * _APART * max(1.0, above.size / max(line.size, 1)):
        return True
    if abs(above.size - line.size) > _SAME_SIZE * max(above.size, line.size):
        return True
    return line.left > above.left + 0.8 * line.size and bool(_ENDS.search(above.text.rstrip()))
