"""The folder with `conf.py`, which most commands want: as an argument, as `--docs`, or the current one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = TypeVar("Command", bound=Callable[..., object])

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_HELP = "The folder with conf.py; by default the current one."
_NAMED = f"{__name__}.named"


def configured(docsdir: Path) -> Path:
    """The `conf.py` of a folder. Raises click.UsageError if it has none."""
    path = docsdir / "conf.py"
    if not path.is_file():
        raise click.UsageError(
            f"'{docsdir}' has no conf.py; name the folder that has one with --docs, "
            "or start one with 'kfor new'"
        )
    return path


def docs_option(command: Command) -> Command:
    """A command that takes the folder as `--docs` alone."""
    return click.option("--docs", "docsdir", type=_FOLDER, default=".", help=_HELP)(command)


def docs_argument(command: Command) -> Command:
    """A command that takes the folder as an argument, or as `--docs`."""
    option = click.option(
        "--docs", type=_FOLDER, is_eager=True, expose_value=False, callback=_remember, help=_HELP
    )
    argument = click.argument("docsdir", required=False, type=_FOLDER, callback=_chosen)
    return option(argument(command))


def _remember(context: click.Context, _parameter: click.Parameter, folder: Path | None) -> None:
    context.meta[_NAMED] = folder


def _chosen(context: click.Context, _parameter: click.Parameter, folder: Path | None) -> Path:
    named: Path | None = context.meta.get(_NAMED)
    if folder and named and folder.resolve() != named.resolve():
        raise click.UsageError(f"'{folder}' and --docs '{named}' are two folders; name one")
    return folder or named or Path()
