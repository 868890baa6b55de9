"""The cache, in `KFOR_CACHE`, else in the user's cache folder: readings, by digest, reader and options.

It holds the text of sources, private ones too, and so is never in sources or output. What cannot be kept is
read again: nothing depends on it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.documents.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_kfor.evidence.documents.readers import Kind, Options


#: What could not be read this time, as in too little time: not kept, and not tried again by this process.
_passing: dict[str, str] = {}


def folder() -> Path:
    """The folder of the cache."""
    named = os.environ.get("KFOR_CACHE", "")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "kfor" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "kfor"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kfor"


def kept(name: str) -> bytes:
    """An entry; nothing where there is none."""
    try:
        return (folder() / name).read_bytes()
    except (OSError, RuntimeError):
        return b""


def keep(name: str, data: bytes) -> None:
    """Keep an entry, whole or not at all; a cache that cannot be written keeps nothing."""
    temporary = ""
    try:
        path = folder() / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(path)
    except (OSError, RuntimeError):
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def worked_out(name: str, work_out: Callable[[], list[str]]) -> list[str]:
    """Words that are worked out once for all builds.

    Args:
        name: of the entry; it names all that the words depend on.
        work_out: gives them where they are not kept.
    """
    known = _parsed(kept(name))
    if isinstance(known, list):
        return known
    found = work_out()
    keep(name, json.dumps(found, ensure_ascii=False).encode())
    return found


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
    known = [] if _ANEW.get() else _parsed(kept(name))
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
        data, found = _parsed(answer), found or "its reader gave no answer"
        if isinstance(data, dict) and not data.get("passing"):
            keep(name, answer)
        else:
            _passing[name] = found
        return found
    keep(name, answer)
    return found


def _reading(answer: bytes) -> Reading | str | None:
    """What an answer says; None if it is torn."""
    data = _parsed(answer)
    if not isinstance(data, dict):
        return None
    if "error" in data:
        return str(data["error"])
    try:
        return Reading.from_json(data)
    except (KeyError, TypeError, ValueError):
        return None


def _parsed(data: bytes) -> Any:  # noqa: ANN401 (JSON)
    try:
        return json.loads(data.decode("utf-8", "surrogatepass")) if data else None
    except ValueError:
        return None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
