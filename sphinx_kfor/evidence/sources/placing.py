"""Where the file that a record names lies: inside one of the corpus's folders, or nowhere."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def placed(name: str, folders: Sequence[Path]) -> Path | None:
    """The file of a name in the first folder that has it; None if none has.

    Raises:
        EvidenceError: `catalogue`, if the name, or a link in its place, leads out or to no file.
    """
    _refuse_outside(name)
    for folder in folders:
        path = folder / name
        if path.is_symlink() or path.exists():
            return _inside(path, folder)
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
