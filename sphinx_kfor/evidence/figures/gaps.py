"""What may part a figure's words: a note, a space or line end, a hyphen.

Offsets are Unicode code points.
"""

from __future__ import annotations

from sphinx_kfor.evidence.text.characters import UNSEEN
from sphinx_kfor.evidence.text.patterns import late

HIDDEN = rf"[{UNSEEN}]"
#: A mark of a note: raised figures, daggers, stars, a letter or number in brackets.
NOTE = (
    r"(?:[\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u1d43-\u1d4d*\u2020\u2021\u00a7]{1,3}"
    r"|\[\^?\w{1,3}\]|\((?:[a-z]|\d{1,2}|[ivx]{1,4})\)|\^\w{1,3}\^?)"
)
LETTER = r"[^\W\d_\u00b2\u00b3\u00b9\u2070-\u2079]"
_GAP = late(
    rf"(?:[.,][-\u2013\u2014](?=\s))?{HIDDEN}*(?:{NOTE})?{HIDDEN}*(?:[-\u2010\u2011](?={LETTER})|[^\S\n]*\n?[^\S\n]*){HIDDEN}*"
)
#: A figure raised behind a word that it does not belong to: `million3`.
_TYPED_NOTE = late(r"(?<=[^\W\d_])\d{1,2}(?![\d.,]*\d)|(?<=%)\d{1,2}(?![\d.,]*\d)")


def gap(text: str, at: int) -> int:
    """Where the next word of a figure may begin: behind a note, a space, a line end or a hyphen."""
    typed = _TYPED_NOTE.match(text, at)
    match = _GAP.match(text, typed.end() if typed else at)
    return match.end() if match else at
