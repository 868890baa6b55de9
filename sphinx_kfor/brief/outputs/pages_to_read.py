"""Which pages a build reads again though their files are as they were: what they saw is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_kfor.brief.derived.names import standing
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.brief.state.sources import fingerprint

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.brief.state.pages import Page

logger = logging.getLogger(__name__)


def outdated(
    app: Sphinx,  # noqa: ARG001 (the signature is Sphinx's)
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> set[str]:
    """Pages for which a source that they asked for is not as it was."""
    domain = domain_of(env)
    kept = domain.pages.keys() - added - changed - removed
    return {docname for docname in kept if _asked_for_another(domain, domain.pages[docname])}


def _asked_for_another(domain: KforDomain, page: Page) -> bool:
    """Whether a source that a page asked for had another state then."""
    return any(
        fingerprint(domain.resolver, *(f"{asked} ".split(" ")[:2])) != state
        for asked, state in page.seen.items()
    )


def read_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Read the pages again that reckon with figures of others which these do not say, or no longer.

    Once every page is read, and before anything else looks at them as a whole.
    """
    domain = domain_of(env)
    stale = [docname for docname, page in sorted(domain.pages.items()) if _borrowed_others(domain, page)]
    if stale:
        logger.info("kfor: read again with the figures of other pages: %s", ", ".join(stale))
    for docname in stale:
        app.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)
        app.builder.read_doc(docname)
    return stale


def _borrowed_others(domain: KforDomain, page: Page) -> bool:
    """Whether the name of a figure of another page stands for something else now."""
    return any(standing(domain.pages, *place) != known for place, known in page.borrowed.items())
