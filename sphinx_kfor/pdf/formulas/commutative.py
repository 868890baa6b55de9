"""Commutative diagrams, as amscd writes them: objects with arrows between them, in rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.parsing import ROW_ENDS
from sphinx_kfor.pdf.formulas.tokens import TexError, Token
from sphinx_kfor.pdf.formulas.writing import Atom, call, in_rows, joined, nested

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.parsing import Parser

_ACROSS = {">": "→", "<": "←"}
_DOWN = {"V": "↓", "A": "↑"}
#: Arrows without words, and whether they lead along a row.
_BARE = {"=": ("=", True), "|": ("‖", False), ".": ("", True)}
_NAME = "CD"


def commutative(parser: Parser) -> Atom:
    """Read a diagram from behind its `begin` to its end."""
    parser.stream.push([*parser.stream.up_to_end(_NAME), "\\end"])
    rows: list[list[str]] = [[]]
    held: list[Token] = []
    while (token := parser.stream.take()) != "\\end":
        if token != "@" and token not in ROW_ENDS:
            held.append(token)
            continue
        _put_object(parser, held, rows[-1])
        if token in ROW_ENDS:
            rows.append([])
        else:
            _put_arrow(parser, rows[-1])
    _put_object(parser, held, rows[-1])
    width = max(map(len, rows))
    lines = (", ".join(cell or '""' for cell in [*row, *[""] * (width - len(row))]) for row in rows if row)
    return Atom(f"mat(delim: #none, column-gap: #0.6em, row-gap: #0.5em, {in_rows(lines)})")


def _put_object(parser: Parser, tokens: list[Token], row: list[str]) -> None:
    """Put an object into its column, which is every other one."""
    code = parser.formula(tokens)
    tokens.clear()
    if code:
        row += [*[""] * (len(row) % 2), code]


def _put_arrow(parser: Parser, row: list[str]) -> None:
    sign = parser.stream.take()
    if sign in _BARE:
        mark, across = _BARE[sign]
        row += [*[""] * (len(row) % 2 != across), call("stretch", mark, size="#2.4em") if mark else ""]
        return
    if sign not in _ACROSS and sign not in _DOWN:
        raise TexError(f"@{sign}: this is no arrow of a diagram")
    first, second = (_words(parser, sign) for _ in range(2))
    if sign in _ACROSS:
        arrow = Atom(call("stretch", _ACROSS[sign], size="#3em"), sub=second, sup=first, limits=True)
        row += [*[""] * (len(row) % 2 == 0), arrow.written()]
    else:
        sides = [nested(("script",), each) if each else "" for each in (first, second)]
        row += [
            *[""] * (len(row) % 2),
            joined([sides[0], call("stretch", _DOWN[sign], size="#2.2em"), sides[1]]),
        ]


def _words(parser: Parser, end: Token) -> str | None:
    found: list[Token] = []
    depth = 0
    while (token := parser.stream.take()) != end or depth:
        if token in {"", "\\end"}:
            raise TexError(f"an arrow of a diagram lacks one of its @{end * 3}")
        depth += (token == "{") - (token == "}")
        found.append(token)
    return parser.formula(found) or None
