"""`kfor add`: take documents into the corpus, with a record of what each says of itself."""

from __future__ import annotations

import datetime as dt
import filecmp
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import Progress

from sphinx_kfor.cli.corpus import TERMINAL, settings_of
from sphinx_kfor.cli.fetching import check, fetch
from sphinx_kfor.evidence.annotations.foreign import plain_url
from sphinx_kfor.evidence.catalogue.catalogue import Catalogue, read_catalogue
from sphinx_kfor.evidence.catalogue.proposals import identifier_of, proposed, unknown
from sphinx_kfor.evidence.catalogue.writing import appended, updated, write_atomically
from sphinx_kfor.evidence.problems import EvidenceError, nearest
from sphinx_kfor.evidence.sources.intake import Intake, documents_in, read_all, readable
from sphinx_kfor.evidence.sources.opening import paths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.catalogue.proposals import Field
    from sphinx_kfor.evidence.catalogue.yaml_lines import Place


@click.command()
@click.argument("what", metavar="FILE|FOLDER|URL…", nargs=-1)
@click.option(
    "--catalogue",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The catalogue; by default the project's last.",
)
@click.option(
    "--docs",
    "docsdir",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The folder with conf.py; by default the current one.",
)
@click.option("--id", "identifier", metavar="ID", help="The id of the record, for one document.")
@click.option("--update", metavar="ID", help="Take over a changed file of this record, and its digest.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--allow-private", is_flag=True, help="Fetch from addresses of private networks too.")
def add(  # noqa: PLR0913 (options of a command)
    what: tuple[str, ...],
    catalogue: Path | None,
    docsdir: Path,
    identifier: str | None,
    update: str | None,
    *,
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
      kfor add report-corrected.pdf --update report
    """
    room = _room(catalogue, docsdir)
    if update:
        _update(room, update, what, yes=yes, private=allow_private)
        return
    if not what:
        raise click.UsageError("name a file, a folder or an address: kfor add report.pdf")
    with tempfile.TemporaryDirectory() as temporary:
        asked = _asked(what, room, Path(temporary), private=allow_private)
        if identifier:
            _check_identifier(identifier, asked, room)
        taken = _taken(asked, room, identifier or "")
        _show(taken, room)
        if taken.records and (
            yes or click.confirm(f"Write {len(taken.records)} records to {room.catalogue}?")
        ):
            _write(taken, room)
    if taken.failed:
        raise SystemExit(1)


@dataclass
class _Room:
    """Where documents are taken in.

    Attributes:
        catalogue: the file that records are written to.
        folder: where files are kept.
        known: what the project's catalogues hold.
        text: the catalogue's own text.
    """

    catalogue: Path
    folder: Path
    known: Catalogue
    text: str

    def url(self, address: str) -> str:
        """The id of the record that has an address; empty if none has."""
        wanted = plain_url(address)
        return next(
            (one.id for one in self.known.records.values() if wanted and plain_url(one.url) == wanted), ""
        )

    def digest(self, digest: str) -> str:
        """The id of the record that has a file's digest; empty if none has."""
        return next((one.id for one in self.known.records.values() if one.custom.sha256 == digest), "")


@dataclass
class _Asked:
    """Files to take in, with the address that each was fetched from, and what is wrong with others."""

    files: dict[Path, str] = field(default_factory=dict)
    failed: list[tuple[str, str]] = field(default_factory=list)
    known: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class _Taken:
    """Records to write, each with the file that it is of, and what is wrong with others."""

    records: list[tuple[Path, str, list[Field]]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    known: list[tuple[str, str]] = field(default_factory=list)


def _room(catalogue: Path | None, docsdir: Path) -> _Room:
    settings = settings_of(docsdir) if catalogue is None or (docsdir / "conf.py").is_file() else {}
    names = [docsdir / name for name in paths(settings.get("kfor_catalogue"))]
    if catalogue is None and not names:
        raise click.UsageError(
            f"{docsdir / 'conf.py'} names no kfor_catalogue; "
            'write kfor_catalogue = "corpus/catalogue.yaml" there'
        )
    chosen = catalogue or names[-1]
    if chosen.suffix.lower() not in {".yaml", ".yml"}:
        raise click.UsageError(
            f"{chosen} is not YAML; name a YAML catalogue beside it with --catalogue, "
            "and list both in kfor_catalogue"
        )
    every = names if chosen.resolve() in {name.resolve() for name in names} else [*names, chosen]
    known = read_catalogue([(str(path), path) for path in every if path.exists()])
    for problem in known.problems:
        raise click.ClickException(f"{problem.file}:{problem.line}: {problem.message}; mend it first")
    corpus = [docsdir / name for name in paths(settings.get("kfor_corpus"))] if catalogue is None else []
    folder = corpus[0] if corpus else chosen.parent
    text = chosen.read_bytes().decode() if chosen.exists() else ""
    return _Room(chosen, folder, known, text)


def _asked(what: tuple[str, ...], room: _Room, temporary: Path, *, private: bool) -> _Asked:
    """The files that are named, those of folders, and those that are fetched."""
    asked = _Asked()
    for number, one in enumerate(what):
        if "://" in one:
            check(one)
            if room.url(one):
                asked.known.append((one, room.url(one)))
                continue
            _fetch(one, asked, temporary / str(number), room, private=private)
            continue
        path = Path(one)
        if path.is_dir():
            asked.files.update(dict.fromkeys(_in_folder(path, room), ""))
        elif path.is_file():
            asked.files[path] = ""
        else:
            asked.failed.append((one, "there is no such file"))
    return asked


def _in_folder(folder: Path, room: _Room) -> Iterator[Path]:
    """The documents of a folder, without the catalogue itself and the lock."""
    for path in documents_in(folder):
        if path.resolve() != room.catalogue.resolve() and path.name != "evidence.lock.json":
            yield path


def _fetch(url: str, asked: _Asked, folder: Path, room: _Room, *, private: bool) -> None:
    try:
        with TERMINAL.status(f"fetching {url}"):
            found = fetch(url, private=private)
    except OSError as error:
        asked.failed.append((url, f"cannot be fetched ({error})"))
        return
    except ValueError as error:
        asked.failed.append((url, f"is no address ({error})"))
        return
    if room.url(found.url):
        asked.known.append((url, room.url(found.url)))
        return
    folder.mkdir()
    path = folder / found.name
    path.write_bytes(found.data)
    asked.files[path] = found.url


def _check_identifier(identifier: str, asked: _Asked, room: _Room) -> None:
    if len(asked.files) + len(asked.failed) + len(asked.known) > 1:
        raise click.UsageError("--id names one record; add one document with it")
    place = room.known.places.get(identifier)
    if place:
        raise click.UsageError(
            f"the id '{identifier}' is taken, in {place.file}, line {place.line}; choose another"
        )


def _taken(asked: _Asked, room: _Room, identifier: str) -> _Taken:
    """Read what is asked for, and work out the records."""
    taken = _Taken(failed=list(asked.failed), known=list(asked.known))
    files = [path for path in asked.files if readable(path)]
    taken.failed += [
        (str(path), f"no reader for '{path.suffix}' files") for path in asked.files if not readable(path)
    ]
    ids, digests = set(room.known.places), dict[str, str]()
    with Progress(console=TERMINAL, transient=True, disable=not TERMINAL.is_terminal) as bar:
        for one in bar.track(read_all(files), total=len(files), description="reading"):
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
            taken.records.append(_record(one, chosen, asked.files[one.path], room, taken))
    return taken


def _record(
    one: Intake, identifier: str, url: str, room: _Room, taken: _Taken
) -> tuple[Path, str, list[Field]]:
    name = _file_name(one.path, room, {file for _, file, _ in taken.records})
    accessed = dt.datetime.now(dt.UTC).date().isoformat() if url else ""
    return one.path, name, proposed(identifier, one.facts, name, one.digest, url, accessed, one.body)


def _file_name(path: Path, room: _Room, chosen: set[str]) -> str:
    """The name of a file in the corpus folder: its own where it is there, else one that nothing has."""
    folder = room.folder.resolve()
    if path.resolve().is_relative_to(folder):
        return path.resolve().relative_to(folder).as_posix()
    name, number = path.name, 2
    while name in chosen or _holds_another(room.folder / name, path):
        name, number = f"{path.stem}-{number}{path.suffix}", number + 1
    return name


def _holds_another(place: Path, path: Path) -> bool:
    """Whether a place holds a file that is not the same as another."""
    return place.exists() and not filecmp.cmp(place, path, shallow=False)


def _show(taken: _Taken, room: _Room) -> None:
    for _, name, fields in taken.records:
        said = {one.name: one.value for one in fields}
        missing = unknown(fields, name)
        note = f"; not found in it: {', '.join(missing)}" if missing else ""
        click.echo(f"{click.style(str(said['id']), bold=True)}: {said['title']} ({name}){note}")
    for name, known in taken.known:
        click.echo(f"{name} is known already, as '{known}'")
    for name, why in taken.failed:
        click.echo(f"{click.style('not taken in', fg='red')}: {name}: {why}", err=True)
    counts = f"{len(taken.records)} new, {len(taken.known)} known, {len(taken.failed)} could not be read"
    click.echo(f"{counts}; what is a guess is marked '# to review' in {room.catalogue}")


def _write(taken: _Taken, room: _Room) -> None:
    """Keep the files, then write the catalogue: a file without a record does no harm."""
    try:
        text = appended(room.text, [fields for _, _, fields in taken.records])
        room.folder.mkdir(parents=True, exist_ok=True)
        for path, name, _ in taken.records:
            kept = room.folder / name
            if path.resolve() != kept.resolve():
                shutil.copyfile(path, kept)
        write_atomically(room.catalogue, text)
    except EvidenceError as error:
        raise click.ClickException(f"{room.catalogue} {error}") from None
    except OSError as error:
        raise click.ClickException(
            f"{error.filename or room.catalogue} cannot be written ({error.strerror})"
        ) from None
    click.echo(f"wrote {len(taken.records)} records to {room.catalogue}")


def _update(room: _Room, identifier: str, what: tuple[str, ...], *, yes: bool, private: bool) -> None:
    """Take over a changed file: from where it is now, or as it stands in the corpus."""
    name = _file_of(room, identifier)
    if len(what) > 1:
        raise click.UsageError("--update takes over one file")
    kept = room.folder / name
    with tempfile.TemporaryDirectory() as temporary:
        asked = _asked(
            what, _Room(room.catalogue, room.folder, Catalogue(), ""), Path(temporary), private=private
        )
        for named, why in asked.failed:
            raise click.ClickException(f"{named}: {why}")
        source = next(iter(asked.files), kept)
        digest = _digest_of(source, kept)
        if digest == room.known.records[identifier].custom.sha256 and source.resolve() == kept.resolve():
            click.echo(f"'{identifier}' is up to date")
            return
        if not yes and not click.confirm(f"Take over {source.name} as the file of '{identifier}'?"):
            return
        _take_over(room.known.places[identifier], digest, source, kept)
    click.echo(f"'{identifier}': {name} has the digest {digest}; run 'kfor check' to see what still stands")


def _file_of(room: _Room, identifier: str) -> str:
    """The name of the file that a record has."""
    record = room.known.records.get(identifier)
    if record is None:
        raise click.UsageError(
            f"no source '{identifier}' in the catalogue; {nearest(identifier, room.known.records)}"
        )
    if not record.custom.file:
        raise click.UsageError(f"the record of '{identifier}' names no file in custom.file; write it there")
    return record.custom.file


def _digest_of(source: Path, kept: Path) -> str:
    """The digest of a file that is to stand in another's place."""
    if not source.is_file():
        raise click.ClickException(f"there is no file {source}; name the new one")
    if source.suffix.lower() != kept.suffix.lower():
        raise click.UsageError(
            f"{source.name} is another kind of file than {kept.name}; add it as a source of its own"
        )
    (read,) = read_all([source])
    if read.problem:
        raise click.ClickException(f"{source}: {read.problem}")
    return read.digest


def _take_over(place: Place, digest: str, source: Path, kept: Path) -> None:
    """Write the digest into the catalogue, and the file where the old one was."""
    path = Path(place.file)
    try:
        text = updated(path.read_bytes().decode(), place.line, digest)
        if source.resolve() != kept.resolve():
            shutil.copyfile(source, kept)
        write_atomically(path, text)
    except EvidenceError as error:
        raise click.ClickException(f"{path} {error}") from None
    except OSError as error:
        raise click.ClickException(f"{error.filename or path} cannot be written ({error.strerror})") from None
