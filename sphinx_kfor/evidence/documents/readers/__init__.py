"""Readers: bytes of a kind to a `Reading`; one file a kind.

A reader is a module with `read(data, options)`. It raises `UnreadableError` for what it cannot read, and lets
every other error through: the worker that runs it says then that the file is damaged.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module, metadata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.reading import Reading


class UnreadableError(Exception):
    """A document cannot be read: the message says what is wrong, and what to do."""


@dataclass(frozen=True)
class Options:
    """What a record says of how its file is read.

    Attributes:
        encoding: of its text; empty where the record does not say.
        first_page: the number of a PDF's first page.
    """

    encoding: str = ""
    first_page: int = 1


class Kind(NamedTuple):
    """A kind of document: its reader's module, that reader's version, and the packages that it needs."""

    module: str
    version: int
    packages: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Name and version of the reader, and of what it reads by, as the lock keeps them."""
        return " ".join([f"{self.module}/{self.version}", *map(_with_version, self.packages)])

    def missing(self) -> list[str]:
        """The packages that are not installed."""
        return [package for package in self.packages if not _version(package)]


_HTML = Kind("html", 1, ("lxml",))
#: Kinds by file suffix.
KINDS = {
    ".docx": Kind("docx", 1, ("lxml",)),
    ".epub": Kind("epub", 1, ("lxml",)),
    ".htm": _HTML,
    ".html": _HTML,
    ".ods": Kind("ods", 1, ("lxml",)),
    ".odt": Kind("odt", 1, ("lxml",)),
    ".pdf": Kind("pdf", 1, ("pypdfium2",)),
    ".pptx": Kind("pptx", 1, ("python-pptx",)),
    ".srt": Kind("srt", 1),
    ".vtt": Kind("vtt", 1),
    ".xhtml": _HTML,
    ".xlsx": Kind("xlsx", 1, ("openpyxl",)),
}


def read(data: bytes, suffix: str, options: Options) -> Reading:
    """Read a document, in this process and without bounds; `bounded.read` is what others call.

    Raises:
        UnreadableError: it cannot be read.
    """
    module = import_module(f"{__name__}.{KINDS[suffix].module}")
    reading: Reading = module.read(data, options)
    return reading


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _with_version(package: str) -> str:
    return f"{package}/{_version(package)}"
