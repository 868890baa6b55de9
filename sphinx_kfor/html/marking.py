"""The marking of a brief, at the head and foot of each of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_kfor.brief.assessing.marking import marking
from sphinx_kfor.brief.state.domain import domain_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def mark_page(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 (the signature is Sphinx's)
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Put the marking above and below what a page says."""
    if not context.get("body"):
        return
    domain = domain_of(app.env)
    if doctree is None:
        marks = list(context.get("kfor_markings", ()))  # a page of a source
    else:
        # A single page shows all briefs.
        briefs = domain.assessed() if app.builder.name == "singlehtml" else [domain.brief(pagename)]
        marks = [mark for brief in briefs if (mark := marking(domain, brief)) is not None]
    if marks:
        mark = max(marks)
        banner = f'<p class="kfor-tlp kfor-tlp-{mark.name.lower().replace("_", "-")}">{mark.label}</p>\n'
        context["body"] = f"{banner}{context['body']}{banner}"
