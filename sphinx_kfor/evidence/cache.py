"""The cache, in `KFOR_CACHE`, else in the user's cache folder: what is worked out once for all builds.

It holds the text of sources, private ones too, and so is never in sources or output. What cannot be kept is
worked out again: nothing depends on it.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

#: A list of words, or what each of some words stands for.
Words = TypeVar("Words", list[str], dict[str, str])


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
    import tempfile  # noqa: PLC0415 (only for what is not kept)

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


def worked_out(name: str, work_out: Callable[[], Words]) -> Words:
    """Words that are worked out once for all builds.

    Args:
        name: of the entry; it names all that the words depend on.
        work_out: gives them where they are not kept.
    """
    known = parsed(kept(name))
    if isinstance(known, (dict, list)):
        return cast("Words", known)
    found = work_out()
    keep(name, json.dumps(found, ensure_ascii=False).encode())
    return found


def parsed(data: bytes) -> Any:  # noqa: ANN401 (JSON)
    """What JSON says; None if it is torn, or there is none."""
    try:
        return json.loads(data.decode("utf-8", "surrogatepass")) if data else None
    except ValueError:
        return None
