"""The `kfor` command: one file a command."""

from __future__ import annotations

import click
from sphinx.errors import SphinxError

from sphinx_kfor import __version__
from sphinx_kfor.cli.changes import changes
from sphinx_kfor.cli.check import check
from sphinx_kfor.cli.lock import lock
from sphinx_kfor.cli.verify import verify


class _Commands(click.Group):
    """A project that Sphinx cannot read at all is an error of the user's, not of ours."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SphinxError as error:
            raise click.UsageError(str(error)) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kfor")
def main() -> None:
    """Check and lock the evidence of policy briefs."""


main.add_command(changes)
main.add_command(check)
main.add_command(lock)
main.add_command(verify)
