"""What the cache keeps of documents: readings, by digest, reader and options, and digests of files."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cache import keep, kept, parsed
from sphinx_kfor.evidence.documents.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sphinx_kfor.evidence.documents.readers import Kind, Options


#: What could not be read this time, as in too little time: not kept, and not tried again by this process.
_passing: dict[str, str] = {}


#: Whether nothing that is kept is believed, as `kfor check`, `lock` and `verify` want it.
_ANEW: ContextVar[bool] = ContextVar("anew", default=False)


@contextmanager
def anew() -> Iterator[None]:
    """Believe nothing that is kept: read every file, and keep what is read."""
    token = _ANEW.set(True)
    try:
        yield
    finally:
        _ANEW.reset(token)


def is_anew() -> bool:
    """Whether nothing that is kept is believed."""
    return _ANEW.get()


def digest_of(path: Path) -> str:
    """The sha256 of a file; that of one whose size and times are the same as before is trusted.

    Raises:
        OSError: it cannot be read.
    """
    state = path.stat()
    name = f"files/{_hash(str(path.resolve()))}.json"
    facts = [state.st_size, state.st_mtime_ns, state.st_ctime_ns]
    known = [] if _ANEW.get() else parsed(kept(name))
    if isinstance(known, list) and known[:3] == facts and len(known) == 4:  # noqa: PLR2004 (and the digest)
        return str(known[3])
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    after = path.stat()
    if facts == [after.st_size, after.st_mtime_ns, after.st_ctime_ns]:  # it did not change meanwhile
        keep(name, json.dumps([*facts, digest]).encode())
    return digest


def reading_of(digest: str, kind: Kind, options: Options, read: Callable[[], bytes]) -> Reading | str:
    """A document's reading, or why it cannot be read.

    Args:
        digest: of the document.
        kind: its reader.
        options: how it is read.
        read: reads it, where it is not kept: the JSON of a reading or of an error.
    """
    name = f"readings/{digest[:2]}/{digest}-{_hash(f'{kind.name} {options!r}')[:16]}.json"
    if not _ANEW.get():
        found = _reading(kept(name)) or _passing.get(name)
        if found is not None:
            return found
    answer = read()
    found = _reading(answer)
    if not isinstance(found, Reading):
        data, found = parsed(answer), found or "its reader gave no answer"
        if isinstance(data, dict) and not data.get("passing"):
            keep(name, answer)
        else:
            _passing[name] = found
        return found
    keep(name, answer)
    return found


def _reading(answer: bytes) -> Reading | str | None:
    """What an answer says; None if it is torn."""
    data = parsed(answer)
    if not isinstance(data, dict):
        return None
    if "error" in data:
        return str(data["error"])
    try:
        return Reading.from_json(data)
    except (KeyError, TypeError, ValueError):
        return None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
