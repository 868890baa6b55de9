"""Ask before something is written."""

from __future__ import annotations

import sys

import click


def agreed(question: str, *, yes: bool) -> bool:
    """Whether to write: `--yes` was given, or the answer is yes.

    Raises:
        click.ClickException: nobody answers, as where there is no terminal.
    """
    if yes:
        return True
    try:
        return click.confirm(question)
    except click.Abort:
        if sys.stdin.isatty():
            raise
        click.echo(err=True)
        raise click.ClickException("nobody is here to answer; write without being asked: --yes") from None
