"""Environments: matrices, cases, arrays and aligned equations, as Typst's matrices or lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.commutative import commutative
from sphinx_kfor.pdf.formulas.emphasised import with_braces
from sphinx_kfor.pdf.formulas.grids import MATRICES, array, cases, matrix, smaller
from sphinx_kfor.pdf.formulas.parsing import CELL_ENDS
from sphinx_kfor.pdf.formulas.proofs import proof_tree
from sphinx_kfor.pdf.formulas.rows import Rows, read_rows
from sphinx_kfor.pdf.formulas.tokens import TexError, Token
from sphinx_kfor.pdf.formulas.writing import Atom, call, in_rows, joined, ragged

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kfor.pdf.formulas.parsing import Parser

_CASES = frozenset({"cases", "dcases", "rcases", "drcases", "numcases", "subnumcases"})
#: Those that hold text behind their first cell.
_WITH_TEXT = frozenset({"cases*", "dcases*", "rcases*", "drcases*", "numcases", "subnumcases"})
#: Lines whose cells stand right, left, right, … of one another.
_ALIGNED = frozenset(
    "align align* aligned alignat alignat* alignedat xalignat xalignat* flalign flalign* split eqnarray"
    " xxalignat eqnarray* gather gather* gathered multline multline* multlined equation equation* displaymath"
    " math subequations lgathered rgathered".split()
)
#: Those with an argument that says how many columns there are.
_COUNTED = frozenset({"alignat", "alignat*", "alignedat", "xalignat", "xalignat*", "xxalignat"})
_ARRAYS = frozenset({"array", "subarray", "crampedsubarray", "tabular", "darray"})
#: Those whose first line stands at the left, their last one at the right.
_SPREAD = frozenset({"multline", "multline*", "multlined"})
#: As commands with the rows between braces, in plain TeX.
PLAIN = {
    "matrix": "matrix",
    "array": "matrix",
    "pmatrix": "pmatrix",
    "bmatrix": "bmatrix",
    "cases": "cases",
    "eqalign": "aligned",
    "eqalignno": "aligned",
    "leqalignno": "aligned",
    "displaylines": "gathered",
    "substack": "smallmatrix",
    "crampedsubstack": "smallmatrix",
    "smallmatrix": "matrix",
}


def environment(parser: Parser, token: Token) -> Atom | None:
    """Read an environment from behind its `begin` to its end, inside a formula."""
    name = parser.stream.word(token)
    if parser.macros.open(name, parser.stream):
        return None
    if special := _SPECIAL.get(name):
        return special(parser)
    columns, rows = _read(parser, name)
    if name in _ALIGNED:
        return _lines(name, rows)
    if name in _ARRAYS:
        return Atom(array(columns, smaller(rows) if name.endswith("subarray") else rows))
    if name.removesuffix("*") in MATRICES:
        return Atom(matrix(name.removesuffix("*"), rows, columns))
    return Atom(joined([columns, cases(name, rows)]))


#: Those that are read in a way of their own.
_SPECIAL: dict[str, Callable[[Parser], Atom]] = {
    "CD": commutative,
    "prooftree": proof_tree,
    "empheq": with_braces,
}


def _read(parser: Parser, name: str) -> tuple[str, Rows]:
    """Read the environment *name* to its end.

    Returns:
        The columns that it says or what stands before its brace, its rows.
    """
    columns = ""
    if name in _ARRAYS:
        parser.stream.optional()
        columns = parser.stream.word(name)
    elif name in _COUNTED:
        parser.stream.word(name)
    elif name in {"numcases", "subnumcases"}:
        columns = parser.argument(name)
    elif name.removesuffix("*") in MATRICES:
        columns = "".join(parser.stream.optional() or [])
    elif name in {"aligned", "gathered", "multlined", "alignedat"}:
        parser.stream.optional()
    elif name not in _ALIGNED and name not in _CASES | _WITH_TEXT:
        raise TexError(f"the environment {name} is not one that is known here")
    rows = read_rows(parser, CELL_ENDS, texts=name in _WITH_TEXT)
    if not parser.stream.skip("\\end"):
        raise TexError(f"\\begin{{{name}}} has no \\end")
    end = parser.stream.word("\\end")
    if end != name:
        raise TexError(f"\\begin{{{name}}} ends with \\end{{{end}}}")
    return columns, rows


def plain(parser: Parser, token: Token) -> Atom:
    """Read plain TeX's `matrix`, with its rows in braces, and its kind."""
    name = PLAIN[token[1:]]
    parser.stream.push(["{", *parser.stream.argument(token), "}"])
    parser.stream.take()
    rows = read_rows(parser, CELL_ENDS | {"}"})
    if not parser.stream.skip("}"):
        raise TexError(f"{token} is not closed")
    if name in _ALIGNED:
        return _lines(name, rows)
    return Atom(cases(name, rows) if name == "cases" else matrix(name, rows, ""))


def _lines(name: str, rows: Rows) -> Atom:
    lines = rows.lines(name)
    if name not in _SPREAD or len(lines) == 1:
        return Atom(_aligned(lines), lines=tuple(lines))
    sides = _sides(rows, len(lines))
    return Atom(ragged([call("display", line) for line in lines], sides), lines=tuple(lines), sides=sides)


def _aligned(lines: list[str]) -> str:
    """Write aligned equations inside a formula: a matrix of one column, aligned at its marks."""
    if len(lines) == 1 and "&" not in lines[0]:
        return lines[0]
    return f"mat(delim: #none, row-gap: #0.6em, {in_rows(call('display', line) for line in lines)})"


def _sides(rows: Rows, count: int) -> tuple[str, ...]:
    """Give at which side each of *count* lines stands."""
    return tuple(
        rows.sides.get(number, {0: "left", count - 1: "right"}.get(number, "center"))
        for number in range(count)
    )
