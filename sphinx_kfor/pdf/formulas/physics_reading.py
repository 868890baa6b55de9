"""What the commands of the package physics have in common: brackets of any kind, arguments, TeX with gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.tokens import TexError, Token, tokens_of
from sphinx_kfor.pdf.formulas.writing import Atom

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.parsing import Parser

_CLOSING = {"(": ")", "[": "]", "|": "|", "{": "}"}
#: How TeX writes the brackets that group in it.
FENCES = {"{": "\\lbrace", "}": "\\rbrace"}


def as_formula(parser: Parser, tex: str, *arguments: list[Token]) -> Atom:
    """Read TeX with *arguments* for "#1" and so on."""
    found: list[Token] = []
    tokens = iter(tokens_of(tex))
    for token in tokens:
        found += arguments[int(next(tokens)) - 1] if token == "#" else [token]
    return Atom(parser.formula(found), whole=False)


def fenced(parser: Parser, brackets: str = "([|{") -> tuple[str, list[Token], str] | None:
    """Take what stands between *brackets* of one kind, with those; None where there are none."""
    opening = parser.stream.peek()
    if opening not in _CLOSING or opening not in brackets:
        return None
    closing, depth = _CLOSING[opening], 0
    parser.stream.take()
    found: list[Token] = []
    while (token := parser.stream.take()) != closing or depth:
        if token == "":
            raise TexError(f"a bracket {opening} is not closed")
        depth += (token == opening != closing) - (token == closing != opening)
        found.append(token)
    return FENCES.get(opening, opening), found, FENCES.get(closing, closing)


def arguments(parser: Parser, most: int) -> list[list[Token]]:
    """Take as many arguments in braces as there are, *most* of them."""
    found: list[list[Token]] = []
    while len(found) < most and parser.stream.peek() == "{":
        found.append(parser.stream.argument("\\kfor@physics"))
    return found
