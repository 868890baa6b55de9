"""Where `kfor add` takes documents in, and what it is asked to take: files, folders, pages of the web."""

from __future__ import annotations

import filecmp
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_kfor.cli.corpus import TERMINAL, said_of, settings_of
from sphinx_kfor.cli.fetching import check, fetch
from sphinx_kfor.evidence.annotations.foreign import plain_url
from sphinx_kfor.evidence.catalogue.catalogue import Catalogue, read_catalogue
from sphinx_kfor.evidence.sources.encodings import needed
from sphinx_kfor.evidence.sources.intake import documents_in
from sphinx_kfor.evidence.sources.opening import paths

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

#: What begins like an address; a single letter names a drive.
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)

#: What a file of the corpus is not named with: line ends and the like, and what not every system takes.
_UNNAMED = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\\]+")


@dataclass
class Room:
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
        return self._urls.get(plain_url(address), "")

    def digest(self, digest: str) -> str:
        """The id of the record that has a file's digest; empty if none has."""
        return self._digests.get(digest, "")

    def name_for(self, path: Path, chosen: Collection[str]) -> str:
        """The name of a file in the corpus folder: its own where it is there, else one that nothing has."""
        folder = self.folder.resolve()
        if path.resolve().is_relative_to(folder):
            return path.resolve().relative_to(folder).as_posix()
        plain = Path(_UNNAMED.sub(" ", path.name))
        name, number = plain.name, 2
        while name in chosen or _holds_another(self.folder / name, path):
            name, number = f"{plain.stem}-{number}{plain.suffix}", number + 1
        return name

    @cached_property
    def _urls(self) -> dict[str, str]:
        return {plain_url(one.url): one.id for one in self.known.records.values() if one.url}

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {one.custom.sha256: one.id for one in self.known.records.values() if one.custom.sha256}


def _holds_another(place: Path, path: Path) -> bool:
    """Whether a place holds a file that is not the same as another."""
    return place.exists() and not filecmp.cmp(place, path, shallow=False)


@dataclass
class Asked:
    """Files to take in, with the address that each was fetched from, and what is wrong with others.

    Attributes:
        files: each with its address; empty for one that was not fetched.
        encodings: of those whose text is read otherwise without it.
        failed: what cannot be taken in, and why.
        known: what the catalogues hold, by its id.
    """

    files: dict[Path, str] = field(default_factory=dict)
    encodings: dict[Path, str] = field(default_factory=dict)
    failed: list[tuple[str, str]] = field(default_factory=list)
    known: list[tuple[str, str]] = field(default_factory=list)


def open_room(catalogue: Path | None, docsdir: Path) -> Room:
    """Where a project takes documents in.

    Args:
        catalogue: the one that is named; None for the project's last.
        docsdir: the folder with `conf.py`.

    Raises:
        click.ClickException: there is no catalogue, or it is broken.
    """
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
    for problem in (one for one in known.problems if not one.caution):
        raise click.ClickException(f"{said_of(problem)}; mend it first")
    corpus = [docsdir / name for name in paths(settings.get("kfor_corpus"))] if catalogue is None else []
    folder = corpus[0] if corpus else chosen.parent
    text = chosen.read_bytes().decode() if chosen.exists() else ""
    return Room(chosen, folder, known, text)


def gathered(what: tuple[str, ...], room: Room, temporary: Path, *, private: bool) -> Asked:
    """The files that are named, those of folders, and those that are fetched."""
    asked = Asked()
    for number, one in enumerate(what):
        if "://" in one or (_SCHEME.match(one) and not Path(one).exists()):
            check(one)
            if room.url(one):
                asked.known.append((one, room.url(one)))
                continue
            _fetch(one, asked, temporary / str(number), room, private=private)
            continue
        path = Path(one)
        if path.is_dir():
            if (path / "conf.py").is_file():
                raise click.UsageError(
                    f"'{one}' is a project itself; name the folder that holds the documents"
                )
            for found in _in_folder(path, room, asked):
                if found.resolve().is_relative_to(path.resolve()):
                    asked.files[found] = ""
                else:
                    asked.failed.append(
                        (str(found), "it is a link that leaves the folder; name the file itself")
                    )
        elif path.is_file():
            asked.files[path] = ""
        else:
            asked.failed.append((one, "there is no such file"))
    return asked


def _in_folder(folder: Path, room: Room, asked: Asked) -> Iterator[Path]:
    """The documents of a folder, without the catalogue itself and the lock."""

    def closed(path: Path) -> None:
        asked.failed.append((str(path), "the folder cannot be read"))

    for path in documents_in(folder, closed):
        if path.resolve() != room.catalogue.resolve() and path.name != "evidence.lock.json":
            yield path


def _fetch(url: str, asked: Asked, folder: Path, room: Room, *, private: bool) -> None:
    try:
        with TERMINAL.status(f"fetching {url}"):
            found = fetch(url, private=private)
    except OSError as error:
        asked.failed.append((url, f"cannot be fetched ({error})"))
        return
    if room.url(found.url):
        asked.known.append((url, room.url(found.url)))
        return
    folder.mkdir()
    path = folder / found.name
    path.write_bytes(found.data)
    asked.files[path] = found.url
    if needed(found.data, path.suffix, found.charset):
        asked.encodings[path] = found.charset
