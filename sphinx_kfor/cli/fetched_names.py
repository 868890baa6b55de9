"""What a file that was fetched is called, by its address and by what it is."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from sphinx_kfor.evidence.catalogue.proposals import slug
from sphinx_kfor.evidence.documents.loading import READERS
from sphinx_kfor.evidence.documents.readers import KINDS

_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}


def name_of(url: str, media: str, data: bytes) -> str:
    """A name for a file that was fetched: the last part of the address, with the suffix of what it is.

    Args:
        url: the address.
        media: its media type, as the server says.
        data: its bytes.

    Raises:
        OSError: it is of no kind that is read.
    """
    parts = urlsplit(url)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2])
    stem, dot, suffix = last.rpartition(".")
    known, told = f".{suffix.lower()}" if dot else "", media.partition(";")[0].strip().lower()
    wanted = _TYPES.get(told, "")
    kept = known if known in KINDS or known in READERS else ""
    suffix = wanted if wanted and not (wanted == ".txt" and kept) else kept or _seen(data, told)
    base = slug(stem if dot and (kept or wanted) else last) or slug(parts.hostname or "") or "page"
    return f"{base[:60]}{suffix}"


def _seen(data: bytes, told: str) -> str:
    """The suffix of what neither server nor address tell, by its first bytes. Raises OSError for others."""
    head = data[:1024].lstrip()
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"<") or not head:
        return ".html"
    raise OSError(f"it is {told or 'of an unknown kind'}, of which there is no reader")
