"""The records of large catalogues in the cache, each validated when it is used."""

from __future__ import annotations

import json
import os
import sqlite3
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.catalogue.look_alikes import pairs
from sphinx_kfor.evidence.catalogue.merging import merge_entry
from sphinx_kfor.evidence.catalogue.pieces import HASH, NotKeptError, lined
from sphinx_kfor.evidence.catalogue.validating import validated
from sphinx_kfor.evidence.documents.databases import opened
from sphinx_kfor.evidence.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_kfor.evidence.catalogue.records import Record
    from sphinx_kfor.evidence.catalogue.yaml_lines import Mapping as Entry
    from sphinx_kfor.evidence.catalogue.yaml_lines import Place

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB);
CREATE TABLE IF NOT EXISTS entry
  (id TEXT, file INTEGER, hash BLOB, data TEXT, PRIMARY KEY (id, file)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_hash ON entry (file, hash);
CREATE TABLE IF NOT EXISTS problem (id TEXT, message TEXT, line INTEGER, caution INTEGER, broken INTEGER);
CREATE INDEX IF NOT EXISTS problem_of ON problem (id);
"""


@dataclass
class Kept:
    """The records of large catalogues, in the cache.

    Attributes:
        names: the files as messages name them, in order.
        path: the database.
        fresh: records that were just read, while what is wrong with them is looked for.
    """

    names: tuple[str, ...]
    path: Path
    fresh: dict[str, Entry] = field(default_factory=dict)
    _base: sqlite3.Connection | None = None
    _owner: int = 0
    _lines: dict[int, tuple[bytes, array[int]]] = field(default_factory=dict)

    @property
    def base(self) -> sqlite3.Connection:
        """The database; a fork opens its own."""
        if self._base is None or self._owner != os.getpid():
            self._base = opened(self.path, _TABLES)
            self._owner = os.getpid()
        return self._base

    def close(self) -> None:
        """Close it."""
        if self._base is not None and self._owner == os.getpid():
            self._base.close()
        self._base = None

    def meta(self, name: str) -> bytes:
        """Something that is kept beside the records."""
        row = self.base.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return bytes(row[0]) if row else b""

    def set_meta(self, name: str, value: bytes) -> None:
        """Keep something beside the records."""
        self.base.execute("REPLACE INTO meta VALUES (?, ?)", (name, value))
        self._lines.clear()

    def add(self, file: int, digest: bytes, entry: dict[str, Any]) -> str:
        """Keep a record, as `flat` gave it; returns its id. Raises NotKeptError if it is there twice."""
        identifier = str(entry["of"]["id"])
        row = identifier, file, digest, json.dumps(entry)
        try:
            self.base.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", row)
        except sqlite3.IntegrityError:
            raise NotKeptError from None
        return identifier

    def drop(self, file: int, digest: bytes) -> list[str]:
        """Keep a record of a file no more; returns the ids that it had."""
        which = (file, digest)
        rows = self.base.execute("SELECT id FROM entry WHERE file = ? AND hash = ?", which).fetchall()
        self.base.execute("DELETE FROM entry WHERE file = ? AND hash = ?", which)
        return [row[0] for row in rows]

    def forget_alike(self) -> None:
        """Look for ids that look alike anew."""
        self.base.execute("DELETE FROM meta WHERE name = 'alike'")

    def entries(self, identifier: str) -> list[tuple[int, Entry]]:
        """What each file says of a record, with its lines as they are now."""
        rows = self.base.execute(
            "SELECT file, hash, data FROM entry WHERE id = ? ORDER BY file", (identifier,)
        )
        return [(file, lined(json.loads(data), self._line(file, digest) - 1)) for file, digest, data in rows]

    def merged(self, identifier: str) -> tuple[Entry, Place]:
        """A record as all files together say it, and where it stands. Raises KeyError if there is none."""
        entries: dict[str, Entry] = {}
        places: dict[str, Place] = {}
        fresh = self.fresh.get(identifier)
        for file, entry in self.entries(identifier) if fresh is None else [(0, fresh)]:
            merge_entry(entries, places, self.names[file], identifier, entry)
        return entries[identifier], places[identifier]

    def records(self) -> Lazy:
        """The sound records by id; each is validated when it is asked for."""

        def record(identifier: str) -> Record:
            entry, place = self.merged(identifier)
            found, _ = validated(entry, identifier, place)
            if found is None:
                raise KeyError(identifier)
            return found

        return Lazy(self, record)

    def places(self) -> Lazy:
        """Where each record stands."""
        return Lazy(self, lambda identifier: self.merged(identifier)[1])

    @property
    def broken(self) -> set[str]:
        """The ids of the records that cannot be used."""
        return {row[0] for row in self.base.execute("SELECT id FROM problem WHERE broken")}

    def problems(self) -> list[Problem]:
        """What is wrong with the records, at their lines as they are now."""
        rows = self.base.execute(
            "SELECT id, message, line, caution FROM problem ORDER BY id, rowid"
        ).fetchall()
        found = []
        for identifier, message, line, caution in rows:
            place = self.merged(identifier)[1]
            found.append(Problem("catalogue", message, place.file, place.line + line, caution=bool(caution)))
        return found

    def alike(self) -> list[tuple[str, str]]:
        """Each id that looks like an earlier one, with that; looked for again where an id came or went."""
        told = self.meta("alike")
        if told:
            return [(other, first) for other, first in json.loads(told)]
        found = pairs(row[0] for row in self.base.execute("SELECT DISTINCT id FROM entry ORDER BY id"))
        with self.base:
            self.set_meta("alike", json.dumps(found).encode())
        return found

    def ids(self) -> list[str]:
        """Every id, sorted."""
        rows = self.base.execute(
            "SELECT DISTINCT id FROM entry WHERE id NOT IN (SELECT id FROM problem WHERE broken) ORDER BY id"
        )
        return [row[0] for row in rows]

    def with_files(self) -> list[str]:
        """The ids of the records that name a file, sorted."""
        named = self.base.execute("SELECT DISTINCT id FROM entry WHERE data LIKE '%\"file\"%'")
        return sorted({row[0] for row in named} - self.broken)

    @property
    def digest(self) -> str:
        """It changes with any change of the files."""
        return self.meta("state").decode()

    def _line(self, file: int, digest: bytes) -> int:
        """The line at which a record begins."""
        if file not in self._lines:
            lines: array[int] = array("I")
            lines.frombytes(self.meta(f"lines {file}"))
            self._lines[file] = self.meta(f"hashes {file}"), lines
        hashes, lines = self._lines[file]
        at = hashes.find(digest)
        while at % HASH:
            at = hashes.find(digest, at + 1)
        return lines[at // HASH]


@dataclass
class Lazy(Mapping[str, Any]):
    """What is worked out of each record when it is asked for.

    Attributes:
        kept: the records.
        make: works it out of a record's id; raises KeyError for one that there is not.
    """

    kept: Kept
    make: Callable[[str], Any]
    _made: dict[str, Any] = field(default_factory=dict)
    _ids: list[str] | None = None

    def __getitem__(self, identifier: str) -> Any:  # noqa: ANN401 (what `make` makes)
        if identifier not in self._made:
            self._made[identifier] = self.make(identifier)
        return self._made[identifier]

    def __contains__(self, identifier: object) -> bool:
        try:
            self[str(identifier)]
        except KeyError:
            return False
        return True

    def __iter__(self) -> Iterator[str]:
        if self._ids is None:
            self._ids = self.kept.ids()
        return iter(self._ids)

    def __len__(self) -> int:
        (number,) = self.kept.base.execute(
            "SELECT count(DISTINCT id) FROM entry WHERE id NOT IN (SELECT id FROM problem WHERE broken)"
        ).fetchone()
        return int(number)
