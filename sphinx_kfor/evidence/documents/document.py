"""A document: a source's text, the text as a reader sees it, and its tables.

Two kinds of offset are used, both in Unicode code points: into `text`, the decoded file, which selectors
record; and into `seen`, what a reader sees of it, on which quotations are matched.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.hints import Hints
from sphinx_kfor.evidence.documents.readers import PDF_TABLES, Options
from sphinx_kfor.evidence.matching.haystack import Haystack
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_kfor.evidence.documents.places import Marks
    from sphinx_kfor.evidence.documents.reading import Grid, Heading, Reading
    from sphinx_kfor.evidence.documents.sheets import Workbook
    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.text.folding import Folded
    from sphinx_kfor.evidence.text.views import View


_WORD = late(r"\w+(?:['’\-]\w+)*")
#: Where the catalogue says nothing of a document's tables.
NO_HINTS = Hints()


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
        hints: Hints = NO_HINTS,
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
