"""The `kfor` command: one file a command, imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from sphinx_kfor import __version__

#: The commands, by the module of this package that has each, with what each does in a line.
_COMMANDS = {
    "add": ("add", "Take documents into the corpus."),
    "changes": ("changes", "Say what changed between two editions."),
    "check": ("check", "Verify a project without writing any output."),
    "find": ("find", "Find the passages nearest to some words."),
    "import": ("import_annotations", "Turn annotations into quotations ready to paste."),
    "lock": ("lock", "Write the evidence lock."),
    "new": ("new", "Start a project."),
    "verify": ("verify", "Prove a delivered brief."),
}


class _Closed(click.ClickException):
    """A file or folder that cannot be opened: the call cannot work."""

    exit_code = 2


class _Commands(click.Group):
    """Commands that are imported only where they are wanted: Sphinx alone takes half a second."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module, _ = _COMMANDS[name]
        command: click.Command = getattr(import_module(f"{__name__}.{module}"), module)
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, said) in sorted(_COMMANDS.items())])

    def invoke(self, ctx: click.Context) -> object:
        """A project that Sphinx cannot read at all, or a file that is closed to us, is no error of ours."""
        try:
            return super().invoke(ctx)
        except PermissionError as error:
            raise _Closed(f"{error.filename} cannot be read or written ({error.strerror})") from None
        except Exception as error:
            if _is_of_sphinx(error):
                raise click.UsageError(str(error)) from None
            raise


def _is_of_sphinx(error: Exception) -> bool:
    return any(kind.__module__ == "sphinx.errors" for kind in type(error).__mro__)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kfor")
def main() -> None:
    """Take in, find, check and lock the evidence of policy briefs.

    \b
    Completion for bash (zsh, fish): add to your shell's start file
      eval "$(_KFOR_COMPLETE=bash_source kfor)"
    """
