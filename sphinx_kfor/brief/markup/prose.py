"""The author's own prose on a page, block by block, with what was checked taken out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_kfor.brief.markup.drawn_words import drawn_words
from sphinx_kfor.brief.markup.html_text import text_of
from sphinx_kfor.brief.markup.nodes import chart_image, citation_group, inline_quotation, quotation
from sphinx_kfor.evidence.own_prose.copied import CHECKED, copied
from sphinx_kfor.evidence.own_prose.unchecked import Coined, loose_in
from sphinx_kfor.evidence.problems import Caution, EvidenceError, short
from sphinx_kfor.evidence.quotations.printing import OMISSION
from sphinx_kfor.evidence.text.quotation_marks import is_long, unmarked
from sphinx_kfor.evidence.text.spans import Span
from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.config import Config

    from sphinx_kfor.evidence.figures.mentions import Reader
    from sphinx_kfor.evidence.resolver import Resolver

#: Code that stands in a sentence: no prose, but words all the same where it stands between quotation marks.
_CODE: tuple[type[nodes.Element], ...] = (nodes.literal, nodes.math, addnodes.desc_sig_literal_string)
#: The class that Sphinx gives to a parameter's default in a signature.
_DEFAULT = "default_value"
#: What is not the author's prose: code, comments, and what was checked.
_NOT_PROSE: tuple[type[nodes.Element], ...] = (
    nodes.literal_block,
    nodes.math_block,
    nodes.comment,
    nodes.system_message,
    nodes.problematic,
    nodes.docinfo,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.label,
    quotation,
)
#: Attributes of nodes that builders print or show beside their text.
_SHOWN_APART = ("alt", "caption", "explanation", "reftitle")
#: So much of a loose quotation is shown, in code points.
_SHOWN = 60
#: So many words of what is copied belong to no figure: what else of a run is its author's wording.
_WORDED = 7
#: What prints nothing: what stands on its two sides is read on.
_UNSEEN = (nodes.comment, nodes.target, addnodes.index)
_CHECKED = (inline_quotation, citation_group)
#: The class of a term that the author marks as coined.
TERM = "kfor-term"
#: The end of a line within a paragraph, as it is kept for TeX beside the one for HTML.
_TEX_BREAK = re.compile(r"\\\\\s*")
_DASHED = re.compile(r"\s*(?:[\u2013-\u2015]|--)\s*\w")


def blocks(parent: nodes.Element, *, code: bool = False) -> Iterator[tuple[nodes.Element, str]]:
    """Each block of prose with its text, where `CHECKED` stands for an item that was checked.

    Args:
        parent: what holds the blocks.
        code: whether code inside sentences, and the signatures of what a page describes, count as words.
    """
    for child in parent.children:
        if not isinstance(child, nodes.Element) or isinstance(child, _NOT_PROSE) or _cut(child):
            continue
        if isinstance(child, addnodes.desc_signature) and not code:
            continue
        if isinstance(child, (nodes.TextElement, nodes.image, chart_image, addnodes.toctree)):
            text = _text(child, code=code)
            if text.strip():
                yield child, text
        else:
            yield from blocks(child, code=code)


def faults(
    document: nodes.document, resolver: Resolver, coined: Coined | None, reader: Reader
) -> Iterator[tuple[nodes.Element, Caution]]:
    """Cautions on the prose: loose quotations, and words copied from a source.

    Only texts that are here can be searched for copied words; without one, its locked passages are.

    Args:
        document: the page.
        resolver: the sources.
        coined: terms that may stand between quotation marks; None where anything may.
        reader: finds figures, which have but one wording.
    """
    if coined is not None:
        yield from _loose(document, coined)
    sources = list(_texts(resolver))
    for block, text in blocks(document):
        found = copied(text, sources)
        figures = [Span(one.first, one.end) for one in reader.mentions(text)] if found else []
        for run in found:
            if run.outside(figures) < _WORDED:
                continue
            message = f"words run on from '{run.source}': '{run.words}'; quote them, or use your own words"
            yield block, Caution("copied", message)


def coined_in(config: Config) -> Coined | None:
    """The terms that may stand between quotation marks; None without a catalogue: nothing is checked then."""
    return Coined.of(config.kfor_coined) if config.kfor_catalogue else None


def not_checked(words: str) -> Caution:
    """The caution on words between quotation marks."""
    mend = "mark a title or a term of your own with kfor:term, or quote it with kfor:quote"
    return Caution("loose", f"'{words}' was not checked; {mend}")


def _loose(document: nodes.document, coined: Coined) -> Iterator[tuple[nodes.Element, Caution]]:
    """Quotations that nothing checked: between quotation marks, and block quotations."""
    read = list(blocks(document, code=True))
    for words, number in loose_in([text for _, text in read]):
        if words not in coined:
            yield read[number][0], not_checked(words)
    for node, text in drawn_words(document):
        yield from ((node, not_checked(words)) for words, _ in loose_in([text]) if words not in coined)
    for block in document.findall(nodes.block_quote):
        if isinstance(block, quotation):
            continue
        said = list(blocks(block, code=True))
        words = "" if _inside_another(block) or not _quotes(block) else _unchecked(said)
        if words:
            message = f"a block quotation that was not checked: '{_short(words)}'; quote it with kfor:quote"
            yield block, Caution("loose", message)
        elif name := _ascribed(said):
            message = (
                f"nothing checked whose words these are: '{_short(name)}'; name the speaker in kfor:quote"
            )
            yield block, Caution("loose", message)


def spoken(block: nodes.Element) -> str:
    """The author's own words in a block."""
    return "".join(map(_text, block.children))


def leads_to(block: nodes.Element) -> nodes.Element | None:
    """The block quotation that goes on a paragraph's sentence: `Ruiz told us that`, `Ruiz replied:`."""
    said = spoken(block).replace(CHECKED, "").rstrip() if isinstance(block, nodes.paragraph) else ""
    following = (
        block.next_node(descend=False, siblings=True) if said and said[-1] not in ".!?\u2026" else None
    )
    return following if isinstance(following, quotation) else None


def heading_over(node: nodes.Node) -> str:
    """The words of the nearest heading over a node, without what was quoted in it."""
    section = next((above for above in lineage(node.parent) if isinstance(above, nodes.section)), None)
    title = section.next_node(nodes.title) if section else None
    return " ".join(spoken(title).replace(CHECKED, OMISSION).split()) if title is not None else ""


def _texts(resolver: Resolver) -> Iterator[tuple[str, str]]:
    for identifier, source in resolver.corpus.sources.present.items():
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


def _text(node: nodes.Node, *, code: bool = False) -> str:
    return "".join(
        piece if isinstance(piece, str) else stands_for(piece, code=code) for piece in pieces(node)
    )


def pieces(node: nodes.Node) -> Iterator[str | nodes.Element]:
    """The author's words in a node, and what else stands between them."""
    if isinstance(node, nodes.Element) and (isinstance(node, (*_CHECKED, *_NOT_PROSE)) or _is_code(node)):
        yield node
    elif isinstance(node, nodes.inline) and TERM in node["classes"]:
        yield node.astext()[1:-1]
    elif isinstance(node, nodes.Text):
        yield node.astext()
    elif isinstance(node, nodes.raw):
        yield (
            text_of(node.astext()) if "html" in node.get("format", "") else _TEX_BREAK.sub(" ", node.astext())
        )
    else:
        for child in node.children:
            yield from pieces(child)
        yield from (f" {words}" for words in _apart(node))


def pieces_before(node: nodes.Node, block: nodes.Node) -> Iterator[str | nodes.Element]:
    """The pieces of a block before a node in it, the nearest first."""
    while node is not block:
        parent = node.parent
        for sibling in reversed(_beside(node)[0]):
            yield from reversed([*pieces(sibling)])
        node = parent


def pieces_behind(node: nodes.Node, block: nodes.Node) -> Iterator[str | nodes.Element]:
    """The pieces of a block behind a node in it."""
    while node is not block:
        parent = node.parent
        for sibling in _beside(node)[1]:
            yield from pieces(sibling)
        yield from (f" {words}" for words in _apart(parent))
        node = parent


def _beside(node: nodes.Node) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """What stands before and behind a node; one that waits for its place, as in a comparison, has neither."""
    siblings = node.parent.children
    place = next((number for number, each in enumerate(siblings) if each is node), None)
    return ([], []) if place is None else (siblings[:place], siblings[place + 1 :])


def stands_for(node: nodes.Element, *, code: bool = False) -> str:
    """What stands in prose for that which is none; for code its words, where they count."""
    if isinstance(node, _CHECKED):
        return "" if node.get("kfor_part") else CHECKED
    if isinstance(node, _UNSEEN):
        return ""
    return unmarked(node.astext()) if code and _is_code(node) else " "


def _is_code(node: nodes.Element) -> bool:
    return isinstance(node, _CODE) or (isinstance(node, nodes.inline) and _DEFAULT in node["classes"])


def _apart(node: nodes.Node) -> Iterator[str]:
    """What builders show of a node beside its text."""
    if isinstance(node, nodes.Element):
        yield from (str(node[key]) for key in _SHOWN_APART if node.get(key))
    if isinstance(node, addnodes.toctree):
        yield from (title for title, _ in node["entries"] if title)
    if isinstance(node, addnodes.index):
        yield from (entry[1] for entry in node["entries"])


def _inside_another(block: nodes.block_quote) -> bool:
    """Whether a block quote stands in another, of which everything is said."""
    return any(isinstance(above, nodes.block_quote) and _quotes(above) for above in lineage(block.parent))


def _unchecked(said: list[tuple[nodes.Element, str]]) -> str:
    """The words of a block quote, given by blocks, that nothing checked, but for a few around what was."""
    words = " ".join(text for node, text in said if not isinstance(node, nodes.attribution))
    loose = is_long(words) if CHECKED in words else re.search(r"\w", words)
    return words if loose else ""


def _ascribed(said: list[tuple[nodes.Element, str]]) -> str:
    """To whom the author ascribes what was checked in a block quote: behind a dash, or as its attribution."""
    if not any(CHECKED in text for _, text in said):
        return ""
    typed = (text for node, text in said if isinstance(node, nodes.attribution) or _DASHED.match(text))
    return next((text for text in typed if text.replace(CHECKED, "").strip()), "")


def _quotes(block: nodes.block_quote) -> bool:
    """Whether a block quote quotes.

    In reStructuredText, where it carries its source, a block is one for being indented, as lists and the
    like often are.
    """
    meant = not block.rawsource or bool(block["classes"])
    telling = (nodes.paragraph, nodes.line_block, nodes.attribution)
    return meant or any(isinstance(child, telling) for child in block.children)


def _short(words: str) -> str:
    return short(words.replace(CHECKED, OMISSION), _SHOWN, end=False)
