"""Fetch a page or a file from the web, as it comes: the only place where anything is fetched.

Only `http` and `https`, in bounded time and size, over a few redirects, and never from an address of a
private network unless that is allowed: what a name resolves to is checked, and connected to.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

import click

from sphinx_kfor import __version__
from sphinx_kfor.evidence.catalogue.proposals import slug
from sphinx_kfor.evidence.documents.document import READERS
from sphinx_kfor.evidence.documents.readers import KINDS

MOST = 100_000_000
_REDIRECTS, _SECONDS, _WAIT = 5, 120.0, 20.0
_MOVED = {301, 302, 303, 307, 308}
#: By these addresses of IPv6 those of IPv4 are reached (RFC 6052).
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_CHUNK = 65_536
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


@dataclass(frozen=True)
class Fetched:
    """What came: its bytes, the address it came from at last, and a name for its file."""

    data: bytes
    url: str
    name: str


def fetch(url: str, *, private: bool) -> Fetched:
    """Fetch what an address names.

    Args:
        url: the address.
        private: whether addresses of private networks are allowed.

    Raises:
        click.UsageError: the address is refused.
        OSError: it does not answer, or not as it should.
    """
    deadline = time.monotonic() + _SECONDS
    for _ in range(_REDIRECTS + 1):
        check(url)
        with contextlib.closing(_connected(url, private=private)) as connection:
            parts = urlsplit(url)
            path = parts.path or "/"
            headers = {"User-Agent": f"kfor/{__version__}", "Accept": "*/*", "Accept-Encoding": "identity"}
            connection.request("GET", path + (f"?{parts.query}" if parts.query else ""), headers=headers)
            answer = connection.getresponse()
            if answer.status in _MOVED and answer.getheader("Location"):
                url = urljoin(url, answer.getheader("Location", ""))
                continue
            if answer.status != http.client.OK:
                raise OSError(f"the server answers {answer.status} {answer.reason}")
            return Fetched(_read(answer, deadline), url, _name(url, answer.getheader("Content-Type", "")))
    raise OSError(f"it leads on more than {_REDIRECTS} times")


def check(url: str) -> None:
    """Raise click.UsageError for an address that is not of the web."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise click.UsageError(f"'{url}' is refused: only http and https addresses are fetched")


def _connected(url: str, *, private: bool) -> http.client.HTTPConnection:
    """A connection to the very address that was checked."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [one[4] for one in found]
    hidden = [str(one[0]) for one in addresses if not _is_public(str(one[0]).partition("%")[0])]
    if hidden and not private:
        raise click.UsageError(
            f"'{url}' is refused: {hidden[0]} is an address of a private network; --allow-private lets it in"
        )
    sock = socket.create_connection((str(addresses[0][0]), port), timeout=_WAIT)
    if parts.scheme == "https":
        sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    connection = http.client.HTTPConnection(host, port, timeout=_WAIT)
    connection.sock = sock
    if parts.scheme == "https":
        connection.default_port = 443
    return connection


def _is_public(address: str) -> bool:
    """Whether an address is one of the public network; also the one of IPv4 that one of IPv6 stands for."""
    found = ipaddress.ip_address(address)
    every = [found]
    if isinstance(found, ipaddress.IPv6Address):
        inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in _NAT64 else None
        every += filter(None, (inner, found.ipv4_mapped, found.sixtofour))
    return all(one.is_global and not one.is_multicast for one in every)


def _read(answer: http.client.HTTPResponse, deadline: float) -> bytes:
    pieces, size = [], 0
    while piece := answer.read(_CHUNK):
        size += len(piece)
        if size > MOST:
            raise OSError(f"it is larger than {MOST // 1_000_000} MB")
        if time.monotonic() > deadline:
            raise OSError(f"it takes longer than {_SECONDS:.0f} seconds")
        pieces.append(piece)
    return b"".join(pieces)


def _name(url: str, media: str) -> str:
    """A name for the file: the last part of the address, with the suffix of what it is."""
    parts = urlsplit(url)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2])
    stem, dot, suffix = last.rpartition(".")
    known = f".{suffix.lower()}" if dot else ""
    wanted = _TYPES.get(media.partition(";")[0].strip().lower(), "")
    kept = known if known in KINDS or known in READERS else ""
    suffix = wanted if wanted and not (wanted == ".txt" and kept) else kept or ".html"
    base = slug(stem if dot and (kept or wanted) else last) or slug(parts.hostname or "") or "page"
    return f"{base[:60]}{suffix}"
