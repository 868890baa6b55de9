"""Delimiters: in sizes, as high as what they hold, around an argument."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.tokens import TexError, Token, tokens_of
from sphinx_kfor.pdf.formulas.writing import Atom, call, in_rows, joined, sequence, text

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.parsing import Command, Parser

_SIZES = {"big": 1.2, "Big": 1.8, "bigg": 2.4, "Bigg": 3}
_FENCED = frozenset({"\\right", "\\middle"})
_BARS = frozenset({"|", "\\|", "\\vert", "\\Vert", "\\mid"})
_MANY = 1000
_PLAIN_FENCES = {"\\/", "\\\\", "↑", "↓", "↕", "⇑", "⇓", "⇕"}


def _left(parser: Parser, token: Token) -> Atom:
    opening = parser.delimiter(token)
    pieces = [sequence(parser.row(_FENCED))]
    while parser.peek() == "\\middle":
        parser.stream.take()
        pieces.append(call("mid", parser.delimiter("\\middle")))
        pieces.append(sequence(parser.row(_FENCED)))
    if not parser.stream.skip("\\right"):
        raise TexError("\\left has no \\right")
    return Atom(_lr(opening, pieces, parser.delimiter("\\right")))


def _lr(opening: str, pieces: list[str], closing: str) -> str:
    opening = call("class", text("opening"), opening) if opening in _PLAIN_FENCES else opening
    closing = call("class", text("closing"), closing) if closing in _PLAIN_FENCES else closing
    return call("lr", joined([opening, *pieces, closing]))


def _delimiter(parser: Parser, sign: str, of: Token) -> str:
    parser.stream.push(tokens_of(sign or "."))
    return parser.delimiter(of)


def _big(parser: Parser, token: Token) -> Atom:
    name = token[1:]
    kind = {"l": "opening", "r": "closing", "m": "relation"}.get(name[-1], "normal")
    size = _SIZES[name.rstrip("lrm")]
    sign = parser.delimiter(token)
    if not sign:
        return Atom("")
    return Atom(call("class", text(kind), call("lr", sign, size=f"#{size}em")))


def _paired(parser: Parser, token: Token) -> None:
    """Put delimiters of the author's around an argument: behind a star they grow with it, or have a size."""
    left, right = parser.stream.argument(token), parser.stream.argument(token)
    sizes: tuple[list[Token], list[Token]] = ([], [])
    if parser.stream.star():
        sizes = (["\\left"], ["\\right"])
    elif size := parser.stream.optional():
        sizes = ([f"{size[0]}l"], [f"{size[0]}r"])
    inner = parser.stream.argument(token)
    parser.stream.push([*sizes[0], *left, *inner, *sizes[1], *right])


def _unsized(parser: Parser, _token: Token) -> None:
    """Pass over the size of delimiters, which are as high as what they hold."""
    inner = parser.stream.take()
    parser.stream.star()
    parser.stream.optional()
    parser.stream.push([inner])


def _braket(parser: Parser, token: Token) -> Atom:
    """Read an inner product or a set whose bars grow with it: of a set the first one."""
    left, right = ("\\lbrace", "\\rbrace") if token == "\\Set" else ("\\langle", "\\rangle")
    most = 1 if token == "\\Set" else _MANY
    depth = 0
    inner: list[Token] = []
    for part in parser.stream.argument(token):
        depth += (part == "{") - (part == "}")
        if part in _BARS and not depth and most:
            most -= 1
            inner.append("\\middle")
        inner.append(part)
    return Atom(parser.formula(["\\left", left, *inner, "\\right", right]))


def _genfrac(parser: Parser, token: Token) -> Atom:
    left, right, thick, style = ("".join(parser.stream.argument(token)).strip() for _ in range(4))
    above, below = parser.argument(token), parser.argument(token)
    bare = bool(thick) and float(re.sub(r"[^\d.]", "", thick) or 1) == 0
    code = f"mat(delim: #none, {in_rows((above, below))})" if bare else call("frac", above, below)
    if left or right:
        code = _lr(_delimiter(parser, left, token), [code], _delimiter(parser, right, token))
    sizes = {"0": "display", "1": "inline", "2": "script", "3": "sscript"}
    return Atom(call(sizes[style], code) if style in sizes else code)


FENCES: dict[str, Command] = {
    "left": _left,
    "genfrac": _genfrac,
    "Braket": _braket,
    "Set": _braket,
    "kfor@paired": _paired,
    "kfor@unsized": _unsized,
    **dict.fromkeys([f"{size}{end}" for size in _SIZES for end in ("", "l", "r", "m")], _big),
}
