"""Visitors of math: TeX turned into Typst, else shown as TeX."""
# ruff: noqa: D102 - a visitor is named after the node it visits

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.pdf.formulas.converting import Formula
from sphinx_kfor.pdf.formulas.writing import spoken
from sphinx_kfor.pdf.syntax import boolean, call, string
from sphinx_kfor.pdf.visitors.texts import TextVisitors

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.equations import Formulas

#: What is higher than a line in Typst's math.
_HIGH = re.compile(r"\b(?:frac|binom|mat|cases|display|limits|stretch|over\w+|under\w+|attach)\(")
#: Code points of Typst's math from which a formula may be wider than where it stands.
_LONG = 40
#: Text alone.
_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')


class FormulaVisitors(TextVisitors):
    """Formulas in a line and on lines of their own."""

    #: All of the document, read beforehand.
    formulas: Formulas
    #: Formulas in Typst that cannot be laid out; they stay TeX.
    refused: frozenset[str] = frozenset()

    def visit_math(self, node: nodes.math) -> None:
        self.put_anchor(node)
        formula = self._formula_of(node)
        if formula is None:
            self.put(self._as_tex(node))
        elif formula.typst:
            code = _equation(formula.typst, formula.alternative)
            self.holds_high = self.holds_high or _HIGH.search(formula.typst) is not None
            unbroken = max(formula.pieces or [formula.typst], key=len)
            if len(unbroken) > _LONG:
                code = call(
                    "long-formula",
                    code,
                    _equation(unbroken),
                    string(_short(node)),
                    string(self.place_of(node)),
                )
            self.put(code)
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block) -> None:
        self.put_origin(node)
        formula = self._formula_of(node)
        told = _number(node.get("number"), formula)
        if formula is None:
            code = call("numbered", self._as_tex(node), number=told)
        elif not formula.typst and told is None:
            raise nodes.SkipNode
        else:
            code = call(
                "numbered",
                _equation(formula.typst, formula.alternative, block=True),
                number=told,
                **self._if_wide(formula, node),
            )
        self.put_element(node, code)
        raise nodes.SkipNode

    def _if_wide(self, formula: Formula, node: nodes.Element) -> dict[str, str]:
        """What the page needs to know of a formula that may be too wide for it."""
        if len(formula.typst) <= _LONG and not formula.sides:
            return {}
        pieces = "".join(f"{_evaluated(piece)}, " for piece in formula.pieces)
        sides = "".join(f"{string(side)}, " for side in formula.sides)
        return {
            "pieces": f"({pieces})",
            "sides": f"({sides})",
            "alt": string(formula.alternative),
            "source": string(_short(node)),
            "place": string(self.place_of(node)),
        }

    def said(self, formula: nodes.math) -> str:
        found = self.formulas.of(self.docname, formula)
        return found.alternative if isinstance(found, Formula) else formula.astext()

    def _formula_of(self, node: nodes.Element) -> Formula | None:
        formula = self.formulas.of(self.docname, node)
        if isinstance(formula, Formula) and formula.typst not in self.refused:
            return formula
        if isinstance(formula, str):
            self.warn("a formula is shown as TeX: %s", formula, node=node)
        return None

    def _as_tex(self, node: nodes.Element) -> str:
        self.begin()
        self.put_text(" ".join(node.astext().split()), node)
        return call("tex", self.end())


def _number(number: object, formula: Formula | None) -> str | None:
    """Give what stands beside a formula: its number, else the tag that it has in Typst's math."""
    if number is not None:
        return string(f"({number})")
    if formula is None or not formula.tag:
        return None
    return formula.tag if _LITERAL.fullmatch(formula.tag) else _equation(formula.tag, spoken(formula.tag))


def _short(node: nodes.Element) -> str:
    """The beginning of a formula as it was typed, by which its author knows it."""
    return " ".join(node.astext().split())[:_LONG]


def _evaluated(typst: str) -> str:
    return call("eval", string(typst), mode='"math"')


def _equation(typst: str, alternative: str = "", *, block: bool = False) -> str:
    return call("formula", _evaluated(typst), alt=string(alternative), block=boolean(block))
