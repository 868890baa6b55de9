"""From a project's settings to its corpus; without Sphinx, so that a command need not start it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.catalogue.catalogue import Catalogue
from sphinx_kfor.evidence.sources.corpus import Corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def paths(value: object) -> list[str]:
    """A configuration value that is one path or several."""
    if isinstance(value, str):
        return [value]
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else []


def open_corpus(
    settings: Mapping[str, object], confdir: Path, missing: Callable[[str], None] = lambda _: None
) -> Corpus:
    """The corpus of a project.

    Args:
        settings: the values of its configuration by name, those of them that are set.
        confdir: the folder that their paths are relative to.
        missing: told each folder of `KFOR_CORPUS` that is not there.
    """
    catalogues = [(str(confdir / name), confdir / name) for name in paths(settings.get("kfor_catalogue"))]
    folders = [confdir / name for name in paths(settings.get("kfor_corpus"))]
    folders = folders or [path.parent for _, path in catalogues[:1]]
    folders += named_in_environment(missing)
    words = settings.get("kfor_language_data")
    return Corpus(_catalogue(catalogues), folders, (confdir / str(words),) if words else ())


def named_in_environment(missing: Callable[[str], None]) -> list[Path]:
    """The folders of `KFOR_CORPUS` that are there."""
    folders = []
    for name in filter(None, os.environ.get("KFOR_CORPUS", "").split(os.pathsep)):
        folder = Path(name)
        if folder.is_dir():
            folders.append(folder)
        else:
            missing(name)
    return folders


def _catalogue(files: list[tuple[str, Path]]) -> Catalogue:
    """The catalogue; what reads it is imported only where there is one."""
    if not files:
        return Catalogue()
    from sphinx_kfor.evidence.catalogue.catalogue import read_catalogue  # noqa: PLC0415

    return read_catalogue(files)
