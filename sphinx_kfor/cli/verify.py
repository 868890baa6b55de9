"""`kfor verify`: prove a delivered brief."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sphinx_kfor.cli.project import TERMINAL
from sphinx_kfor.cli.sarif import Result, sarif
from sphinx_kfor.delivery.findings import RULES
from sphinx_kfor.delivery.proof import Proof, prove
from sphinx_kfor.evidence.annotations.edition_changes import word_diff
from sphinx_kfor.evidence.catalogue.catalogue import read_catalogue
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.sources.corpus import Corpus

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kfor.delivery.findings import Finding

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(
    epilog="Example: kfor verify brief.pdf --catalogue seeds/catalogue.yaml --corpus seeds",
)
@click.argument("delivered", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--catalogue",
    "catalogues",
    type=_FILE,
    multiple=True,
    help="The sources; later files add to earlier ones.",
)
@click.option("--corpus", "folders", type=_FOLDER, multiple=True, help="Where their texts are.")
@click.option("--evidence", type=_FILE, help="The record, for a browser's print, which has none attached.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    help="What to print.",
    show_default=True,
)
def verify(
    delivered: Path,
    *,
    catalogues: tuple[Path, ...],
    folders: tuple[Path, ...],
    evidence: Path | None,
    form: str,
) -> None:
    """Prove DELIVERED: a brief's PDF, the folder of its pages, or its evidence.json.

    Each passage must stand in its source, and what the record has must stand in the delivery, with its
    attribution and figures. Without a catalogue the delivery is only held to its own record. Exit status 0
    where all that could be checked holds, 1 where something does not, 2 where the call cannot work.
    """
    if folders and not catalogues:
        raise click.UsageError("--corpus needs --catalogue, which says what each text is")
    try:
        with TERMINAL.status("proving"):
            proof = prove(delivered, evidence, _corpus(catalogues, folders))
    except EvidenceError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"{error.filename}: cannot be read ({error.strerror})") from None
    _PRINTERS[form](proof, delivered)
    if not proof.sound:
        raise SystemExit(1)


def _corpus(catalogues: tuple[Path, ...], folders: tuple[Path, ...]) -> Corpus | None:
    if not catalogues:
        return None
    catalogue = read_catalogue([(str(path), path) for path in catalogues])
    errors = [problem for problem in catalogue.problems if not problem.caution]
    if errors:
        lines = (f"{one.file}:{one.line}: {one.message}" for one in errors)
        raise click.UsageError("the catalogue is broken:\n" + "\n".join(lines))
    named = [Path(name) for name in filter(None, os.environ.get("KFOR_CORPUS", "").split(os.pathsep))]
    return Corpus(catalogue, [*folders, *named, *(path.parent for path in catalogues)])


def _said(proof: Proof) -> dict[str, Any]:
    return {
        "version": 1,
        "file": proof.name,
        "brief": proof.label,
        "sound": proof.sound,
        "pages": proof.pages,
        "passages": {
            "all": proof.passages,
            "in_sources": proof.sources.checked,
            "in_pages": proof.in_pages,
            "private": proof.private,
            "without_text": dict(sorted(proof.sources.unchecked.items())),
        },
        "findings": [one.to_json() for one in proof.findings if not one.note],
        "notes": [one.to_json() for one in proof.findings if one.note],
    }


def _print_json(proof: Proof, _: Path) -> None:
    click.echo(json.dumps(_said(proof), ensure_ascii=False, indent=1, sort_keys=True))


def _print_sarif(proof: Proof, path: Path) -> None:
    place = Path(os.path.relpath(path)).as_posix()
    results = [
        Result(
            f"{place}/{one.place}" if path.is_dir() and one.place.endswith(".html") else place,
            0,
            one.rule,
            "note" if one.note else "error",
            "\n".join(_lines(one)),
        )
        for one in proof.findings
    ]
    said = _said(proof)
    click.echo(sarif(results, RULES, {key: said[key] for key in ("file", "brief", "sound", "passages")}))


def _print_text(proof: Proof, _: Path) -> None:
    for one in sorted(proof.findings, key=lambda finding: finding.note):
        mark = click.style("note", fg="blue") if one.note else click.style("wrong", fg="red")
        first, *more = _lines(one)
        click.echo(f"{mark} [{one.rule}] {first}")
        for line in more:
            click.echo(f"  {line}")
    faults = sum(not one.note for one in proof.findings)
    click.echo(f"{proof.name}: {'; '.join(_counts(proof))}; {_verdict(proof, faults)}")


def _counts(proof: Proof) -> list[str]:
    sources = proof.sources
    counts = [f"{proof.passages} passages of '{proof.label}'" if proof.label else "no passages known"]
    counts += [f"{proof.in_pages} held to {proof.pages} pages"] * bool(proof.pages)
    if sources.checked or sources.unchecked:
        counts.append(f"{sources.checked} held to their sources")
        without = ", ".join(f"{name} ({number})" for name, number in sorted(sources.unchecked.items()))
        counts += [f"no text here of {without}"] * bool(without)
    else:
        counts.append("none held to its source (no --catalogue)")
    return counts + [f"{proof.private} of private sources"] * bool(proof.private)


def _verdict(proof: Proof, faults: int) -> str:
    return "sound, as far as was checked" if proof.sound else f"{faults} things do not hold"


def _lines(finding: Finding) -> list[str]:
    place = f"{finding.place}: " if finding.place else ""
    item = f" ({finding.item})" if finding.item else ""
    lines = [f"{place}{finding.message}{item}"]
    lines += [f"old: {finding.old}"] * bool(finding.old)
    lines += [f"new: {finding.new}"] * bool(finding.new)
    if finding.old and finding.new:
        lines.append(f"differs: {word_diff(finding.old, finding.new)}")
    return lines


_PRINTERS: dict[str, Callable[[Proof, Path], None]] = {
    "text": _print_text,
    "json": _print_json,
    "sarif": _print_sarif,
}
