"""`evidence.json`, at the root of the HTML output and inside the PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import ENV_PICKLE_FILENAME

from sphinx_kfor.brief.outputs import delivered
from sphinx_kfor.brief.outputs.statements import briefs_in, statements
from sphinx_kfor.brief.state.briefs import project_label
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.evidence.annotations.manifest import Statement, Use, manifest
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx.application import Sphinx

    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.brief.state.pages import Passage
    from sphinx_kfor.evidence.catalogue.records import Record

FILE = "evidence.json"
_BUILDERS = {"html", "dirhtml", "singlehtml"}


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the evidence of all pages beside the HTML."""
    if exception is None and app.builder.name in _BUILDERS:
        domain = domain_of(app.env)
        if domain.pages:
            briefs = domain.briefs()
            label = briefs[0].label if len(briefs) == 1 else project_label(app.env)
            docnames, file = sorted(app.env.found_docs), Path(app.outdir, FILE)
            earlier = delivered.earlier_record(file)
            # What is known of a page is worked out here when it is written, by whatever process.
            written = frozenset(domain.printed.blocks)
            delivered.complete(app, docnames, earlier)
            beside = {
                **delivered.prose(domain, docnames),
                **delivered.pages(app, docnames, written, earlier),
            }
            text = _manifest(domain, label, domain.pages, beside)
            file.write_text(text, "utf-8", newline="\n")


def withhold_environment(app: Sphinx, exception: Exception | None) -> None:
    """Delete the environment that a serializing builder puts beside pages, if it has what they may not."""
    if exception is None and app.builder.name in {"json", "pickle"}:
        domain = domain_of(app.env)
        if any(domain.uses_private(docname) or domain.is_above(docname) for docname in domain.pages):
            Path(app.outdir, ENV_PICKLE_FILENAME).unlink(missing_ok=True)


def of_brief(domain: KforDomain, docname: str) -> str:
    """The evidence of one brief."""
    brief = domain.brief(docname)
    return _manifest(domain, brief.label, brief.docnames, delivered.prose(domain, brief.docnames))


def attachments(app: Sphinx, builder: object, start: str) -> list[tuple[str, bytes, str, str, str]]:  # noqa: ARG001
    """What a brief's PDF carries."""
    domain = domain_of(app.env)
    if not domain.pages:
        return []
    text = of_brief(domain, start)
    description = _("Every passage that this brief quotes or cites, with its source")
    return [(FILE, text.encode(), "application/json", "data", description)]


def _manifest(domain: KforDomain, label: str, docnames: Iterable[str], beside: Mapping[str, object]) -> str:
    pages = [docname for docname in docnames if docname in domain.pages]
    items: list[Use | Statement] = [*_uses(domain, pages), *statements(domain, pages)]
    return manifest(label, items, briefs_in(domain, pages), beside)


def _uses(domain: KforDomain, docnames: Sequence[str]) -> Iterator[Use]:
    used = {passage.annotation.source for name in docnames for passage in domain.pages[name].passages}
    facts = {name: dict(_facts(domain.sources[name].record)) for name in used if name in domain.sources}
    for docname in docnames:
        label = domain.brief(docname).label
        for passage in domain.pages[docname].passages:
            source = passage.annotation.source
            printed = domain.printed.uses.get((docname, passage.anchor))
            yield Use(
                label,
                docname,
                passage.anchor,
                "describing" if passage.quoted else "linking",
                passage.annotation,
                passage.accepted,
                _told(passage, domain),
                facts.get(source, {"title": source}),
                printed.to_json() if printed else {},
            )


def _told(passage: Passage, domain: KforDomain) -> dict[str, str]:
    """What the author adds to a passage; of a private one no words."""
    source = domain.sources.get(passage.annotation.source)
    if source is not None and not source.private:
        return passage.options
    return {key: value for key, value in passage.options.items() if key in {"credibility", "origin"}}


def _facts(record: Record) -> Iterator[tuple[str, str]]:
    """What is said of a source."""
    yield "title", record.plain_title
    if record.custom.reliability:
        yield "kfor:reliability", record.custom.reliability
    if record.custom.origin:
        yield "kfor:origin", record.custom.origin
