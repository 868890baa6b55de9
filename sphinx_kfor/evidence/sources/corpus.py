"""The corpus: a catalogue and the folders in which its texts are looked for."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.digests import digest_of_text
from sphinx_kfor.evidence.documents.document import READERS, Document, is_data, read_document
from sphinx_kfor.evidence.documents.layout import Layout, layout
from sphinx_kfor.evidence.documents.read_files import digest_of
from sphinx_kfor.evidence.documents.readers import KINDS
from sphinx_kfor.evidence.languages import Language, language, primary, reads_like
from sphinx_kfor.evidence.problems import EvidenceError, Problem, nearest
from sphinx_kfor.evidence.text.digests import keyed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_kfor.evidence.catalogue.catalogue import Catalogue
    from sphinx_kfor.evidence.catalogue.records import Record
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
        from sphinx_kfor.evidence.figures.data_marks import other_marks  # noqa: PLC0415 (as above)
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


class Sources(Mapping[str, Source]):
    """The sources of a catalogue by id; each is made when it is first asked for."""

    def __init__(self, catalogue: Catalogue, make: Callable[[Record], Source]) -> None:
        self._catalogue = catalogue
        self._records = catalogue.records
        self._make = make
        self._sources: dict[str, Source] = {}

    def __getitem__(self, identifier: str) -> Source:
        if identifier not in self._sources:
            self._sources[identifier] = self._make(self._records[identifier])
        return self._sources[identifier]

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    @cached_property
    def present(self) -> dict[str, Source]:
        """Those whose text is here, by id, in order; of a large catalogue those with a file."""
        named = self._catalogue.with_files
        identifiers = named() if named else sorted(self._records)
        return {one: self[one] for one in identifiers if self[one].path is not None}

    @property
    def digest(self) -> str:
        """It changes with any record."""
        records = self._catalogue.digest or repr(
            [source.record.in_json for _, source in sorted(self.items())]
        )
        return hashlib.sha256(records.encode()).hexdigest()

    def make_all(self) -> None:
        """Make every source, so that each fault of its file is known."""
        for identifier in self._records:
            self[identifier]

    def made(self) -> list[tuple[str, Source]]:
        """The sources that were asked for, by id, in order."""
        return sorted(self._sources.items())


@dataclass
class Corpus:
    """The sources of a catalogue.

    Attributes:
        catalogue: their records.
        folders: where their texts are looked for, in this order.
        word_lists: folders of word lists beside our own.
        problems: what is wrong with the catalogue or with the place of a file.
    """

    catalogue: Catalogue
    folders: Sequence[Path] = ()
    word_lists: tuple[Path, ...] = ()
    sources: Sources = field(init=False)
    problems: list[Problem] = field(init=False)

    def __post_init__(self) -> None:
        self.problems = list(self.catalogue.problems)
        self.sources = Sources(self.catalogue, self._made)
        if self.catalogue.with_files is None:
            self.sources.make_all()

    def _made(self, record: Record) -> Source:
        return Source(record, self._find(record), self.word_lists)

    def source(self, identifier: str) -> Source:
        """The source of an id. Raises EvidenceError: `reference` if the catalogue has none."""
        if identifier in self.sources:
            return self.sources[identifier]
        if identifier in self.catalogue.broken:
            raise EvidenceError(
                "reference", f"the record of '{identifier}' is broken; mend the catalogue first"
            )
        raise EvidenceError(
            "reference",
            f"no source '{identifier}' in the catalogue; {nearest(identifier, self.sources)}",
            follows=next(iter(self.catalogue.unread), None),
        )

    def files(self) -> list[str]:
        """The names of the files in its folders that can be read, sorted."""
        found = (path for folder in self.folders if folder.is_dir() for path in folder.iterdir())
        return sorted(
            {path.name for path in found if path.suffix.lower() in {*READERS, *KINDS} and path.is_file()}
        )

    def check_bodies(self) -> list[Problem]:
        """Whether each text that has been read is what its record says: its body, and its language."""
        found: list[Problem] = []
        for identifier, source in self.sources.made():
            if "document" in vars(source):
                try:
                    found += self._in_another_language(source)
                    layout(source.document, *source.record.custom.body.ends)
                except EvidenceError as error:
                    place = self.catalogue.places[identifier]
                    message = f"'{identifier}': {error}"
                    found.append(Problem("catalogue", message, place.file, place.line_of("body")))
        return found

    def _in_another_language(self, source: Source) -> Iterator[Problem]:
        """A text whose cautions would be looked for with the words of another language."""
        like = source.reads_like if source.has_word_lists or not source.record.language else ""
        if like and like != source.language.tag:
            place = self.catalogue.places[source.id]
            said = source.record.language or "none, which is read as 'en'"
            yield Problem(
                "catalogue",
                f"'{source.id}': the language is '{said}', and the text reads like '{like}'; "
                "correct it, or cautions are missed",
                place.file,
                place.line_of("language"),
                caution=True,
            )

    def _find(self, record: Record) -> Path | None:
        name = record.custom.file
        if not name:
            return None
        try:
            _refuse_outside(name)
            for folder in self.folders:
                path = folder / name
                if path.is_symlink() or path.exists():
                    return _inside(path, folder)
        except EvidenceError as error:
            place = self.catalogue.places[record.id]
            self.problems.append(
                Problem("catalogue", f"'{record.id}': {error}", place.file, place.line_of("file"))
            )
        return None


def _refuse_outside(name: str) -> None:
    windows, posix = PureWindowsPath(name), PurePosixPath(name)
    if windows.is_absolute() or windows.drive or posix.is_absolute() or ".." in windows.parts:
        raise EvidenceError("catalogue", f"file '{name}' leaves the corpus folder; name a file inside it")


def _inside(path: Path, folder: Path) -> Path:
    try:
        there = path.resolve(strict=True)
    except FileNotFoundError:
        message = f"file '{path.name}' is a link that leads nowhere; put the file itself there"
        raise EvidenceError("catalogue", message) from None
    except (OSError, RuntimeError):  # before Python 3.13 a RuntimeError
        message = f"file '{path.name}' is a link that leads to itself; put the file itself there"
        raise EvidenceError("catalogue", message) from None
    if not there.is_relative_to(folder.resolve()):
        raise EvidenceError(
            "catalogue",
            f"file '{path.name}' is a link that leaves the corpus folder; put the file itself there",
        )
    if not path.is_file():
        raise EvidenceError("catalogue", f"file '{path.name}' is not a file")
    return path
