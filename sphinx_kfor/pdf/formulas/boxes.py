"""Frames, grounds, strokes and room: what is drawn around a formula, or is only as large as it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.colours import coloured, paint
from sphinx_kfor.pdf.formulas.texts import read_text
from sphinx_kfor.pdf.formulas.tokens import TexError, Token
from sphinx_kfor.pdf.formulas.writing import Atom, call, space
from sphinx_kfor.pdf.syntax import string

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.parsing import Command, Parser

_LENGTH = re.compile(r"(?P<number>[-+]?\s*(?:\d+[.,]?\d*|[.,]\d+))\s*(?P<unit>[a-z]{2})")
_BORDER = re.compile(r"border:\s*(?P<width>[\d.]+[a-z]{2})\s+\w+\s+(?P<colour>.+)")
_CSS_COLOUR = re.compile(r"(?:^|;)\s*color\s*:(?P<colour>[^;]+)")
#: What begins an address that is a live link.
_LIVE = ("http://", "https://", "mailto:")
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


#: Strokes through something, and lines beside it, as MathML names them and Typst draws them.
_STRIKES: dict[str, dict[str, str]] = {
    "updiagonalstrike": {},
    "downdiagonalstrike": {"inverted": "#true"},
    "horizontalstrike": {"angle": "#90deg"},
    "verticalstrike": {"angle": "#0deg"},
}
_SIDES = {
    "left": ("left",),
    "right": ("right",),
    "top": ("top",),
    "bottom": ("bottom",),
    "longdiv": ("left", "top"),
    "actuarial": ("right", "top"),
    "madruwb": ("right", "bottom"),
    "phasorangle": ("left", "bottom"),
}


def _boxed_as(look: str, code: str) -> str:
    return f"#box({look}inset: 3pt)[${code}$]"


def framed(code: str) -> str:
    """Draw a frame around *code*."""
    return _boxed_as("stroke: 0.5pt, ", code)


def _boxed(parser: Parser, token: Token) -> Atom:
    inner = parser.stream.argument(token)
    code = f"display({parser.formula(inner)})" if token == "\\boxed" else read_text(parser, inner)
    return Atom(framed(code))


def _make_box(parser: Parser, token: Token) -> Atom:
    parser.stream.optional()
    parser.stream.optional()
    return Atom(parser.argument(token), whole=False)


def _boxed_equation(parser: Parser, token: Token) -> None:
    """Put a frame around an equation with its mark of alignment, which then stands before the frame."""
    inner = [part for part in parser.stream.argument(token) if part != "&"]
    parser.stream.push(["&", "\\boxed", "{", *inner, "}"])


def _phantom(parser: Parser, token: Token) -> Atom:
    return Atom(f"#hide[${parser.argument(token) or chr(34) * 2}$]")


def _nothing(parser: Parser, token: Token) -> None:
    parser.stream.argument(token)


def _rule(parser: Parser, token: Token) -> Atom:
    parser.stream.optional()
    width, height = (_length(parser.stream.word(token), token) for _ in range(2))
    depth = _length(parser.stream.word(token), token) if token == "\\Rule" else 0
    black = "fill: black, " if width and height + depth else ""
    return Atom(f"#box({black}width: {width:g}em, height: {height + depth:g}em, baseline: {depth:g}em)[$$]")


def _blank(parser: Parser, token: Token) -> Atom:
    width, height, depth = (_length(parser.stream.word(token), token) for _ in range(3))
    return Atom(f"#box(width: {width:g}em, height: {height + depth:g}em, baseline: {depth:g}em)[$$]")


def _textcolor(parser: Parser, token: Token) -> Atom:
    model = "".join(parser.stream.optional() or [])
    colour = parser.stream.word(token)
    return Atom(coloured(*parser.macros.colour(colour, model), parser.argument(token)), whole=False)


def _background(parser: Parser, token: Token) -> Atom:
    """Read `bbox`, whose options are a colour, room, and a border as CSS has it, in any order."""
    looks: dict[str, str] = {}
    for option in map(str.strip, "".join(parser.stream.optional() or []).split(",")):
        if match := _BORDER.fullmatch(option):
            width = f"{_length(match['width'], token):g}em"
            looks["stroke"] = f"{width} + {paint(*parser.macros.colour(match['colour'], '')) or 'black'}"
            # A line is drawn upon the edge, and what stands inside begins behind it.
            looks.setdefault("inset", width)
        elif _LENGTH.fullmatch(option):
            looks["inset"] = f"{_length(option, token):g}em"
        elif colour := paint(*parser.macros.colour(option, "")):
            looks["fill"] = colour
    settings = ", ".join(f"{name}: {value}" for name, value in looks.items())
    return Atom(f"#box({settings})[${parser.argument(token)}$]")


def _style(parser: Parser, token: Token) -> Atom:
    """Read CSS, of which the colour is printed."""
    found = _CSS_COLOUR.search(parser.stream.word(token))
    return Atom(coloured(found["colour"].strip() if found else "", "", parser.argument(token)), whole=False)


def _link(parser: Parser, token: Token) -> Atom:
    address = parser.stream.word(token)
    body = parser.argument(token)
    if not address.startswith(_LIVE):
        return Atom(body, whole=False)
    return Atom(f"#link({string(address)})[${body}$]")


def _define_colour(parser: Parser, token: Token) -> None:
    name, model, colour = (parser.stream.word(token) for _ in range(3))
    parser.macros.colours[name] = (colour, model)


def _colorbox(parser: Parser, token: Token) -> Atom:
    model = "".join(parser.stream.optional() or [])
    frame = parser.stream.word(token) if token == "\\fcolorbox" else ""
    ground = parser.stream.word(token)
    looks = {"stroke: 0.5pt + ": frame, "fill: ": ground}
    looks = {name: paint(*parser.macros.colour(colour, model)) for name, colour in looks.items()}
    look = "".join(f"{name}{colour}, " for name, colour in looks.items() if colour)
    return Atom(_boxed_as(look, read_text(parser, parser.stream.argument(token))))


def _space(parser: Parser, token: Token) -> Atom | None:
    parser.stream.star()
    length = _bare_length(parser, token)
    if token in {"\\vspace", "\\vskip"}:
        return None
    return Atom(space(_length(length, token)))


def _bare_length(parser: Parser, of: Token) -> str:
    """Take a length with braces around it or without."""
    if parser.peek() == "{":
        return parser.stream.word(of)
    length = ""
    while (part := parser.stream.take()) and not _LENGTH.fullmatch(length) and len(part) == 1:
        length += part if part != " " else ""
    parser.stream.push([part] if part else [])
    return length


def _length(words: str, of: Token) -> float:
    """Read a length, in em."""
    match = _LENGTH.match(words)
    if match is None or match["unit"] not in _EM:
        raise TexError(f"{of} {words}: this is no length")
    number = float(re.sub(r"\s", "", match["number"]).replace(",", "."))
    return round(number * _EM[match["unit"]], 3)


def _raise(parser: Parser, token: Token) -> Atom:
    down = _length(_bare_length(parser, token), token) * (1 if token == "\\lower" else -1)
    if token == "\\raisebox":
        body = read_text(parser, parser.stream.argument(token))
    else:
        body = parser.argument(token)
    if token.startswith("\\move"):
        return Atom(body)
    return Atom(f"#box(baseline: {down:g}em)[${body}$]")


def _enclose(parser: Parser, token: Token) -> Atom:
    kind = parser.stream.word(token).replace(",", " ")
    parser.stream.optional()
    body = parser.argument(token)
    return Atom(_enclosed(kind.split(), body))


def _enclosed(kinds: list[str], body: str) -> str:
    """Draw around *body* what MathML calls its notations (3.3.9.1)."""
    for kind, named in _STRIKES.items():
        if kind in kinds:
            body = call("cancel", body, **named)
    if "radical" in kinds:
        body = call("sqrt", body)
    sides = {side for kind in kinds for side in _SIDES.get(kind, ())}
    if rest := set(kinds) - _STRIKES.keys() - _SIDES.keys() - {"radical"}:
        round_ = "radius: 50%, " if rest & {"circle", "roundedbox"} else ""
        return _boxed_as(f"stroke: 0.5pt, {round_}", body)
    if not sides:
        return body
    stroke = "".join(f"{side}: 0.5pt, " for side in sorted(sides))
    return _boxed_as(f"stroke: ({stroke}), ", body)


def _smash(parser: Parser, token: Token) -> Atom:
    parser.stream.optional()
    return Atom(parser.argument(token), whole=False)


BOXES: dict[str, Command] = {
    "boxed": _boxed,
    "fbox": _boxed,
    "framebox": _boxed,
    "mathmakebox": _make_box,
    "makebox": _make_box,
    "Aboxed": _boxed_equation,
    "phantom": _phantom,
    "vphantom": _nothing,
    "label": _nothing,
    "textcolor": _textcolor,
    "definecolor": _define_colour,
    "colorbox": _colorbox,
    "fcolorbox": _colorbox,
    "raise": _raise,
    "lower": _raise,
    "raisebox": _raise,
    "moveleft": _raise,
    "moveright": _raise,
    "enclose": _enclose,
    **dict.fromkeys(("smash", "shoveleft", "shoveright"), _smash),
    "bbox": _background,
    "style": _style,
    "href": _link,
    "rule": _rule,
    "Space": _blank,
    "Rule": _rule,
    **dict.fromkeys(("hspace", "hskip", "kern", "mkern", "mskip", "mspace", "vspace", "vskip"), _space),
}
