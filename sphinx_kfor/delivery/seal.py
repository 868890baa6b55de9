"""The seal of a PDF: its changing identifier is the digest of its bytes.

ISO 32000-2, 14.4 gives a file two identifiers, of which the second is based on the file's contents when it
was last written. Ours begins with a mark and is a digest of the whole file in which it counts as zeros, so
that whatever changes a byte, or writes the file anew, shows. A seal is no signature: whoever means to can
put another; it is the passages, held to their sources, that prove a brief.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.annotations.manifest import record_seal

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARK = b"kfor"
#: The identifiers as Typst writes them: 16 bytes each, in Base64.
_IDS = re.compile(rb"/ID\s*\[\s*\(([\w+/=]{24})\)\s*\(([\w+/=]{24})\)\s*\]")


def sealed(pdf: bytes) -> bytes:
    """The same PDF with its seal; one whose identifiers are not as Typst writes them stays as it is."""
    found = _last(pdf)
    if found is None:
        return pdf
    # Wherever else the identifier stands (XMP repeats it) it must stay the same.
    return pdf.replace(found[2], _digest(pdf, found[2]))


def is_sealed(pdf: bytes) -> bool:
    """Whether a PDF has a seal, whether it holds or not."""
    found = _last(pdf)
    return found is not None and found[2].startswith(_MARK)


def seal_holds(pdf: bytes) -> bool:
    """Whether a PDF is, byte for byte, as it was sealed."""
    found = _last(pdf)
    return found is not None and found[2] == _digest(pdf, found[2])


def record_holds(data: Mapping[str, Any]) -> bool | None:
    """Whether an `evidence.json` is as it was written; None if it has no seal."""
    return data["kfor:seal"] == record_seal(data) if "kfor:seal" in data else None


def _last(pdf: bytes) -> re.Match[bytes] | None:
    """The identifiers of a file's last trailer."""
    found = list(_IDS.finditer(pdf))
    return found[-1] if found else None


def _digest(pdf: bytes, identifier: bytes) -> bytes:
    digest = hashlib.sha256(pdf.replace(identifier, b"\0" * len(identifier))).digest()
    return _MARK + base64.b64encode(digest[:15])
