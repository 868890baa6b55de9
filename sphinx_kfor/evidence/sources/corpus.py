"""The corpus: a catalogue and the folders in which its texts are looked for."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.layout import layout
from sphinx_kfor.evidence.documents.loading import READERS
from sphinx_kfor.evidence.documents.readers import KINDS
from sphinx_kfor.evidence.problems import EvidenceError, Problem, nearest
from sphinx_kfor.evidence.sources.placing import placed
from sphinx_kfor.evidence.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sphinx_kfor.evidence.catalogue.catalogue import Catalogue
    from sphinx_kfor.evidence.catalogue.records import Record


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
            return placed(name, self.folders)
        except EvidenceError as error:
            place = self.catalogue.places[record.id]
            self.problems.append(
                Problem("catalogue", f"'{record.id}': {error}", place.file, place.line_of("file"))
            )
            return None
