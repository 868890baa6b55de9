"""Which pages a build reads again though their files are as they were: what they saw is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.brief.state.sources import fingerprint

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.brief.state.pages import Page


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
