"""The page that is being verified: what was found for its nodes, and what is wrong with them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup import prose
from sphinx_kfor.brief.markup.nodes import annex_link, inline_quotation, quotation, refused
from sphinx_kfor.brief.markup.places import Places
from sphinx_kfor.brief.page.accepting import WHOLE_BRIEF, reason_around, reasons
from sphinx_kfor.brief.page.concealing import conceal, quiet
from sphinx_kfor.brief.state.pages import Page, Passage, Withheld
from sphinx_kfor.brief.state.sources import fingerprint
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.own_prose.unchecked import loose
from sphinx_kfor.evidence.problems import EvidenceError, Problem
from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.evidence.annotations.annotation import Annotation
    from sphinx_kfor.evidence.resolver import Asked, Resolved
    from sphinx_kfor.evidence.sources.corpus import Source


class Verification:
    """What is known of a page while its nodes are answered.

    Attributes:
        document: the page.
        page: what the domain is to keep of it.
        places: where its nodes were written.
        answered: the cautions that the node being answered can raise.
        cited_at: nodes that cite something, with the source and what was found of it.
        remarks: words of the author's beside one source: the node that they stand at, the source, the words.
        excuses: nodes with the reason for accepting what the prose at or around them raises.
    """

    def __init__(self, document: nodes.document, domain: KforDomain) -> None:
        self.document = document
        self.domain = domain
        self.env = domain.env
        self.page = Page()
        self.places = Places(domain.env)
        self.answered = set(WHOLE_BRIEF)
        self.cited_at: list[tuple[nodes.Element, str, Annotation | None]] = []
        self.remarks: list[tuple[nodes.Element, str, str]] = []
        self.excuses: list[tuple[nodes.Element, str]] = []
        #: The source that was looked at last: what is said next may be its words.
        self.current: Source | None = None

    @cached_property
    def notation(self) -> Notation:
        """How the page's language writes figures."""
        tag = self.env.config.language
        return Notation(tag, language(tag, self.domain.resolver.corpus.word_lists))

    def resolve(self, request: Asked) -> Resolved:
        """Check a passage, and note what its source was like."""
        self.domain.resolver.corpus.source(request.source)
        source = self.domain.sources[request.source]
        self.current = source
        self.see(request.source, "" if source.private else request.key)
        if source.path is not None:
            self.env.note_dependency(source.path)
        return self.domain.resolver.resolve(request)

    def see(self, source: str, key: str = "") -> None:
        """Note the state of a source, by which a later build tells whether to read this page again."""
        self.page.seen[f"{source} {key}".strip()] = fingerprint(self.domain.resolver, source, key)

    def record(  # noqa: PLR0913 (what is known of a passage)
        self,
        node: nodes.Element,
        request: Asked,
        resolved: Resolved,
        *,
        quoted: bool,
        options: dict[str, str],
        settled: Collection[str] = (),
    ) -> None:
        """Note a passage that was found, and the cautions on it that nobody accepts.

        What is printed may settle some: those in `settled`.
        """
        raised = {subtype for subtype, _ in resolved.annotation.cautions}
        self.answered |= raised
        accepted = reasons(node, options, raised)
        for subtype, message in resolved.annotation.cautions:
            if subtype not in accepted and subtype not in settled:
                self.problem(node, EvidenceError(subtype, message), caution=True)
        self.cites(node, resolved.annotation)
        words = " ".join(run.text for run in resolved.runs if not run.mark)
        self.page.cited.add(request.source)
        if self.domain.sources[request.source].private:
            conceal(node)
        self.page.passages.append(
            Passage(
                node["ids"][0],
                quoted,
                self.places.line(node),
                self.withheld(request),
                resolved.annotation,
                words=len(words.split()),
                accepted=tuple(sorted(accepted.items())),
                options=options,
                inside=self.inside(node),
                section=prose.heading_over(node),
            )
        )
        if isinstance(node, inline_quotation):
            node += annex_link(kfor_place=(self.env.docname, node["ids"][-1]))

    def withheld(self, request: Asked) -> Asked | Withheld:
        """What is kept of a request: of a private source's not the words."""
        source = self.domain.sources[request.source]
        return Withheld(source.id, source.key(request.key), type(request)) if source.private else request

    def cites(self, node: nodes.Element, annotation: Annotation) -> None:
        """Note that a node shows something of a source, for the prose around and inside it."""
        self.cited_at.append((node, annotation.source, annotation))

    def inside(self, node: nodes.Element) -> tuple[str, ...]:
        """The ids of the objects around a node, the outermost first."""
        around = (above for above in lineage(node.parent) if isinstance(above, nodes.Element))
        return tuple(reversed([above["ids"][0] for above in around if above.get("kfor_holds")]))

    def refuse(self, node: nodes.Element, error: EvidenceError, source: str) -> None:
        """Print a placeholder and note the problem."""
        self.hide(node, source)
        self.problem(node, error)
        known = self.domain.sources.get(source)
        if error.subtype in {"quote", "ambiguous"} and known and known.changed:
            message = (
                f"the text of '{source}' is not the one that the catalogue names; compare, then update sha256"
            )
            self.problem(node, EvidenceError("changed", message), caution=True)
        self.refused_source(source)
        placeholder = refused(source)
        node.clear()
        node += nodes.paragraph("", "", placeholder) if isinstance(node, quotation) else placeholder
        self.strip(node)

    def hide(self, node: nodes.Element, source: str) -> None:
        """Let nothing be told of what was asked for in vain of a private source."""
        self.current = self.domain.sources.get(source)
        if self.current is not None and self.current.private:
            conceal(node)
            self.page.withheld.add(source)

    def refused_source(self, source: str) -> None:
        """Read the page again when a source appears that it asked for in vain."""
        if source not in self.domain.sources:
            self.page.seen[source] = fingerprint(self.domain.resolver, source, "")

    def loose(self, node: nodes.Element, *texts: str) -> None:
        """Words that look quoted in what the author adds beside a passage."""
        for text in texts:
            for words, _ in loose(text):
                message = f"'{words}' was not checked; quote it with kfor:quote"
                self.problem(node, EvidenceError("loose", message), caution=True)

    def problem(self, node: nodes.Element, error: EvidenceError, *, caution: bool = False) -> None:
        """Note a problem at a node, unless it is a caution that an object around it accepts."""
        self._note(node, error, reason_around(node, error.subtype) if caution else "", caution=caution)

    def excusable(self, node: nodes.Element, error: EvidenceError, options: dict[str, str]) -> None:
        """Note a caution on what stands at a node, unless the options there accept it."""
        self.answered.add(error.subtype)
        why = options.get(f"accept-{error.subtype}") or reason_around(node, error.subtype)
        self._note(node, error, why, caution=True)

    def _note(self, node: nodes.Element, error: EvidenceError, why: str, *, caution: bool) -> None:
        place = self.places.file(node), self.places.line(node)
        message = quiet(self.domain, str(error), self.current)
        problem = Problem(error.subtype, message, *place, caution)
        if why:
            self.page.excused.append((problem, why))
        else:
            self.page.problems.append(problem)

    def unanswered(self, node: nodes.Element, options: dict[str, str]) -> None:
        """Report reasons for accepting what nothing raised at this node; of its prose, that is seen later."""
        for key in sorted(options):
            if key == "accept-unsourced":
                self.excuses.append((node, options[key]))
            elif key.startswith("accept-") and key.removeprefix("accept-") not in self.answered:
                message = f"'{key}' accepts a caution that is not raised; delete it"
                self.problem(node, EvidenceError("option", message), caution=True)
        self.answered = set(WHOLE_BRIEF)

    @staticmethod
    def strip(node: nodes.Element) -> None:
        """Leave nothing on the node that only this transform needs."""
        for key in (
            "kfor_request",
            "kfor_options",
            "kfor_items",
            "kfor_failure",
            "kfor_source",
            "kfor_typed",
            "kfor_arrangement",
            "kfor_put",
        ):
            node.attributes.pop(key, None)
