"""`kfor check`: verify a project without writing any output."""

from __future__ import annotations

import json
import os
import textwrap
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from sphinx.util.logging import is_suppressed_warning

from sphinx_kfor.brief.assessing.quoted_share import Share, shares
from sphinx_kfor.brief.report import all_accepted, to_review
from sphinx_kfor.cli.check_sarif import as_sarif
from sphinx_kfor.cli.claims import claim_lines, claims_of
from sphinx_kfor.cli.docsdir import docs_argument
from sphinx_kfor.cli.project import TERMINAL, Project, read_project
from sphinx_kfor.evidence.annotations.annotation import Verdict
from sphinx_kfor.evidence.catalogue.guesses import said_of
from sphinx_kfor.evidence.sources.origins import proposals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_kfor.evidence.problems import Problem

Json = dict[str, Any]
#: Characters of a shared passage that are shown.
_LINE = 100


@click.command()
@docs_argument
@click.option(
    "--claims", is_flag=True, help="Also say what each paragraph, judgement, recommendation rests on."
)
@click.option("--rights", is_flag=True, help="Also say how much of each source is quoted, and where.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    help="What to print.",
    show_default=True,
)
def check(docsdir: Path, *, rights: bool, claims: bool, form: str) -> None:
    """Verify every passage that the project in DOCSDIR uses, without writing any output.

    Exit status 1 where an error stands, 2 where the project cannot be read.

    \b
    Example:
      kfor check
      kfor check docs --rights --claims
    """
    with read_project(docsdir) as project:
        with TERMINAL.status("looking for sources that share text"):
            found = findings(project)
        if rights:
            found["rights"] = [_right(project, share) for share in shares(project.domain)]
        if claims:
            found["claims"] = claims_of(project, _place)
        held = to_review(project.domain) if form == "text" else {}
    _PRINTERS[form](found)
    if held:
        click.echo(said_of(held))
    if found["errors"]:
        raise SystemExit(1)


def findings(project: Project) -> Json:
    """All that a check finds; its keys are documented in `docs/commands.md`."""
    problems = project.problems()
    cautions = [(page, problem) for page, problem in problems if problem.caution]
    heard = [one for one in cautions if not is_suppressed_warning("kfor", one[1].subtype, project.suppressed)]
    passages = (passage for page in project.domain.pages.values() for passage in page.passages)
    verdicts = Counter(passage.annotation.verdict for passage in passages)
    return {
        "version": 1,
        "verdicts": {verdict.value: verdicts[verdict.value] for verdict in Verdict},
        "errors": _sorted(_problem(project, *one) for one in problems if not one[1].caution),
        "cautions": _sorted(_problem(project, *one) for one in heard),
        "suppressed": len(cautions) - len(heard),
        "origins": [asdict(proposal) for proposal in proposals(project.domain.resolver.corpus)],
        "accepted": _sorted(
            {**_problem(project, page, problem), "reason": reason}
            for page, problem, reason in all_accepted(project.domain)
        ),
    }


def _problem(project: Project, page: str, problem: Problem) -> Json:
    return {
        **_place(project, page, problem.line, problem.file),
        "type": f"kfor.{problem.subtype}",
        **({"rule": problem.rule} if problem.rule else {}),
        "message": problem.message,
    }


def _right(project: Project, share: Share) -> Json:
    words, page, line = share.longest()
    return {
        "brief": share.brief,
        "source": share.source,
        "rights": project.domain.sources[share.source].record.custom.rights.value,
        "words": share.words,
        "quoted": share.quoted,
        "share": round(share.fraction, 4),
        "passed-over": _passed_over(project, share.source),
        "longest": {"words": words, **_place(project, page, line)},
        "passages": [
            {"words": passage.words, **_place(project, page, passage.line)}
            for page, passage in share.passages
        ],
    }


def _passed_over(project: Project, source: str) -> int:
    """How many lines of a source were taken for no part of its running text."""
    known = project.domain.sources[source]
    return known.document.passed_over if known.path else 0


def _place(project: Project, page: str, line: int, file: str = "") -> Json:
    """The file, relative to where the command runs, and the line."""
    path = file or (str(project.domain.env.doc2path(page)) if page else "")
    return {"file": Path(os.path.relpath(path)).as_posix() if path else "", "line": line}


def _sorted(items: Iterable[Json]) -> list[Json]:
    return sorted(items, key=lambda item: [item[key] for key in ("file", "line", "type", "message")])


def _print_json(found: Json) -> None:
    click.echo(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True))


def _print_text(found: Json) -> None:
    for kind, colour in (("error", "red"), ("caution", "yellow")):
        for item in found[f"{kind}s"]:
            place = click.style(_said(item), bold=True)
            click.echo(f"{place} {click.style(kind, fg=colour)} [{item['type']}] {item['message']}")
    for item in found["accepted"]:
        click.echo(f"{_said(item)} accepted [{item['type']}] {item['message']}\n  because: {item['reason']}")
    for item in found["origins"]:
        _print_origin(item)
    for item in found.get("rights", []):
        _print_right(item)
    if "claims" in found:
        click.echo("\n".join(claim_lines(found["claims"])))
    verdicts = ", ".join(f"{number} {verdict}" for verdict, number in found["verdicts"].items())
    numbers = [f"{len(found[kind])} {kind}" for kind in ("errors", "cautions", "accepted")]
    numbers += [f"{found['suppressed']} suppressed"] * bool(found["suppressed"])
    click.echo(f"{sum(found['verdicts'].values())} passages: {verdicts}; {', '.join(numbers)}")


def _print_origin(item: Json) -> None:
    names = ", ".join(item["sources"])
    click.echo(
        f"one origin? {names}: {item['reason']}; they count as one: write 'origin: {item['origin']}' for all "
        "in the catalogue, or an origin of its own for one that is independent"
    )
    for trace in item["passages"]:
        click.echo(f"  {trace['source']}, {trace['locator']}: {textwrap.shorten(trace['words'], _LINE)}")


def _print_right(item: Json) -> None:
    longest = item["longest"]
    click.echo(
        f"{item['brief']}: {item['source']} ({item['rights']}): {item['quoted']} of {item['words']} words "
        f"quoted, {item['share']:.1%}; longest run {longest['words']} words at {_said(longest).rstrip(':')}"
        + (f"; {item['passed-over']} lines passed over (heads, feet, menus)" * bool(item["passed-over"]))
    )
    for passage in item["passages"]:
        click.echo(f"  {_said(passage)} {passage['words']} words")


def _said(item: Json) -> str:
    return f"{item['file']}:{item['line']}:" if item["line"] else f"{item['file']}:" * bool(item["file"])


def _print_sarif(found: Json) -> None:
    click.echo(as_sarif(found))


_PRINTERS: dict[str, Callable[[Json], None]] = {
    "text": _print_text,
    "json": _print_json,
    "sarif": _print_sarif,
}
