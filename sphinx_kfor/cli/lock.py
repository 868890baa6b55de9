"""`kfor lock`: write what was checked, so that a build without the texts prints the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_kfor.cli.asking import agreed
from sphinx_kfor.cli.docsdir import docs_argument
from sphinx_kfor.cli.project import Project, read_project
from sphinx_kfor.evidence.annotations.lock import Lock, write_lock
from sphinx_kfor.evidence.annotations.lock_changes import Change, compare, compare_origins, merged
from sphinx_kfor.evidence.annotations.lock_signature import holds, sign, signature_path
from sphinx_kfor.evidence.annotations.torn_lock import merge_locks, read_any
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from sphinx_kfor.evidence.annotations.torn_lock import Salvaged

_NONE = '{"version": 1, "items": {}}'
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(epilog="Example: kfor lock docs --yes --sign ~/.ssh/id_ed25519")
@docs_argument
@click.option("--check", is_flag=True, help="Only say what would change; exit 1 if anything would.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--sign", "key", type=_FILE, help="Sign the lock with this OpenSSH key.")
@click.option(
    "--merge", "three", nargs=3, type=_FILE, help="BASE OURS THEIRS: merge into OURS, as git's merge driver."
)
def lock(
    docsdir: Path, *, check: bool, yes: bool, key: Path | None, three: tuple[Path, Path, Path] | None
) -> None:
    """Record every passage that the project in DOCSDIR uses in its evidence lock.

    Items whose text is not here are kept as they are. Nothing is written while an error stands. A lock that a
    merge tore is healed: from the texts, and for those that are not here by what either side has whole.
    """
    if three:
        _merge(*three)
        return
    if check and key:
        raise click.UsageError("--check writes nothing, and no signature; leave out --check or --sign")
    with read_project(docsdir, heal=True) as project:
        path = project.lock_path
        if path is None:
            raise click.ClickException("the project has no kfor_catalogue, so there is nothing to lock")
        _refuse_errors(project)
        new, changes = _wanted(project)
    lost = _lost(project.salvaged, new)
    _show(changes, project.salvaged)
    if changes or project.salvaged:
        if check:
            raise SystemExit(1)
        if not agreed(f"Write {len(new.items)} items to {path.name}?", yes=yes):
            return
        _write(path, new)
    if key and not check:
        _sign(path, key)
    for one in lost:
        click.echo(f"lost     {one}: no side has it whole, and its text is not here", err=True)
    if lost:
        raise SystemExit(1)


def _wanted(project: Project) -> tuple[Lock, list[Change]]:
    """What the lock should hold, and how it differs from what it holds."""
    resolver, origins = project.domain.resolver, project.domain.origins
    present = resolver.corpus.sources.present
    items = merged(resolver.lock.items, project.domain.to_lock(), present.__contains__)
    new = Lock(items, origins.found if origins.asked else resolver.lock.origins)
    changes = compare(resolver.lock.items, items) + compare_origins(resolver.lock.origins, new.origins)
    return new, changes


def _lost(salvaged: Salvaged | None, new: Lock) -> list[str]:
    return [key for key in salvaged.lost if key not in new.items] if salvaged else []


def _refuse_errors(project: Project) -> None:
    errors = project.errors()
    if project.salvaged and project.salvaged.lost:
        errors = [one for one in errors if one[1].subtype != "unavailable"]
    if errors:
        click.echo(project.messages.rstrip(), err=True)
        raise click.ClickException(f"{len(errors)} errors stand; mend them first, the lock is left as it is")


def _write(path: Path, new: Lock) -> None:
    signature = signature_path(path)
    try:
        write_lock(path, new.items, new.origins)
        click.echo(f"wrote {len(new.items)} items to {path.name}")
        if signature.is_file() and not _still_holds(path):
            signature.unlink()
            click.echo(f"removed {signature.name}: it signed another lock; sign anew with --sign KEY")
    except OSError as error:
        raise click.ClickException(f"{path.name} cannot be written ({error.strerror})") from None


def _still_holds(path: Path) -> bool:
    try:
        return holds(path)
    except EvidenceError:
        return False


def _sign(path: Path, key: Path) -> None:
    if not path.is_file():
        raise click.ClickException(f"there is no {path.name} to sign; nothing is used yet")
    try:
        sign(path, key)
    except EvidenceError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{path.name}.sig cannot be written ({error.strerror})") from None
    click.echo(f"signed {path.name}")


def _merge(base: Path, ours: Path, theirs: Path) -> None:
    """Merge into OURS; exit status 1 if something is left to decide, as git expects."""
    texts = [path.read_bytes().decode("utf-8", "replace") for path in (base, ours, theirs)]
    texts[0] = texts[0] or _NONE  # as git gives it where both sides have added the file
    read = [read_any(text, path.name) for text, path in zip(texts, (base, ours, theirs), strict=True)]
    for path, one in zip((base, ours, theirs), read, strict=True):
        if one.lock.problems:
            raise click.ClickException(f"{path.name}: {one.lock.problems[0].message}")
    new, both = merge_locks(*(one.lock for one in read))
    lost = sorted({key for one in read[1:] for key in one.lost} - set(new.items))
    write_lock(ours, new.items, new.origins)
    for key in both:
        click.echo(f"both sides changed {key}; ours is kept, run 'kfor lock'", err=True)
    for key in lost:
        click.echo(f"neither side has {key} whole; run 'kfor lock' where its text is", err=True)
    if both or lost:
        raise SystemExit(1)


def _show(changes: list[Change], salvaged: Salvaged | None) -> None:
    if salvaged:
        click.echo(f"the lock is torn; {len(salvaged.lock.items)} items of it are whole")
        for key in salvaged.differing:
            click.echo(
                f"differs  {key}: the sides have other records; ours is kept where the text is not here"
            )
    for change in changes:
        click.echo(f"{change.kind:8} {change.key}: {change.detail}")
    differ = "1 item differs" if len(changes) == 1 else f"{len(changes)} items differ"
    said = differ if changes else "the lock is up to date"
    click.echo("no other item differs" if salvaged and not changes else said)
