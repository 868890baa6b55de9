"""Diagrams drawn by the programs that draw them for HTML: Graphviz, Mermaid."""

from __future__ import annotations

import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import __

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.config import Config

#: Seconds that a program may take for a diagram.
_PATIENCE = 120
#: Pixels of a Mermaid diagram to one of a screen: its SVG has words in HTML, which only a browser shows.
_FINENESS = 3


class UndrawnError(Exception):
    """A diagram that is not drawn; its message says why."""


def draw_dot(code: str, config: Config, program: str = "") -> bytes:
    """Draw a graph in Graphviz's language.

    Args:
        code: the graph.
        config: the project's, which names the program.
        program: a layout ("neato") in place of that program.

    Returns:
        An SVG.

    Raises:
        UndrawnError: there is no such program, or it refuses the graph.
    """
    command = [program or str(config.graphviz_dot), *map(str, config.graphviz_dot_args), "-Tsvg"]
    drawn = _run(command, code)
    if not drawn:
        raise UndrawnError(__("%s draws nothing") % command[0])
    return drawn


def draw_mermaid(code: str, config: Config) -> bytes:
    """Draw a diagram in Mermaid's language.

    Args:
        code: the diagram.
        config: the project's, which names the program.

    Returns:
        A PNG.

    Raises:
        UndrawnError: there is no such program, or it refuses the diagram.
    """
    program = config.mermaid_cmd
    command = shlex.split(program) if isinstance(program, str) else list(program)
    with tempfile.TemporaryDirectory(prefix="briefpdf-") as folder:
        written, drawn = Path(folder, "diagram.mmd"), Path(folder, "diagram.png")
        written.write_text(code, encoding="utf-8")
        options = [
            "-s",
            str(_FINENESS),
            *map(str, config.mermaid_params),
            "-i",
            str(written),
            "-o",
            str(drawn),
        ]
        _run([*command, *options], "")
        if not drawn.exists():
            raise UndrawnError(__("%s draws nothing") % command[0])
        return drawn.read_bytes()


def _run(command: Sequence[str], given: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - the author's own program
            command, input=given.encode(), capture_output=True, check=False, timeout=_PATIENCE
        )
    except FileNotFoundError as error:
        raise UndrawnError(__("%s is not installed") % command[0]) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UndrawnError(__("%s does not answer") % command[0]) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise UndrawnError(f"{command[0]}: {said[0] if said else done.returncode}")
    return done.stdout
