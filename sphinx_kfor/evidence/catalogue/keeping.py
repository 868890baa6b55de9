"""Large catalogues, brought up to date in the cache: only what changed is read.

A catalogue is kept by its digest, and in it each record by the hash of its bytes.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cache import folder
from sphinx_kfor.evidence.catalogue.kept import Kept
from sphinx_kfor.evidence.catalogue.pieces import HASH, NotKeptError, flat, in_pieces
from sphinx_kfor.evidence.catalogue.validating import validated
from sphinx_kfor.evidence.documents.databases import discard, is_busy
from sphinx_kfor.evidence.documents.store import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_kfor.evidence.catalogue.pieces import Pieces

#: Smaller catalogues are read as they are, in bytes.
LARGE = 400_000
#: Of the database's layout.
_VERSION = 2
_SUFFIXES = {".yaml", ".yml"}
#: Where more records are new, all are read at once.
_MANY = 1_000


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
                changed |= _take_in(kept, number, in_pieces(path.read_bytes()))
                kept.set_meta(f"digest {number}", digests[number].encode())
        base.executemany("DELETE FROM problem WHERE id = ?", ((one,) for one in changed))
        base.executemany("INSERT INTO problem VALUES (?, ?, ?, ?, ?)", _faults(kept, sorted(changed)))
        kept.set_meta("state", state)
    kept.fresh = {}


def _take_in(kept: Kept, number: int, pieces: Pieces) -> set[str]:
    """Take in the records of a file that changed; returns the ids that came, changed, or went."""
    before, now = _hashes(kept.meta(f"hashes {number}")), set(pieces.hashes)
    went = {identifier for digest in before - now for identifier in kept.drop(number, digest)}
    arrived = _add(kept, number, pieces, now - before)
    if went != arrived:
        kept.forget_alike()
    kept.set_meta(f"hashes {number}", b"".join(pieces.hashes))
    kept.set_meta(f"lines {number}", pieces.lines().tobytes())
    return went | arrived


def _add(kept: Kept, number: int, pieces: Pieces, new: set[bytes]) -> set[str]:
    """Keep the records with new hashes; returns their ids."""
    entries = pieces.entries() if len(new) > _MANY else []
    if len(kept.names) == 1:
        kept.fresh = {str(entry["id"]): entry for entry in entries}
    arrived = set()
    for at, digest in enumerate(pieces.hashes if new else ()):
        if digest in new:
            entry = entries[at] if entries else pieces.entry(at)
            arrived.add(kept.add(number, digest, flat(entry, 1 - entry.line if entries else 0)))
    return arrived


def _hashes(joined: bytes) -> set[bytes]:
    return {joined[at : at + HASH] for at in range(0, len(joined), HASH)}


def _faults(kept: Kept, identifiers: list[str]) -> Iterator[tuple[str, str, int, bool, bool]]:
    """What is wrong with some records: id, message, its line from the record's, what follows of it."""
    for identifier in identifiers:
        try:
            entry, place = kept.merged(identifier)
        except KeyError:
            continue
        record, problems = validated(entry, identifier, place)
        for one in problems:
            broken = record is None and not one.caution
            yield identifier, one.message, one.line - place.line, one.caution, broken
