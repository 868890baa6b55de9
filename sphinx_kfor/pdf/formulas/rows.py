"""Rows of cells: those of matrices, arrays and aligned equations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.pdf.formulas.parsing import ROW_ENDS
from sphinx_kfor.pdf.formulas.texts import read_text
from sphinx_kfor.pdf.formulas.writing import Atom, joined, sequence, space

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.parsing import Parser
    from sphinx_kfor.pdf.formulas.tokens import Token

#: Those that leave no room between two equations of a row.
_CLOSE = frozenset({"alignat", "alignat*", "alignedat"})
_RULES = frozenset({"\\hline", "\\hdashline", "\\toprule", "\\midrule", "\\bottomrule"})
_PARTIAL = frozenset({"\\cline", "\\cmidrule"})
_TEXT_ROWS = frozenset({"\\intertext", "\\shortintertext"})
#: What sets a line of several at one of its sides.
_SIDES = {"\\shoveleft": "left", "\\shoveright": "right"}


class Span(NamedTuple):
    """Over how many columns and rows a cell stands, and at which side of them: "l", "c", "r", "" for none."""

    columns: int
    rows: int
    side: str


@dataclass
class Rows:
    """The rows of an environment, as cells in Typst's math.

    Attributes:
        rows: its cells.
        rules: before which rows a line is drawn.
        spans: by row and cell, over how many columns and rows it stands, and at which side of them.
        partial: lines before a row under some columns: its number, the first, and the one behind the last.
        sides: by row, at which side of the line it is to stand.
        sole: the atoms of the last cell.
    """

    rows: list[list[str]] = field(default_factory=list)
    rules: set[int] = field(default_factory=set)
    spans: dict[tuple[int, int], Span] = field(default_factory=dict)
    partial: list[tuple[int, int, int]] = field(default_factory=list)
    sides: dict[int, str] = field(default_factory=dict)
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


def read_rows(parser: Parser, ends: frozenset[Token], *, texts: bool = False) -> Rows:
    """Read rows of cells up to one of *ends* that ends neither.

    Args:
        parser: of the formula.
        ends: what may end a cell.
        texts: whether all but the first cell of a row is text.
    """
    found = Rows()
    while True:
        _before_row(parser, found)
        cells: list[str] = []
        tags = len(parser.tags)
        while True:
            found.sole = _text_cell(parser, ends) if texts and cells else parser.row(ends)
            if len(found.sole) == 1 and (found.sole[0].span or found.sole[0].rows):
                only = found.sole[0]
                side = only.sides[0] if only.sides else ""
                found.spans[len(found.rows), len(cells)] = Span(only.span or 1, only.rows or 1, side)
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


def _before_row(parser: Parser, found: Rows) -> None:
    """Read what stands before a row: lines, text between two equations, the side at which it is to stand."""
    while (token := parser.peek()) in _RULES | _PARTIAL | _TEXT_ROWS | _SIDES.keys():
        parser.stream.take()
        if token in _RULES:
            found.rules.add(len(found.rows))
        elif token in _PARTIAL:
            parser.stream.optional()
            first, _, last = parser.stream.word(token).partition("-")
            if first.isdecimal() and last.isdecimal():
                found.partial.append((len(found.rows), int(first) - 1, int(last)))
        elif token in _SIDES:
            found.sides[len(found.rows)] = _SIDES[token]
        else:
            found.rows.append([read_text(parser, parser.stream.argument(token))])


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
