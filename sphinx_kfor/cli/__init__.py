"""The `kfor` command: one file a command."""

from __future__ import annotations

import click

from sphinx_kfor import __version__
from sphinx_kfor.cli.lock import lock


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kfor")
def main() -> None:
    """Check and lock the evidence of policy briefs."""


main.add_command(lock)
