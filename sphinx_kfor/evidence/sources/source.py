"""A source: a record of the catalogue and, where a folder of the corpus has it, its text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.digests import digest_of_text
from sphinx_kfor.evidence.documents.layout import Layout, layout
from sphinx_kfor.evidence.documents.loading import is_data, read_document
from sphinx_kfor.evidence.documents.read_files import digest_of
from sphinx_kfor.evidence.documents.readers import KINDS
from sphinx_kfor.evidence.languages import Language, language, primary, reads_like
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.digests import keyed

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_kfor.evidence.catalogue.records import Record
    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.index import Figures


#: So many tables of data, and rows and cells of each, tell how it writes figures.
_TABLES, _ROWS, _CELLS = 20, 200, 100_000


@dataclass
class Source:
    """A record and, where one of the corpus folders has it, its text."""

    record: Record
    path: Path | None = None
    word_lists: tuple[Path, ...] = ()

    @property
    def id(self) -> str:
        """The record's id."""
        return self.record.id

    @cached_property
    def state(self) -> str:
        """A digest of the record and, if the text is here, of where it is, its size, time and digest.

        Any change of time counts: a corrected text may well carry an older one. So does another text of
        the same size and time: a copy may carry both over.
        """
        text = self.path.stat() if self.path else None
        try:
            digest = digest_of(self.path) if self.path else ""
        except OSError:
            digest = ""
        found = f"{self.path} {text.st_size} {text.st_mtime_ns} {digest}" if text else ""
        state = f"{self.record.in_json} {found}"
        return hashlib.sha256(state.encode()).hexdigest()[:16]

    @cached_property
    def document(self) -> Document:
        """The text. Raises EvidenceError: `document` if it cannot be read, `unavailable` if absent."""
        if self.path is None:
            raise EvidenceError("unavailable", f"the text of '{self.id}' is not here")
        try:
            custom = self.record.custom
            return read_document(
                self.path,
                custom.encoding,
                custom.delimiter,
                custom.hints,
                first_page=custom.first_page,
                language=self.record.language,
                wanted=custom.sha256,
            )
        except EvidenceError as error:
            said = f"'{self.id}', file '{self.path.name}': {error}"
            raise EvidenceError(error.subtype, said, self.id) from None

    @cached_property
    def is_here(self) -> bool:
        """Whether its text can be read here; what is wrong with its file is told at its record."""
        try:
            return self.path is not None and bool(self.document)
        except EvidenceError:
            return False

    @property
    def reading_state(self) -> str:
        """What its text is made of: the file's digest, and how it is read. Raises OSError if it is absent."""
        if self.path is None:
            raise FileNotFoundError(self.id)
        custom, kind = self.record.custom, KINDS.get(self.path.suffix.lower())
        language = self.record.language  # which a workbook shows its numbers by
        how = (custom.encoding, custom.first_page, language, kind.name if kind else self.path.suffix.lower())
        return f"{digest_of(self.path)} {how}"

    @property
    def prose(self) -> bool:
        """Whether its text is here and is prose, not data."""
        return self.path is not None and not is_data(self.path)

    @property
    def private(self) -> bool:
        """Whether what it says may be kept nowhere."""
        return self.record.custom.rights.value == "private"

    def key(self, key: str) -> str:
        """The name of an item in records: of a private source one that does not tell what was asked for."""
        if not self.private or self.path is None:
            return key
        return f"{self.id}:{keyed(key, self.document.text)[:16]}"

    @property
    def open(self) -> bool:
        """Whether what it says may be shown and kept at length."""
        return self.record.custom.rights.value == "open"

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of its file, in hexadecimal; empty if that is not here or cannot be read."""
        if "document" in vars(self):
            return self.document.sha256
        if self.path is None:
            return ""
        try:
            if self.path.suffix.lower() in KINDS:
                return digest_of(self.path)
            return digest_of_text(self.path.read_bytes(), self.record.custom.sha256)
        except OSError:
            return ""

    @cached_property
    def layout(self) -> Layout:
        """The paragraphs of the text."""
        try:
            return layout(self.document, *self.record.custom.body.ends)
        except EvidenceError:
            return layout(self.document)

    @cached_property
    def reads_like(self) -> str:
        """The language, of those that have every list, that its text plainly reads like; empty for none."""
        return reads_like(self.document.seen, self.language.tag) if self.prose else ""

    @property
    def has_word_lists(self) -> bool:
        """Whether the lists that are used are those of its language.

        Where the record names none they are English, and the text must read like it; in data nothing reads.
        """
        tag = primary(self.record.language) or self.reads_like
        return self.language.tag == tag or (not tag and self.path is not None and not self.prose)

    @cached_property
    def language(self) -> Language:
        """What is known of the source's language."""
        return language(self.record.language, self.word_lists)

    @cached_property
    def notation(self) -> Notation:
        """How the source writes figures."""
        from sphinx_kfor.evidence.figures.data_marks import other_marks  # noqa: PLC0415 (costs its import only if used)
        from sphinx_kfor.evidence.figures.figure import Notation  # noqa: PLC0415 (as above)

        own = Notation(self.record.language, self.language)
        try:
            tables = self.document.tables if self.path and is_data(self.path) else []
        except EvidenceError:
            return own
        columns = (column for table in tables[:_TABLES] for column in table.columns(_ROWS, _CELLS))
        return replace(own, marks=other_marks(columns, own))

    @cached_property
    def figures(self) -> Figures:
        """The figures of the text. Raises EvidenceError: as `document`; `unsearched` for too much data."""
        from sphinx_kfor.evidence.figures.index import Figures  # noqa: PLC0415 (costs its import only if used)

        return Figures(self.document, self.notation)
