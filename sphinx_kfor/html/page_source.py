"""The source of a page, which Sphinx copies into the HTML: not where words of a private source are in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_kfor.brief.state.domain import domain_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def withhold(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 (the signature is Sphinx's)
    context: dict[str, Any],
    doctree: nodes.document | None,  # noqa: ARG001
) -> None:
    """Leave out the copy of a page's source and the link to it, and delete an earlier copy."""
    domain = domain_of(app.env)
    if context.get("sourcename") and domain.uses_private(pagename):
        Path(app.outdir, "_sources", context["sourcename"]).unlink(missing_ok=True)
        context["sourcename"] = ""
