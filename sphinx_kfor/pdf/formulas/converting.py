"""A whole formula: from TeX to Typst's math, with its lines, its tag and what is said of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.commands import COMMANDS
from sphinx_kfor.pdf.formulas.macros import MATHJAX, Macros
from sphinx_kfor.pdf.formulas.parsing import CELL_ENDS, Parser
from sphinx_kfor.pdf.formulas.rows import read_rows
from sphinx_kfor.pdf.formulas.tokens import TexError
from sphinx_kfor.pdf.formulas.writing import joined, sequence, space, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kfor.pdf.formulas.writing import Atom

_PARAGRAPHS = re.compile(r"\n\s*\n")
_OPENING = frozenset({"\\(", "\\[", "\\{", "⟨", "\\,"})
_MARKS = re.compile(r"^\s*(?:\$\$(.*)\$\$|\\\[(.*)\\\]|\\\((.*)\\\))\s*$", re.DOTALL)


@dataclass(frozen=True)
class Formula:
    """A formula in Typst.

    Attributes:
        typst: in Typst's math; empty if it prints nothing, as where it only defines macros.
        alternative: what stands for it where it cannot be seen.
        tag: the number that it gives itself, with its brackets, in Typst's math; empty if none.
        pieces: of a formula on one line, the parts between which the line may end; of one with *sides*, its
            lines; empty if none.
        sides: of the page, at which each line stands; empty if they stand in its middle.
    """

    typst: str
    alternative: str
    tag: str = ""
    pieces: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()


def convert(
    tex: str, macros: Macros | None = None, labels: Mapping[str, str] | None = None, *, block: bool = False
) -> Formula:
    """Read a formula as MathJax does.

    Args:
        tex: it, without the marks around it.
        macros: what the page knows; this formula's own are added.
        labels: the numbers of equations by their labels.
        block: whether it stands on lines of its own.

    Raises:
        TexError: it cannot be read; its message says why.
    """
    parser = Parser(_unmarked(tex), macros or Macros(MATHJAX), labels or {}, COMMANDS)
    rows = read_rows(parser, CELL_ENDS)
    if token := parser.peek():
        raise TexError(f"{token} stands without what begins it")
    lines = rows.lines("split")
    typst = " \\ ".join(lines)
    tags = [*parser.tags]
    if tags and (len(tags) > 1 or not block):
        typst = joined([typst, space(2), *tags])
        tags = []
    pieces = _pieces(rows.sole) if len(lines) == 1 and not rows.stands_alone else ()
    sides = rows.sole[0].sides if block and rows.stands_alone and len(rows.sole) == 1 else ()
    alternative = spoken(typst) or " ".join(tex.split())
    return Formula(typst, alternative, "".join(tags), tuple(lines) if sides else pieces, sides)


def _unmarked(tex: str) -> str:
    match = _MARKS.match(tex)
    if match:
        tex = "".join(filter(None, match.groups()))
    # Sphinx lets blank lines part equations.
    parts = [part.strip() for part in _PARAGRAPHS.split(tex.strip()) if part.strip()]
    return tex if len(parts) < 2 or "\\begin" in tex else r" \\ ".join(parts)  # noqa: PLR2004 - several


def _pieces(atoms: list[Atom]) -> tuple[str, ...]:
    """Part a formula before its relations and operators, but never behind one: that is a sign."""
    parts: list[list[Atom]] = [[]]
    for number, atom in enumerate(atoms):
        if atom.breaks and number and not atoms[number - 1].breaks and atoms[number - 1].code not in _OPENING:
            parts.append([])
        parts[-1].append(atom)
    return tuple(sequence(part) for part in parts) if len(parts) > 1 else ()
