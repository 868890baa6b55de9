"""From bytes to text, as the web does: by what is declared, else UTF-8, else Windows' code page."""

from __future__ import annotations

import codecs
import re

from sphinx_kfor.evidence.documents.readers import UnreadableError

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: What the web calls Latin-1 or ASCII is Windows' code page (WHATWG Encoding, 4.2).
_WINDOWS = {"iso8859-1", "ascii", "latin-1"}


def decoded(data: bytes, encoding: str = "") -> str:
    """A text: by its record's encoding, its byte order mark, or what it declares, else UTF-8 or Windows'."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace")
    named = encoding.encode() or next(
        (m[1] for m in (_DECLARED.search(data[:200]), _CHARSET.search(data[:4096])) if m), b""
    )
    for name in filter(None, (named.decode("ascii", "ignore"), "utf-8")):
        try:
            known = codecs.lookup(name).name
            return data.decode("cp1252" if known in _WINDOWS else known)
        except (LookupError, UnicodeError):
            if encoding and name == encoding:
                raise UnreadableError(f"the text is not in '{encoding}', as custom.encoding says") from None
    return data.decode("cp1252", "replace")
