"""Databases in the cache: two processes do each other no harm, and one that is killed leaves nothing torn."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: How long a process waits for another one that writes, in seconds.
_PATIENCE = 30.0
#: What is written goes to a log beside the database first, so that at any moment the old or the new is there.
_SAFELY = "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;"


def opened(path: Path, tables: str) -> sqlite3.Connection:
    """A database with these tables.

    Args:
        path: its file, which is made where it is not there.
        tables: the statements that make its tables where they are not there.

    Raises:
        sqlite3.DatabaseError: it is damaged, or another process keeps it for itself; see `is_busy`.
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    base = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        base.executescript(_SAFELY + tables)
    except sqlite3.DatabaseError:
        base.close()
        raise
    return base


def is_busy(error: sqlite3.DatabaseError) -> bool:
    """Whether another process keeps the database for itself: it is not damaged."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def discard(path: Path) -> None:
    """Delete a damaged database. Raises OSError where it cannot be."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
