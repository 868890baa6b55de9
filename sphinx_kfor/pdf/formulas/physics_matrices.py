"""The matrices of the package physics: in brackets, and rows that it writes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.physics_reading import as_formula, fenced
from sphinx_kfor.pdf.formulas.tokens import TexError, Token, tokens_of

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.parsing import Command, Parser
    from sphinx_kfor.pdf.formulas.writing import Atom

#: By command: the brackets around a matrix, and whether it is a small one.
_FENCED = {
    "pmqty": ("(", ")", False),
    "Pmqty": ("\\lgroup", "\\rgroup", False),
    "bmqty": ("[", "]", False),
    "vmqty": ("|", "|", False),
    "mdet": ("|", "|", False),
    "matrixdeterminant": ("|", "|", False),
    "spmqty": ("(", ")", True),
    "sPmqty": ("\\lgroup", "\\rgroup", True),
    "sbmqty": ("[", "]", True),
    "svmqty": ("|", "|", True),
    "smdet": ("|", "|", True),
}
_SMALL = frozenset({"\\smqty", "\\smallmatrixquantity"})
_PAULI = {
    **dict.fromkeys("0", ("1", "0", "0", "1")),
    **dict.fromkeys("1x", ("0", "1", "1", "0")),
    **dict.fromkeys("2y", ("0", "-i", "i", "0")),
    **dict.fromkeys("3z", ("1", "0", "0", "-1")),
}
#: Rows or columns that one command writes.
_MOST = 50


def _in_brackets(parser: Parser, token: Token) -> Atom:
    opening, closing, small = _FENCED[token[1:]]
    return _matrix(parser, opening, parser.stream.argument(token), closing, small=small)


def _quantity(parser: Parser, token: Token) -> Atom:
    """Read a matrix in the brackets around it: braces are none, a star bends round ones."""
    star = parser.stream.star()
    opening, inner, closing = fenced(parser) or ("(", [], ")")
    if opening == "\\lbrace":
        opening = closing = "."
    elif star and opening == "(":
        opening, closing = "\\lgroup", "\\rgroup"
    return _matrix(parser, opening, inner, closing, small=token in _SMALL)


def _matrix(parser: Parser, opening: Token, inner: list[Token], closing: Token, *, small: bool) -> Atom:
    name = "smallmatrix" if small else "matrix"
    tex = f"\\left{opening}\\begin{{{name}}}#1\\end{{{name}}}\\right{closing}"
    return as_formula(parser, tex, inner)


def _push(parser: Parser, rows: list[list[str]]) -> None:
    """Let rows stand in the place of a command, inside a matrix of the author's."""
    parser.stream.push(tokens_of(r"\\ ".join(" & ".join(row) for row in rows)))


def _size(parser: Parser, token: Token) -> int:
    words = parser.stream.word(token)
    if not words.isdecimal() or not 0 < int(words) <= _MOST:
        raise TexError(f"{token} {words}: this is no number of rows from 1 to {_MOST}")
    return int(words)


def _identity(parser: Parser, token: Token) -> None:
    size = _size(parser, token)
    _push(parser, [["1" if row == column else "0" for column in range(size)] for row in range(size)])


def _filled(parser: Parser, token: Token) -> None:
    """Write a matrix of one thing; behind a star with its row and column as index."""
    star = parser.stream.star()
    entry = "0" if token in {"\\zmat", "\\zeromatrix"} else f"{{{''.join(parser.stream.argument(token))}}}"
    rows, columns = _size(parser, token), _size(parser, token)

    def indexed(row: int, column: int) -> str:
        index = "".join(str(at) for at, size in ((row, rows), (column, columns)) if size > 1)
        return f"{entry}_{{{index}}}" if star and index else entry

    _push(parser, [[indexed(row, column) for column in range(1, columns + 1)] for row in range(1, rows + 1)])


def _pauli(parser: Parser, token: Token) -> None:
    name = parser.stream.word(token)
    if name not in _PAULI:
        raise TexError(f"{token} {name}: this is none of 0, 1, 2, 3, x, y and z")
    first, second, third, fourth = _PAULI[name]
    _push(parser, [[first, second], [third, fourth]])


def _diagonal(parser: Parser, token: Token) -> None:
    anti = token in {"\\admat", "\\antidiagonalmatrix"}
    entries: list[list[Token]] = [[]]
    depth = 0
    for part in parser.stream.argument(token):
        depth += (part == "{") - (part == "}")
        if part == "," and not depth:
            entries.append([])
        else:
            entries[-1].append(part)
    found: list[Token] = []
    for number, entry in enumerate(entries):
        before = len(entries) - 1 - number if anti else number
        found += ["&"] * before + ["{", *entry, "}", "\\\\"]
    parser.stream.push(found[:-1])


MATRICES: dict[str, Command] = {
    **dict.fromkeys(_FENCED, _in_brackets),
    **dict.fromkeys(("mqty", "matrixquantity", "smqty", "smallmatrixquantity"), _quantity),
    **dict.fromkeys(("imat", "identitymatrix"), _identity),
    **dict.fromkeys(("xmat", "xmatrix", "zmat", "zeromatrix"), _filled),
    **dict.fromkeys(("pmat", "paulimatrix"), _pauli),
    **dict.fromkeys(("dmat", "diagonalmatrix", "admat", "antidiagonalmatrix"), _diagonal),
}
