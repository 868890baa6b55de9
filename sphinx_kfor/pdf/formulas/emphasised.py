"""The package empheq: an environment of equations with a sign at its sides, or in a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.boxes import framed
from sphinx_kfor.pdf.formulas.writing import Atom

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.parsing import Parser
    from sphinx_kfor.pdf.formulas.tokens import Token


def with_braces(parser: Parser) -> Atom:
    """Read such an environment from behind its `begin` to its end."""
    looks = _looks(parser.stream.optional() or [])
    inner, _, count = parser.stream.word("empheq").partition("=")
    body = parser.stream.up_to_end("empheq")
    columns = ["{", *count, "}"] if count else []
    inside = ["\\begin", "{", *inner, "}", *columns, *body, "\\end", "{", *inner, "}"]
    if {"left", "right"} & looks.keys():
        # What stands beside a sign is as high as a line.
        *before, left = looks.get("left") or ["."]
        right, *after = looks.get("right") or ["."]
        inside = [*before, "\\left", left, *inside, "\\right", right, *after]
    code = parser.formula(inside)
    return Atom(framed(code) if "box" in looks else code)


def _looks(options: list[Token]) -> dict[str, list[Token]]:
    """Read its options: `left=…, right=…, box=…`."""
    found: dict[str, list[Token]] = {}
    name, depth, words = "", 0, ""
    for token in options:
        depth += (token == "{") - (token == "}")
        if token == "=" and not depth and not name:
            name = words.strip()
            found[name] = []
        elif token == "," and not depth:
            name, words = "", ""
        elif not name:
            words += token
        elif token not in {" ", "{", "}"}:
            found[name].append(token)
    return found
