"""The page that is being verified: what was found for its nodes, and what is wrong with them."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup import prose
from sphinx_kfor.brief.markup.nodes import annex_link, citation_group, inline_quotation, quotation, refused
from sphinx_kfor.brief.markup.places import Places
from sphinx_kfor.brief.page.accepting import (
    ACCEPT,
    WHOLE_BRIEF,
    given,
    how_to_accept,
    names_of,
    reason_around,
    reasons,
)
from sphinx_kfor.brief.page.concealing import conceal, quiet
from sphinx_kfor.brief.page.own_words import own_sentence
from sphinx_kfor.brief.page.telling import said_already, to_tell
from sphinx_kfor.brief.state.pages import Page, Passage, Withheld
from sphinx_kfor.brief.state.sources import fingerprint
from sphinx_kfor.evidence.cautions.about import SPOKEN
from sphinx_kfor.evidence.cautions.pages.exchanged import exchanged
from sphinx_kfor.evidence.cautions.pages.inside import unsaid
from sphinx_kfor.evidence.cautions.pages.outvoted import outvoted
from sphinx_kfor.evidence.cautions.pages.own_voice import put_in_a_mouth
from sphinx_kfor.evidence.cautions.pages.quantities import miscounted, spoken_for_all
from sphinx_kfor.evidence.cautions.pages.told_inside import given_to_another
from sphinx_kfor.evidence.cautions.pages.unanimous import not_of_all
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.own_prose.unchecked import loose
from sphinx_kfor.evidence.problems import Caution, Problem, short
from sphinx_kfor.evidence.quotations.printing import words_of
from sphinx_kfor.evidence.quotations.request import Request
from sphinx_kfor.evidence.text.spans import Span
from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.brief.state.pages import Formula
    from sphinx_kfor.evidence.annotations.annotation import Annotation
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.extracts.requests import CellRequest, FigureRequest
    from sphinx_kfor.evidence.figures.shapes import Shape
    from sphinx_kfor.evidence.own_prose.unchecked import Coined
    from sphinx_kfor.evidence.problems import EvidenceError
    from sphinx_kfor.evidence.resolver import Asked, Resolved
    from sphinx_kfor.evidence.sources.source import Source

#: What is wrong where a text has not, or has no longer, what was asked for.
_MISSES = frozenset({"quote", "ambiguous", "reference", "table"})
#: So much of a passage is quoted in a message, in code points.
_QUOTED = 50
#: No options were typed that could accept anything.
_NONE: Mapping[str, str] = MappingProxyType({})


class Verification:
    """What is known of a page while its nodes are answered.

    Attributes:
        document: the page.
        page: what the domain is to keep of it.
        places: where its nodes were written.
        answered: the cautions that the node being answered can raise.
        said: those that the author's own words around it answer.
        cited_at: nodes that cite something, with the source and what was found of it.
        remarks: words of the author's beside one source: the node that they stand at, the source, the words.
        shapes: how each value that is worked out comes of its parts, by its node's identity.
        excuses: nodes with the reason for accepting what the prose at or around them raises.
        figures_named: what each name of a figure on the page stands for.
    """

    def __init__(self, document: nodes.document, domain: KforDomain) -> None:
        self.document = document
        self.domain = domain
        self.env = domain.env
        self.page = Page()
        self.places = Places(domain.env)
        self.answered = set(WHOLE_BRIEF)
        self.said: set[str] = set()
        self.cited_at: list[tuple[nodes.Element, str, Annotation | None]] = []
        self.remarks: list[tuple[nodes.Element, str, str]] = []
        self.shapes: dict[int, Shape] = {}
        self.excuses: list[tuple[nodes.Element, str]] = []
        self.figures_named: dict[str, CellRequest | FigureRequest | Formula] = {}
        self._depends_on: set[str] = set()
        #: The source that was looked at last: what is said next may be its words.
        self.current: Source | None = None

    @cached_property
    def notation(self) -> Notation:
        """How the page's language writes figures."""
        tag = self.env.config.language
        return Notation(tag, language(tag, self.domain.resolver.corpus.word_lists))

    @cached_property
    def own_words(self) -> str:
        """All of the author's own words on the page."""
        return "\n\n".join(text for _, text in prose.blocks(self.document))

    @cached_property
    def coined(self) -> Coined | None:
        """The terms that may stand between quotation marks; None where anything may."""
        return prose.coined_in(self.env.config)

    def resolve(self, request: Asked) -> Resolved:
        """Check a passage, and note what its source was like."""
        self.domain.resolver.corpus.source(request.source)
        source = self.domain.sources[request.source]
        self.current = source
        self.see(request.source, "" if source.private else request.key)
        if source.path is not None and request.source not in self._depends_on:
            self._depends_on.add(request.source)
            self.env.note_dependency(source.path)
        return self.domain.resolver.resolve(request)

    def see(self, source: str, key: str = "") -> None:
        """Note the state of a source, by which a later build tells whether to read this page again."""
        self.page.seen[f"{source} {key}".strip()] = fingerprint(self.domain.resolver, source, key)
        known = self.domain.sources.get(source)
        if known and known.digest:
            self.page.digests[source] = known.digest

    def record(  # noqa: PLR0913 (what is known of a passage)
        self,
        node: nodes.Element,
        request: Asked,
        resolved: Resolved,
        *,
        quoted: bool,
        options: dict[str, str],
        settled: frozenset[str] = frozenset(),
    ) -> None:
        """Note a passage that was found, and the cautions on it that nobody accepts.

        What is printed may settle some: those in `settled`. So may the author's own words around it.
        """
        words, source = words_of(resolved.runs, marks=True), self.domain.sources[request.source]
        cautions = resolved.annotation.cautions
        sentence = self._own_sentence(node, request, cautions)
        own = said_already(node, sentence, cautions, source.language) if sentence else frozenset()
        raised = [caution for caution in cautions if caution not in own]
        if sentence and isinstance(node, citation_group):
            raised += unsaid(words, sentence, source.language)
        raised += self._said_of_another(node, request, resolved, raised, sentence)
        self.said |= names_of(own)
        self.answered |= names_of(raised)
        accepted = reasons(node, options, raised)
        for caution in to_tell(raised, sentence, source.language):
            if settled.isdisjoint((caution.code, caution.family)) and not caution.accepted(accepted):
                self.caution(node, caution, passage="" if self._is_private(request) else words)
        settled |= {caution.code for caution in own} - {caution.code for caution in raised}
        self.cites(node, resolved.annotation)
        self.page.cited.add(request.source)
        if self._is_private(request):
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
                marked=not isinstance(node, citation_group),
                settled=settled,
            )
        )
        if isinstance(node, inline_quotation):
            node += annex_link(kfor_place=(self.env.docname, node["ids"][-1]))

    def _own_sentence(
        self, node: nodes.Element, request: Asked, raised: Collection[Caution]
    ) -> OwnSentence | None:
        """The author's sentence around an item that cites, or that it may answer any of some cautions."""
        cited = isinstance(node, citation_group) and isinstance(request, Request)
        if not cited and not any(caution.about.word for caution in raised):
            return None
        record = self.domain.sources[request.source].record
        return own_sentence(node, request, self.own_words, self.domain.language, record)

    def _said_of_another(
        self,
        node: nodes.Element,
        request: Asked,
        resolved: Resolved,
        raised: Collection[Caution],
        sentence: OwnSentence | None,
    ) -> list[Caution]:
        """The caution on words that the page says of another than their source, or that were lost there."""
        source = self.domain.sources[request.source]
        if not isinstance(request, Request) or not source.is_here:
            return []
        if sentence is None:
            sentence = own_sentence(node, request, self.own_words, self.domain.language, source.record)
        seen, targets = source.document.view.seen, resolved.annotation.targets
        passage = Span(seen(targets[0].position.start), seen(targets[-1].position.end))
        text = source.document.seen
        lost = None if raised else outvoted(text, passage, sentence, source.language)
        told = any(caution.code in SPOKEN for caution in (*raised, *resolved.annotation.cautions))
        for check in (miscounted, spoken_for_all, not_of_all):
            lost = lost or check(text, passage, sentence, source.language)
        if lost or told:
            return [lost] if lost else []
        found = exchanged(text, passage, sentence, source.language)
        if not found:
            found = put_in_a_mouth(text, passage, sentence, source.language)
        if not found and isinstance(node, citation_group):
            found = given_to_another(text, passage, sentence, source.language)
        return [found] if found else []

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
        self.failed(node, error)
        self.refused_source(error, source)
        self.placeholder(node, source)
        self.strip(node)

    def hide(self, node: nodes.Element, source: str) -> None:
        """Let nothing be told of what was asked for in vain of a private source."""
        self.current = self.domain.sources.get(source)
        if self.current is not None and self.current.private:
            conceal(node)
            self.page.withheld.add(source)

    @staticmethod
    def placeholder(node: nodes.Element, source: str) -> None:
        """Print that something is not verified, in place of it."""
        node.clear()
        node += nodes.paragraph("", "", refused(source)) if isinstance(node, quotation) else refused(source)

    def refused_source(self, error: EvidenceError, source: str) -> None:
        """Note what a source does not have, and read the page again when one appears that is not there."""
        if error.subtype in _MISSES and source in self.page.digests:
            self.page.missed[source] += 1
        if error.subtype == "unavailable":
            self.page.absent.add(source)
        if source not in self.domain.sources:
            self.page.seen[source] = fingerprint(self.domain.resolver, source, "")

    def loose(self, node: nodes.Element, *texts: str) -> None:
        """Words that look quoted in what the author adds beside a passage."""
        for text in texts:
            for words, _ in loose(text):
                if self.coined is not None and words not in self.coined:
                    self.caution(node, prose.not_checked(words))

    def failed(self, node: nodes.Element, error: EvidenceError) -> None:
        """Note an error raised for a node; a source that cannot be read is named in the catalogue."""
        place = self.domain.resolver.corpus.catalogue.places.get(error.source)
        if error.follows is not None:
            self.page.problems.append(error.follows)
        elif place is None:
            self.error(node, error.subtype, str(error))
        else:
            problem = Problem(error.subtype, str(error), place.file, place.line_of("file"))
            self.page.problems.append(problem)
        if error.beside is not None:
            self.caution(node, error.beside)

    def error(self, node: nodes.Element, subtype: str, message: str) -> None:
        """Note an error at a node."""
        told = quiet(self.domain, message, self.current)
        self.page.problems.append(Problem(subtype, told, self.places.file(node), self.places.line(node)))

    def _is_private(self, request: Asked) -> bool:
        return self.domain.sources[request.source].private

    def caution(
        self,
        node: nodes.Element,
        caution: Caution,
        options: Mapping[str, str] = _NONE,
        passage: str = "",
    ) -> None:
        """Note a caution at a node, unless the options there or an object around it accept it.

        Args:
            node: the node.
            caution: the caution.
            options: what was typed there.
            passage: the words that it is on, which the message quotes: a line may have several.
        """
        if options is not _NONE:
            self.answered |= {caution.code, caution.family}
        why = caution.accepted(given(options)) or reason_around(node, caution)
        on = f"'{short(passage, _QUOTED, end=False)}': " if passage else ""
        told = caution if why else Caution(caution.code, f"{on}{how_to_accept(node, caution)}")
        told = Caution(told.code, quiet(self.domain, told.message, self.current))
        problem = Problem.of(told, self.places.file(node), self.places.line(node))
        if why:
            self.page.excused.append((problem, why))
        else:
            self.page.problems.append(problem)

    def unanswered(self, node: nodes.Element, options: dict[str, str]) -> None:
        """Report reasons for accepting what nothing raised at this node; of its prose, that is seen later."""
        for name, why in sorted(given(options).items()):
            if name == "unsourced":
                self.excuses.append((node, why))
            elif name not in self.answered:
                self.needless(node, name)
        self.answered = set(WHOLE_BRIEF)
        self.said = set()

    def needless(self, node: nodes.Element, name: str) -> None:
        """Note a reason for what was not raised."""
        why = "that your own sentence answers" if name in self.said else "that is not raised"
        message = f"'{ACCEPT}{name}' accepts a caution {why}; delete it"
        self.caution(node, Caution("option", message))

    @staticmethod
    def strip(node: nodes.Element) -> None:
        """Leave nothing on the node that only this transform needs."""
        for key in (
            "kfor_answer",
            "kfor_request",
            "kfor_options",
            "kfor_items",
            "kfor_failure",
            "kfor_source",
            "kfor_typed",
            "kfor_arrangement",
        ):
            node.attributes.pop(key, None)
