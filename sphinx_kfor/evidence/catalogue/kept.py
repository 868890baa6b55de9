"""Large catalogues, read once: their records are kept in the cache, and each is validated when it is used.

A catalogue is kept by its digest. Where its records begin with `- id:` at one indent, and it has no anchors,
it is kept record by record, so that only records that changed are read again; else it is read as a whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.cache import folder
from sphinx_kfor.evidence.catalogue.look_alikes import pairs
from sphinx_kfor.evidence.catalogue.merging import merge_entry
from sphinx_kfor.evidence.catalogue.validating import validated
from sphinx_kfor.evidence.catalogue.yaml_lines import LocatedError, Place, Value, read
from sphinx_kfor.evidence.catalogue.yaml_lines import Mapping as Lined
from sphinx_kfor.evidence.documents.databases import discard, is_busy, opened
from sphinx_kfor.evidence.documents.store import digest_of
from sphinx_kfor.evidence.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_kfor.evidence.catalogue.records import Record

#: Smaller catalogues are read as they are, in bytes.
LARGE = 400_000
_VERSION = 2
_SUFFIXES = {".yaml", ".yml"}
_HASH = 16
#: Where more records are new, all are read at once.
_MANY = 1_000
_BEGIN = re.compile(rb"^( *)- id:", re.MULTILINE)
#: Looked for by their first byte, as the whole of a large catalogue is looked through.
_ANCHORS = (re.compile(rb"&[\w-]"), re.compile(rb"\*[\w-]"))
_BEFORE_ANCHOR = frozenset(b" \t\n\r\f\v[{,")
_MERGE_KEY = re.compile(rb"<<\s*:")
_HEAD = re.compile(rb"(?:\s*(?:#[^\n]*)?\n)*(?:references:[ \t]*(?:#[^\n]*)?\n)?(?:\s*(?:#[^\n]*)?\n)*\s*")
_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB);
CREATE TABLE IF NOT EXISTS entry
  (id TEXT, file INTEGER, hash BLOB, data TEXT, PRIMARY KEY (id, file)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_hash ON entry (file, hash);
CREATE TABLE IF NOT EXISTS problem (id TEXT, message TEXT, line INTEGER, caution INTEGER, broken INTEGER);
CREATE INDEX IF NOT EXISTS problem_of ON problem (id);
"""


class NotKeptError(Exception):
    """The catalogue is not of the form that is kept: it is read as a whole."""


@dataclass
class Kept:
    """The records of large catalogues, in the cache.

    Attributes:
        names: the files as messages name them, in order.
        path: the database.
    """

    names: tuple[str, ...]
    path: Path
    _base: sqlite3.Connection | None = None
    _owner: int = 0
    _lines: dict[int, tuple[bytes, array[int]]] = field(default_factory=dict)
    _fresh: dict[str, Lined] = field(default_factory=dict)

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

    def entries(self, identifier: str) -> list[tuple[int, Lined]]:
        """What each file says of a record, with its lines as they are now."""
        rows = self.base.execute(
            "SELECT file, hash, data FROM entry WHERE id = ? ORDER BY file", (identifier,)
        )
        return [(file, _lined(json.loads(data), self._line(file, digest) - 1)) for file, digest, data in rows]

    def merged(self, identifier: str) -> tuple[Lined, Place]:
        """A record as all files together say it, and where it stands. Raises KeyError if there is none."""
        entries: dict[str, Lined] = {}
        places: dict[str, Place] = {}
        fresh = self._fresh.get(identifier)
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
        with self.base as base:
            base.execute("REPLACE INTO meta VALUES ('alike', ?)", (json.dumps(found).encode(),))
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
        while at % _HASH:
            at = hashes.find(digest, at + 1)
        return lines[at // _HASH]


def is_large(path: Path) -> bool:
    """Whether a catalogue is worth keeping."""
    try:
        return path.suffix.lower() in _SUFFIXES and path.stat().st_size >= LARGE
    except OSError:
        return False


def open_kept(files: list[tuple[str, Path]]) -> Kept:
    """Large catalogues, brought up to date in the cache.

    Args:
        files: their names for messages, and their paths.

    Raises:
        NotKeptError: they are not of the form that is kept, or the cache cannot hold them.
    """
    if any(path.suffix.lower() not in _SUFFIXES for _, path in files):
        raise NotKeptError
    names = tuple(name for name, _ in files)
    paths = "\n".join([str(_VERSION), *(str(path.resolve()) for _, path in files)])
    kept = Kept(names, folder() / "catalogues" / f"{hashlib.sha256(paths.encode()).hexdigest()[:24]}.sqlite")
    for again in (False, True):
        try:
            if again:
                kept.close()
                discard(kept.path)
            _update(kept, files)
        except sqlite3.DatabaseError as error:
            if is_busy(error):
                break
            continue
        except (OSError, RuntimeError):
            break
        return kept
    raise NotKeptError


def _update(kept: Kept, files: list[tuple[str, Path]]) -> None:
    digests = [digest_of(path) for _, path in files]
    state = json.dumps(digests).encode()
    if kept.meta("state") == state:
        return
    changed: set[str] = set()
    with kept.base as base:
        base.execute("DELETE FROM meta WHERE name = 'state'")
        for number, (_, path) in enumerate(files):
            if kept.meta(f"digest {number}") != digests[number].encode():
                changed |= _read_file(kept, number, path.read_bytes())
                base.execute(
                    "REPLACE INTO meta VALUES (?, ?)", (f"digest {number}", digests[number].encode())
                )
        base.executemany("DELETE FROM problem WHERE id = ?", ((one,) for one in changed))
        base.executemany("INSERT INTO problem VALUES (?, ?, ?, ?, ?)", _faults(kept, sorted(changed)))
        base.execute("REPLACE INTO meta VALUES ('state', ?)", (state,))
    kept._fresh = {}  # noqa: SLF001 (its own)


def _faults(kept: Kept, identifiers: list[str]) -> Iterator[tuple[str, str, int, bool, bool]]:
    """What is wrong with some records: id, message, its line from the record's, what follows of it."""
    for identifier in identifiers:
        try:
            entry, place = kept.merged(identifier)
        except KeyError:
            continue
        record, problems = validated(entry, identifier, place)
        for one in problems:
            yield (
                identifier,
                one.message,
                one.line - place.line,
                one.caution,
                record is None and not one.caution,
            )


def _read_file(kept: Kept, number: int, data: bytes) -> set[str]:
    """Take in the records of a file that changed; returns the ids that came, changed, or went."""
    starts = _starts(data)
    ends = [*starts[1:], len(data)]
    whole = memoryview(data)
    hashes = [
        blake2b(whole[start:end], digest_size=_HASH).digest() for start, end in zip(starts, ends, strict=True)
    ]
    before, now = _split(kept.meta(f"hashes {number}")), set(hashes)
    if len(now) != len(hashes):
        raise NotKeptError
    base = kept.base
    went: set[str] = set()
    arrived: set[str] = set()
    for digest in before - now:
        rows = base.execute("SELECT id FROM entry WHERE file = ? AND hash = ?", (number, digest)).fetchall()
        went |= {row[0] for row in rows}
        base.execute("DELETE FROM entry WHERE file = ? AND hash = ?", (number, digest))
    came = now - before
    entries = _all_entries(data, len(starts)) if len(came) > _MANY else []
    for at, (start, end, digest) in enumerate(zip(starts, ends, hashes, strict=True) if came else ()):
        if digest in came:
            entry = _flat(entries[at], 1 - _line_of(entries[at])) if entries else _entry(data[start:end])
            arrived.add(_take_in(base, number, digest, entry))
    if went != arrived:
        base.execute("DELETE FROM meta WHERE name = 'alike'")
    if len(kept.names) == 1:
        kept._fresh = {str(one["id"]): one for one in entries if isinstance(one, Lined)}  # noqa: SLF001 (its own)
    line, lines = data.count(b"\n", 0, starts[0]) + 1, array("I")
    for start, end in zip(starts, ends, strict=True):
        lines.append(line)
        line += data.count(b"\n", start, end)
    base.execute("REPLACE INTO meta VALUES (?, ?)", (f"hashes {number}", b"".join(hashes)))
    base.execute("REPLACE INTO meta VALUES (?, ?)", (f"lines {number}", lines.tobytes()))
    kept._lines.pop(number, None)  # noqa: SLF001 (its own)
    return went | arrived


def _split(hashes: bytes) -> set[bytes]:
    return {hashes[at : at + _HASH] for at in range(0, len(hashes), _HASH)}


def _all_entries(data: bytes, count: int) -> list[Value]:
    """The records of a whole file, which is quicker where most are new."""
    value = _read(data)
    if isinstance(value, Lined):
        value = value.get("references")
    if not isinstance(value, list) or len(value) != count:
        raise NotKeptError
    return value


def _entry(data: bytes) -> Any:  # noqa: ANN401 (of the catalogue)
    """One record, as JSON holds it, its lines counted from its own first."""
    value = _read(data)
    if not isinstance(value, list) or len(value) != 1:
        raise NotKeptError
    return _flat(value[0])


def _read(data: bytes) -> Value:
    try:
        return read(data.decode())
    except (LocatedError, UnicodeDecodeError):
        raise NotKeptError from None


def _line_of(entry: Value) -> int:
    return entry.line if isinstance(entry, Lined) else 1


def _take_in(base: sqlite3.Connection, number: int, digest: bytes, entry: Any) -> str:  # noqa: ANN401 (as above)
    """Keep a record; returns its id."""
    identifier = entry["of"].get("id") if isinstance(entry, dict) else None
    if not isinstance(identifier, str):
        raise NotKeptError
    try:
        base.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", (identifier, number, digest, json.dumps(entry)))
    except sqlite3.IntegrityError:
        raise NotKeptError from None
    return identifier


def _starts(data: bytes) -> list[int]:
    """Where each record begins. Raises NotKeptError if the catalogue is not of the form that is kept."""
    if _has_anchors(data) or b"\r" in data or b"\n---" in data or data.startswith(b"\xef\xbb\xbf"):
        raise NotKeptError
    first = _BEGIN.search(data)
    if first is None or not _HEAD.fullmatch(data[: first.start()]):
        raise NotKeptError
    begin = re.compile(rb"\n" + first[1] + rb"- id:")
    return [first.start(), *(match.start() + 1 for match in begin.finditer(data, first.start()))]


def _has_anchors(data: bytes) -> bool:
    """Whether something in a catalogue stands for something elsewhere in it."""
    found = (match.start() for pattern in _ANCHORS for match in pattern.finditer(data))
    return any(at and data[at - 1] in _BEFORE_ANCHOR for at in found) or bool(_MERGE_KEY.search(data))


def _flat(value: Any, shift: int = 0) -> Any:  # noqa: ANN401 (of the catalogue)
    """A value with its lines, moved, as JSON holds it."""
    if isinstance(value, Lined):
        lines = {key: line + shift for key, line in value.lines.items()}
        return {
            "line": value.line + shift,
            "lines": lines,
            "of": {key: _flat(one, shift) for key, one in value.items()},
        }
    return [_flat(one, shift) for one in value] if isinstance(value, list) else value


def _lined(value: Any, shift: int) -> Any:  # noqa: ANN401 (as above)
    """A value that `_flat` gave, its lines moved."""
    if isinstance(value, dict):
        made = Lined(value["line"] + shift)
        made.lines = {key: line + shift for key, line in value["lines"].items()}
        made.update({key: _lined(one, shift) for key, one in value["of"].items()})
        return made
    return [_lined(one, shift) for one in value] if isinstance(value, list) else value


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
