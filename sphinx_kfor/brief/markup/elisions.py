"""Apostrophes right before what we print: `all'{kfor:value}`."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxSmartQuotes

from sphinx_kfor.brief.markup.nodes import citation_group

_APOSTROPHE = "\u2019"
_ELIDED = re.compile(r"[^\W\d_]'$")
#: A quotation mark that is open still, which `'` then closes: `the 'old ramp'{kfor:cite}`.
_OPEN = re.compile(r"(?<!\w)'(?=\w)[^']*'$")


class Elisions(SphinxSmartQuotes):
    """Set the apostrophe of an elided word before one of our roles.

    Smart quotes look at a text up to the role, and take the apostrophe at its end for a quotation mark: in
    Italian `all”82,7`. So this goes before them (750), and is left out where they are.
    """

    default_priority = 745

    def apply(self, **kwargs: object) -> None:  # noqa: ARG002 (the signature is docutils')
        """Set the apostrophes."""
        if not self.is_available():
            return
        for node in list(self.document.findall(_is_ours)):
            at = node.parent.index(node)
            text = node.parent[at - 1] if at else None
            if isinstance(text, nodes.Text) and _ELIDED.search(text) and not _OPEN.search(text):
                node.parent.replace(text, nodes.Text(text[:-1] + _APOSTROPHE))


def _is_ours(node: nodes.Node) -> bool:
    """Whether a node will be filled by us, or is a reference of our domain."""
    if isinstance(node, pending_xref):
        return bool(node.get("refdomain") == "kfor")
    asks = isinstance(node, nodes.inline) and ("kfor_answer" in node or "kfor_failure" in node)
    return asks or isinstance(node, citation_group)
