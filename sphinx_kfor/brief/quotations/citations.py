"""Citations: what each rests on is checked; what they print waits for the brief."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.nodes import VERBATIM, citation_group
from sphinx_kfor.brief.markup.roles import KforRole
from sphinx_kfor.brief.page.items import Item, settle, take
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.brief.state.pages import BareCitation
from sphinx_kfor.evidence.catalogue.csl import Group
from sphinx_kfor.evidence.catalogue.csl_pandoc import Cited
from sphinx_kfor.evidence.documents.locators import canonical
from sphinx_kfor.evidence.documents.typed_locators import check_locator
from sphinx_kfor.evidence.extracts.requests import CellRequest
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations.request import Request
from sphinx_kfor.words import translator

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from docutils import nodes

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.resolver import Resolved


_ITEM = re.compile(
    r"(?P<head>[^>\"“]*?)\s*(?:>\s*(?P<passage>\"(?:\\.|[^\"\\])*\"|“[^”]*”)\s*)?(?:,\s*(?P<locator>[^,].*))?",
    re.DOTALL,
)
#: The last part of a cell's address, with a place behind it.
_QUOTED_END = re.compile(r"(\"(?:\\.|[^\"\\])*\"|“[^”]*”)\s*(?:,\s*(.+))?", re.DOTALL)
_CELL = 3
_ADDRESS = "write a cell as `source > table > row > column`"
_FORM = f'write it as `see id > "passage", para. 2`; {_ADDRESS}'
CITE_OPTIONS: dict[str, opt.Validator] = {
    "class": opt.text,
    **opt.acceptances("context", "omission", "reading", "unsourced"),
}

#: What is printed of one citation: the source typed, the source cited (None for a refusal), the words
#: before it, its locator, and the anchor of its passage.
Printed = tuple[str, str | None, str, str, str]


@dataclass(frozen=True)
class CitationItem:
    """One source in a citation.

    Attributes:
        source: its id.
        lead: words before it, such as "see".
        passage: the passage that the citation rests on, as typed; empty for none.
        locator: the place as typed; empty for the passage's own.
        cell: the table, row and column of the cell that it rests on; empty for none.
    """

    source: str
    lead: str = ""
    passage: str = ""
    locator: str = ""
    cell: tuple[str, ...] = ()


class CiteRole(KforRole):
    """`kfor:cite` and `kfor:citet`: one or more sources, with the passages that a claim rests on."""

    def translate(self, text: str) -> nodes.Element:
        """A group of citations that waits for the brief."""
        known = domain_of(self.env).sources
        pieces, options = opt.split_options(opt.pieces(text), CITE_OPTIONS)
        items = tuple(read_item(piece, known) for piece in pieces)
        values = opt.checked(options, CITE_OPTIONS)
        return citation_group(
            kfor_items=items,
            kfor_textual=self.name.endswith("citet"),
            kfor_options=values,
            classes=values.get("class", "").split(),
            **VERBATIM,
        )


def read_item(text: str, known: Container[str]) -> CitationItem:
    """One item of a citation: `[prefix words] id[ > "passage"][, locator]`, or with a cell's address.

    Args:
        text: the item.
        known: the ids of the catalogue, by which an id is told from the words around it.

    Raises:
        EvidenceError: `syntax`, if it does not have this form.
    """
    for word in re.finditer(r"\S+", text):
        identifier, lead = word[0].rstrip(",>"), text[: word.start()]
        if identifier in known and not any(mark in lead for mark in '>"“'):
            return _item(" ".join(lead.split()), identifier, text[word.start() + len(identifier) :], text)
    match = re.fullmatch(
        r"(?P<lead>(?:\S+\s+)*?)(?P<id>[^\s,>\"“]+)(?P<rest>\s*(?:[>,].*)?)", text, re.DOTALL
    )
    if not match:
        raise EvidenceError("syntax", f"'{text}' is no citation; {_FORM}")
    return _item(match["lead"].strip(), match["id"], match["rest"], text)


def _item(lead: str, identifier: str, rest: str, text: str) -> CitationItem:
    parts = opt.pieces(rest.strip().removeprefix(">"), ">") if rest.strip().startswith(">") else []
    if len(parts) == _CELL:
        last = _QUOTED_END.fullmatch(parts[-1])
        names = tuple(opt.unquoted(part) for part in [*parts[:-1], last[1] if last else parts[-1]])
        if not all(names):
            raise EvidenceError("syntax", f"'{text}' has an empty part; {_ADDRESS}")
        return CitationItem(
            identifier, lead, "", canonical(last[2] or "" if last else "", translator()), names
        )
    match = _ITEM.fullmatch(rest)
    if not match or match["head"].strip():
        raise EvidenceError("syntax", f"'{text}' is no citation; {_FORM}")
    passage = opt.unquoted(match["passage"]) if match["passage"] else ""
    if match["passage"] and not passage.strip():
        raise EvidenceError("syntax", f"the passage in '{text}' is empty; type it, or leave it out")
    return CitationItem(identifier, lead, passage, canonical(match["locator"] or "", translator()))


@dataclass
class CitedPassage(Item):
    """The passage or cell that a citation rests on; it is not printed."""

    request: Request | CellRequest

    def resolve(self) -> Resolved:
        """Find it. Raises EvidenceError: `reference`, for an empty cell."""
        resolved = super().resolve()
        if isinstance(self.request, CellRequest) and not resolved.runs[0].text:
            raise EvidenceError("reference", f"the cell is empty in '{self.request.source}'")
        return resolved

    def refuse(self, error: EvidenceError) -> None:
        """Note why; the citation is printed as one of nothing."""
        _refuse(self.page, self.node, error, self.request.source)


def answer(page: Verification, node: nodes.Element) -> None:
    """Check what a group of citations rests on; what it prints waits for the brief."""
    node["kfor_printed"] = _each_place(_printed(page, node, item) for item in node["kfor_items"])
    node["kfor_page"] = page.env.docname
    cited = [Cited(source, lead, where) for _, source, lead, where, _ in node["kfor_printed"] if source]
    if cited and "kfor_named" not in node:
        node["kfor_group"] = len(page.page.groups)
        page.page.groups.append(Group(tuple(cited), textual=node["kfor_textual"]))
    settle(page, node, node["kfor_options"])


def _each_place(printed: Iterable[Printed]) -> list[Printed]:
    """Citations with each place of a source once: two passages of a paragraph are one place to a reader."""
    kept: list[Printed] = []
    for one in printed:
        _, source, lead, where, _ = one
        if not source or lead or all((source, where) != (other[1], other[3]) for other in kept):
            kept.append(one)
    return kept


def _printed(page: Verification, node: nodes.Element, item: CitationItem) -> Printed:
    """Check one citation, and the passage that it rests on."""
    try:
        page.domain.resolver.corpus.source(item.source)
        page.see(item.source)
        page.cited_at.append((node, item.source, None))
        page.loose(node, item.lead)
        page.remarks.append((node, item.source, item.lead))
        if item.cell:
            _bare_locator(page, item)
        elif not item.passage:
            return item.source, item.source, item.lead, _cite_bare(page, node, item), ""
    except EvidenceError as error:
        _refuse(page, node, error, item.source)
        return item.source, None, "", "", ""
    request: Request | CellRequest = Request(item.source, item.passage, locator=item.locator)
    if item.cell:
        request = CellRequest(item.source, *item.cell)
    # What a header says of a cell is left out of nothing that is printed.
    unprinted = frozenset({"bound"})
    resolved = take(CitedPassage(page, node, request, node["kfor_options"], settled=unprinted))
    if resolved is None:
        return item.source, None, "", "", ""
    locator = item.locator or resolved.annotation.targets[0].locator
    return item.source, item.source, item.lead, locator, node["ids"][0]


def _refuse(page: Verification, node: nodes.Element, error: EvidenceError, source: str) -> None:
    page.hide(node, source)
    page.failed(node, error)
    page.refused_source(error, source)


def _cite_bare(page: Verification, node: nodes.Element, item: CitationItem) -> str:
    """Note a citation of a source as a whole, or of a place in it; returns its locator."""
    locator = _bare_locator(page, item)
    page.page.cited.add(item.source)
    if "kfor_named" not in node:
        place = locator, len(page.page.passages)
        page.page.bare.append(BareCitation(item.source, page.inside(node), *place))
    return locator


def _bare_locator(page: Verification, item: CitationItem) -> str:
    """A locator without a passage: there must be such a place, if the text is here to tell."""
    source = page.domain.sources[item.source]
    if item.locator and source.path is None:
        page.page.unchecked += 1
    elif item.locator and source.path:
        page.env.note_dependency(source.path)
        if not check_locator(source.layout, item.locator, None):
            page.page.unseen += 1
    return item.locator
