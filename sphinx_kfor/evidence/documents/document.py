"""Documents: bytes to text, and the text as a reader sees it.

Bytes are decoded once, and never changed. Two kinds of offset are used, both in
Unicode code points: into `text`, the decoded file, which selectors record; and into `seen`, what
a reader sees of it, on which quotations are matched.
"""

from __future__ import annotations

import codecs
import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.documents.digests import digest_of_text
from sphinx_kfor.evidence.documents.hints import Hints
from sphinx_kfor.evidence.documents.readers import KINDS, MARKDOWN, PDF_TABLES, Kind, Options
from sphinx_kfor.evidence.documents.sizes import bound
from sphinx_kfor.evidence.matching.haystack import Haystack
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.views import View, apart, edited

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_kfor.evidence.documents.places import Marks
    from sphinx_kfor.evidence.documents.reading import Grid, Heading, Reading
    from sphinx_kfor.evidence.documents.sheets import Workbook
    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.text.folding import Folded


#: Offsets count a line's end as one character, however a checkout writes it.
_LINE_END = late(r"\r\n?")
_WORD = late(r"\w+(?:['’\-]\w+)*")
_NO_HINTS = Hints()


class Reader(NamedTuple):
    """How a media type is read.

    Attributes:
        name: name and version, for the record.
        view: the reader's view of a text.
        delimited: for a delimited file the characters that may be its delimiter.
    """

    name: str
    view: Callable[[str], View]
    delimited: str = ""


#: A longer Markdown text is parsed where time and memory are bounded, and its view kept; in code points.
_LARGE = 60_000


def _markdown(text: str) -> View:
    if len(text) > _LARGE:
        from sphinx_kfor.evidence.documents.read_files import read_text  # noqa: PLC0415 (only if used)

        reading = read_text(text, MARKDOWN)
        return View(reading.text, reading.edits)
    from sphinx_kfor.evidence.documents.markdown import reading_view  # noqa: PLC0415 (only if used)

    return reading_view(text)


def _plain(text: str) -> View:
    if "\f" not in text:
        from sphinx_kfor.evidence.documents.notes import notes  # noqa: PLC0415 (only if used)
        from sphinx_kfor.evidence.documents.text_columns import column_rules  # noqa: PLC0415 (as above)

        return edited(text, apart([*column_rules(text), *notes(text)]))
    from sphinx_kfor.evidence.documents.form_feeds import view  # noqa: PLC0415 (only if used)

    return view(text)


#: Readers of text by file suffix; those of other kinds are in `readers.KINDS`.
READERS = {
    ".txt": Reader("text/1", _plain),
    ".md": Reader("markdown/1", _markdown),
    ".csv": Reader("csv/1", View, ",;\t|"),
    ".tsv": Reader("tsv/1", View, "\t"),
}


class Document:
    """A source's text, which never changes.

    Attributes:
        text: the decoded file.
        sha256: of the file's bytes, in hexadecimal.
        reader: name and version of the reader that made the view.
        view: the text as a reader sees it, with its map to `text`.
        delimited: for a delimited file its delimiter, or those that it may be; it is all data, no prose.
        hints: what the catalogue says of its tables.
        reading: what a reader made of a file that is no text.
        path: that file, where its tables are read apart.
    """

    def __init__(  # noqa: PLR0913, PLR0917 (what is known of a text)
        self,
        text: str,
        sha256: str,
        reader: str,
        view: View,
        delimited: str = "",
        hints: Hints = _NO_HINTS,
        reading: Reading | None = None,
        path: Path | None = None,
    ) -> None:
        self.text = text
        self.sha256 = sha256
        self.reader = reader
        self.view = view
        self.delimited = delimited
        self.hints = hints
        self.reading = reading
        self.path = path

    @property
    def seen(self) -> str:
        """The text as a reader sees it."""
        return self.view.text

    @cached_property
    def haystack(self) -> Haystack:
        """`seen`, to search in."""
        return Haystack(self.seen)

    @property
    def folded(self) -> Folded:
        """The folded view of `seen`."""
        return self.haystack.folded

    @property
    def data(self) -> bool:
        """Whether it is all data, and no prose: a delimited file or a workbook."""
        return bool(self.delimited) or self.workbook is not None

    @property
    def read_from_positions(self) -> bool:
        """Whether its tables are read from where their words stand on a page."""
        return self.reader.startswith("pdf/")

    @cached_property
    def words(self) -> int:
        """The number of words a reader sees; 0 for data."""
        return 0 if self.data else len(_WORD.findall(self.seen))

    @cached_property
    def tables(self) -> list[Table]:
        """The tables, broken ones too, in order. Raises EvidenceError: `table`, if a PDF's cannot be read."""
        from dataclasses import replace  # noqa: PLC0415 (as below)

        return [replace(table, units=self.hints.of(table.number)) for table in self._tables]

    @property
    def _tables(self) -> list[Table]:
        if self.delimited:
            from sphinx_kfor.evidence.documents.delimited import read_delimited  # noqa: PLC0415 (as below)

            return [read_delimited(self.text, self.delimited, self.hints)]
        if self.workbook is not None:
            return self.workbook.tables
        if self.reading is not None:
            return self._pdf_tables() if self.read_from_positions else self._grids(self.reading.grids)
        from sphinx_kfor.evidence.documents.pipe_tables import pipe_tables  # noqa: PLC0415 (only if used)

        return pipe_tables(self.text, self.view, markdown=self.reader.startswith("markdown"))

    def _grids(self, grids: tuple[Grid, ...]) -> list[Table]:
        from sphinx_kfor.evidence.documents.grids import grids_as_tables  # noqa: PLC0415 (only if used)

        return grids_as_tables(self.text, grids)

    def _pdf_tables(self) -> list[Table]:
        from sphinx_kfor.evidence.documents.pdf_grids import pdf_tables  # noqa: PLC0415 (only if used)

        if self.path is None or self.marks is None:
            return []
        from sphinx_kfor.evidence.documents.read_files import read_file  # noqa: PLC0415 (only if used)

        try:
            found = read_file(self.path, self.sha256, PDF_TABLES, Options())
        except EvidenceError as error:
            raise EvidenceError("table", f"the tables of a PDF: {error}") from None
        return pdf_tables(self.text, self.marks.marks, found)

    @cached_property
    def workbook(self) -> Workbook | None:
        """Its sheets, if it is a workbook."""
        if self.reading is None or not self.reading.sheets:
            return None
        from sphinx_kfor.evidence.documents.sheets import Workbook  # noqa: PLC0415 (only if used)

        return Workbook(self.text, self.reading.sheets)

    @cached_property
    def marks(self) -> Marks | None:
        """Its pages, slides or cues, if it has any."""
        from sphinx_kfor.evidence.documents.places import Marks  # noqa: PLC0415 (only if used)

        if self.reading is not None:
            return Marks(self.reading.kind, self.reading.marks) if self.reading.marks else None
        if "\f" not in self.text or self.delimited:
            return None
        from sphinx_kfor.evidence.documents.form_feeds import marks  # noqa: PLC0415 (as above)

        seen = (mark._replace(start=self.view.seen(mark.start)) for mark in marks(self.text))
        return Marks("page", tuple(sorted(seen)))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Its headings, its title among them, as places of its seen text."""
        if self.reading is not None:
            return self.reading.headings
        if not self.reader.startswith("markdown"):
            return ()
        from sphinx_kfor.evidence.documents.headings import markdown_headings  # noqa: PLC0415 (only if used)

        return markdown_headings(self.text, self.view)

    @property
    def row_mark(self) -> str:
        """What stands between the cells of a table's row."""
        return "|" if self.reading is None else "\t"

    @property
    def asides(self) -> int:
        """Where in its seen text begins what is no part of it, such as a site's menu."""
        return self.reading.asides if self.reading is not None else len(self.seen)

    @cached_property
    def passed_over(self) -> int:
        """How many of its lines are no part of the running text: running heads and feet, a site's menu."""
        if self.reading is not None:
            return self.reading.passed_over
        if "\f" not in self.text or self.delimited:
            return 0
        from sphinx_kfor.evidence.documents.form_feeds import passed_over  # noqa: PLC0415 (only if used)

        return passed_over(self.text)

    def voice(self, start: int, end: int) -> str:
        """Who speaks a passage, where the document says so of every part of it; else empty."""
        voices = self.reading.voices if self.reading is not None else ()
        names = {one.name for one in voices if one.start < end and start < one.end}
        return names.pop() if len(names) == 1 else ""

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of `text` behind a span of `seen`."""
        first, last = self.view.start(start), self.view.end(end)
        return (start if first is None else first, end if last is None else last)


def is_data(path: Path) -> bool:
    """Whether a file is a delimited one or a workbook, which has no prose."""
    suffix = path.suffix.lower()
    reader = READERS.get(suffix)
    return suffix in {".ods", ".xlsx"} or (reader is not None and bool(reader.delimited))


def from_text(text: str, suffix: str = ".txt") -> Document:
    """A document of a text in memory."""
    return _document(text, hashlib.sha256(text.encode()).hexdigest(), suffix)


def read_document(  # noqa: PLR0913 (what a record says of its file)
    path: Path,
    encoding: str = "",
    delimiter: str = "",
    hints: Hints | None = None,
    *,
    first_page: int = 1,
    language: str = "",
    wanted: str = "",
) -> Document:
    """Read a document's file.

    Args:
        path: the file.
        encoding: of its text; where none is given UTF-8, or UTF-16 with a byte order mark.
        delimiter: of a delimited file; where none is given it is guessed.
        hints: what the catalogue says of its tables.
        first_page: the number of a PDF's first page, where it does not name its pages.
        language: its tag, by which a workbook shows its numbers.
        wanted: the digest that its record has; see `digest_of_text`.

    Raises:
        EvidenceError: `document`, if the file cannot be read, is not in this encoding, or has no reader.
    """
    suffix = path.suffix.lower()
    if suffix not in READERS and suffix not in KINDS:
        known = ", ".join(sorted([*READERS, *KINDS]))
        raise EvidenceError(
            "document", f"no reader for '{suffix}' files; there is {known}; save it as one of these"
        )
    try:
        if suffix in KINDS:
            marks = _marks(language) if suffix == ".xlsx" else Options().marks
            return _read(path, KINDS[suffix], Options(encoding, first_page, marks))
        data = path.read_bytes()
    except OSError as error:
        raise EvidenceError("document", f"cannot be read ({error.strerror})") from None
    return _document(_decoded(data, encoding), digest_of_text(data, wanted), suffix, delimiter, hints)


def _marks(language: str) -> str:
    """What parts decimals and what thousands in a language; as in English if it is not known."""
    # These cost their import only if used.
    from babel.numbers import get_decimal_symbol, get_group_symbol  # noqa: PLC0415

    from sphinx_kfor.evidence.languages.locales import locale  # noqa: PLC0415

    found = locale(language or "en")
    return get_decimal_symbol(found) + get_group_symbol(found)


def _read(path: Path, kind: Kind, options: Options) -> Document:
    """The document that a reader makes of a file. Raises OSError if there is no reading it."""
    from sphinx_kfor.evidence.documents.read_files import digest_of, read_file  # noqa: PLC0415 (only if used)

    digest = digest_of(path)
    reading = read_file(path, digest, kind, options)
    bound(reading.text, data=bool(reading.sheets))
    return Document(reading.text, digest, kind.name, View(reading.text), reading=reading, path=path)


#: Codecs of Python that read other things than a document's characters.
_NO_TEXT = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}


def _decoded(data: bytes, encoding: str) -> str:
    if not encoding:
        encoding = "utf-16" if data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else "utf-8"
    try:
        text = data.decode(_of_text(encoding))
        return _LINE_END.sub("\n", text) if "\r" in text else text
    except UnicodeDecodeError as error:
        raise EvidenceError(
            "document",
            f"not {encoding.upper()} at byte offset {error.start} ({error.reason}); save the file as UTF-8, "
            "or name its encoding: custom.encoding in its record, --encoding of kfor add",
        ) from None
    except (LookupError, UnicodeError):
        raise EvidenceError("document", f"custom.encoding: '{encoding}' is no encoding of text") from None


def _of_text(encoding: str) -> str:
    """A codec's own name. Raises LookupError for one that reads no text."""
    name = codecs.lookup(encoding).name
    if name in _NO_TEXT:
        raise LookupError(encoding)
    return name


def _document(
    text: str, sha256: str, suffix: str, delimiter: str = "", hints: Hints | None = None
) -> Document:
    reader = READERS[suffix]
    delimited = reader.delimited and (delimiter or reader.delimited)
    bound(text, data=bool(delimited))
    return Document(text, sha256, reader.name, reader.view(text), delimited, hints or _NO_HINTS)
