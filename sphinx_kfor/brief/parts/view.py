"""A brief as one of its pages shows it: labels of sources and objects, and links to their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_kfor.brief.assessing.marking import marking
from sphinx_kfor.brief.markup.nodes import VERBATIM, annex_number
from sphinx_kfor.brief.quotations.nodes import language_of
from sphinx_kfor.brief.state.csl_citations import number_in_brief, without_brackets
from sphinx_kfor.evidence.standards.vocabulary import grade
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kfor.brief.state.annex_entries import Entry
    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.brief.state.outline import Place
    from sphinx_kfor.brief.state.pages import Passage
    from sphinx_kfor.evidence.catalogue.records import Record


class BriefView:
    """What a page needs to show of its whole brief.

    Args:
        domain: the domain, when all pages are read.
        docname: the page.
        shown_on: the page of the output that it is shown on, if that is another.
    """

    def __init__(self, domain: KforDomain, docname: str, shown_on: str = "") -> None:
        self.domain = domain
        self.shown_on = shown_on or docname
        self.docname = docname
        self.brief = domain.brief(docname)
        self.style = domain.style(docname)
        self.outline = domain.outline(docname)
        self.annex = domain.annex(docname)
        self.csl = domain.csl(docname)
        self._bibliography = domain.part_of(docname, "bibliography")

    def record(self, source: str) -> Record:
        """The record of a source."""
        return self.domain.sources[source].record

    def group_number(self, number: int) -> int:
        """The place of one of the page's groups of citations among those of its brief."""
        return number_in_brief(self.brief, self.domain.pages, self.docname, number)

    def label(self, source: str) -> str:
        """The label of a source, such as `ANSA 2022a`."""
        record = self.record(source)
        if self.csl and not self.csl.in_notes:
            label = "".join(run.text for run in self.csl.labels[source])
            return f"{self.style.names(record)} {label}" if self.csl.by_number else without_brackets(label)
        return f"{self.style.names(record)} {self.style.year(record)}"

    def told_beside(self, source: str, *, named: bool) -> str:
        """What stands of a source beside a quotation where the bibliography has the rest.

        Args:
            source: its id.
            named: whether its authors or its publisher were named before.
        """
        if not named:
            return self.label(source)
        if not self.csl or self.csl.in_notes:
            return self.style.year(self.record(source))
        return "".join(run.text for run in self.csl.years.get(source, self.csl.labels[source]))

    def passages(self) -> Iterator[Passage]:
        """What the brief uses, in reading order."""
        return (passage for _docname, passage in self.brief.passages_in(self.domain.pages))

    def grades(self) -> tuple[set[str], set[str]]:
        """The grades that the brief uses: of sources (A to F), and of what they say (1 to 6)."""
        cited = self.domain.cited(self.brief.docnames)
        sources: set[str] = {self.record(source).custom.reliability for source in cited}
        items = {passage.options.get("credibility", "") for passage in self.passages()}
        return sources - {""}, items - {""}

    def link_to(self, place: Place, children: Sequence[nodes.Node]) -> nodes.Node:
        """A link to a node of some page."""
        docname, anchor = place
        return pending_xref(
            "",
            nodes.inline("", "", *children, **VERBATIM),
            refdomain="kfor",
            reftype="place",
            reftarget=anchor,
            refexplicit=True,
            refdoc=self.docname,
            kfor_docname=docname,
        )

    def link(self, source: str, children: Sequence[nodes.Node]) -> nodes.Node:
        """A link to a source's entry, if the brief has a bibliography; else to its page."""
        if self._bibliography is None:
            return self.link_to_page(source, children) or nodes.inline("", "", *children)
        docname, anchor = self._bibliography
        return self.link_to((docname, f"{anchor}-{source}"), children)

    def link_to_page(
        self, source: str, children: Sequence[nodes.Node], anchor: str = ""
    ) -> nodes.Node | None:
        """A link to the page of a source, or to a passage on it; nothing where the output has none."""
        uri = self.uri_of_page(source, anchor)
        inner = nodes.inline("", "", *children, **VERBATIM)
        return nodes.reference("", "", inner, refuri=uri, internal=True) if uri else None

    def uri_of_page(self, source: str, anchor: str = "") -> str:
        """The address of the page of a source, or of a passage on it; empty where the output has none."""
        pages = self.domain.source_pages
        known = pages is not None and source in pages.names
        return self.uri((pages.names[source], anchor)) if pages and known else ""

    def uri(self, place: Place) -> str:
        """The address of a place of the output."""
        builder = self.domain.builder
        uri = builder.get_relative_uri(self.shown_on, place[0]) if builder else ""
        return f"{uri.partition('#')[0]}#{place[1]}" if place[1] else uri

    def pdf_address(self) -> str:
        """Where the PDF of the brief is, seen from the page; empty where nobody says, or that is no HTML."""
        pattern, builder = self.domain.env.config.kfor_pdf_url, self.domain.builder
        if not pattern or builder is None or builder.name not in {"html", "dirhtml", "singlehtml"}:
            return ""
        address = str(pattern).replace("{target}", self.brief.label)
        if address.startswith(("http://", "https://")):
            return address
        way = builder.get_target_uri(self.shown_on) if builder.name != "singlehtml" else ""
        return "../" * way.count("/") + address.lstrip("/")

    @property
    def grades_inline(self) -> bool:
        """Whether grades stand in the text, and not only in the annex, on cards and on pages of sources."""
        return bool(self.domain.env.config.kfor_grades == "inline")

    def graded(self, source: str, credibility: str) -> str:
        """The grade of a source and of what it says, in words and letters; empty for none."""
        given = grade(self.record(source).custom.reliability or "", credibility)
        words = ", ".join(given.words(self.domain.language))
        return f"{words} ({given})" if words else ""

    def source(self, source: str) -> nodes.Node:
        """A source's label, which links to its entry."""
        return self.link(source, [nodes.Text(self.label(source))])

    def to_annex(self, place: Place, words: Sequence[nodes.Node]) -> list[nodes.Node]:
        """Words that link to the entry of a passage; without an entry as they are."""
        entry = self.annex.at.get(place)
        linked = self._to_entry(entry, words) if entry else None
        return [linked] if linked else list(words)

    def mark(self, place: Place) -> list[nodes.Node]:
        """The mark of a passage, which links to its entry; nothing where there is none to link to."""
        entry = self.annex.at.get(place)
        return self.mark_of(entry) if entry else []

    def mark_of(self, entry: Entry) -> list[nodes.Node]:
        """The mark of an entry, likewise."""
        language = language_of(self.domain.env.config.language)
        label, name = (
            (_("Annex, passage"), "kfor-annexed") if self.annex.docname else (_("Passage"), "kfor-sourced")
        )
        number = annex_number("", self.numeral(entry), kfor_label=label, **language)
        linked = self._to_entry(entry, [number]) if entry.number else None
        return [nodes.superscript("", "", linked, classes=[name])] if linked else []

    def numeral(self, entry: Entry) -> str:
        """The mark of an entry: `[3]`, `[P3]` where the style of citation has numbers of its own."""
        own = self.csl is not None and (self.csl.by_number or self.csl.in_notes)
        return f"[P{entry.number}]" if own else f"[{entry.number}]"

    def _to_entry(self, entry: Entry, children: Sequence[nodes.Node]) -> nodes.Node | None:
        """A link to an entry of the annex; without an annex to the passage on the page of its source."""
        if self.annex.docname:
            return self.link_to((self.annex.docname, entry.anchor), children)
        return self.link_to_page(entry.source, children, f"passage-{entry.digest}")

    def card(self, place: Place) -> str:
        """The name of the card of a passage; empty where the output has no cards."""
        entry = self.annex.at.get(place)
        return entry.digest if entry and self.domain.has_cards else ""

    def card_of_source(self, source: str) -> str:
        """The name of the card of a source that is cited without a passage, likewise."""
        return f"source-{source}" if self.domain.has_cards else ""

    def numbered(self, place: Place) -> nodes.Node:
        """An object's label, such as `KJ 1`, which links to it."""
        return self.link_to(place, [nodes.Text(self.outline.labels[place])])

    def word(self, kind: str, place: Place) -> str:
        """A word that depends on the whole brief; empty for none.

        Args:
            kind: `label` for an object's, `range` for that of its likelihood where that is first used,
                `marking` for the brief's.
            place: the object.
        """
        if kind == "label":
            return self.outline.labels[place]
        if kind == "range":
            return f" ({self.outline.ranges[place]})" if place in self.outline.ranges else ""
        mark = marking(self.domain, self.brief)
        return mark.label if mark is not None else ""
