"""Words that a page shows and that no paragraph holds: in formulas, and in diagrams."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Where extensions for diagrams keep what is drawn: Graphviz, Mermaid, PlantUML.
_SOURCES = ("code", "uml")
_TEXT = re.compile(r"\\(?:text[a-z]*|[mhf]box|mathrm|intertext|operatorname)\s*(?=\{)")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|[^A-Za-z])")
_TEX_MARKS = re.compile(r"``(.*?)''", re.DOTALL)
#: A mark inside a label, as each language of diagrams writes it.
_INSIDE = re.compile(r'\\"|#quot;|&quot;|&#34;')
_BREAK = re.compile(r"\\[nlr]|<br\s*/?>", re.IGNORECASE)


def drawn_words(document: nodes.document) -> Iterator[tuple[nodes.Element, str]]:
    """Each formula and each diagram, with the words that it shows."""
    for node in document.findall(nodes.Element):
        if isinstance(node, (nodes.math, nodes.math_block)):
            yield node, _in_tex(node.astext())
            continue
        for name in _SOURCES:
            if isinstance(source := node.attributes.get(name), str):
                yield node, _in_diagram(source)


def _in_tex(formula: str) -> str:
    """What a formula says in words: the commands are left out."""
    text = _TEX_MARKS.sub("\u201c\\1\u201d", _TEXT.sub("", formula))
    return _COMMAND.sub(" ", text).replace("{", "").replace("}", " ").replace("~", " ")


def _in_diagram(source: str) -> str:
    """What the labels of a diagram say; the marks around a label are its language's, those inside are not."""
    inside = _INSIDE.sub("\0", _BREAK.sub(" ", source))
    return unescape(inside.replace('"', " ")).replace("\0", '"')
