"""The HTML of a whole tree, in the place of its raw nodes."""

from __future__ import annotations

import importlib.util
import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import __

from sphinx_kfor.pdf.raw_html.blocks import blocks
from sphinx_kfor.pdf.raw_html.inline import inline
from sphinx_kfor.pdf.raw_html.reading import Fragment, is_html, read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

#: Calls of Typst that print nothing of their own: `#pagebreak()`.
_SILENT_CALL = re.compile(r"#[\w.-]+(?:\([^()]*\))?")


def convert_html(env: BuildEnvironment, places: Iterable[tuple[str, nodes.Element]]) -> None:
    """Put nodes in the place of raw HTML.

    Args:
        env: the environment, which is told of the images.
        places: elements with the names of their documents.
    """
    places = list(places)
    for _, element in places:
        _drop_what_typst_says(element)
    parents = [(name, element) for name, element in places if any(map(is_html, element.children))]
    if not parents:
        return
    if importlib.util.find_spec("lxml") is None:
        name, first = parents[0]
        Fragment(env, name, first).warn(__("HTML is left out; pip install lxml prints it"))
        return
    # The innermost first, so that what a piece of HTML holds is done.
    for name, parent in reversed(parents):
        raw = next(child for child in parent.children if is_html(child))
        fragment = Fragment(env, name, raw if raw.line is not None else parent)
        whole = read(parent, fragment)
        if whole is None:
            continue
        in_line = isinstance(parent, nodes.TextElement)
        found = inline(whole, fragment) if in_line else blocks(whole, fragment)
        for each in found:
            if isinstance(each, nodes.Element) and each.line is None:
                each.line, each.source = raw.line, raw.source
        parent.children = []
        parent.extend(found)


def _drop_what_typst_says(parent: nodes.Element) -> None:
    """Drop HTML beside which the author says it in Typst: raw nodes in a row are forms of one thing."""
    run: list[nodes.raw] = []
    for child in [*parent.children, None]:
        if isinstance(child, nodes.raw):
            run.append(child)
            continue
        if len(run) > 1 and any(map(_prints, run)):
            for each in filter(is_html, run):
                parent.remove(each)
        run = []


def _prints(node: nodes.raw) -> bool:
    typst = "typst" in str(node.get("format", "")).split()
    return typst and bool(_SILENT_CALL.sub("", node.astext()).strip())
