"""Open a project's corpus without Sphinx, and bring its index up to date."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress

from sphinx_kfor.cli.docsdir import configured
from sphinx_kfor.evidence.sources.opening import open_corpus
from sphinx_kfor.evidence.sources.passage_index import PassageIndex

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_kfor.evidence.problems import Problem
    from sphinx_kfor.evidence.sources.corpus import Corpus

#: Where progress is shown.
TERMINAL = Console(stderr=True)


def settings_of(docsdir: Path) -> dict[str, object]:
    """The values of a project's `conf.py`.

    Raises:
        click.ClickException: it has none, or it cannot be run.
    """
    path = configured(docsdir)
    tags = SimpleNamespace(has=lambda _: False, add=lambda _: None, remove=lambda _: None, tags=set())
    values: dict[str, object] = {"__file__": str(path.resolve()), "__name__": "conf", "tags": tags}
    try:
        exec(compile(path.read_bytes(), path, "exec"), values)  # noqa: S102 (the project's own, as Sphinx runs it)
    except Exception as error:  # noqa: BLE001 (whatever it does)
        raise click.UsageError(f"{path} cannot be run ({type(error).__name__}: {error})") from None
    return values


def corpus_of(docsdir: Path) -> Corpus:
    """The corpus of a project; says what is wrong with its catalogue.

    Raises:
        click.UsageError: there is no project, or it has none.
    """
    settings = settings_of(docsdir)
    if not settings.get("kfor_catalogue"):
        raise click.UsageError(f"{docsdir / 'conf.py'} names no kfor_catalogue; 'kfor add' begins one")
    corpus = open_corpus(settings, docsdir)
    for problem in corpus.catalogue.problems:
        if not problem.caution:
            click.echo(said_of(problem), err=True)
    return corpus


def said_of(problem: Problem) -> str:
    """A problem of a file, with its place."""
    return f"{problem.file}{f':{problem.line}' * bool(problem.line)}: {problem.message}"


def index_of(corpus: Corpus) -> PassageIndex:
    """The index of a corpus, up to date; says what cannot be read."""
    index = PassageIndex(corpus.sources.present)
    stale = index.stale()
    if stale:
        with Progress(console=TERMINAL, transient=True, disable=not TERMINAL.is_terminal) as bar:
            task = bar.add_task("reading", total=len(stale))
            index.update(lambda _: bar.advance(task))
        for said in index.unread.values():
            click.echo(f"not searched: {said}", err=True)
    return index
