"""Digests that tell nothing to whoever has not the text."""

from __future__ import annotations

import hashlib
import hmac


def keyed(words: str, text: str) -> str:
    """A digest of a private source's words, keyed with its text: nobody can guess them who has not that.

    The key is not the text's own digest, which records name as that of the source's file.
    """
    key = hashlib.sha256(b"kfor private\0" + text.encode("utf-8", "surrogatepass")).digest()
    return hmac.new(key, words.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
