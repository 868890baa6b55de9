"""From configuration to corpus and lock; and their state, as a page saw it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.evidence.annotations.lock import Lock, read_lock
from sphinx_kfor.evidence.annotations.lock_signature import signers
from sphinx_kfor.evidence.problems import EvidenceError, Problem
from sphinx_kfor.evidence.resolver import Resolver
from sphinx_kfor.evidence.sources.opening import open_corpus, paths

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_kfor.evidence.sources.corpus import Corpus


logger = logging.getLogger(__name__)


def load(app: Sphinx) -> None:
    """Read catalogue and lock, and look for the texts."""
    domain = domain_of(app.env)
    domain.resolver = resolver(app.config, Path(app.confdir))
    style = str(app.config.kfor_citation_style)
    domain.csl_style = Path(app.confdir, style) if style.endswith(".csl") else None
    domain.builder = app.builder


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
    if path and config.kfor_lock_signers and _is_believed(corpus, lock):
        problem = _unsigned(path, confdir / config.kfor_lock_signers)
        lock = Lock(problems=[problem]) if problem else lock
    return Resolver(corpus, lock)


def _is_believed(corpus: Corpus, lock: Lock) -> bool:
    """Whether anything is taken from a lock, since its text is not here."""
    known = (corpus.sources.get(item.source) for item in lock.items.values())
    return any(source is not None and source.path is None for source in known)


def _unsigned(path: Path, allowed: Path) -> Problem | None:
    """Why a lock is not believed: nobody who may has signed it as it is."""
    try:
        if signers(path, allowed):
            return None
    except EvidenceError as error:
        return Problem(error.subtype, str(error), str(path), 1)
    message = (
        f"none of the signers in '{allowed.name}' signed the lock as it is, and texts are not here; "
        "have one of them run 'kfor lock --sign KEY' where the texts are"
    )
    return Problem("lock", message, str(path), 1)


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
