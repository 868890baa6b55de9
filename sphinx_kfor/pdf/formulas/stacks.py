"""What stands over, under and at the corners of something: notes, arrows, accents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas import symbols
from sphinx_kfor.pdf.formulas.tokens import TexError, Token
from sphinx_kfor.pdf.formulas.writing import Atom, call, character, joined, sequence, space

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.parsing import Command, Parser

_ARROWS = {
    "xrightarrow": "→",
    "xleftarrow": "←",
    "xleftrightarrow": "↔",
    "xRightarrow": "⇒",
    "xLeftarrow": "⇐",
    "xLeftrightarrow": "⇔",
    "xmapsto": "↦",
    "xlongrightarrow": "→",
    "xlongleftarrow": "←",
    "xLongrightarrow": "⇒",
    "xLongleftarrow": "⇐",
    "xhookrightarrow": "↪",
    "xhookleftarrow": "↩",
    "xlongequal": "=",
    "xtwoheadrightarrow": "↠",
    "xtwoheadleftarrow": "↞",
    "xrightleftharpoons": "⇌",
    "xleftrightharpoons": "⇋",
    "xtofrom": "⇄",
    "xrightharpoonup": "⇀",
    "xleftharpoonup": "↼",
    "xrightharpoondown": "⇁",
    "xleftharpoondown": "↽",
    "xLeftrightharpoons": "⇋",
    "xRightleftharpoons": "⇌",
}
_UNDER = {"underrightarrow": "→", "underleftarrow": "←", "underleftrightarrow": "↔"}


def _accent(parser: Parser, token: Token) -> Atom:
    return Atom(call(symbols.ACCENTS[token[1:]], parser.argument(token)))


def _brace(parser: Parser, token: Token) -> Atom:
    name = symbols.BRACES[token[1:]]
    body = parser.argument(token)
    mark = "_" if name.startswith("under") else "^"
    note = parser.argument(mark) if parser.peek() == mark and parser.stream.skip(mark) else None
    return Atom(call(name, body, *([note] if note is not None else [])))


def _line(parser: Parser, token: Token) -> Atom:
    return Atom(call(symbols.LINES[token[1:]], parser.argument(token)))


def _set_over(parser: Parser, token: Token) -> Atom:
    script = parser.argument(token)
    base = parser.atoms(parser.stream.argument(token))
    breaks = len(base) == 1 and base[0].breaks
    atom = Atom(sequence(base), limits=True, breaks=breaks)
    setattr(atom, "sub" if token == "\\underset" else "sup", script)
    return atom


def _overunder(parser: Parser, token: Token) -> Atom:
    above, below = parser.argument(token), parser.argument(token)
    return Atom(parser.argument(token), sup=above, sub=below, limits=True)


def _buildrel(parser: Parser, token: Token) -> Atom:
    above: list[Token] = []
    while (part := parser.stream.take()) != "\\over":
        if part == "":
            raise TexError(f"{token} lacks its \\over")
        above.append(part)
    return Atom(parser.argument(token), sup=parser.formula(above), limits=True)


def _arrow(parser: Parser, token: Token) -> Atom:
    parser.stream.push([_ARROWS[token[1:]]])
    return _own_arrow(parser, token)


def _own_arrow(parser: Parser, token: Token) -> Atom:
    """Read an arrow of the author's, whose sign stands behind *token*."""
    sign = parser.stream.take()
    below, above, pad = parser.stream.optional(), parser.argument(token), space(0.4)
    return Atom(
        call("stretch", character(sign)),
        sub=None if below is None else joined([pad, parser.formula(below), pad]),
        sup=joined([pad, above, pad]),
        limits=True,
        breaks=True,
    )


def _under_arrow(parser: Parser, token: Token) -> Atom:
    """Write an arrow under an argument: of its own accord Typst makes one no longer for what is above it."""
    body, arrow = parser.argument(token), _UNDER[token[1:]]
    longer = f"$limits(#it)_(stretch({arrow}, size: #measure(it).width))$"
    return Atom(f"#context {{ let it = ${body}$; {longer} }}")


def _sideset(parser: Parser, token: Token) -> Atom:
    left, right = (_corners(parser, token) for _ in range(2))
    base = parser.argument(token)
    corners = {"tl": left.sup, "bl": left.sub, "tr": right.sup, "br": right.sub}
    if any(corners.values()):
        base = call("attach", base, **corners)
    # What stands on the line at its sides does so on the page.
    return Atom(joined([left.code, base, right.code]), whole=False)


def _corners(parser: Parser, token: Token) -> Atom:
    atoms = parser.atoms(parser.stream.argument(token))
    return atoms[0] if atoms else Atom("")


def _prescript(parser: Parser, token: Token) -> Atom:
    above, below = parser.argument(token), parser.argument(token)
    return Atom(call("attach", parser.argument(token), tl=above or None, bl=below or None))


STACKS: dict[str, Command] = {
    "overset": _set_over,
    "underset": _set_over,
    "overunderset": _overunder,
    "buildrel": _buildrel,
    "sideset": _sideset,
    "prescript": _prescript,
    "kfor@arrow": _own_arrow,
    **dict.fromkeys(symbols.ACCENTS, _accent),
    **dict.fromkeys(symbols.BRACES, _brace),
    **dict.fromkeys(symbols.LINES, _line),
    **dict.fromkeys(_ARROWS, _arrow),
    **dict.fromkeys(_UNDER, _under_arrow),
}
