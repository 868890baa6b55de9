"""Environments: matrices, cases, arrays and aligned equations, as Typst's matrices or lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.commutative import commutative
from sphinx_kfor.pdf.formulas.emphasised import with_braces
from sphinx_kfor.pdf.formulas.parsing import CELL_ENDS, ROW_ENDS
from sphinx_kfor.pdf.formulas.proofs import proof_tree
from sphinx_kfor.pdf.formulas.texts import read_text
from sphinx_kfor.pdf.formulas.tokens import TexError, Token
from sphinx_kfor.pdf.formulas.writing import Atom, call, in_rows, joined, sequence, space, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kfor.pdf.formulas.parsing import Parser

#: Matrices by their delimiters.
_MATRICES = {
    "matrix": "#none",
    "pmatrix": text("("),
    "bmatrix": text("["),
    "Bmatrix": text("{"),
    "vmatrix": text("|"),
    "Vmatrix": text("‖"),
    "smallmatrix": "#none",
    "psmallmatrix": text("("),
    "bsmallmatrix": text("["),
}
_CASES = frozenset({"cases", "dcases", "rcases", "drcases", "numcases", "subnumcases"})
#: Those that hold text behind their first cell.
_WITH_TEXT = frozenset({"cases*", "dcases*", "rcases*", "drcases*", "numcases", "subnumcases"})
#: Lines whose cells stand right, left, right, … of one another.
_ALIGNED = frozenset(
    "align align* aligned alignat alignat* alignedat xalignat xalignat* flalign flalign* split eqnarray"
    " eqnarray* gather gather* gathered multline multline* multlined equation equation* displaymath"
    " math subequations lgathered rgathered".split()
)
#: Those with an argument that says how many columns there are.
_COUNTED = frozenset({"alignat", "alignat*", "alignedat", "xalignat", "xalignat*"})
#: Those that leave no room between two equations of a row.
_CLOSE = frozenset({"alignat", "alignat*", "alignedat"})
_ARRAYS = frozenset({"array", "subarray", "tabular", "darray"})
#: Room between the columns of a matrix, as MathJax leaves it: who moves what stands there reckons with it.
_GAP, _SMALL_GAP = "1em", "0.35em"
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
    "smallmatrix": "matrix",
}
_RULES = frozenset({"\\hline", "\\hdashline", "\\toprule", "\\midrule", "\\bottomrule"})
_COLUMN = re.compile(r"[@!<>]\{[^{}]*\}|[pmb]\{[^{}]*\}|.")
_REPEATED = re.compile(r"\*\{(?P<times>\d{1,2})\}\{(?P<columns>(?:[^{}]|\{[^{}]*\})*)\}")
_TEXT_ROWS = frozenset({"\\intertext", "\\shortintertext"})


@dataclass
class Rows:
    """The rows of an environment, as cells in Typst's math.

    Attributes:
        rows: its cells.
        rules: before which rows a line is drawn.
        sole: the atoms of the last cell.
    """

    rows: list[list[str]] = field(default_factory=list)
    rules: set[int] = field(default_factory=set)
    sole: list[Atom] = field(default_factory=list)

    @property
    def stands_alone(self) -> bool:
        """Tell rows that hold nothing but environments of equations."""
        sole = len(self.rows) == 1 and len(self.rows[0]) == 1
        return sole and all(atom.lines and atom.sub is atom.sup is None for atom in self.sole)

    def lines(self, name: str) -> list[str]:
        """Give the rows as lines of the environment *name*; those of an environment alone are its own."""
        if self.stands_alone:
            return [line for atom in self.sole for line in atom.lines]
        return [line_of(name, cells) for cells in self.rows]


def environment(parser: Parser, token: Token) -> Atom | None:
    """Read an environment from behind its `begin` to its end, inside a formula."""
    name = parser.stream.word(token)
    if parser.macros.open(name, parser.stream):
        return None
    if special := _SPECIAL.get(name):
        return special(parser)
    columns, rows = _read(parser, name)
    if name in _ALIGNED:
        lines = rows.lines(name)
        return Atom(_aligned(lines), lines=tuple(lines))
    if name in _ARRAYS:
        return Atom(_array(columns, _smaller(rows) if name == "subarray" else rows))
    if name.removesuffix("*") in _MATRICES:
        return Atom(_matrix(name.removesuffix("*"), rows, columns))
    return Atom(joined([columns, _cases(name, rows)]))


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
    elif name.removesuffix("*") in _MATRICES:
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
        lines = rows.lines(name)
        return Atom(_aligned(lines), lines=tuple(lines))
    return Atom(_cases(name, rows) if name == "cases" else _matrix(name, rows, ""))


def read_rows(parser: Parser, ends: frozenset[Token], *, texts: bool = False) -> Rows:
    """Read rows of cells up to one of *ends* that ends neither.

    Args:
        parser: of the formula.
        ends: what may end a cell.
        texts: whether all but the first cell of a row is text.
    """
    found = Rows()
    while True:
        while (token := parser.peek()) in _RULES | _TEXT_ROWS:
            parser.stream.take()
            if token in _RULES:
                found.rules.add(len(found.rows))
            else:
                found.rows.append([read_text(parser, parser.stream.argument(token))])
        cells: list[str] = []
        tags = len(parser.tags)
        while True:
            found.sole = _text_cell(parser, ends) if texts and cells else parser.row(ends)
            cells.append(sequence(found.sole))
            if not parser.stream.skip("&"):
                break
        ended = parser.peek()
        if any(cells) or ended in ROW_ENDS:
            if len(parser.tags) > tags and (len(found.rows) > 0 or ended in ROW_ENDS):
                # Of several equations each shows its own.
                cells[-1] = joined([cells[-1], space(2), *parser.tags[tags:]])
                del parser.tags[tags:]
            found.rows.append(cells)
        if ended not in ROW_ENDS:
            break
        parser.stream.take()
        parser.stream.star()
        parser.stream.optional()
    return found


def _text_cell(parser: Parser, ends: frozenset[Token]) -> list[Atom]:
    parser.stream.peek()
    found: list[Token] = []
    depth = 0
    while token := parser.stream.take():
        if depth == 0 and token in ends:
            parser.stream.push([token])
            break
        depth += (token == "{") - (token == "}")
        found.append(token)
    return [Atom(read_text(parser, found), whole=False)]


def _aligned(lines: list[str]) -> str:
    """Write aligned equations inside a formula: a matrix of one column, aligned at its marks."""
    if len(lines) == 1 and "&" not in lines[0]:
        return lines[0]
    return f"mat(delim: #none, row-gap: #0.6em, {in_rows(call('display', line) for line in lines)})"


def line_of(name: str, cells: list[str]) -> str:
    """Write a row of aligned equations; between two equations of a row there is room."""
    if name.startswith("eqnarray"):
        cells = [*cells[:1], joined(cells[1:])] if len(cells) > 1 else cells
    pieces: list[str] = []
    for number, cell in enumerate(cells):
        if number and number % 2 == 0 and name not in _CLOSE:
            pieces.append(space(2))
        pieces.append(f"&{cell}" if number else cell)
    return joined(pieces)


def _matrix(name: str, rows: Rows, columns: str) -> str:
    align = {"l": "left", "r": "right"}.get(columns.strip())
    rows, gap = (_smaller(rows), _SMALL_GAP) if "small" in name else (rows, _GAP)
    return _mat(rows.rows, gap, delim=_MATRICES[name], align=f"#{align}" if align else None)


def _smaller(rows: Rows) -> Rows:
    """Give *rows* in the size of an index, and no smaller where they are one."""
    cells = [[call("script", cell) if cell else cell for cell in row] for row in rows.rows]
    return replace(rows, rows=cells)


def _array(columns: str, rows: Rows) -> str:
    kinds: list[str] = []
    lines: list[int] = []
    columns = _REPEATED.sub(lambda match: match["columns"] * int(match["times"]), columns)
    for part in _COLUMN.findall(columns):
        if part in {"|", ":"}:
            lines.append(len(kinds))
        elif part[0] in "lcrpmb":
            kinds.append(part[0])
    rules, lines = sorted(rows.rules), sorted(set(lines))
    if not {0, len(rows.rows)}.isdisjoint(rules) or not {0, len(kinds)}.isdisjoint(lines):
        return _table(kinds, rows.rows, rules, lines)
    cells = [
        [_in_column(kinds[number] if number < len(kinds) else "c", cell) for number, cell in enumerate(row)]
        for row in rows.rows
    ]
    return _mat(cells, delim="#none", augment=_augment(rules, lines))


def _table(kinds: list[str], rows: list[list[str]], rules: list[int], lines: list[int]) -> str:
    """Write an array with a frame: a matrix's own lines would reach over those around it."""
    width = max(len(kinds), *map(len, rows))
    sides = [{"r": "right", "c": "center"}.get(kind, "left") for kind in [*kinds, *["c"] * width][:width]]
    head = [
        f"columns: {width}",
        f"align: ({''.join(f'{side}, ' for side in sides)})",
        "inset: 0.35em",
        "stroke: none",
    ]
    head += [f"grid.hline(y: {each}, stroke: 0.5pt)" for each in rules] + [
        f"grid.vline(x: {each}, stroke: 0.5pt)" for each in lines
    ]
    cells = [f"[${cell}$]" for row in rows for cell in [*row, *[""] * (width - len(row))]]
    return f"mat(delim: #none, #grid({', '.join([*head, *cells])}))"


def _in_column(kind: str, cell: str) -> str:
    if kind == "r":
        return joined([cell, "&"])
    return cell if kind == "c" else joined(["&", cell])


def _augment(rules: list[int], lines: list[int]) -> str | None:
    if not rules and not lines:
        return None
    parts = {"hline": rules, "vline": lines}
    told = ", ".join(f"{name}: ({''.join(f'{each}, ' for each in at)})" for name, at in parts.items() if at)
    return f"#({told})"


def _mat(rows: list[list[str]], gap: str = _GAP, **named: str | None) -> str:
    named["column-gap"] = f"#{gap}"
    width = max(map(len, rows), default=0)
    lines = [", ".join(cell or '""' for cell in [*row, *[""] * (width - len(row))]) for row in rows]
    settings = "".join(f"{name}: {value}, " for name, value in named.items() if value is not None)
    return f"mat({settings}{in_rows(lines) or chr(34) * 2})"


def _cases(name: str, rows: Rows) -> str:
    large = name.startswith("d")
    lines = []
    for cells in rows.rows:
        sized = [call("display", cell) if large and cell else cell for cell in cells]
        gaps = [f"&& {space(1)}"] * (len(sized) - 1)
        lines.append(joined(["&", *(part for pair in zip(sized, [*gaps, ""], strict=True) for part in pair)]))
    return call("cases", *lines, reverse="#true" if "rcases" in name else None)
