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
import threading
import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import click

from sphinx_kfor import __version__
from sphinx_kfor.cli.fetched_names import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 100_000_000
_REDIRECTS, _SECONDS, _WAIT = 5, 120.0, 20.0
#: A server has so many seconds to begin its answer, and so many to come to so many bytes a second.
_TO_ANSWER, _TO_SEND, _SLOWEST = 30.0, 20.0, 1_000
_MOVED = {301, 302, 303, 307, 308}
#: By these addresses of IPv6 those of IPv4 are reached (RFC 6052, RFC 4291).
_EMBEDDED = ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96")
_CHUNK = 65_536
_TOO_LARGE = f"it is larger than {MOST // 1_000_000} MB"


@dataclass(frozen=True)
class Fetched:
    """What came.

    Attributes:
        data: its bytes.
        url: the address it came from at last.
        name: for its file.
        charset: of its text, as the server says; empty where it does not.
    """

    data: bytes
    url: str
    name: str
    charset: str = ""


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
        try:
            answered = _asked(url, deadline, private=private)
        except (ValueError, http.client.HTTPException) as error:
            raise OSError(f"the server does not answer as one of the web ({type(error).__name__})") from None
        if isinstance(answered, Fetched):
            return answered
        url = answered
    raise OSError(f"it leads on more than {_REDIRECTS} times")


def _asked(url: str, deadline: float, *, private: bool) -> Fetched | str:
    """What an address holds, or the one that it leads on to."""
    late = f"it takes longer than {_SECONDS:.0f} seconds"
    with (
        contextlib.closing(_connected(url, private=private)) as connection,
        _until(deadline, connection, late),
    ):
        begun = time.monotonic()
        parts = urlsplit(url)
        path = parts.path or "/"
        headers = {"User-Agent": f"kfor/{__version__}", "Accept": "*/*", "Accept-Encoding": "identity"}
        connection.request("GET", path + (f"?{parts.query}" if parts.query else ""), headers=headers)
        silent = f"the server does not answer within {_TO_ANSWER:.0f} seconds"
        with _until(begun + _TO_ANSWER, connection, silent):
            answer = connection.getresponse()
        if answer.status in _MOVED and answer.getheader("Location"):
            return urljoin(url, answer.getheader("Location", ""))
        if answer.status != http.client.OK:
            raise OSError(f"the server answers {answer.status} {answer.reason}")
        data = _unpacked(_read(answer), answer.getheader("Content-Encoding", ""))
        name = name_of(url, answer.getheader("Content-Type", ""), data)
        return Fetched(data, url, name, answer.headers.get_content_charset(""))


@contextlib.contextmanager
def _until(deadline: float, connection: http.client.HTTPConnection, said: str) -> Iterator[None]:
    """Let a connection live no longer, whatever it is waiting for; what fails behind that says so."""
    sock = connection.sock

    def end() -> None:
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(0.0, deadline - time.monotonic()), end)
    timer.start()
    try:
        yield
    except (OSError, ValueError, http.client.HTTPException):
        if time.monotonic() < deadline:
            raise
    finally:
        timer.cancel()
    if time.monotonic() >= deadline:
        raise OSError(said)  # also where what was cut off seemed whole


def check(url: str) -> None:
    """Raise click.UsageError for an address that is not of the web, or is none."""
    try:
        parts = urlsplit(url)
        web = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise click.UsageError(f"'{url}' is refused: it is no address ({error})") from None
    if not web:
        raise click.UsageError(f"'{url}' is refused: only http and https addresses are fetched")
    if not url.isprintable() or " " in url:
        raise click.UsageError(
            f"'{url}' is refused: an address has no spaces; put it in quotation marks whole"
        )


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
    sock = _reached([str(one[0]) for one in addresses], port)
    if parts.scheme == "https":
        sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    connection = http.client.HTTPConnection(host, port, timeout=_WAIT)
    connection.sock = sock
    if parts.scheme == "https":
        connection.default_port = 443
    return connection


def _reached(addresses: list[str], port: int) -> socket.socket:
    """A socket to the first of several addresses of one host that answers. Raises OSError if none does."""
    for address in addresses[:-1]:
        with contextlib.suppress(OSError):
            return socket.create_connection((address, port), timeout=_WAIT)
    return socket.create_connection((addresses[-1], port), timeout=_WAIT)


def _is_public(address: str) -> bool:
    """Whether an address is one of the public network; also the one of IPv4 that one of IPv6 stands for."""
    found = ipaddress.ip_address(address)
    every = [found]
    if isinstance(found, ipaddress.IPv6Address):
        embedded = any(found in network for network in _EMBEDDED)
        inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if embedded else None
        every += filter(None, (inner, found.ipv4_mapped, found.sixtofour))
    return all(one.is_global and not one.is_multicast for one in every)


def _read(answer: http.client.HTTPResponse) -> bytes:
    pieces, size = [], 0
    begun = time.monotonic()
    while piece := answer.read1(_CHUNK):
        size += len(piece)
        if size > MOST:
            raise OSError(_TOO_LARGE)
        if size < _SLOWEST * (time.monotonic() - begun - _TO_SEND):
            raise OSError(f"the server sends fewer than {_SLOWEST:,} bytes a second; try again later")
        pieces.append(piece)
    if answer.length:
        raise OSError(f"it breaks off, {answer.length:,} bytes before its end; try again")
    return b"".join(pieces)


def _unpacked(data: bytes, encoding: str) -> bytes:
    """What came as a server packed it, though nobody asked for that."""
    if encoding.lower() not in {"gzip", "x-gzip", "deflate"}:
        return data
    packed = zlib.decompressobj(47)  # whichever of both it is
    try:
        whole = packed.decompress(data, MOST + 1)
    except zlib.error as error:
        raise OSError(f"it is packed, and cannot be unpacked ({error})") from None
    if len(whole) > MOST:
        raise OSError(_TOO_LARGE)
    return whole
