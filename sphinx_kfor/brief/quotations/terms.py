"""A term that the author coined, or a title: between quotation marks, and no quotation of anybody's."""

from __future__ import annotations

import re

from docutils import nodes

from sphinx_kfor.brief.markup.prose import TERM
from sphinx_kfor.brief.markup.roles import KforRole
from sphinx_kfor.brief.quotations.nodes import marks_around
from sphinx_kfor.evidence.problems import EvidenceError

_MARKS = "\"'\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb "


class TermRole(KforRole):
    """`kfor:term`: words between the page's quotation marks that are the author's own."""

    def translate(self, text: str) -> nodes.Element:
        """The words between the marks; marks that are typed around them go."""
        words = text.replace("\0", "").strip(_MARKS)
        if not re.search(r"\w", words):
            raise EvidenceError("syntax", "kfor:term holds no words; write a title or a term of your own")
        opening, closing = marks_around(self.config)
        return nodes.inline(text, f"{opening}{words}{closing}", classes=[TERM])
