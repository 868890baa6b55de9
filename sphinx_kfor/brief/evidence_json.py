"""`evidence.json`, at the root of the HTML output and inside the PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kfor.brief.briefs import project_label
from sphinx_kfor.evidence.manifest import Use, manifest
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from sphinx_kfor.brief.domain import KforDomain

FILE = "evidence.json"
_BUILDERS = {"html", "dirhtml", "singlehtml"}


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the evidence of all pages beside the HTML."""
    if exception is None and app.builder.name in _BUILDERS:
        domain: KforDomain = app.env.get_domain("kfor")  # type: ignore[assignment]
        if domain.pages:
            briefs = domain.briefs()
            label = briefs[0].label if len(briefs) == 1 else project_label(app.env)
            text = _manifest(domain, label, domain.pages)
            Path(app.outdir, FILE).write_text(text, "utf-8", newline="\n")


def of_brief(domain: KforDomain, docname: str) -> str:
    """The evidence of one brief."""
    brief = domain.brief(docname)
    return _manifest(domain, brief.label, brief.docnames)


def attachments(app: Sphinx, builder: object, start: str) -> list[tuple[str, bytes, str, str, str]]:  # noqa: ARG001
    """What a brief's PDF carries."""
    domain: KforDomain = app.env.get_domain("kfor")  # type: ignore[assignment]
    if not domain.pages:
        return []
    text = of_brief(domain, start)
    description = _("Every passage that this brief quotes or cites, with its source")
    return [(FILE, text.encode(), "application/json", "data", description)]


def _manifest(domain: KforDomain, label: str, docnames: Iterable[str]) -> str:
    titles = {identifier: source.record.title for identifier, source in domain.sources.items()}
    return manifest(label, _uses(domain, docnames), titles)


def _uses(domain: KforDomain, docnames: Iterable[str]) -> Iterator[Use]:
    for docname in docnames:
        page = domain.pages.get(docname)
        for passage in page.passages if page else ():
            motivation = "describing" if passage.quoted else "linking"
            label = domain.brief(docname).label
            yield Use(
                label,
                docname,
                passage.anchor,
                motivation,
                passage.annotation,
                passage.accepted,
                passage.options,
            )
