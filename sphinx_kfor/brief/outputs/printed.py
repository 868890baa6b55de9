"""What pages print, block by block, as `evidence.json` has it: by that a delivered brief is proved.

Read from the doctree when everything is filled in, just before a builder writes it. A quotation, a figure
or a formula in a sentence is left out of the sentence (`ITEM` stands for it), and what a page prints of a
use of a passage stands with that. Of a private source's passage nothing is kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_kfor.brief.markup.html_text import text_of
from sphinx_kfor.brief.markup.nodes import (
    inline_quotation,
    key_figures,
    masthead,
    quotation,
    side_note,
    source_line,
    table_box,
)
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.brief.state.printed_pages import Block, Place, Printed, PrintedPages
from sphinx_kfor.delivery.compared import ITEM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_kfor.brief.state.domain import KforDomain

#: Of passages' entries in the annex, behind what is said of them.
_MARKS = re.compile(r"(?:\s?\[P?\d{1,4}\])+$")
#: Not printed, or not as text.
_UNSEEN = (
    nodes.comment,
    nodes.substitution_definition,
    nodes.pending,
    nodes.decoration,
    nodes.system_message,
    nodes.label,
    nodes.math_block,
    addnodes.index,
)
#: Printed, but not as the doctree has it: by a highlighter, or as another language's markup.
_OTHER = (nodes.literal_block, nodes.doctest_block, nodes.raw, addnodes.desc_signature)
#: In a sentence, what a writer prints in a way of its own.
_OWN_WAY = (nodes.math, nodes.footnote_reference, nodes.citation_reference, nodes.raw, nodes.image)


def collect(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Keep what a page that is about to be written prints (`doctree-resolved`)."""
    domain = domain_of(app.env)
    if domain.pages:
        read(domain, doctree, docname, domain.printed)


def read(domain: KforDomain, tree: nodes.document, start: str, found: PrintedPages) -> None:
    """Read what a page prints; one tree may hold several pages (singlehtml, PDF)."""
    reader = _Reader(domain, found)
    reader.begin(start)
    reader.read(tree, start, "", "prose")


class _Reader:
    def __init__(self, domain: KforDomain, found: PrintedPages) -> None:
        self.domain = domain
        self.found = found
        self.uses: dict[Place, bool] = {}
        self.made: set[Place] = set()
        self.notes: list[side_note] = []
        builder, config = domain.builder, domain.env.config
        in_pdf = builder is not None and builder.name == "briefpdf"
        self.without_annex = in_pdf and dict(config.kfor_pdf_settings or {}).get("annex", "end") != "end"

    def begin(self, docname: str) -> None:
        """Start a page anew."""
        self.found.blocks[docname] = []
        page = self.domain.pages.get(docname)
        for passage in page.passages if page else ():
            source = self.domain.sources.get(passage.annotation.source)
            self.uses[docname, passage.anchor] = source is None or source.private
            self.found.uses.pop((docname, passage.anchor), None)
        for part in (part for parts in page.parts.values() for part in parts) if page else ():
            self.made.add((docname, part.anchor))

    def read(self, node: nodes.Element, docname: str, anchor: str, kind: str) -> None:
        """Read the blocks in a node."""
        for child in node.children:
            if not isinstance(child, nodes.Element) or isinstance(child, _UNSEEN) or self._left_out(child):
                continue
            if isinstance(child, addnodes.start_of_file):
                self.begin(str(child["docname"]))
                self.read(child, str(child["docname"]), "", "prose")
                continue
            here = str(child["ids"][0]) if child["ids"] else anchor
            inside = self._kind(child, docname, kind)
            use = self._use(child, docname)
            if use is not None:
                self._read_use(child, docname, use)
            elif isinstance(child, _OTHER):
                text = text_of(child.astext()) if isinstance(child, nodes.raw) else child.astext()
                self._keep(docname, Block(here, text, kind="code"))
            elif isinstance(child, nodes.TextElement):
                uses: list[str] = []
                text = "".join(self._pieces(child, docname, uses))
                if text.strip():
                    self._keep(docname, Block(here, " ".join(text.split()), tuple(uses), inside))
                self._read_notes(docname, here)
            else:
                self.read(child, docname, here, inside)

    def _left_out(self, node: nodes.Element) -> bool:
        """Whether it is an annex that the PDF does not hold, or a section of nothing else."""
        if not self.without_annex:
            return False
        seen = [one for one in node.children if not isinstance(one, (nodes.Invisible, nodes.target))]
        if isinstance(node, nodes.section) and len(seen) == 2:  # noqa: PLR2004 (the title, and one thing more)
            return isinstance(seen[1], nodes.Element) and self._left_out(seen[1])
        return isinstance(node, nodes.container) and "kfor-annex" in node["classes"] and bool(node["ids"])

    def _read_notes(self, docname: str, here: str) -> None:
        """What stands in the margin beside a block."""
        while self.notes:
            note = self.notes.pop(0)
            pieces = [list(self._pieces(child, docname, [], whole=True)) for child in note.children]
            text = "".join(piece for some in pieces for piece in some)
            self._keep(docname, Block(here, " ".join(text.split()), kind="margin"))

    def _keep(self, docname: str, block: Block) -> None:
        self.found.blocks[docname].append(block)

    def _kind(self, node: nodes.Element, docname: str, kind: str) -> str:
        """What kind of blocks an element holds, in what is of another kind."""
        if isinstance(node, (masthead, key_figures)):
            return "front"
        if kind == "front" and "kfor-bottom-line" in node["classes"]:
            return "prose"
        if "kfor-bottom-label" in node["classes"]:
            return "front"
        return "made" if any((docname, one) in self.made for one in map(str, node["ids"])) else kind

    def _use(self, node: nodes.Element, docname: str) -> str | None:
        """The anchor of the use that a block is, or that a box holds."""
        if isinstance(node, table_box):
            # A theme may put a table into a container of its own.
            inner = (self._use(child, docname) for child in node.findall(nodes.Element) if child is not node)
            return next((found for found in inner if found is not None), None)
        if isinstance(node, (quotation, nodes.table, nodes.figure)):
            return next((one for one in map(str, node["ids"]) if (docname, one) in self.uses), None)
        return None

    def _read_use(self, node: nodes.Element, docname: str, anchor: str) -> None:
        if self.uses[docname, anchor]:
            return
        printed = self.found.uses.setdefault((docname, anchor), Printed())
        for block in node.findall(nodes.TextElement):
            above = block.parent
            if isinstance(above, nodes.TextElement) or isinstance(block, (nodes.Inline, *_UNSEEN)):
                continue
            text = " ".join("".join(self._pieces(block, docname, [], whole=True)).split())
            if isinstance(block, source_line) or "kfor-source" in block.get("classes", ()):
                printed.line = _MARKS.sub("", text)
            elif text:
                printed.shown.append(text)

    def _pieces(
        self, node: nodes.Node, docname: str, uses: list[str], *, whole: bool = False
    ) -> Iterator[str]:
        """The words of a block, and `ITEM` for each of `uses`; with `whole` the words of those as well."""
        if isinstance(node, nodes.Text):
            yield node.astext()
        elif not isinstance(node, nodes.Element) or isinstance(node, _UNSEEN):
            return
        elif isinstance(node, _OWN_WAY) or "math" in node["classes"]:
            uses.append("")
            yield ITEM
        elif isinstance(node, side_note):
            uses.append("")
            yield ITEM
            self.notes.append(node)
        elif isinstance(node, inline_quotation) and self._stands_apart(node, docname, whole=whole):
            uses.append(self._inline(node, docname))
            yield ITEM
        else:
            for child in node.children:
                yield from self._pieces(child, docname, uses, whole=whole)
            if isinstance(node, nodes.abbreviation):  # some writers print what it stands for
                uses.append("")
                yield ITEM

    def _stands_apart(self, node: nodes.Element, docname: str, *, whole: bool) -> bool:
        """Whether an item is left out of its sentence: a use of a passage; with `whole` a private one."""
        known = [self.uses[docname, one] for one in map(str, node["ids"]) if (docname, one) in self.uses]
        return any(known) if whole else bool(known)

    def _inline(self, node: nodes.Element, docname: str) -> str:
        """The anchor of a use inside a sentence, whose words are kept unless its source is private."""
        for anchor in map(str, node["ids"]):
            if (docname, anchor) in self.uses:
                if not self.uses[docname, anchor]:
                    said = "".join(self._pieces(node, docname, [], whole=True)).replace(ITEM, "")
                    text = " ".join(said.split())
                    own = [child for child in node.children if "kfor-annexed" not in _classes(child)]
                    figure = " ".join("".join(child.astext() for child in own).split())
                    line = "" if "kfor-quote" in node["classes"] else figure
                    self.found.uses[docname, anchor] = Printed(line, [text])
                return anchor
        return ""


def _classes(node: nodes.Node) -> list[str]:
    return list(node.get("classes", ())) if isinstance(node, nodes.Element) else []
