"""The formulas of a document, each in Typst."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.pdf.assemble import with_document
from sphinx_kfor.pdf.formulas.configured import configured, of_page, packages_of
from sphinx_kfor.pdf.formulas.converting import Formula, convert
from sphinx_kfor.pdf.formulas.macros import Macros
from sphinx_kfor.pdf.formulas.tokens import TexError
from sphinx_kfor.pdf.formulas.trial import refusals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders import Builder

_LINES = re.compile(r"\\\\")
_TAG = re.compile(r"\\tag(?P<star>\*?)\s*\{(?P<words>[^{}]*)\}")
_LABEL = re.compile(r"\\label\s*\{(?P<name>[^{}]*)\}")


class Formulas:
    """The formulas of an assembled document, each converted and tried once."""

    def __init__(self, builder: Builder, tree: nodes.document) -> None:
        self._known = configured(builder.config)
        self._builder = builder
        self._macros: dict[str, Macros] = {}
        self._found: dict[int, Formula | str] = {}
        found = [(docname, node) for docname, node in with_document(tree) if _is_formula(node)]
        self._labels = _labels(node for _, node in found)
        for docname, node in found:
            self._found[id(node)] = self._converted(docname, node)
        refused = refusals(each.typst for each in self._found.values() if isinstance(each, Formula))
        for key, formula in self._found.items():
            if isinstance(formula, Formula) and formula.typst in refused:
                self._found[key] = refused[formula.typst]

    def of(self, docname: str, node: nodes.Element) -> Formula | str:
        """Give the formula of *node*, or why there is none."""
        found = self._found.get(id(node))
        # A node that a visitor copied or made was not in the document when its formulas were read.
        return self._converted(docname, node) if found is None else found

    def _converted(self, docname: str, node: nodes.Element) -> Formula | str:
        macros = self._macros.get(docname)
        if macros is None:
            macros = self._macros[docname] = Macros(
                self._known | of_page(self._builder.env.metadata[docname]), packages_of(self._builder.config)
            )
        try:
            return convert(node.astext(), macros, self._labels, block=isinstance(node, nodes.math_block))
        except TexError as error:
            return str(error)


def _is_formula(node: nodes.Element) -> bool:
    return isinstance(node, (nodes.math, nodes.math_block))


def _labels(found: Iterable[nodes.Element]) -> dict[str, str]:
    """Give what refers to each label: the tag of its line, else the number of its formula, in brackets."""
    labels: dict[str, str] = {}
    for node in found:
        number = node.get("number")
        if number is not None:
            labels[str(node.get("label", ""))] = f"({number})"
        for line in _LINES.split(node.astext()):
            tag = _TAG.search(line)
            told = f"({number})" if number is not None else ""
            if tag is not None:
                told = tag["words"] if tag["star"] else f"({tag['words']})"
            if told:
                labels.update({match["name"]: told for match in _LABEL.finditer(line)})
    return labels
