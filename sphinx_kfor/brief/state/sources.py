"""From configuration to corpus and lock; and their state, as a page saw it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.evidence.annotations.lock import Lock, read_lock
from sphinx_kfor.evidence.annotations.lock_signature import signers
from sphinx_kfor.evidence.catalogue.catalogue import Catalogue
from sphinx_kfor.evidence.problems import EvidenceError, Problem
from sphinx_kfor.evidence.resolver import Resolver
from sphinx_kfor.evidence.sources.corpus import Corpus

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
    catalogues = [(str(confdir / name), confdir / name) for name in paths(config.kfor_catalogue)]
    folders = [confdir / name for name in paths(config.kfor_corpus)]
    folders = folders or [path.parent for _, path in catalogues[:1]]
    folders += _named_in_environment()
    word_lists = (confdir / config.kfor_language_data,) if config.kfor_language_data else ()
    corpus = Corpus(_catalogue(catalogues), folders, word_lists)
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


def _catalogue(files: list[tuple[str, Path]]) -> Catalogue:
    """The catalogue; what reads it is imported only where there is one."""
    if not files:
        return Catalogue()
    from sphinx_kfor.evidence.catalogue.catalogue import read_catalogue  # noqa: PLC0415

    return read_catalogue(files)


def lock_path(config: Config, confdir: Path) -> Path | None:
    """The lock's file; None in a project that has no catalogue."""
    own: str | None = config.kfor_lock
    if own:
        return confdir / own
    catalogues = paths(config.kfor_catalogue)
    return (confdir / catalogues[-1]).parent / "evidence.lock.json" if catalogues else None


def paths(value: str | list[str] | None) -> list[str]:
    """A configuration value that is one path or several."""
    return [value] if isinstance(value, str) else list(value or [])


def _named_in_environment() -> list[Path]:
    folders = []
    for name in filter(None, os.environ.get("KFOR_CORPUS", "").split(os.pathsep)):
        folder = Path(name)
        if folder.is_dir():
            folders.append(folder)
        else:
            logger.info("kfor: the folder '%s' of KFOR_CORPUS is not there", name)
    return folders


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
