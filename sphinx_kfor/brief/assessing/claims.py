"""What each claim of a brief rests on: sentence by sentence, for whoever reviews it.

A claim is a sentence of the brief's own prose, a judgement or a recommendation. It rests on what stands in
it: a quotation, a citation with the passage that bears it out, a citation of a source as a whole, a figure of
a source; or on nothing. A sentence that leads to a quotation in a block of its own rests on that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_kfor.brief.assessing.grounds import grounds
from sphinx_kfor.brief.markup.nodes import (
    brief_object,
    brief_part,
    chart_image,
    citation_group,
    event_list,
    inline_quotation,
    masthead,
    quotation,
    table_box,
)
from sphinx_kfor.brief.state.outline import JUDGEMENT, RECOMMENDATION
from sphinx_kfor.brief.state.pages import Page
from sphinx_kfor.evidence.text.sentences import sentences
from sphinx_kfor.lineage import nearest_with_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.brief.state.pages import Passage

#: What a claim may rest on, the strongest first.
RESTS = ("quotation", "passage", "figure", "citation", "reference", "nothing")
#: Shorter sentences claim nothing: a label, a "See below."
_LEAST_WORDS = 4
#: The lines of a paragraph are near each other.
_NEAR = 30
#: Stands for an item in a text that is divided into sentences.
_ITEM = re.compile("\ufffc(\\d+)\ufffc")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_CLAIMS: tuple[type[nodes.Element], ...] = (
    nodes.title,
    nodes.rubric,
    nodes.caption,
    nodes.literal_block,
    nodes.math_block,
    nodes.comment,
    nodes.raw,
    nodes.term,
    nodes.footnote,
    nodes.system_message,
    addnodes.toctree,
    addnodes.desc,
    addnodes.index,
    brief_part,
    chart_image,
    quotation,
    table_box,
    nodes.table,
    nodes.figure,
)


@dataclass(frozen=True)
class Sentence:
    """A sentence.

    Attributes:
        text: its words; of a private source's passage none.
        rests: what it rests on, of `RESTS`.
        on: the sources and places that it rests on, in words.
    """

    text: str
    rests: str
    on: tuple[str, ...] = ()


@dataclass(frozen=True)
class Claim:
    """A paragraph, a judgement or a recommendation.

    Attributes:
        kind: `paragraph`, `judgement` or `recommendation`; for a reviewer also `heading` and `quoted`.
        page: on which it stands.
        line: of that page's source; 0 if nothing tells.
        label: `KJ 1`; empty for a paragraph.
        sentences: what it says.
        on: what an object rests on as a whole.
    """

    kind: str
    page: str
    line: int
    label: str
    sentences: tuple[Sentence, ...]
    on: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def rests(self) -> str:
        """The strongest that any sentence of it rests on; of an object what it names."""
        if self.kind != "paragraph" and self.on:
            return "reference" if self.kind == RECOMMENDATION else "passage"
        found = [RESTS.index(sentence.rests) for sentence in self.sentences]
        return RESTS[min(found, default=len(RESTS) - 1)]

    @property
    def bare(self) -> tuple[Sentence, ...]:
        """The sentences that rest on nothing."""
        named = self.kind != "paragraph" and self.on
        return () if named else tuple(one for one in self.sentences if one.rests == "nothing")


@dataclass
class _Reader:
    domain: KforDomain
    docname: str
    page: Page
    found: list[Claim] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.passages: dict[str, Passage] = {one.anchor: one for one in self.page.passages}

    def read(self, node: nodes.Element) -> None:
        """Read the claims in a node."""
        children = [child for child in node.children if isinstance(child, nodes.Element)]
        for number, child in enumerate(children):
            following = children[number + 1] if number + 1 < len(children) else None
            if isinstance(child, masthead):
                self._bottom_line(child)
            elif isinstance(child, brief_object):
                self._object(child)
            elif isinstance(child, nodes.title):
                self._beside("heading", child, "nothing")
            elif isinstance(child, quotation):
                self._beside("quoted", child, "quotation")
            elif isinstance(child, (*_NO_CLAIMS, event_list)):
                continue
            elif isinstance(child, nodes.TextElement):
                if "kfor-source" not in child["classes"]:
                    self._paragraph(child, following)
            else:
                self.read(child)

    def _beside(self, kind: str, node: nodes.Element, rests: str) -> None:
        """What claims nothing itself, and is there for the reader."""
        anchor = str(node["ids"][0]) if node["ids"] else ""
        use = self.passages.get(anchor)
        source = self.domain.sources.get(use.annotation.source) if use else None
        hidden = use is not None and (source is None or source.private)
        text = "[…]" if hidden else " ".join(node.astext().split())
        sentence = Sentence(text, rests, tuple(self._on(anchor)))
        self.found.append(Claim(kind, self.docname, _line(node), "", (sentence,)))

    def _bottom_line(self, node: nodes.Element) -> None:
        for box in node.findall(nodes.container):
            if "kfor-bottom-line" in box["classes"]:
                paragraphs = [child for child in box.children if isinstance(child, nodes.paragraph)]
                for child in paragraphs:
                    if "kfor-bottom-label" not in child["classes"]:
                        self._paragraph(child, None)

    def _object(self, node: brief_object) -> None:
        kind = node["kfor_kind"]
        if kind not in {JUDGEMENT, RECOMMENDATION}:
            self.read(node)
            return
        place = (self.docname, str(node["ids"][0]))
        label = self.domain.outline(self.docname).labels.get(place, "")
        said = [one for one in node.children if isinstance(one, nodes.paragraph) and not _apparatus(one)]
        sentences_in = tuple(sentence for paragraph in said for sentence in self._sentences(paragraph))
        self.found.append(
            Claim(kind, self.docname, _line(node), label, sentences_in, tuple(self._named(place, kind)))
        )

    def _named(self, place: tuple[str, str], kind: str) -> Iterator[str]:
        """What an object rests on: sources, or for a recommendation the objects that it names."""
        if kind == JUDGEMENT:
            yield from (f"{one.source}{' (as a whole)' * one.bare}" for one in grounds(self.domain, place))
        for one in self.page.objects:
            if one.anchor == place[1] and kind == RECOMMENDATION:
                yield from one.references

    def _paragraph(self, node: nodes.TextElement, following: nodes.Element | None) -> None:
        said = self._sentences(node)
        if said and said[-1].rests == "nothing" and _leads_to(said[-1].text, following):
            anchor = str(following["ids"][0]) if following is not None and following["ids"] else ""
            said[-1] = Sentence(said[-1].text, "quotation", tuple(self._on(anchor)))
        if said:
            self.found.append(Claim("paragraph", self.docname, _line(node), "", tuple(said)))

    def _on(self, anchor: str) -> Iterator[str]:
        passage = self.passages.get(anchor)
        if passage is not None:
            target = passage.annotation.targets[0]
            yield f"{passage.annotation.source}{', ' * bool(target.locator)}{target.locator}"

    def _sentences(self, node: nodes.TextElement) -> list[Sentence]:
        items: list[nodes.Element] = []
        text = " ".join(_text(node, items).split())
        found: list[Sentence] = []
        for piece in sentences(text, self.domain.language):
            numbers = [int(number) for number in _ITEM.findall(piece)]
            rests = [rest for number in numbers for rest in self._rests(items[number])]
            rests += self._figures(piece, _line(node))
            words = _ITEM.sub(lambda match: self._shown(items[int(match[1])]), piece).strip()
            strongest = min(rests, key=lambda one: RESTS.index(one[0]), default=("nothing", ""))[0]
            on = tuple(dict.fromkeys(one for _, one in rests if one))
            if found and not _WORD.search(_ITEM.sub("", piece)):
                # What stands behind a full stop belongs to what stands before it.
                before = found.pop()
                strongest = min(before.rests, strongest, key=RESTS.index)
                found.append(Sentence(f"{before.text} {words}", strongest, (*before.on, *on)))
            elif len(_WORD.findall(words)) >= _LEAST_WORDS or rests:
                found.append(Sentence(words, strongest, on))
        return found

    def _rests(self, item: nodes.Element) -> Iterator[tuple[str, str]]:
        """What an item in a sentence is, and what it leads to."""
        if isinstance(item, citation_group):
            for _, source, _, locator, anchor in _citations(item):
                if source is not None:
                    on = f"{source}, {locator}" if locator else source
                    yield ("passage" if anchor else "citation"), on
        elif isinstance(item, inline_quotation):
            anchors = [one for one in map(str, item["ids"]) if one in self.passages]
            kind = "quotation" if "kfor-quote" in item["classes"] else "figure"
            yield from ((kind, on) for one in anchors[:1] for on in self._on(one))
        else:
            yield "reference", str(item.get("reftarget", ""))

    def _figures(self, sentence: str, line: int) -> Iterator[tuple[str, str]]:
        """The figures of a sentence that a source cited beside it has."""
        for one in self.page.figures:
            words = getattr(one.request, "words", "")
            if abs(one.line - line) <= _NEAR and words and words in sentence:
                yield "figure", one.annotation.source

    def _shown(self, item: nodes.Element) -> str:
        if isinstance(item, citation_group):
            cited = (source or f"not verified: {asked}" for asked, source, _, _, _ in _citations(item))
            return f"({'; '.join(cited)})"
        if not isinstance(item, inline_quotation):
            return item.astext()
        uses = [self.passages[one] for one in item["ids"] if one in self.passages]
        known = [self.domain.sources.get(use.annotation.source) for use in uses]
        hidden = any(source is None or source.private for source in known)
        return "[…]" if hidden else item.astext()


def claims(domain: KforDomain, docname: str) -> list[Claim]:
    """The claims of a page, in its order. Not before all pages are read."""
    return [one for one in for_review(domain, docname) if one.kind not in {"heading", "quoted"}]


def for_review(domain: KforDomain, docname: str) -> list[Claim]:
    """The same with the headings and quotations between them."""
    reader = _Reader(domain, docname, domain.pages.get(docname) or Page())
    reader.read(domain.env.get_doctree(docname))
    return reader.found


def _text(node: nodes.Node, items: list[nodes.Element]) -> str:
    """The words of a block, with marks for the items in it."""
    if isinstance(node, nodes.Text):
        return node.astext()
    reference = isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "kfor"
    if isinstance(node, (inline_quotation, citation_group)) or reference:
        items.append(node)  # type: ignore[arg-type]
        return f"\ufffc{len(items) - 1}\ufffc"
    if isinstance(node, (nodes.Invisible, nodes.image)):
        return ""
    return "".join(_text(child, items) for child in node.children)


def _citations(item: nodes.Element) -> list[tuple[str, str | None, str, str, str]]:
    """What each citation of a group asks for, and is: source, lead, locator, anchor."""
    return list(item.get("kfor_printed", ()))


def _leads_to(text: str, following: nodes.Element | None) -> bool:
    """Whether a sentence ends in a colon before what was cut from a source."""
    cut = isinstance(following, (quotation, table_box)) and "kfor-refused" not in str(following)
    return cut and text.rstrip().endswith((":", "：", "—", "–"))


def _apparatus(node: nodes.Element) -> bool:
    return bool({"kfor-title", "kfor-terms", "kfor-grounds"} & set(node["classes"]))


def _line(node: nodes.Element) -> int:
    known = nearest_with_line(node)
    return int(known.line or 0) if known is not None else 0
