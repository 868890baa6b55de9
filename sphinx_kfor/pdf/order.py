"""Letters with marks, which Typst does not write in the order in which one reads: mended, or warned of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import __
from sphinx.util import logging

from sphinx_kfor.lineage import nearest_with_line
from sphinx_kfor.pdf.assemble import with_document
from sphinx_kfor.pdf.reading_order.file import UnknownLayoutError
from sphinx_kfor.pdf.reading_order.fonts import is_mark
from sphinx_kfor.pdf.reading_order.mending import mended
from sphinx_kfor.pdf.visitors.bidi import vowelled

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

logger = logging.getLogger(__name__)

_MESSAGE = (
    "%s: marks on letters that are read from right to left come out of order for who searches or listens, "
    "and the PDF claims less: %s"
)


#: What keeps letters from joining or makes them join, for which no text is written.
_UNWRITTEN = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\ufeff\u00ad"))


def in_reading_order(pdf: bytes, text: str) -> tuple[bytes, frozenset[str]]:
    """Give the PDF of *text* with its letters with marks in order, and the words that stay out of it."""
    if not any(map(is_mark, set(text))):
        return pdf, frozenset()
    words = frozenset(vowelled(text))
    try:
        pdf, said = mended(pdf)
    except UnknownLayoutError:
        return pdf, words
    said = said.translate(_UNWRITTEN)
    return pdf, frozenset(word for word in words if word.translate(_UNWRITTEN) not in said)


def warn_of_order(tree: nodes.document, target: str, lost: AbstractSet[str]) -> None:
    """Warn where *tree* has words of *lost*, once for each element.

    Args:
        tree: the document.
        target: the name of its PDF.
        lost: words that are out of order in it.
    """
    for docname, element in with_document(tree):
        text = "".join(child.astext() for child in element.children if isinstance(child, nodes.Text))
        if words := [word for word in vowelled(text) if word in lost]:
            place: nodes.Node | str = element if nearest_with_line(element) else docname
            logger.warning(__(_MESSAGE), target, words[0], type="kfor", subtype="pdf", location=place)
