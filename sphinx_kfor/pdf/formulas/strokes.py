"""What a stroke goes through: signs that are denied, terms that are cancelled."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas import symbols
from sphinx_kfor.pdf.formulas.writing import Atom, call, character

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.parsing import Command, Parser
    from sphinx_kfor.pdf.formulas.tokens import Token

_OVERLAY = "\u0338"


def _not(parser: Parser, _token: Token) -> Atom:
    # Between the stroke and what it goes through there is no room.
    while (token := parser.peek()).startswith("\\") and token[1:] in symbols.SPACES:
        parser.stream.take()
    parser.stream.take()
    sign = symbols.SYMBOLS.get(token[1:], "") if token.startswith("\\") else token
    composed = unicodedata.normalize("NFC", sign + _OVERLAY) if len(sign) == 1 else ""
    if len(composed) == 1:
        return Atom(character(composed), breaks=True)
    atom = parser.atom(token) if token else None
    return Atom(call("cancel", atom.written() if atom is not None else ""))


def _cancel(parser: Parser, token: Token) -> Atom:
    named = {"bcancel": {"inverted": "#true"}, "xcancel": {"cross": "#true"}}.get(token[1:], {})
    return Atom(call("cancel", parser.argument(token), **named))


def _cancel_to(parser: Parser, token: Token) -> Atom:
    result = parser.argument(token)
    return Atom(call("cancel", parser.argument(token)), sup=result)


#: Commands by their names.
STROKES: dict[str, Command] = {
    "not": _not,
    "centernot": _not,
    **dict.fromkeys(("cancel", "bcancel", "xcancel"), _cancel),
    "cancelto": _cancel_to,
}
