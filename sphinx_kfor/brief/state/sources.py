"""From configuration to corpus and lock; and their state, as a page saw it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.evidence.annotations.lock import Lock, read_lock
from sphinx_kfor.evidence.resolver import Resolver
from sphinx_kfor.evidence.sources.opening import open_corpus, paths

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


logger = logging.getLogger(__name__)


def load(app: Sphinx) -> None:
    """Read catalogue and lock, and look for the texts."""
    domain = domain_of(app.env)
    domain.resolver = resolver(app.config, Path(app.confdir))


def resolver(config: Config, confdir: Path) -> Resolver:
    """The resolver of a project.

    Args:
        config: its configuration.
        confdir: the folder that the configuration's paths are relative to.
    """
    names = ("kfor_catalogue", "kfor_corpus", "kfor_language_data")
    settings = {name: getattr(config, name) for name in names}
    corpus = open_corpus(settings, confdir, _say_missing)
    path = lock_path(config, confdir)
    lock = read_lock(path, str(path)) if path else Lock()
    return Resolver(corpus, lock)


def lock_path(config: Config, confdir: Path) -> Path | None:
    """The lock's file; None in a project that has no catalogue."""
    own: str | None = config.kfor_lock
    if own:
        return confdir / own
    catalogues = paths(config.kfor_catalogue)
    return (confdir / catalogues[-1]).parent / "evidence.lock.json" if catalogues else None


def _say_missing(folder: str) -> None:
    logger.info("kfor: the folder '%s' of KFOR_CORPUS is not there", folder)


def fingerprint(answers: Resolver, source: str, key: str) -> str:
    """The state of a source as a page saw it: its record, whether its text is here, else its locked item."""
    known = answers.corpus.sources.get(source)
    if known is None:
        return "unknown"
    if known.path is not None or not key:
        return known.state
    return f"{known.state}:{_digest(repr(answers.lock.items.get(key)))}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
