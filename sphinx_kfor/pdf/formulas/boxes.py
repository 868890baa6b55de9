"""Frames, grounds, strokes and room: what is drawn around a formula, or is only as large as it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.colours import coloured, paint
from sphinx_kfor.pdf.formulas.texts import read_text
from sphinx_kfor.pdf.formulas.tokens import TexError, Token
from sphinx_kfor.pdf.formulas.writing import Atom, call, space

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.parsing import Command, Parser

_LENGTH = re.compile(r"(?P<number>[-+]?\s*(?:\d+[.,]?\d*|[.,]\d+))\s*(?P<unit>[a-z]{2})")
_EM = {
    "em": 1,
    "ex": 0.43,
    "mu": 1 / 18,
    "pt": 0.1,
    "px": 0.075,
    "cm": 2.85,
    "mm": 0.285,
    "in": 7.2,
    "pc": 1.2,
}


def _boxed_as(look: str, code: str) -> str:
    return f"#box({look}inset: 3pt)[${code}$]"


def _framed(code: str) -> str:
    return _boxed_as("stroke: 0.5pt, ", code)


def _boxed(parser: Parser, token: Token) -> Atom:
    inner = parser.stream.argument(token)
    code = f"display({parser.formula(inner)})" if token == "\\boxed" else read_text(parser, inner)
    return Atom(_framed(code))


def _phantom(parser: Parser, token: Token) -> Atom:
    return Atom(f"#hide[${parser.argument(token) or chr(34) * 2}$]")


def _nothing(parser: Parser, token: Token) -> None:
    parser.stream.argument(token)


def _cancel(parser: Parser, token: Token) -> Atom:
    named = {"bcancel": {"inverted": "#true"}, "xcancel": {"cross": "#true"}}.get(token[1:], {})
    return Atom(call("cancel", parser.argument(token), **named))


def _cancel_to(parser: Parser, token: Token) -> Atom:
    result = parser.argument(token)
    return Atom(call("cancel", parser.argument(token)), sup=result)


def _rule(parser: Parser, token: Token) -> Atom:
    parser.stream.optional()
    width, height = (_length(parser.stream.word(token), token) for _ in range(2))
    depth = _length(parser.stream.word(token), token) if token == "\\Rule" else 0
    black = "fill: black, " if width and height + depth else ""
    return Atom(f"#box({black}width: {width:g}em, height: {height + depth:g}em, baseline: {depth:g}em)[$$]")


def _textcolor(parser: Parser, token: Token) -> Atom:
    model = "".join(parser.stream.optional() or [])
    colour = parser.stream.word(token)
    return Atom(coloured(colour, parser.argument(token), model), whole=False)


def _colorbox(parser: Parser, token: Token) -> Atom:
    model = "".join(parser.stream.optional() or [])
    frame = parser.stream.word(token) if token == "\\fcolorbox" else ""
    ground = parser.stream.word(token)
    looks = {"stroke: 0.5pt + ": paint(frame, model), "fill: ": paint(ground, model)}
    look = "".join(f"{name}{colour}, " for name, colour in looks.items() if colour)
    return Atom(_boxed_as(look, read_text(parser, parser.stream.argument(token))))


def _space(parser: Parser, token: Token) -> Atom | None:
    parser.stream.star()
    if parser.peek() == "{":
        length = parser.stream.word(token)
    else:
        length = ""
        while (part := parser.stream.take()) and not _LENGTH.fullmatch(length) and len(part) == 1:
            length += part if part != " " else ""
        parser.stream.push([part] if part else [])
    if token in {"\\vspace", "\\vskip"}:
        return None
    return Atom(space(_length(length, token)))


def _length(words: str, of: Token) -> float:
    """Read a length, in em."""
    match = _LENGTH.match(words)
    if match is None or match["unit"] not in _EM:
        raise TexError(f"{of} {words}: this is no length")
    number = float(re.sub(r"\s", "", match["number"]).replace(",", "."))
    return round(number * _EM[match["unit"]], 3)


def _raise(parser: Parser, token: Token) -> Atom:
    if token == "\\raisebox":
        parser.stream.word(token)
        return Atom(read_text(parser, parser.stream.argument(token)))
    _space(parser, "\\hskip")
    return Atom(parser.argument(token))


def _enclose(parser: Parser, token: Token) -> Atom:
    kind = parser.stream.word(token)
    parser.stream.optional()
    body = parser.argument(token)
    if "strike" in kind:
        return Atom(call("cancel", body))
    return Atom(_framed(body))


def _smash(parser: Parser, token: Token) -> Atom:
    parser.stream.optional()
    return Atom(parser.argument(token), whole=False)


BOXES: dict[str, Command] = {
    "boxed": _boxed,
    "fbox": _boxed,
    "framebox": _boxed,
    "phantom": _phantom,
    "vphantom": _nothing,
    "label": _nothing,
    "textcolor": _textcolor,
    "colorbox": _colorbox,
    "fcolorbox": _colorbox,
    "raise": _raise,
    "lower": _raise,
    "raisebox": _raise,
    "moveleft": _raise,
    "moveright": _raise,
    "enclose": _enclose,
    "smash": _smash,
    "cancelto": _cancel_to,
    "rule": _rule,
    "Rule": _rule,
    **dict.fromkeys(("cancel", "bcancel", "xcancel"), _cancel),
    **dict.fromkeys(("hspace", "hskip", "kern", "mkern", "mskip", "mspace", "vspace", "vskip"), _space),
}
