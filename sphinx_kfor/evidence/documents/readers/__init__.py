"""Readers: bytes of a kind to a `Reading`; one file a kind.

A reader is a module with `read(data, options)`. It raises `UnreadableError` for what it cannot read, and lets
every other error through: the worker that runs it says then that the file is damaged.
"""

from __future__ import annotations

import gc
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.reading import Reading


class UnreadableError(Exception):
    """A document cannot be read: the message says what is wrong, and what to do."""


class Options(NamedTuple):
    """What a record says of how its file is read.

    Attributes:
        encoding: of its text; empty where the record does not say.
        first_page: the number of a PDF's first page.
        marks: what parts decimals and what thousands where a file keeps numbers, not how they are shown.
    """

    encoding: str = ""
    first_page: int = 1
    marks: str = ".,"


class Kind(NamedTuple):
    """A kind of document.

    Attributes:
        suffix: of its files, by which the worker knows it.
        module: its reader's module, from here.
        version: that reader's version.
        packages: what it needs.
        extra: which of our extras brings them.
    """

    suffix: str
    module: str
    version: int
    packages: tuple[str, ...] = ()
    extra: str = "readers"

    @property
    def name(self) -> str:
        """Name and version of the reader, and of what it reads by, as the lock keeps them."""
        return " ".join([f"{self.module}/{self.version}", *map(_with_version, self.packages)])

    def missing(self) -> list[str]:
        """The packages that are not installed."""
        return [package for package in self.packages if not _version(package)]


_ALL = [
    Kind(".docx", "docx", 2, ("lxml",)),
    Kind(".epub", "epub", 2, ("lxml",)),
    Kind(".htm", "html", 2, ("lxml",)),
    Kind(".html", "html", 2, ("lxml",)),
    Kind(".ods", "ods", 2, ("lxml",)),
    Kind(".odt", "odt", 2, ("lxml",)),
    Kind(".pdf", "pdf", 3, ("pypdfium2",)),
    Kind(".pptx", "pptx", 2, ("python-pptx",)),
    Kind(".srt", "srt", 3),
    Kind(".vtt", "vtt", 3),
    Kind(".xhtml", "html", 2, ("lxml",)),
    Kind(".xlsx", "xlsx", 4, ("openpyxl",)),
]
#: Kinds by file suffix.
KINDS = {kind.suffix: kind for kind in _ALL}
#: The tables of a PDF, and a second reading of its text.
PDF_TABLES = Kind(".pdf#tables", "pdf_tables", 1, ("pdfplumber",), "pdf-tables")
#: The article of a web page.
ARTICLE = Kind(".html#article", "html_article", 1, ("trafilatura",))
#: What is seen of a large Markdown text.
MARKDOWN = Kind(".md#view", ".markdown_view", 2)
SECOND = {".pdf": Kind(".pdf#second", "pdf_second", 1, ("pdfplumber",), "pdf-tables")}


def read(data: bytes, suffix: str, options: Options) -> Reading:
    """Read a document, in this process and without bounds; `bounded.read` is what others call.

    Raises:
        UnreadableError: it cannot be read.
    """
    kinds = (*_ALL, PDF_TABLES, ARTICLE, MARKDOWN, *SECOND.values())
    module = import_module(f".{next(kind.module for kind in kinds if kind.suffix == suffix)}", __name__)
    collecting = gc.isenabled()
    gc.disable()  # a document is a great many objects, none of them garbage before it is read
    try:
        reading: Reading = module.read(data, options)
    finally:
        if collecting:
            gc.enable()
    return reading


@cache
def _version(package: str) -> str:
    from importlib import metadata  # noqa: PLC0415 (costs as much as all that a text needs)

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _with_version(package: str) -> str:
    return f"{package}/{_version(package)}"
