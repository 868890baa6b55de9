"""`kfor find`: the passages nearest to some words, each with a directive that verifies when pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sphinx_kfor.cli.completing import sources
from sphinx_kfor.cli.corpus import corpus_of, index_of
from sphinx_kfor.cli.docsdir import docs_option
from sphinx_kfor.cli.passages import as_json, as_text, directive, dumped
from sphinx_kfor.evidence.problems import nearest
from sphinx_kfor.evidence.sources.passages import nearest_passages

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("words", nargs=-1, required=True)
@docs_option
@click.option(
    "--source",
    "only",
    multiple=True,
    metavar="ID",
    shell_complete=sources,
    help="Look in this source alone; may be repeated.",
)
@click.option("--limit", type=click.IntRange(1, 100), default=5, show_default=True, help="How many passages.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "directive"]),
    default="text",
    help="What to print.",
    show_default=True,
)
def find(words: tuple[str, ...], docsdir: Path, only: tuple[str, ...], limit: int, form: str) -> None:
    """Find the passages of the corpus that are nearest to some WORDS, also misremembered ones.

    Exit status 1 where nothing is like them.

    \b
    Example:
      kfor find "the ramp could not carry a lorry"
      kfor find --source report --format directive budget deficit
    """
    corpus = corpus_of(docsdir)
    for identifier in only:
        if identifier not in corpus.sources:
            raise click.UsageError(
                f"no source '{identifier}' in the catalogue; {nearest(identifier, corpus.sources)}"
            )
    index = index_of(corpus)
    sought = " ".join(words)
    found = nearest_passages(index, sought, only, limit)
    if form == "json":
        click.echo(dumped({"version": 1, "passages": [as_json(one) for one in found]}))
    elif form == "directive" and found:
        click.echo("\n\n".join(filter(None, (directive(one) for one in found))))
    elif found:
        click.echo("\n".join(as_text(one) for one in found).rstrip())
    if not found:
        here = len(corpus.sources.present)
        click.echo(f"no passage of {here} source{'s' * (here != 1)} is like these words", err=True)
        raise SystemExit(1)
