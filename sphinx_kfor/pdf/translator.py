"""The docutils to Typst writer: every family of visitors in one class."""

from __future__ import annotations

from sphinx_kfor.pdf.visitors.extensions import ExtensionVisitors
from sphinx_kfor.pdf.visitors.formulas import FormulaVisitors
from sphinx_kfor.pdf.visitors.index import IndexVisitors
from sphinx_kfor.pdf.visitors.inline import InlineVisitors
from sphinx_kfor.pdf.visitors.lists import ListVisitors
from sphinx_kfor.pdf.visitors.objects import ObjectVisitors
from sphinx_kfor.pdf.visitors.parts import PartVisitors
from sphinx_kfor.pdf.visitors.references import ReferenceVisitors
from sphinx_kfor.pdf.visitors.structure import StructureVisitors
from sphinx_kfor.pdf.visitors.tables import TableVisitors


class TypstTranslator(
    ExtensionVisitors,
    StructureVisitors,
    TableVisitors,
    ListVisitors,
    ObjectVisitors,
    PartVisitors,
    InlineVisitors,
    FormulaVisitors,
    ReferenceVisitors,
    IndexVisitors,
):
    """Translates an assembled document to Typst's code mode.

    A visitor of an extension (`app.add_node(X, briefpdf=(visit, depart))`) is given this
    object: `begin`, `end` and `put` collect code, `string` in `syntax` writes text.
    """

    def body(self) -> str:
        """Give the document's body as one expression, once it was walked about."""
        return "{\n" + "\n".join(self._buffers[0]) + "\n}"
