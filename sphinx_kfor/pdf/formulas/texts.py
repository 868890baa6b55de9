"""Text inside formulas: what `text` and its kind hold, with formulas in it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas import styles, symbols
from sphinx_kfor.pdf.formulas.tokens import Stream, TexError, Token
from sphinx_kfor.pdf.formulas.writing import Atom, call, joined, nested, sequence, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.pdf.formulas.parsing import Parser

#: Functions of Typst for text, by command; those without are upright as text in a formula is.
TEXTS: dict[str, tuple[str, ...]] = {
    "text": (),
    "mbox": (),
    "hbox": (),
    "textrm": (),
    "textnormal": (),
    "textup": (),
    "textmd": (),
    "textsc": (),
    "intertext": (),
    "shortintertext": (),
    "textbf": ("bold",),
    "textit": ("italic",),
    "textsl": ("italic",),
    "emph": ("italic",),
    "textsf": ("sans",),
    "texttt": ("mono",),
    "textsuperscript": (),
    "textsubscript": (),
}
#: Raised and lowered text.
_RAISED = {"textsuperscript": "^", "textsubscript": "_"}
_ENDS = {"$": "$", "\\(": "\\)"}
_NUMBERED = frozenset({"\\ref", "\\eqref"})
_COMBINING = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "c": "\u0327",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
}
_SIGNS = {
    "~": "\u00a0",
    "\\ ": " ",
    "\\,": "\u2009",
    "\\;": "\u2005",
    "\\:": "\u2005",
    "\\-": "",
    "\\/": "",
    "\\\\": " ",
}
_LETTERS = {
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "aa": "å",
    "AA": "Å",
}
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "'": "’"}


def text_command(parser: Parser, token: Token) -> Atom:
    """Read a command of text."""
    if token[1:] in _RAISED:
        return Atom(_raised(parser, token, parser.stream.argument(token), ()), whole=False)
    return Atom(read_text(parser, parser.stream.argument(token), TEXTS[token[1:]]), whole=False)


def read_text(parser: Parser, tokens: Iterable[Token], functions: tuple[str, ...] = ()) -> str:
    """Read *tokens* as text, set by Typst's *functions*."""
    pieces: list[str] = []
    words = ""
    stream = Stream(tokens)

    def flush() -> None:
        nonlocal words
        for ligature, sign in _LIGATURES.items():
            words = words.replace(ligature, sign)
        if words:
            pieces.append(nested(functions, text(words)))
        words = ""

    while token := stream.take():
        if token in _ENDS:
            flush()
            # In text a formula is one in a line.
            pieces.append(call("inline", sequence(parser.atoms(_formula_in(stream, _ENDS[token])))))
        elif token == "{":
            stream.push(["{"])
            inner = stream.argument("{")
            flush()
            pieces.append(read_text(parser, inner, functions))
        elif token in _NUMBERED:
            flush()
            pieces.append(parser.formula([token, "{", *stream.argument(token), "}"]))
        elif token[1:] in _RAISED and token[0] == "\\":
            flush()
            pieces.append(_raised(parser, token, stream.argument(token), functions))
        elif token[1:] in TEXTS and token[0] == "\\":
            flush()
            pieces.append(read_text(parser, stream.argument(token), (*functions, *TEXTS[token[1:]])))
        else:
            words += _sign(token, stream)
    flush()
    return joined(pieces) or '""'


def _raised(parser: Parser, token: Token, tokens: list[Token], functions: tuple[str, ...]) -> str:
    return f'""{_RAISED[token[1:]]}({read_text(parser, tokens, functions)})'


def _formula_in(stream: Stream, end: Token) -> list[Token]:
    found: list[Token] = []
    while (token := stream.take()) != end:
        if token == "":
            raise TexError(f"a formula inside text lacks its {end}")
        found.append(token)
    return found


def _sign(token: Token, stream: Stream) -> str:
    if token in _SIGNS:
        return _SIGNS[token]
    if not token.startswith("\\"):
        return token
    name = token[1:]
    if name in _COMBINING and stream.peek():
        base = "".join(stream.argument(token)).replace("\\i", "ı")
        return unicodedata.normalize("NFC", base[:1] + _COMBINING[name] + base[1:])
    if name in styles.SWITCHES or name in symbols.IGNORED or name in styles.SIZES:
        return ""
    if name in symbols.SPACES:
        return " "
    known = _LETTERS | symbols.SYMBOLS
    sign = name if name in _COMBINING else known.get(name.removeprefix("text"), known.get(name))
    if sign is None:
        raise TexError(f"{token} is not a command that is known in text")
    return sign
