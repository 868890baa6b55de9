"""Programs that make documents, or see what is in them: Pandoc, LibreOffice, Chromium, Poppler, TeX."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class AbsentError(Exception):
    """A program or package is not here; what needs it is left out, and said."""


def program(*names: str) -> str:
    """Where a program is that has one of these names. Raises AbsentError."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        raise AbsentError(names[0])
    return found


def pandoc(text: str | Path, source: str, target: str, out: Path | None = None, *more: str) -> str:
    """What Pandoc makes of a text or of a file, or nothing where it writes a file. Raises AbsentError."""
    try:
        import pypandoc  # noqa: PLC0415 (may be absent)

        path = pypandoc.get_pandoc_path()
    except (ImportError, OSError):
        raise AbsentError("pandoc") from None
    command = [path, "--from", source, "--to", target, "--standalone", *more]
    command += ["--output", str(out)] if out else []
    command += [str(text)] if isinstance(text, Path) else []
    given = None if isinstance(text, Path) else text
    done = subprocess.run(command, input=given, check=True, capture_output=True, text=True, timeout=120)
    return done.stdout


def office(paths: Sequence[Path], target: str, suffix: str, folder: Path) -> list[Path]:
    """What LibreOffice makes of some files, in a folder: one call for all of them. Raises AbsentError."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        command = [program("soffice", "libreoffice"), f"-env:UserInstallation=file://{profile}", "--headless"]
        command += ["--convert-to", target, "--outdir", str(folder), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=60 + 10 * len(paths))
    return [folder / f"{path.stem}{suffix}" for path in paths]


def chromium(page: Path, *options: str) -> str:
    """What Chromium prints of a page. Raises AbsentError."""
    browser = program("chromium", "chromium-browser", "google-chrome")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", *options, page.as_uri()]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=120).stdout


def poppler(path: Path, *options: str) -> str:
    """The text of a PDF, its pages ended by form feeds. Raises AbsentError."""
    command = [program("pdftotext"), *options, str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode(
        "utf-8", "replace"
    )
