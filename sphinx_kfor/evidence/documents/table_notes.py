"""Lines that say of themselves that they stand under a table: its source, its notes, its flags."""

from __future__ import annotations

import re

from sphinx_kfor.evidence.text.patterns import late

#: What such a line begins with, in the languages of statistical offices.
WORDS = (
    r"sources?|notes?|footnotes?|remarks?|legend|symbols?|flags?|quellen?|anmerkung(?:en)?|fußnoten?|zeichenerklärung|hinweise?|fonti?|note|nota|notas"
    r"|fuentes?|remarques?|champ|lecture|izvori?|napomen[ae]|burimi|shënim|извори?|напомен[ае]|źródło|uwagi?|bron|källa"
)
_NOTE = late(rf"[\s*_>]*(?:{WORDS})\b[*_]*\s*(?:\(?\d+\)?\s*)?[:.\u2013\u2014-]", re.IGNORECASE)


def is_note(line: str) -> bool:
    """Whether a line begins as a table's source or note does: `Source: Eurostat`, `Nota: dati provvisori`."""
    return bool(_NOTE.match(line))
