"""Whether what a server says of a text's encoding is needed to read it."""

from __future__ import annotations

import codecs

from sphinx_kfor.evidence.documents.loading import READERS
from sphinx_kfor.evidence.documents.readers.decoding import decoded

#: Kinds whose text is read as the web reads it.
_OF_THE_WEB = frozenset({".htm", ".html", ".srt", ".vtt", ".xhtml"})


def needed(data: bytes, suffix: str, charset: str) -> bool:
    """Whether a text is read otherwise, or not at all, without the encoding that a server names.

    Args:
        data: its bytes.
        suffix: of its file.
        charset: the encoding's name; one that is none is not needed.
    """
    try:
        told = data.decode(codecs.lookup(charset).name) if charset else ""
    except (LookupError, UnicodeError):
        return False
    if not told:
        return False
    if suffix in _OF_THE_WEB:
        return decoded(data) != decoded(data, charset)
    if suffix not in READERS:
        return False
    try:
        return data.decode() != told
    except UnicodeDecodeError:
        return True
