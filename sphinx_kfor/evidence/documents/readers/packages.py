"""Documents that are ZIP packages of XML: opened with every bound checked first, parsed without entities."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from sphinx_kfor.evidence.documents.readers import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

#: The most that a package may hold unpacked, in bytes, and in how many files.
MOST = 250_000_000
MOST_PART = 120_000_000
MOST_FILES = 20_000
#: The most that a part that is read as a whole may hold: tags, which take the time and the memory.
MOST_TAGS = 2_500_000
#: What is packed tighter than this is no document, but a bomb; small parts may be.
_RATIO, _SMALL = 300, 2_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_LEGACY = {".docx": ".doc", ".pptx": ".ppt", ".xlsx": ".xls"}


class Package:
    """A package's parts by name."""

    def __init__(self, data: bytes, suffix: str) -> None:
        """Open a package.

        Args:
            data: its bytes.
            suffix: of the file, for messages.

        Raises:
            UnreadableError: it is none, is encrypted, holds macros, or would unpack beyond the bounds.
        """
        if data.startswith(_OLE):
            older = f", or is an older file ({_LEGACY[suffix]})" if suffix in _LEGACY else ""
            raise UnreadableError(
                f"the file is locked with a password{older}; open it, and save it without one as {suffix}"
            )
        if not data.startswith(b"PK"):
            raise UnreadableError(
                f"the file is no {suffix} file, whatever its name says; {_looks_like(data)}"
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile as error:
            raise UnreadableError(f"the file is torn ({error}); get it again") from None
        self.names = self._checked()

    def read(self, name: str) -> bytes:
        """A part's bytes; nothing for one that is not there."""
        if name not in self.names:
            return b""
        with self._zip.open(name) as part:
            data = part.read(MOST_PART + 1)
        if len(data) > MOST_PART:
            raise UnreadableError(f"its part '{name}' unpacks to more than {MOST_PART:,} bytes")
        return data

    def xml(self, name: str) -> _Element | None:
        """A part that is XML; None for one that is not there, or is empty."""
        data = self.read(name)
        return xml(data, name) if data.strip() else None

    def _checked(self) -> frozenset[str]:
        entries = self._zip.infolist()
        if len(entries) > MOST_FILES:
            raise UnreadableError(f"it holds {len(entries):,} files, more than {MOST_FILES:,}: no document")
        for entry in entries:
            if entry.filename.startswith(("/", "\\")) or ".." in entry.filename.replace("\\", "/").split("/"):
                raise UnreadableError(f"it names a file outside itself, '{entry.filename}': no document")
            if entry.flag_bits & 1:
                raise UnreadableError("the file is encrypted; open it, and save it without a password")
            if entry.filename.lower().endswith("vbaproject.bin"):
                raise UnreadableError("the file holds macros; save it without them")
            if entry.file_size > _SMALL and entry.file_size > _RATIO * max(entry.compress_size, 1):
                raise UnreadableError(
                    f"its part '{entry.filename}' would unpack to {entry.file_size:,} bytes from "
                    f"{entry.compress_size:,}: no document"
                )
        size = sum(entry.file_size for entry in entries if not _is_media(entry.filename))
        if size > MOST:
            raise UnreadableError(f"it would unpack to {size:,} bytes, more than {MOST:,}")
        return frozenset(entry.filename for entry in entries)


def refuse_entities(data: bytes, name: str) -> None:
    """Raises UnreadableError if a part declares entities, or a type of document that may."""
    declared = data.replace(b"\0", b"") if b"\0" in data[:100] else data
    if b"<!ENTITY" in declared:
        raise UnreadableError(f"its part '{name}' declares entities, as no document does")


def xml(data: bytes, name: str) -> _Element:
    """Parse XML without entities, network, or external files.

    Raises:
        UnreadableError: it is not well formed, is nested too deep, has too many tags, or declares entities.
    """
    refuse_entities(data, name)
    tags = data.count(b"<")
    if tags > MOST_TAGS:
        raise UnreadableError(
            f"its part '{name}' has {tags:,} tags; at most {MOST_TAGS:,} are read; take a part of it"
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"its part '{name}' is damaged ({error.msg})") from None


def _is_media(name: str) -> bool:
    return name.lower().endswith(
        (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".mp4", ".svg", ".tif", ".tiff")
    )


def _looks_like(data: bytes) -> str:
    """What a file is by its first bytes, for a message."""
    head = data[:1024].lstrip().lower()
    if b"%pdf" in head:
        return "it is a PDF: name it .pdf"
    if head.startswith((b"<!doctype html", b"<html")):
        return "it is a web page: name it .html"
    return "look what it is, and name it so" if data else "it is empty"
