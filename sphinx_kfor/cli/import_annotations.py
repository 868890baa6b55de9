"""`kfor import`: W3C and Hypothesis annotations as quotations ready to paste."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sphinx_kfor.cli.corpus import corpus_of, index_of
from sphinx_kfor.cli.docsdir import docs_option
from sphinx_kfor.cli.passages import dumped, quotation
from sphinx_kfor.evidence.annotations.foreign import Foreign, read_foreign, source_of
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.sources.passages import Found, nearest_passages

if TYPE_CHECKING:
    from sphinx_kfor.evidence.sources.corpus import Corpus
    from sphinx_kfor.evidence.sources.passage_index import PassageIndex

Json = dict[str, Any]


@click.command("import")
@click.argument(
    "file", metavar="ANNOTATIONS.json", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@docs_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["directive", "text", "json"]),
    default="directive",
    help="What to print.",
    show_default=True,
)
def import_annotations(file: Path, docsdir: Path, form: str) -> None:
    """Turn annotations in ANNOTATIONS.json, W3C's or Hypothesis's, into quotations ready to paste.

    Sources are matched by their URL. Those that do not stand are listed with the nearest passage, and make
    the exit status 1.

    \b
    Example:
      kfor import hypothesis.json --docs docs > quotations.md
    """
    try:
        annotations = read_foreign(file.read_bytes())
    except EvidenceError as error:
        raise click.UsageError(f"{file}: {error}") from None
    corpus = corpus_of(docsdir)
    index = index_of(corpus)
    answers = [_answer(one, corpus, index) for one in annotations]
    failed = [one for one in answers if not one["directive"]]
    if form == "json":
        click.echo(dumped({"version": 1, "annotations": answers}))
    else:
        _print([one for one in answers if one["directive"]], form)
        for one in failed:
            click.echo(f"{one['number']}: {one['problem']}", err=True)
    if failed:
        click.echo(f"{len(failed)} of {len(answers)} annotations do not stand", err=True)
        raise SystemExit(1)


def _print(answers: list[Json], form: str) -> None:
    blocks = []
    for one in answers:
        note = f"% {one['note']}\n" if one["note"] else ""
        place = f"{one['source']}, {one['locator']}\n\n" if form == "text" else ""
        blocks.append(f"{note}{place}{one['directive']}")
    if blocks:
        click.echo("\n\n".join(blocks))


def _answer(one: Foreign, corpus: Corpus, index: PassageIndex) -> Json:
    """What becomes of an annotation: a directive, or what is wrong."""
    answer: Json = {
        "number": one.number,
        "url": one.url,
        "exact": one.exact,
        "note": " ".join(one.note.split()),
        "source": "",
        "locator": "",
        "directive": "",
        "problem": "",
    }
    source = source_of(one.url, corpus)
    if not one.exact.strip():
        return {**answer, "problem": f"annotation {one.number} marks no words (no TextQuoteSelector)"}
    if source is None:
        said = f"no source of the catalogue has the URL '{one.url}'; take it in: kfor add '{one.url}'"
        return {**answer, "problem": said}
    answer["source"] = source.id
    try:
        document = source.document
        spans = anchor(document, TextQuote(one.exact, one.prefix, one.suffix)) or anchor(
            document, TextQuote(one.exact)
        )
    except EvidenceError as error:
        return {**answer, "problem": str(error)}
    if spans:
        found = Found(source, spans[0], 1.0)
        made = quotation(found)
        problem = "" if made else f"'{source.id}' has '{one.exact}' as part of a word only"
        return {**answer, "locator": found.locator, "directive": made, "problem": problem}
    near = nearest_passages(index, one.exact, [source.id], 1)
    hint = f"; nearest, in {near[0].locator}: '{near[0].words}'" if near and near[0].likeness else ""
    said = f"'{source.id}' does not have '{' '.join(one.exact.split())}'{hint}"
    return {**answer, "problem": said}
