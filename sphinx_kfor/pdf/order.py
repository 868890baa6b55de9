"""Text that Typst does not write in the order in which it is read: found, and warned of."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import __
from sphinx.util import logging

from sphinx_kfor.lineage import nearest_with_line
from sphinx_kfor.pdf.assemble import with_document
from sphinx_kfor.pdf.visitors.bidi import is_right_to_left, vowelled

logger = logging.getLogger(__name__)

_MESSAGE = (
    "%s: marks on letters that are read from right to left come out of order for who searches or listens, "
    "and the PDF claims less: %s"
)


def warn_of_order(tree: nodes.document, target: str) -> bool:
    """Warn where *tree* has such text, once for each element; tell whether it has any.

    Args:
        tree: the document.
        target: the name of its PDF.
    """
    if not is_right_to_left(tree.astext()):
        return False
    found = False
    for docname, element in with_document(tree):
        text = "".join(child.astext() for child in element.children if isinstance(child, nodes.Text))
        if words := vowelled(text):
            found = True
            place: nodes.Node | str = element if nearest_with_line(element) else docname
            logger.warning(__(_MESSAGE), target, words[0], type="kfor", subtype="pdf", location=place)
    return found
