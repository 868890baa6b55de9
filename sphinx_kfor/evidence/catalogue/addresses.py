"""Addresses that may be links: what a catalogue names is not to run in a reader's browser."""

from __future__ import annotations

import re

#: Schemes that are followed.
_SCHEMES = frozenset(["http", "https", "mailto", "doi"])
#: What a browser drops before it looks at an address (WHATWG URL, 4.4).
_DROPPED = re.compile(r"[\t\n\r]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def live(url: str) -> str:
    """An address as a link may have it; empty for one with another scheme, in whatever case, or with none."""
    address = _DROPPED.sub("", url).strip("".join(map(chr, range(0x21))))
    scheme = _SCHEME.match(address)
    return address if scheme and scheme[1].lower() in _SCHEMES else ""


def of_the_web(url: str) -> str:
    """The same for what a browser opens: `http` and `https` alone."""
    address = live(url)
    return address if address.lower().startswith(("http://", "https://")) else ""
