"""The domain: the only state of the extension, and how to read it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from sphinx_kfor.brief.markup.directives import unknown_directive
from sphinx_kfor.brief.markup.roles import unknown_role
from sphinx_kfor.brief.state.annex_entries import Annex
from sphinx_kfor.brief.state.briefs import Brief, all_briefs, by_page
from sphinx_kfor.brief.state.csl_citations import rendered
from sphinx_kfor.brief.state.markings import markings
from sphinx_kfor.brief.state.outline import Outline
from sphinx_kfor.brief.state.printed_pages import PrintedPages
from sphinx_kfor.brief.state.source_pages import SourcePages
from sphinx_kfor.evidence.annotations.lock import Lock
from sphinx_kfor.evidence.catalogue.catalogue import Catalogue
from sphinx_kfor.evidence.catalogue.citations import Style
from sphinx_kfor.evidence.catalogue.records import Rights
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.resolver import Resolver
from sphinx_kfor.evidence.sources.corpus import Corpus
from sphinx_kfor.evidence.sources.origins import Origins
from sphinx_kfor.evidence.standards.vocabulary import Scale, Tlp
from sphinx_kfor.words import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_kfor.brief.state.pages import Named, Page
    from sphinx_kfor.evidence.annotations.annotation import Annotation
    from sphinx_kfor.evidence.catalogue.csl import Rendered
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.sources.corpus import Sources


def domain_of(env: BuildEnvironment) -> KforDomain:
    """Our domain in an environment."""
    return cast("KforDomain", env.get_domain("kfor"))


class KforDomain(Domain):
    """Everything named `kfor:`."""

    name = "kfor"
    label = "Policy briefs"
    object_types: ClassVar[dict[str, ObjType]] = {
        kind: ObjType(label, "ref")
        for kind, label in (
            ("quote", "quotation"),
            ("table", "table"),
            ("chart", "chart"),
            ("compare", "comparison"),
            ("value", "value"),
            ("masthead", "brief"),
            ("judgement", "key judgement"),
            ("option", "policy option"),
            ("recommendation", "recommendation"),
            ("gap", "gap"),
            ("timeline", "timeline"),
            ("key-figures", "key figures"),
            ("box", "box"),
            ("bibliography", "bibliography"),
            ("options-matrix", "matrix of options"),
            ("evidence-matrix", "matrix of evidence"),
            ("source-summary", "summary of sources"),
            ("annex", "annex"),
        )
    }
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}, "shown": {}, "origins": {}}
    data_version = 6

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        #: Answers what pages ask for; loaded anew for each build, never pickled.
        self.resolver = Resolver(Corpus(Catalogue()), Lock())
        #: What the pages that this build writes print; never pickled.
        self.printed = PrintedPages()
        self._briefs: list[Brief] = []
        self._brief_of: dict[str, Brief] = {}
        self._outlines: dict[str, Outline] = {}
        self._origins: Origins | None = None
        self._annexes: dict[str, Annex] = {}
        self._styles: dict[str, Style] = {}
        self._source_pages: SourcePages | None = None
        #: The file of the CSL style; None for a style of ours.
        self.csl_style: Path | None = None
        self._rendered: dict[str, Rendered] = {}
        self._marks: dict[str, Tlp] | None = None
        #: What writes the output, once that is known.
        self.builder: Builder | None = None

    @property
    def pages(self) -> dict[str, Page]:
        """What each page contributes, by docname."""
        pages: dict[str, Page] = self.data["pages"]
        return pages

    @property
    def shown(self) -> dict[str, str]:
        """What each page showed of other pages when it was last written, as a digest."""
        shown: dict[str, str] = self.data["shown"]
        return shown

    @property
    def sources(self) -> Sources:
        """The sources of the corpus by id."""
        return self.resolver.corpus.sources

    def keep(self, docname: str, page: Page) -> None:
        """Take what a page contributes."""
        self.pages[docname] = page
        self._forget_briefs()

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self.pages.pop(docname, None)
        self.shown.pop(docname, None)
        self._forget_briefs()

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over pages that another process has read."""
        for docname in docnames:
            if docname in otherdata["pages"]:
                self.keep(docname, otherdata["pages"][docname])

    def _forget_briefs(self) -> None:
        self._briefs.clear()
        self._outlines.clear()
        self._origins = None
        self._annexes.clear()
        self._styles.clear()
        self._source_pages = None
        self._rendered.clear()
        self._marks = None

    def directive(self, name: str) -> Any:  # noqa: ANN401 (the type is Sphinx's)
        """The directive of a name, or one that says that there is none."""
        return super().directive(name) or unknown_directive(name, self.directives)

    def role(self, name: str) -> Any:  # noqa: ANN401
        """The role of a name, or one that says that there is none."""
        return super().role(name) or unknown_role(name, self.roles)

    def briefs(self) -> list[Brief]:
        """The briefs of the project. Not before all pages are read."""
        if not self._briefs:
            mastheads = {docname for docname, page in self.pages.items() if page.masthead}
            self._briefs = all_briefs(self.env, mastheads)
            self._brief_of = by_page(self._briefs)
        return self._briefs

    def assessed(self) -> list[Brief]:
        """What is assessed: the briefs, and each page outside them that has something of ours."""
        briefs = self.briefs()
        return briefs + [
            self.brief(docname) for docname in sorted(self.pages) if docname not in self._brief_of
        ]

    def brief(self, docname: str) -> Brief:
        """The brief of a page; a page outside all briefs is one of its own."""
        self.briefs()
        return self._brief_of.get(docname) or Brief(docname, docname, (docname,))

    def outline(self, docname: str) -> Outline:
        """The outline of the brief of a page."""
        brief = self.brief(docname)
        if brief.start not in self._outlines:
            self._outlines[brief.start] = Outline.of(brief, self.pages, self.scale, self.language)
        return self._outlines[brief.start]

    def annex(self, docname: str) -> Annex:
        """What the brief of a page uses, as its annex lists it."""
        brief = self.brief(docname)
        if brief.start not in self._annexes:
            place = self.part_of(docname, "annex") or (self.notes_at(brief) if self.in_notes else None)
            self._annexes[brief.start] = Annex.of(brief, self.pages, place, notes=self.in_notes)
        return self._annexes[brief.start]

    @property
    def in_notes(self) -> bool:
        """Whether citations are marks in the text, and the full references stand in notes."""
        return bool(self.env.config.kfor_citation_style == "notes")

    def notes_at(self, brief: Brief) -> tuple[str, str] | None:
        """Where the notes of a brief without an annex stand: at the end of the last page that uses any."""
        used = [docname for docname, page in brief.pages_in(self.pages) if page.passages or page.bare]
        return (used[-1], "kfor-notes") if used else None

    @property
    def scale(self) -> Scale:
        """The scale of the project's likelihoods."""
        return Scale.of(self.env.config.kfor_scale)

    @property
    def language(self) -> Language:
        """The language of the project's pages."""
        return language(self.env.config.language, self.resolver.corpus.word_lists)

    def origin(self, source: str, options: Mapping[str, str]) -> str:
        """Whose word is used: the item's own origin, else that of its source; see `evidence/origins.py`."""
        return self.origins.of(source, options.get("origin", ""))

    @property
    def origins(self) -> Origins:
        """The origins of the sources that pages use. Not before all pages are read."""
        if self._origins is None:
            cited = {identifier: self.sources[identifier] for identifier in self.cited(self.pages)}
            self._origins = Origins(cited, self.resolver.lock.origins, self.data["origins"])
        return self._origins

    def to_lock(self) -> dict[str, Annotation]:
        """What the lock is to hold by key, whichever page was read last. Not before all pages are read."""
        found: dict[str, Annotation] = {}
        for passage in (passage for page in self.pages.values() for passage in page.locked):
            known = found.get(passage.request.key, passage.annotation)
            found[passage.request.key] = known.along_with(passage.annotation)
        return found

    def uses_private(self, docname: str) -> bool:
        """Whether a page uses passages of a private source."""
        page = self.pages.get(docname)
        used = {passage.request.source for passage in page.passages} | page.withheld if page else set()
        return any(self.sources[one].record.custom.rights == Rights.PRIVATE for one in used)

    def cited(self, docnames: Iterable[str]) -> list[str]:
        """The ids of the sources that some pages cite, sorted."""
        pages = (self.pages[docname] for docname in docnames if docname in self.pages)
        cited: set[str] = set().union(*(page.cited for page in pages))
        return sorted(identifier for identifier in cited if identifier in self.sources)

    @cached_property
    def style_of_one(self) -> Style:
        """The citation style of what is said of one source alone: no letter tells it from others."""
        return Style(self.env.config.language, {}, translator())

    def style(self, docname: str) -> Style:
        """The citation style of the brief of a page."""
        brief = self.brief(docname)
        if brief.start not in self._styles:
            records = (self.sources[one].record for one in self.cited(brief.docnames))
            self._styles[brief.start] = Style.of(self.env.config.language, records, translator())
        return self._styles[brief.start]

    def csl(self, docname: str) -> Rendered | None:
        """The citations of the brief of a page in the project's CSL style; None in a style of ours."""
        if self.csl_style is None:
            return None
        brief = self.brief(docname)
        if brief.start not in self._rendered:
            listed = self.sources if self._lists_all(brief) else self.cited(brief.docnames)
            records = [self.sources[one].record for one in listed]
            places = (self.csl_style, Path(self.env.doctreedir))
            self._rendered[brief.start] = rendered(brief, self.pages, records, self.style(docname), places)
        return self._rendered[brief.start]

    def _lists_all(self, brief: Brief) -> bool:
        """Whether a brief has a bibliography of the whole corpus."""
        pages = [page for _, page in brief.pages_in(self.pages)]
        return any(part.everything for page in pages for part in page.parts.get("bibliography", ()))

    @property
    def source_pages(self) -> SourcePages | None:
        """The pages of the sources that pages use, where the output has such; once all pages are read."""
        folder, builder = self.env.config.kfor_source_pages, self.builder
        if not folder or builder is None or builder.name not in {"html", "dirhtml"}:
            return None
        if self._source_pages is None:
            self._source_pages = SourcePages.of(folder, self.cited(self.pages))
        return self._source_pages

    @property
    def has_cards(self) -> bool:
        """Whether the output has evidence cards."""
        html = self.builder is not None and self.builder.format == "html" and self.builder.name != "epub"
        return html and bool(self.env.config.kfor_evidence_cards)

    def is_paper(self, docname: str) -> bool:
        """Whether a page is one of a brief's own instead of the theme's."""
        html = self.builder is not None and self.builder.name in {"html", "dirhtml"}
        if not html or self.env.config.kfor_page != "paper":
            return False
        brief = self.brief(docname)
        return docname in brief.docnames and brief.masthead_in(self.pages) is not None

    def part_of(self, docname: str, part: str) -> tuple[str, str] | None:
        """The page and anchor of the first part of a kind in the brief of a page."""
        for member, page in self.brief(docname).pages_in(self.pages):
            if part in page.parts:
                return member, page.parts[part][0].anchor
        return None

    def title(self, docname: str, named: Named) -> str:
        """What a reference to something says: its number, or its title."""
        return self.outline(docname).labels.get((docname, named.anchor), named.title)

    def number(self, docname: str, named: Named) -> str:
        """What something is called where its title is not to be shown: by its number, else by its kind."""
        kind = self.object_types[named.kind].lname if named.kind in self.object_types else named.kind
        return self.outline(docname).labels.get((docname, named.anchor), kind)

    def is_above(self, docname: str, seen_from: str | None = None) -> bool:
        """Whether a page is marked higher than another, or than the lowest page of the project.

        What is marked so shows no titles and no words there. Not before all pages are read.
        """
        if self._marks is None:
            everywhere = [*self.briefs(), *(self.brief(page) for page in self.env.found_docs)]
            self._marks = markings(everywhere, self.pages, self.sources)
        lowest = min(self._marks.values(), default=Tlp.CLEAR)
        here = lowest if seen_from is None else self._marks.get(seen_from, Tlp.CLEAR)
        return self._marks.get(docname, Tlp.CLEAR) > here

    def named(self, name: str) -> tuple[str, Named] | None:
        """The page and object of a name."""
        for docname in sorted(self.pages):
            if name in self.pages[docname].names:
                return docname, self.pages[docname].names[name]
        return None

    def names(self) -> list[str]:
        """Every name there is."""
        return sorted(name for page in self.pages.values() for name in page.names)

    def resolve_xref(  # noqa: PLR0913, PLR0917 (the signature is Sphinx's)
        self,
        env: BuildEnvironment,  # noqa: ARG002
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """A link to a named object, or to a place that is known already."""
        if typ == "place":
            return make_refnode(builder, fromdocname, node["kfor_docname"], target, contnode)
        found = self.named(target)
        if not found:
            return None
        docname, named = found
        title, tip = self.title(docname, named), named.title
        if self.is_above(docname, fromdocname):
            title, tip = self.number(docname, named), ""
        shown = contnode if node["refexplicit"] else nodes.inline(title, title)
        return make_refnode(builder, fromdocname, docname, named.anchor, shown, tip)

    def resolve_any_xref(  # noqa: PLR0913, PLR0917
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """The same for a reference of any kind."""
        found = self.resolve_xref(env, fromdocname, builder, "ref", target, node, contnode)
        return [("kfor:ref", found)] if found else []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Named objects, for the inventory and the search."""
        for docname, page in sorted(self.pages.items()):
            for name, named in sorted(page.names.items()):
                label = self.title(docname, named)
                title = named.title if label == named.title else f"{label}: {named.title}"
                title = self.number(docname, named) if self.is_above(docname) else title
                yield name, title, named.kind, docname, named.anchor, 1
