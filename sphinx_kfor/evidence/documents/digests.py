"""The digest of a text's file: of its bytes, and the same for a checkout that writes other line ends."""

from __future__ import annotations

import hashlib


def digest_of_text(data: bytes, wanted: str = "") -> str:
    """The SHA-256 of a text's bytes, in hexadecimal.

    A file that differs in its line ends alone (git may write others at each checkout) counts as the same: it
    has the digest that is wanted if any of its forms has that, else that of the form with line feeds.
    """
    if b"\0" in data:  # UTF-16, in which a line's end is no pair of bytes
        return hashlib.sha256(data).hexdigest()
    plain = data.replace(b"\r\n", b"\n") if b"\r" in data else data
    digest = hashlib.sha256(plain).hexdigest()
    if not wanted or digest == wanted:
        return digest
    others = (data, plain.replace(b"\n", b"\r\n"))
    return wanted if any(hashlib.sha256(form).hexdigest() == wanted for form in others) else digest
