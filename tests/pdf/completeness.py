"""Whether all that a document says stands in its PDF: each text node of the resolved doctree, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from logical_text import logical_text
from sphinx.ext.graphviz import graphviz
from sphinx.ext.inheritance_diagram import inheritance_diagram
from sphinx.testing.util import SphinxTestApp
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_kfor.brief.markup.nodes import masthead
from sphinx_kfor.pdf.assemble import Places, assemble, find_places, place_of
from sphinx_kfor.pdf.clusters import compounds_with

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

#: Code points without which two texts are compared: a line's end may stand at any of them, and Typst writes
#: no text for the two that keep letters from joining or make them join; the sign of a figure has a mark.
_FOLDED = re.compile(r"[\s\u00ad\u200b-\u200e\ufeff]+")
#: How far from the last text found the next one may stand, beside what it says itself.
_WINDOW = 400
#: What is not part of the running text: notes of tools, labels of notes (the PDF numbers them), page heads.
_SILENT = (nodes.Invisible, nodes.system_message, nodes.raw, nodes.label, nodes.decoration)


@dataclass(frozen=True)
class Lost:
    """A text that the PDF does not have where it ought to."""

    node: str
    text: str


@dataclass(frozen=True)
class Proof:
    """What was looked for, and what was not found."""

    total: int
    lost: tuple[Lost, ...]
    #: The names of all node types in the doctree.
    kinds: frozenset[str]

    @property
    def share(self) -> float:
        """The share of the text nodes that were found."""
        return 1 - len(self.lost) / self.total if self.total else 1.0


def prove(tree: nodes.document, pdf: bytes) -> Proof:
    """Look for every text node of the assembled *tree* in *pdf*."""
    text = _FOLDED.sub("", logical_text(pdf))
    expected = list(_texts(tree))
    facts = [fact for title_block in tree.findall(masthead) for fact in _facts(title_block)]
    position, skipped, drawn, window = 0, 0, 0, _WINDOW + sum(map(len, facts))
    known = frozenset(text)
    lost = [Lost("masthead", fact) for fact in facts if _folded(fact, known) not in text]
    for node in expected:
        if isinstance(node, nodes.Element):
            drawn = len(_source(node))
            skipped += drawn or len(node.astext())
            continue
        wanted = _folded(node.astext(), known)
        found = text.find(wanted, position, position + skipped + len(wanted) + window)
        if found < 0:
            lost.append(Lost(type(node.parent).__name__, node.astext()))
            skipped += len(wanted)
        else:
            # A picture's words stand behind its caption.
            position, skipped, drawn = found + len(wanted), drawn, 0
    kinds = frozenset(type(node).__name__ for node in tree.findall(nodes.Element))
    texts = sum(isinstance(node, nodes.Text) for node in expected)
    return Proof(texts + len(facts), tuple(lost), kinds)


def _source(node: nodes.Element) -> str:
    """Give the lines that a diagram is drawn from, as several extensions keep them."""
    return next((node[name] for name in ("code", "uml") if isinstance(node.get(name), str)), "")


def _facts(title_block: nodes.Element) -> list[str]:
    """The texts of a title block: the template sets them in its own order, under its own names."""
    return [
        part
        for node in title_block.findall(nodes.Text)
        if not isinstance(node.parent, nodes.field_name)
        for part in node.split(" · ")
    ]


def _folded(words: str, known: AbstractSet[str]) -> str:
    """Fold *words*, with code points in place of what is read as one character and is not wholly *known*."""
    missing = frozenset(_FOLDED.sub("", words)) - known
    for cluster in sorted(compounds_with(words, missing), key=len, reverse=True):
        words = words.replace(cluster, _code_points(cluster))
    return "".join(_code_points(each) if each in missing else each for each in _FOLDED.sub("", words))


def _code_points(characters: str) -> str:
    return "".join(f"U+{ord(each):04X}" for each in characters)


def _texts(tree: nodes.document) -> Iterator[nodes.Text | nodes.Element]:
    """Give the text nodes in the order in which they are read: a note where it is first referred to.

    Formulas and graphs are between them: set as such, one is not what was typed, and takes up about as much.
    """
    places = find_places(tree)
    yield from _walk(tree, str(tree["docname"]), places, set())


def _walk(
    node: nodes.Node, docname: str, places: Places, written: set[int]
) -> Iterator[nodes.Text | nodes.Element]:
    if isinstance(node, nodes.Text):
        if node.astext().strip():
            yield node
        return
    assert isinstance(node, nodes.Element)
    if isinstance(node, (nodes.math, nodes.math_block, graphviz)) or (_source(node) and not node.children):
        yield node
        return
    if isinstance(node, masthead):
        # A title block is looked for by itself.
        return
    if isinstance(node, nodes.footnote_reference):
        place = place_of(node, docname)
        note = places.footnotes.get(place) if place else None
        if note is not None and id(note) not in written:
            written.add(id(note))
            yield from _children(note, docname, places, written)
        return
    if isinstance(node, inheritance_diagram):
        # What its references say stands in the picture.
        return
    targets = isinstance(node, nodes.target) and node.children
    if (isinstance(node, _SILENT) and not targets) or _is_note_elsewhere(node, docname, places):
        return
    yield from _children(node, str(node.get("docname", docname)), places, written)


def _children(
    node: nodes.Element, docname: str, places: Places, written: set[int]
) -> Iterator[nodes.Text | nodes.Element]:
    for child in node.children:
        yield from _walk(child, docname, places, written)


def _is_note_elsewhere(node: nodes.Element, docname: str, places: Places) -> bool:
    if isinstance(node, nodes.rubric):
        following = node.next_node(descend=False, siblings=True)
        return isinstance(following, nodes.footnote) and _is_note_elsewhere(following, docname, places)
    return isinstance(node, nodes.footnote) and any(
        (docname, each) in places.referenced for each in node["ids"]
    )


def prove_project(source: Path, out: Path, **settings: object) -> dict[str, Proof]:
    """Build the project in *source*, and prove each of its PDFs; by the PDF's file name."""
    with patch_docutils(source), docutils_namespace():
        app = SphinxTestApp("briefpdf", srcdir=source, builddir=out, confoverrides=settings)
        try:
            app.build(force_all=True)
            proofs = {}
            for brief in app.env.get_domain("kfor").briefs():  # type: ignore[attr-defined]
                pdf = (app.outdir / f"{brief.label}.pdf").read_bytes()
                proofs[f"{brief.label}.pdf"] = prove(assemble(app.builder, brief.start), pdf)
            return proofs
        finally:
            app.cleanup()
