"""Characters that no font at hand can show: found in Typst's answer, boxed, and warned of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import __
from sphinx.util import logging

from sphinx_kfor.lineage import nearest_with_line
from sphinx_kfor.pdf.assemble import with_document
from sphinx_kfor.pdf.clusters import alone
from sphinx_kfor.pdf.syntax import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from sphinx_kfor.pdf.typesetting import Fault

logger = logging.getLogger(__name__)

_NOT_SHOWN = re.compile(r'the text `"(?P<text>.*)"` could not be displayed')


# Control characters have no glyph in any font, and Typst passes them by in silence; those of direction
# turn the letters after them round, and so can make a text say what it does not.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def control_characters(text: str) -> frozenset[str]:
    """Give the control characters in *text*, which are printed as code points whatever the font."""
    return frozenset(_CONTROLS.findall(text))


def text_not_shown(fault: Fault) -> str:
    """Give the text that *fault* says no font can show, empty if it is about something else."""
    match = _NOT_SHOWN.search(fault.message)
    return unquote(match["text"]) if match else ""


def pattern(characters: AbstractSet[str]) -> str:
    """Write a regular expression of Typst's for any one of *characters*, empty for none."""
    # What is several characters comes first, or one of them would be taken out of it.
    several = sorted((each for each in characters if len(each) > 1), key=lambda each: (-len(each), each))
    single = _escaped("".join(sorted(each for each in characters if len(each) == 1)))
    return "|".join([*map(_escaped, several), *([f"[{single}]"] if single else [])])


def _escaped(characters: str) -> str:
    return "".join(f"\\u{{{ord(character):X}}}" for character in characters)


def warn_of_missing(tree: nodes.document, characters: AbstractSet[str]) -> None:
    """Warn of *characters* at each place where *tree* has them."""
    if not characters:
        return
    unplaced = set(characters)
    several = {each for each in characters if len(each) > 1}
    any_of_them = re.compile("|".join(map(re.escape, sorted(characters))))
    for docname, element in with_document(tree):
        texts = "".join(child.astext() for child in element.children if isinstance(child, nodes.Text))
        if not any_of_them.search(texts):
            continue
        single = alone(texts) if several else frozenset(texts)
        if found := (characters & single) | {each for each in several if each in texts}:
            unplaced -= found
            place: nodes.Node | str = element if nearest_with_line(element) else docname
            logger.warning(__(_MESSAGE), _names(found), type="kfor", subtype="pdf", location=place)
    if unplaced:
        place = str(tree["docname"])
        logger.warning(__(_MESSAGE), _names(unplaced), type="kfor", subtype="pdf", location=place)


_MESSAGE = "no font shows %s; the PDF has the code point in a box (kfor_pdf_fonts adds fonts)"


def _names(characters: Iterable[str]) -> str:
    return ", ".join(" ".join(f"U+{ord(each):04X}" for each in cluster) for cluster in sorted(characters))
