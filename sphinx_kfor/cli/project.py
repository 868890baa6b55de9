"""Read a documentation project as a build would, without writing any output."""

from __future__ import annotations

import io
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_kfor.brief.report import all_problems
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.brief.state.sources import lock_path
from sphinx_kfor.cli.docsdir import configured
from sphinx_kfor.evidence.annotations.lock import torn_by_a_merge
from sphinx_kfor.evidence.annotations.torn_lock import salvage
from sphinx_kfor.evidence.documents.store import anew
from sphinx_kfor.evidence.resolver import Resolver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.evidence.annotations.torn_lock import Salvaged
    from sphinx_kfor.evidence.problems import Problem


#: Where progress is shown.
TERMINAL = Console(stderr=True)


@dataclass
class Project:
    """A project that was read.

    Attributes:
        domain: what its pages ask for, and what was found.
        lock_path: where its lock is; None in a project without a catalogue.
        messages: what Sphinx had to say, one a line.
        salvaged: what was whole in a lock that was torn, where that was asked for.
    """

    domain: KforDomain
    lock_path: Path | None
    messages: str
    salvaged: Salvaged | None = None

    @property
    def suppressed(self) -> list[str]:
        """The kinds of warnings that the project does not want to hear of."""
        return list(self.domain.env.config.suppress_warnings)

    def problems(self) -> list[tuple[str, Problem]]:
        """Every problem with its page; the page is empty for those of catalogue, lock and texts."""
        return list(all_problems(self.domain))

    def errors(self) -> list[tuple[str, Problem]]:
        """Every error with its page; the page is empty for those of catalogue, lock and texts."""
        return [(page, problem) for page, problem in self.problems() if not problem.caution]


@contextmanager
def _progress(app: Sphinx) -> Iterator[None]:
    """Show on a terminal how many pages are read."""
    if not TERMINAL.is_terminal:  # where some releases of rich print a blank line
        yield
        return
    with Progress(console=TERMINAL, transient=True) as bar:
        task = bar.add_task("reading")
        app.connect("env-before-read-docs", lambda _app, _env, names: bar.update(task, total=len(names)))
        app.connect("doctree-read", lambda _app, _tree: bar.advance(task))
        yield


@contextmanager
def read_project(folder: Path, *, heal: bool = False) -> Iterator[Project]:
    """Read all pages of a project afresh.

    Args:
        folder: the documentation folder, which holds `conf.py`.
        heal: whether to take of a torn lock what is whole.

    Raises:
        click.UsageError: there is no project.
        sphinx.errors.SphinxError: it cannot be read at all.
    """
    configured(folder)
    said = io.StringIO()
    with tempfile.TemporaryDirectory() as out, patch_docutils(str(folder)), docutils_namespace():
        app = Sphinx(
            folder, folder, out, f"{out}/doctrees", "dummy", status=None, warning=said, freshenv=True
        )
        domain = domain_of(app.env)
        path = lock_path(app.config, Path(app.confdir))
        salvaged = _salvaged(domain, path) if heal and path else None
        with _progress(app), anew():
            app.builder.read()
        yield Project(domain, path, said.getvalue(), salvaged)


def _salvaged(domain: KforDomain, path: Path) -> Salvaged | None:
    """What is whole in a torn lock, in place of nothing; None where it is not torn."""
    text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    if not domain.resolver.lock.problems or not torn_by_a_merge(text):
        return None
    found = salvage(text)
    domain.resolver = Resolver(domain.resolver.corpus, found.lock)
    return found
