"""What a reader must know of a page that was built without its sources' texts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.evidence.annotations.annotation import Verdict
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def note_locked(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 (the signature is Sphinx's)
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Say below what a page says, once, how many of its passages were taken from the lock."""
    if doctree is None or not context.get("body"):
        return
    domain = domain_of(app.env)
    pages = domain.pages.values() if app.builder.name == "singlehtml" else [domain.pages.get(pagename)]
    verdicts = [passage.annotation.verdict for page in pages if page for passage in page.passages]
    locked = verdicts.count(Verdict.LOCKED)
    if locked:
        said = _(
            "Taken from the evidence lock, and not checked against the texts when this was built: "
            "%(locked)d of %(all)d passages."
        )
        words = escape(said % {"locked": locked, "all": len(verdicts)})
        context["body"] += f'<p class="kfor-locked">{words}</p>\n'
