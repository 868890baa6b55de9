"""Visitors of math: TeX turned into Typst where that can be done soundly, else shown as TeX."""
# ruff: noqa: D102 - a visitor is named after the node it visits

from __future__ import annotations

import importlib
import importlib.util
import re
from functools import cache
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.pdf.syntax import boolean, call, string
from sphinx_kfor.pdf.visitors.base import TypstBase

if TYPE_CHECKING:
    from collections.abc import Callable

#: The package that converts; without it a formula is shown as it was typed.
_CONVERTER = "tex2typst"
_PARAGRAPHS = re.compile(r"\n\s*\n")
_NOWRAP = re.compile(r"\\begin\{")
# Code in Typst's math begins with a hash, which the converter writes inside string literals only.
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


class FormulaVisitors(TypstBase):
    """Formulas in a line and on lines of their own."""

    #: Formulas in Typst that Typst does not know some name of; they stay TeX.
    refused: frozenset[str] = frozenset()

    def visit_math(self, node: nodes.math) -> None:
        self.put_anchor(node)
        self.put(self._formula(node.astext(), node, block=False))
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block) -> None:
        self.put_origin(node)
        number = node.get("number")
        formula = self._formula(_aligned(node.astext()), node, block=True)
        code = call("numbered", formula, number=None if number is None else string(f"({number})"))
        self.put_element(node, code)
        raise nodes.SkipNode

    def _formula(self, tex: str, node: nodes.Element, *, block: bool) -> str:
        typst = to_typst(tex)
        if typst is None or typst in self.refused:
            if _converter() is None:
                self._warn_of_tex(node)
            else:
                self.warn("a formula is shown as TeX, since it cannot be converted: %s", tex, node=node)
            return call("tex", string(node.astext()))
        # The converted form reads aloud better than TeX: "sum_(i = 1)^n", not "\sum_{i=1}^{n}".
        equation = call("eval", string(typst), mode='"math"')
        return call("formula", equation, alt=string(" ".join(typst.split())), block=boolean(block))

    def _warn_of_tex(self, node: nodes.Element) -> None:
        if _CONVERTER not in self._unknown:
            self._unknown.add(_CONVERTER)
            self.warn("formulas are shown as TeX; pip install %s sets them", _CONVERTER, node=node)


@cache
def to_typst(tex: str) -> str | None:
    """Convert a formula, None if that cannot be done."""
    convert = _converter()
    if convert is None:
        return None
    try:
        typst = convert(tex)
    except ValueError:
        return None
    return None if "#" in _STRING.sub("", typst) else typst


@cache
def _converter() -> Callable[[str], str] | None:
    if importlib.util.find_spec(_CONVERTER) is None:
        return None
    convert: Callable[[str], str] = importlib.import_module(_CONVERTER).tex2typst
    return convert


def _aligned(tex: str) -> str:
    """Give several equations, which Sphinx lets blank lines or double backslashes part, as one."""
    parts = [part.strip() for part in _PARAGRAPHS.split(tex.strip()) if part.strip()]
    if _NOWRAP.search(tex) or (len(parts) == 1 and r"\\" not in tex):
        return tex
    return "\\begin{aligned}" + r" \\ ".join(parts) + "\\end{aligned}"
