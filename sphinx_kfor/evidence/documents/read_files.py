"""Read a file by its reader, once: what was made of it is kept."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.bounded import READER
from sphinx_kfor.evidence.documents.readers import Options
from sphinx_kfor.evidence.documents.store import digest_of, reading_of
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_kfor.evidence.documents.bounded import Bounded
    from sphinx_kfor.evidence.documents.readers import Kind
    from sphinx_kfor.evidence.documents.reading import Reading

__all__ = ["digest_of", "read_file"]
#: Larger files are not read, in bytes.
MOST = 200_000_000


def read_file(path: Path, digest: str, kind: Kind, options: Options, reader: Bounded = READER) -> Reading:
    """What a reader makes of a file.

    Args:
        path: the file.
        digest: its sha256.
        kind: its reader.
        options: how it is read.
        reader: the process to read it in.

    Raises:
        EvidenceError: `document`, if it cannot be read, or the reader is not installed.
        OSError: there is no such file.
    """
    missing = kind.missing()
    if missing:
        raise EvidenceError(
            "document", f"reading it needs {', '.join(missing)}: pip install 'sphinx-kfor[{kind.extra}]'"
        )
    if path.stat().st_size > MOST:
        raise EvidenceError("document", f"it is larger than {MOST // 1_000_000} MB; take a part of it")

    def read() -> bytes:
        return reader.read(_same(path, digest), kind.suffix, options)

    reading = reading_of(digest, kind, options, read)
    if isinstance(reading, str):
        raise EvidenceError("document", reading)
    return reading


def read_text(text: str, kind: Kind, reader: Bounded = READER) -> Reading:
    """What a reader makes of a text. Raises EvidenceError: `document`, if that takes too much."""
    data = text.encode("utf-8", "surrogatepass")
    digest, options = hashlib.sha256(data).hexdigest(), Options()
    reading = reading_of(digest, kind, options, lambda: reader.read(data, kind.suffix, options))
    if isinstance(reading, str):
        raise EvidenceError("document", reading)
    return reading


def _same(path: Path, digest: str) -> bytes:
    """A file's bytes, if they are those of the digest: else another text would be kept under its name."""
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise EvidenceError("document", "it changed while it was read; build again")
    return data
