"""`kfor lock`: write what was checked, so that a build without the texts prints the same."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_kfor.cli.project import Project, read_project
from sphinx_kfor.evidence.annotations.lock import write_lock
from sphinx_kfor.evidence.annotations.lock_changes import Change, compare, compare_origins, merged


@click.command()
@click.argument("docsdir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Only say what would change; exit 1 if anything would.")
@click.option("--yes", is_flag=True, help="Write without asking.")
def lock(docsdir: Path, *, check: bool, yes: bool) -> None:
    """Record every passage that the project in DOCSDIR uses in its evidence lock.

    Items whose text is not here are kept as they are. Nothing is written while an error stands.
    """
    with read_project(docsdir) as project:
        path = project.lock_path
        if path is None:
            raise click.ClickException("the project has no kfor_catalogue, so there is nothing to lock")
        _refuse_errors(project)
        resolver = project.domain.resolver
        present = {identifier for identifier, source in resolver.corpus.sources.items() if source.path}
        items = merged(resolver.lock.items, project.domain.to_lock(), present.__contains__)
        origins = project.domain.origins.found if project.domain.origins.asked else resolver.lock.origins
        changes = compare(resolver.lock.items, items) + compare_origins(resolver.lock.origins, origins)
    _show(changes)
    if not changes:
        return
    if check:
        raise SystemExit(1)
    if yes or click.confirm(f"Write {len(items)} items to {path.name}?"):
        try:
            write_lock(path, items, origins)
        except OSError as error:
            raise click.ClickException(f"{path.name} cannot be written ({error.strerror})") from None
        click.echo(f"wrote {len(items)} items to {path.name}")


def _refuse_errors(project: Project) -> None:
    errors = project.errors()
    if errors:
        click.echo(project.messages.rstrip(), err=True)
        raise click.ClickException(f"{len(errors)} errors stand; mend them first, the lock is left as it is")


def _show(changes: list[Change]) -> None:
    for change in changes:
        click.echo(f"{change.kind:8} {change.key}: {change.detail}")
    click.echo("the lock is up to date" if not changes else f"{len(changes)} items differ")
