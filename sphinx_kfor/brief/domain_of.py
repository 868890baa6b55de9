"""The way to the domain, for what the domain imports itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_kfor.brief.domain import KforDomain


def domain_of(env: BuildEnvironment) -> KforDomain:
    """Our domain in an environment."""
    return cast("KforDomain", env.get_domain("kfor"))
