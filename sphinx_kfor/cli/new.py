"""`kfor new`: a project to start from, which builds to HTML and PDF."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_kfor.cli.project import read_project
from sphinx_kfor.evidence.annotations.lock import write_lock

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

#: Files whose names begin with a full stop where they are wanted.
_DOTTED = {"gitattributes": ".gitattributes", "gitignore": ".gitignore"}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Start a project in FOLDER: configuration, a first brief, a corpus with one source, catalogue and lock.

    A folder that holds anything is refused.

    \b
    Example:
      kfor new harbour-brief
      cd harbour-brief
      sphinx-build -b html . build/html
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(f"'{folder}' is there and holds something; name a new folder, or an empty one")
    try:
        _copy(files("sphinx_kfor.cli").joinpath("starter"), folder)
        _lock(folder)
    except OSError as error:
        raise click.ClickException(
            f"{error.filename or folder} cannot be written ({error.strerror})"
        ) from None
    click.echo(
        f"wrote a project to {folder}; next:\n"
        f"  cd {folder}\n"
        "  sphinx-build -b html . build/html\n"
        "  sphinx-build -b briefpdf . build/pdf\n"
        "  kfor add REPORT.pdf"
    )


def _copy(source: Traversable, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for part in sorted(source.iterdir(), key=lambda one: one.name):
        if part.name.startswith("__"):
            continue
        if part.is_dir():
            _copy(part, target / part.name)
        else:
            (target / _DOTTED.get(part.name, part.name)).write_bytes(part.read_bytes())


def _lock(folder: Path) -> None:
    """Fill the digest of the sample in, and lock what the first brief uses."""
    catalogue = folder / "corpus" / "catalogue.yaml"
    digest = hashlib.sha256((folder / "corpus" / "ferry.txt").read_bytes()).hexdigest()
    catalogue.write_bytes(catalogue.read_bytes().replace(b"SHA256", digest.encode()))
    with read_project(folder) as project:
        if project.lock_path is not None:
            write_lock(project.lock_path, project.domain.to_lock(), {})
