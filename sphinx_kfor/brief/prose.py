"""The author's own prose on a page, block by block, with what was checked taken out."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_kfor.brief.nodes import chart_image, citation_group, inline_quotation, quotation
from sphinx_kfor.evidence.printing import OMISSION
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.prose import CHECKED, copied, loose
from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.resolver import Resolver

#: What is not the author's prose: code, comments, and what was checked.
_NOT_PROSE: tuple[type[nodes.Element], ...] = (
    nodes.literal,
    nodes.literal_block,
    nodes.math,
    nodes.math_block,
    nodes.comment,
    nodes.system_message,
    nodes.problematic,
    nodes.docinfo,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.label,
    addnodes.desc_signature,
    quotation,
)
#: Attributes of nodes that builders print or show beside their text.
_SHOWN_APART = ("alt", "caption", "explanation", "reftitle")
_HTML = (
    (re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE), " "),
    (re.compile(r"<(?:q|blockquote)\b[^>]*>", re.IGNORECASE), "\u201c"),
    (re.compile(r"</(?:q|blockquote)\s*>", re.IGNORECASE), "\u201d"),
    (re.compile(r"<[^>]*>"), ""),
)
_CHECKED = (inline_quotation, citation_group)


def blocks(parent: nodes.Element) -> Iterator[tuple[nodes.Element, str]]:
    """Each block of prose with its text, where `CHECKED` stands for an item that was checked."""
    for child in parent.children:
        if not isinstance(child, nodes.Element) or isinstance(child, _NOT_PROSE) or _cut(child):
            continue
        if isinstance(child, (nodes.TextElement, nodes.image, chart_image, addnodes.toctree)):
            text = _text(child)
            if text.strip():
                yield child, text
        else:
            yield from blocks(child)


def faults(document: nodes.document, resolver: Resolver) -> Iterator[tuple[nodes.Element, EvidenceError]]:
    """Cautions on the prose: loose quotations, and words copied from a source.

    Only texts that are here can be searched for copied words; without one, its locked passages are.
    """
    sources = list(_texts(resolver))
    for block, text in blocks(document):
        for words, _ in loose(text):
            yield block, EvidenceError("loose", f"'{words}' was not checked; quote it with kfor:quote")
        for run in copied(text, sources):
            message = f"words run on from '{run.source}': '{run.words}'; quote them, or use your own words"
            yield block, EvidenceError("copied", message)
    for block in document.findall(nodes.block_quote):
        if not isinstance(block, quotation) and block.astext().strip() and _quotes(block):
            message = f"a block quotation that was not checked: '{_short(block)}'; quote it with kfor:quote"
            yield block, EvidenceError("loose", message)


def spoken(block: nodes.Element) -> str:
    """The author's own words in a block."""
    return "".join(map(_text, block.children))


def heading_over(node: nodes.Node) -> str:
    """The words of the nearest heading over a node, without what was quoted in it."""
    section = next((above for above in lineage(node.parent) if isinstance(above, nodes.section)), None)
    title = section.next_node(nodes.title) if section else None
    return " ".join(spoken(title).replace(CHECKED, OMISSION).split()) if title is not None else ""


def _texts(resolver: Resolver) -> Iterator[tuple[str, str]]:
    for identifier, source in resolver.corpus.sources.items():
        try:
            if source.prose:
                yield identifier, source.document.seen
        except EvidenceError:
            continue
    for item in resolver.lock.items.values():
        known = resolver.corpus.sources.get(item.source)
        if known is not None and known.path is None:
            yield from ((item.source, target.quote.exact) for target in item.targets if not target.private)


def _cut(node: nodes.Node) -> bool:
    """Whether a block is verbatim, as `VERBATIM_BLOCK` marks it: cells of a source, for example."""
    return isinstance(node, nodes.Element) and node.get("translatable") is False


def _text(node: nodes.Node) -> str:
    if isinstance(node, _CHECKED):
        return CHECKED
    if isinstance(node, _NOT_PROSE):
        return " "
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, nodes.raw):
        return _shown(node.astext()) if "html" in node["format"] else node.astext()
    apart = [str(node[key]) for key in _SHOWN_APART if isinstance(node, nodes.Element) and node.get(key)]
    return " ".join(["".join(_text(child) for child in node.children), *apart])


def _shown(html: str) -> str:
    """The text of HTML that the author put into the page, with marks around what it calls a quotation."""
    for pattern, replacement in _HTML:
        html = pattern.sub(replacement, html)
    return unescape(html)


def _quotes(block: nodes.block_quote) -> bool:
    """Whether a block quote quotes: indented lists and the like do not."""
    return any(isinstance(child, (nodes.paragraph, nodes.line_block)) for child in block.children)


def _short(block: nodes.Element, most: int = 60) -> str:
    text = " ".join(block.astext().split())
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
