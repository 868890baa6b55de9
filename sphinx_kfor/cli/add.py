"""`kfor add`: take documents into the corpus, with a record of what each says of itself."""

from __future__ import annotations

import codecs
import datetime as dt
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import Progress

from sphinx_kfor.cli.asking import agreed
from sphinx_kfor.cli.completing import files, sources
from sphinx_kfor.cli.corpus import TERMINAL
from sphinx_kfor.cli.docsdir import docs_option
from sphinx_kfor.cli.room import Asked, Room, gathered, open_room
from sphinx_kfor.cli.updating import update as take_over
from sphinx_kfor.evidence.catalogue.proposals import identifier_of, proposed, unknown
from sphinx_kfor.evidence.catalogue.writing import appended, copy_atomically, write_atomically
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.sources.encodings import needed
from sphinx_kfor.evidence.sources.intake import Intake, read_all, readable

if TYPE_CHECKING:
    from sphinx_kfor.evidence.catalogue.proposals import Field


def _encoding(_ctx: click.Context, _option: click.Parameter, name: str | None) -> str:
    """The name of an encoding, if it is one."""
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError:
        raise click.BadParameter(f"'{name}' is no encoding; latin-1, cp1252 and koi8-r are some") from None


@click.command()
@click.argument("what", metavar="FILE|FOLDER|URL…", nargs=-1, shell_complete=files)
@click.option(
    "--catalogue",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The catalogue; by default the project's last.",
)
@docs_option
@click.option("--id", "identifier", metavar="ID", help="The id of the record, for one document.")
@click.option(
    "--update",
    metavar="ID",
    shell_complete=sources,
    help="Take over a changed file of this record, and its digest.",
)
@click.option(
    "--encoding", metavar="NAME", callback=_encoding, help="Of texts that are not in UTF-8: latin-1, cp1250 …"
)
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--allow-private", is_flag=True, help="Fetch from addresses of private networks too.")
def add(  # noqa: PLR0913 (options of a command)
    what: tuple[str, ...],
    *,
    catalogue: Path | None,
    docsdir: Path,
    identifier: str | None,
    update: str | None,
    encoding: str,
    yes: bool,
    allow_private: bool,
) -> None:
    """Take documents into the corpus: files, folders of them, or pages of the web.

    Each file is kept beside the catalogue as it is, and gets a record of what it says of itself; what is a
    guess is marked '# to review'. What is known already is not added twice, so a folder can be added again.

    Exit status 1 where something could not be taken in, 2 where an address or an id is refused.

    \b
    Example:
      kfor add report.pdf
      kfor add https://example.org/news/ferry --id ferry-2021
      kfor add downloads/ --yes
      kfor add minutes-1998.txt --encoding cp1250
      kfor add report-corrected.pdf --update report
    """
    room = open_room(catalogue, docsdir)
    if update:
        take_over(room, update, what, yes=yes, private=allow_private)
        return
    if not what:
        raise click.UsageError("name a file, a folder or an address: kfor add report.pdf")
    with tempfile.TemporaryDirectory() as temporary:
        asked = gathered(what, room, Path(temporary), private=allow_private)
        for path in filter(Path.exists, asked.files if encoding else ()):
            if needed(path.read_bytes(), path.suffix.lower(), encoding):
                asked.encodings[path] = encoding
        if identifier:
            _check_identifier(identifier, asked, room)
        taken = _taken(asked, room, identifier or "")
        _show(taken, room)
        if taken.records and agreed(f"Write {_records(taken)} to {room.catalogue}?", yes=yes):
            _write(taken, room)
    if taken.failed:
        raise SystemExit(1)


@dataclass
class _Taken:
    """Records to write, each with the file that it is of, and what is wrong with others."""

    records: list[tuple[Path, str, list[Field]]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    known: list[tuple[str, str]] = field(default_factory=list)


def _check_identifier(identifier: str, asked: Asked, room: Room) -> None:
    if len(asked.files) + len(asked.failed) + len(asked.known) > 1:
        raise click.UsageError("--id names one record; add one document with it")
    place = room.known.places.get(identifier)
    if place:
        raise click.UsageError(
            f"the id '{identifier}' is taken, in {place.file}, line {place.line}; choose another"
        )


def _taken(asked: Asked, room: Room, identifier: str) -> _Taken:
    """Read what is asked for, and work out the records."""
    taken = _Taken(failed=list(asked.failed), known=list(asked.known))
    files = [path for path in asked.files if readable(path)]
    taken.failed += [
        (str(path), f"no reader for '{path.suffix}' files; save it as .pdf, .docx, .html, .xlsx or .txt")
        for path in asked.files
        if not readable(path)
    ]
    ids, digests = set(room.known.places), dict[str, str]()
    with Progress(console=TERMINAL, transient=True, disable=not TERMINAL.is_terminal) as bar:
        for one in bar.track(
            read_all(files, encodings=asked.encodings), total=len(files), description="reading"
        ):
            if one.problem:
                taken.failed.append((asked.files[one.path] or str(one.path), one.problem))
                continue
            known = room.digest(one.digest) or digests.get(one.digest, "")
            if known:
                taken.known.append((asked.files[one.path] or str(one.path), known))
                continue
            chosen = identifier or identifier_of(one.facts, one.path.stem, asked.files[one.path], ids)
            ids.add(chosen)
            digests[one.digest] = chosen
            taken.records.append(_record(one, chosen, asked, room, taken))
    return taken


def _record(
    one: Intake, identifier: str, asked: Asked, room: Room, taken: _Taken
) -> tuple[Path, str, list[Field]]:
    url, encoding = asked.files[one.path], asked.encodings.get(one.path, "")
    name = room.name_for(one.path, {file for _, file, _ in taken.records})
    accessed = dt.datetime.now(dt.UTC).date().isoformat() if url else ""
    return (
        one.path,
        name,
        proposed(identifier, one.facts, name, one.digest, url, accessed, one.body, encoding),
    )


def _show(taken: _Taken, room: Room) -> None:
    for _, name, fields in taken.records:
        said = {one.name: one.value for one in fields}
        missing = unknown(fields, name)
        note = f"; not found in it: {', '.join(missing)}" if missing else ""
        note += "; 'issued' is the day on which the file was made" if "date-inferred" in said else ""
        click.echo(f"{click.style(str(said['id']), bold=True)}: {said['title']} ({name}){note}")
    for name, known in taken.known:
        click.echo(f"{name} is known already, as '{known}'")
    for name, why in taken.failed:
        click.echo(f"{click.style('not taken in', fg='red')}: {name}: {why}", err=True)
    counts = f"{len(taken.records)} new, {len(taken.known)} known, {len(taken.failed)} could not be read"
    click.echo(f"{counts}; what is a guess is marked '# to review' in {room.catalogue}")


def _write(taken: _Taken, room: Room) -> None:
    """Keep the files, then write the catalogue: a file without a record does no harm."""
    try:
        text = appended(room.text, [fields for _, _, fields in taken.records])
        room.folder.mkdir(parents=True, exist_ok=True)
        for path, name, _ in taken.records:
            kept = room.folder / name
            if path.resolve() != kept.resolve():
                copy_atomically(path, kept)
        write_atomically(room.catalogue, text)
    except EvidenceError as error:
        raise click.ClickException(f"{room.catalogue} {error}") from None
    except OSError as error:
        raise click.ClickException(
            f"{error.filename or room.catalogue} cannot be written ({error.strerror})"
        ) from None
    click.echo(f"wrote {_records(taken)} to {room.catalogue}")


def _records(taken: _Taken) -> str:
    return "1 record" if len(taken.records) == 1 else f"{len(taken.records)} records"
