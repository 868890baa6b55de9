"""`kfor add --update`: take over a changed file of a record, and its digest."""

from __future__ import annotations

import filecmp
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_kfor.cli.asking import agreed
from sphinx_kfor.cli.room import Room, gathered
from sphinx_kfor.evidence.catalogue.catalogue import Catalogue
from sphinx_kfor.evidence.catalogue.writing import copy_atomically, updated, write_atomically
from sphinx_kfor.evidence.problems import EvidenceError, nearest
from sphinx_kfor.evidence.sources.intake import read_all

if TYPE_CHECKING:
    from sphinx_kfor.evidence.catalogue.records import Record


def update(room: Room, identifier: str, what: tuple[str, ...], *, yes: bool, private: bool) -> None:
    """Take over a changed file: from where it is now, or as it stands in the corpus.

    Args:
        room: where the record is.
        identifier: its id.
        what: the file or address; none for the one that stands in the corpus.
        yes: whether nothing is asked.
        private: whether addresses of private networks are allowed.

    Raises:
        click.ClickException: it cannot be taken over.
    """
    record = _record(room, identifier)
    if len(what) > 1:
        raise click.UsageError("--update takes over one file")
    kept = room.folder / record.custom.file
    with tempfile.TemporaryDirectory() as temporary:
        source = _source(room, what, kept, Path(temporary), private=private)
        (read,) = read_all([source], encodings={source: record.custom.encoding})
        if read.problem:
            raise click.ClickException(f"{source}: {read.problem}")
        same = read.digest == record.custom.sha256
        if same and (source.resolve() == kept.resolve() or _has(kept, source)):
            click.echo(f"'{identifier}' is up to date")
            return
        if not agreed(f"Take over {source.name} as the file of '{identifier}'?", yes=yes):
            return
        _write(room, identifier, source, kept, read.digest)
    click.echo(
        f"'{identifier}': {record.custom.file} has the digest {read.digest}; "
        "run 'kfor check' to see what still stands"
    )


def _record(room: Room, identifier: str) -> Record:
    record = room.known.records.get(identifier)
    if record is None:
        raise click.UsageError(
            f"no source '{identifier}' in the catalogue; {nearest(identifier, room.known.records)}"
        )
    if not record.custom.file:
        raise click.UsageError(f"the record of '{identifier}' names no file in custom.file; write it there")
    return record


def _source(room: Room, what: tuple[str, ...], kept: Path, temporary: Path, *, private: bool) -> Path:
    """The file that is taken over."""
    nothing_known = Room(room.catalogue, room.folder, Catalogue(), "")
    asked = gathered(what, nothing_known, temporary, private=private)
    for named, why in asked.failed:
        raise click.ClickException(f"{named}: {why}")
    source = next(iter(asked.files), kept)
    if not source.is_file():
        raise click.ClickException(f"there is no file {source}; name the new one")
    if source.suffix.lower() != kept.suffix.lower():
        raise click.UsageError(
            f"{source.name} is another kind of file than {kept.name}; add it as a source of its own"
        )
    return source


def _has(kept: Path, source: Path) -> bool:
    """Whether the corpus has the very file."""
    return kept.is_file() and filecmp.cmp(kept, source, shallow=False)


def _write(room: Room, identifier: str, source: Path, kept: Path, digest: str) -> None:
    """Keep the file, then write its digest to the catalogue."""
    place = room.known.places[identifier]
    path = Path(place.file)
    try:
        text = updated(path.read_bytes().decode(), place.line, digest)
        if source.resolve() != kept.resolve():
            copy_atomically(source, kept)
        write_atomically(path, text)
    except EvidenceError as error:
        raise click.ClickException(f"{path} {error}") from None
    except OSError as error:
        raise click.ClickException(f"{error.filename or path} cannot be written ({error.strerror})") from None
