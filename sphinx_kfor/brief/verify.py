"""When a page is whole, everything it asks for is checked, filled in and recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import make_id

from sphinx_kfor.brief import citing, collecting, comparing, prose, quoting, tabling, timeline, unsourced
from sphinx_kfor.brief.leftovers import leftovers
from sphinx_kfor.brief.nodes import (
    annex_link,
    brief_part,
    citation_group,
    event_list,
    inline_quotation,
    quotation,
    refused,
)
from sphinx_kfor.brief.pages import Named, Page, Part, Passage
from sphinx_kfor.brief.places import Places
from sphinx_kfor.brief.sources import fingerprint
from sphinx_kfor.evidence.citations import Style
from sphinx_kfor.evidence.problems import EvidenceError, Problem
from sphinx_kfor.evidence.prose import loose
from sphinx_kfor.evidence.quotations import Request
from sphinx_kfor.words import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from sphinx_kfor.brief.domain import KforDomain
    from sphinx_kfor.evidence.annotations import Annotation
    from sphinx_kfor.evidence.resolver import Asked, Resolved


#: Cautions on a passage that only the whole brief can raise (see `assessments`).
WHOLE_BRIEF = frozenset({"grade"})


class VerifyPassages(SphinxTransform):
    """Check each passage of a page against its source.

    After translations have replaced paragraphs (20, and with them their roles), before domains
    collect (850) and typography is improved (855).
    """

    default_priority = 840

    def apply(self, **kwargs: object) -> None:  # noqa: ARG002 (the signature is docutils')
        """Verify, fill in and record."""
        Verification(self.document, self.env.get_domain("kfor")).run()  # type: ignore[arg-type]


class Verification:
    """The verification of one page."""

    def __init__(self, document: nodes.document, domain: KforDomain) -> None:
        self.document = document
        self.domain = domain
        self.env = domain.env
        self.page = Page()
        self.places = Places(domain.env)
        self.answered = set(WHOLE_BRIEF)
        #: Nodes that cite something, with the source and what was found of it.
        self.cited_at: list[tuple[nodes.Element, str, Annotation | None]] = []
        #: Reasons for accepting what the prose at or around a node raises.
        self.excuses: list[tuple[nodes.Element, str]] = []

    def run(self) -> None:
        """Answer every node that asks for something, in the page's order."""
        collecting.prepare(self)
        for node in list(self.asking(self.document)):
            if "kfor_failure" in node:
                self.refuse(node, node["kfor_failure"], node["kfor_source"])
            else:
                ANSWERS[type(node)](self, node)
        for block, error in leftovers(self.document):
            self.problem(block, error)
        for block, error in prose.faults(self.document, self.domain.resolver):
            self.problem(block, error, caution=True)
        unsourced.check(self)
        collecting.collect(self)
        if self.page != Page():
            self.domain.keep(self.env.docname, self.page)

    def asking(self, node: nodes.Element) -> Iterator[nodes.Element]:
        """Every node that asks for something, those in the caption of a table before the table."""
        for child in node.children:
            if isinstance(child, nodes.Element):
                yield from self.asking(child)
        if type(node) in ANSWERS:
            yield node

    def ask(self, node: nodes.Element) -> None:
        """Print what a node asks for: a quotation, or an extract; a node of another kind asks for nothing."""
        if isinstance(node.get("kfor_request"), Request):
            quoting.answer(self, node)
        elif isinstance(node.get("kfor_request"), comparing.Comparing):
            comparing.fill(self, node, node["kfor_request"])
        elif "kfor_request" in node:
            tabling.fill(self, node, node["kfor_request"])

    def loose(self, node: nodes.Element, *texts: str) -> None:
        """Words that look quoted in what the author adds beside a passage."""
        for text in texts:
            for words, _ in loose(text):
                message = f"'{words}' was not checked; quote it with kfor:quote"
                self.problem(node, EvidenceError("loose", message), caution=True)

    def part(self, node: nodes.Element) -> None:
        """Note what is made from the whole brief; what it shows waits for that."""
        part, name = node["kfor_part"], node["kfor_options"].get("name", "")
        place = node.next_node(nodes.table) or node
        if name:
            title = next(place.findall(nodes.title), None)
            self.put_name(place, name, part, title.astext() if title else name)
        else:
            self.put_id(place, f"kfor-{part}")
        found = Part(place["ids"][0], self.places.line(node))
        self.page.parts.setdefault(part, []).append(found)
        node["kfor_page"] = self.env.docname

    def reference(self, node: pending_xref) -> None:
        """Note a reference to a name."""
        if node.get("refdomain") == "kfor":
            self.page.references.append((node["reftarget"], self.places.line(node)))
            node.attributes.pop("kfor_typed", None)

    def resolve(self, request: Asked) -> Resolved:
        """Check a passage, and note what its source was like."""
        self.domain.resolver.corpus.source(request.source)
        self.see(request.source, request.key)
        source = self.domain.sources[request.source]
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
        accepted = {
            key.removeprefix("accept-"): why for key, why in options.items() if key.startswith("accept-")
        }
        raised = {subtype for subtype, _ in resolved.annotation.cautions}
        self.answered |= raised
        for subtype in raised - accepted.keys():
            if why := collecting.accepted(node, subtype):
                accepted[subtype] = why
        for subtype, message in resolved.annotation.cautions:
            if subtype not in accepted and subtype not in settled:
                self.problem(node, EvidenceError(subtype, message), caution=True)
        self.cites(node, resolved.annotation)
        words = " ".join(run.text for run in resolved.runs if not run.mark)
        self.page.cited.add(request.source)
        self.page.passages.append(
            Passage(
                node["ids"][0],
                quoted,
                self.places.line(node),
                request,
                resolved.annotation,
                words=len(words.split()),
                accepted=tuple(
                    sorted((key, why) for key, why in accepted.items() if key in raised | WHOLE_BRIEF)
                ),
                options=options,
                inside=self.inside(node),
                section=prose.heading_over(node),
            )
        )
        if isinstance(node, inline_quotation):
            node += annex_link(kfor_place=(self.env.docname, node["ids"][-1]))

    def cites(self, node: nodes.Element, annotation: Annotation) -> None:
        """Note that a node shows something of a source, for the prose around and inside it."""
        self.cited_at.append((node, annotation.source, annotation))

    def inside(self, node: nodes.Element) -> tuple[str, ...]:
        """The ids of the objects around a node, the outermost first."""
        around, above = [], node.parent
        while above is not None:
            if above.get("kfor_holds") if isinstance(above, nodes.Element) else False:
                around.append(above["ids"][0])
            above = above.parent
        return tuple(reversed(around))

    def unanswered(self, node: nodes.Element, options: dict[str, str]) -> None:
        """Report reasons for accepting what nothing raised at this node; of its prose, that is seen later."""
        for key in sorted(options):
            if key == "accept-unsourced":
                self.excuses.append((node, options[key]))
            elif key.startswith("accept-") and key.removeprefix("accept-") not in self.answered:
                message = f"'{key}' accepts a caution that is not raised; delete it"
                self.problem(node, EvidenceError("option", message), caution=True)
        self.answered = set(WHOLE_BRIEF)

    def name(
        self, node: nodes.Element, request: Asked, name: str, kind: str = "quote", title: str = ""
    ) -> None:
        """Give a node its id, and its name if it has one."""
        if not name:
            self.put_id(node, f"kfor-{request.key.rsplit(':', 1)[1][:8]}")
            return
        style = Style(self.env.config.language, {}, translator())
        record = self.domain.sources[request.source].record
        self.put_name(node, name, kind, title or f"{style.names(record)} {style.year(record)}")

    def put_id(self, node: nodes.Element, wanted: str) -> None:
        """Give a node an id of its own."""
        node["ids"].insert(0, make_id(self.env, self.document, "", wanted))
        self.document.note_explicit_target(node)

    def put_name(self, node: nodes.Element, name: str, kind: str, title: str) -> None:
        """Give a node the id that goes with its name, by which `kfor:ref` finds it."""
        if name in self.page.names:
            self.problem(node, EvidenceError("reference", f"the name '{name}' stands on this page already"))
        if isinstance(node, (nodes.table, nodes.figure)):  # Sphinx numbers and refers to it by its own name
            node["names"].append(nodes.fully_normalize_name(name))
        self.put_id(node, name)
        self.page.names[name] = Named(node["ids"][0], kind, title, self.places.line(node))

    def refuse(self, node: nodes.Element, error: EvidenceError, source: str) -> None:
        """Print a placeholder and note the problem."""
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

    def refused_source(self, source: str) -> None:
        """Read the page again when a source appears that it asked for in vain."""
        if source not in self.domain.sources:
            self.page.seen[source] = fingerprint(self.domain.resolver, source, "")

    def problem(self, node: nodes.Element, error: EvidenceError, *, caution: bool = False) -> None:
        """Note a problem at a node, unless it is a caution that an object around it accepts."""
        place = self.places.file(node), self.places.line(node)
        problem = Problem(error.subtype, str(error), *place, caution)
        if caution and (why := collecting.accepted(node, error.subtype)):
            self.page.excused.append((problem, why))
        else:
            self.page.problems.append(problem)

    def excusable(self, node: nodes.Element, error: EvidenceError, options: dict[str, str]) -> None:
        """Note a caution on what stands at a node, unless the options there accept it."""
        self.answered.add(error.subtype)
        if why := options.get(f"accept-{error.subtype}"):
            place = self.places.file(node), self.places.line(node)
            self.page.excused.append((Problem(error.subtype, str(error), *place, caution=True), why))
        else:
            self.problem(node, error, caution=True)

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


#: What answers each kind of node that asks for something.
ANSWERS: dict[type[nodes.Element], Callable[[Verification, Any], None]] = {
    quotation: Verification.ask,
    inline_quotation: Verification.ask,
    citation_group: citing.answer,
    brief_part: Verification.part,
    event_list: timeline.prepare,
    pending_xref: Verification.reference,
}
